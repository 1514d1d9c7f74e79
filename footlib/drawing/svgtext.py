"""The text of the widgets' SVG: groups with the attributes by which a page finds places."""

from .scene import middle_of, polygons
from .style import INK

NUMBER = 9.5  # font size of a zone's number
NAME = 19  # font size of 'Left foot', in a picture of usual height
USUAL = 760
BASELINE = 26  # of 'Left foot', below the upper end of a foot's part of the viewBox


def document(view, frame, feet):
    box = f"0 0 {short(frame.width)} {short(frame.height)}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" data-view="{view}">\n{"".join(feet)}</svg>\n'


def foot_group(foot, drawn, frame, numbers):
    """Everything that belongs to one foot: it can be shown alone, by the viewBox that the group names."""
    x, y, width, height = frame.view_box([d.panel.box for d in drawn])
    inside = [foot_name(foot, x + width / 2, y, frame), group("outline", [art(d) for d in drawn if behind(d)])]
    inside += [region(d, frame) for d in drawn if d.mark.kind == "region"]
    inside += [zone(d, frame, numbers[d.mark.name]) for d in drawn if d.mark.kind == "zone"]
    inside.append(group("outline front", [art(d) for d in drawn if d.mark.name == "contour"]))
    view_box = " ".join(map(short, (x, y, width, height)))
    return f'<g class="foot" data-foot="{foot}" data-viewbox="{view_box}">\n{"".join(inside)}</g>\n'


def behind(drawn):
    return drawn.mark.kind == "art" and drawn.mark.name != "contour"


def group(name, inside):
    return f'<g class="{name}" pointer-events="none">\n{"".join(inside)}</g>\n'


def foot_name(foot, x, y, frame):
    size = NAME * max(1, frame.height / USUAL)
    return (
        f'<text class="foot-name" x="{short(x)}" y="{short(y + BASELINE)}" text-anchor="middle" '
        f'font-size="{short(size)}" font-family="serif" font-style="italic" fill="currentColor" '
        f'pointer-events="none">{foot.capitalize()} foot</text>\n'
    )


def art(drawn):
    return f'<path class="{drawn.mark.name}" d="{drawn.path}" {paints(drawn.mark.look)}/>\n'


def region(drawn, frame):
    """A plain place: no colour of its own, there to be touched and highlighted."""
    return f'<g class="region" {found_by(drawn, frame)}><path d="{drawn.path}" fill="none"/></g>\n'


def zone(drawn, frame, number):
    """A zone with its number; its hatching stands beside it, so that the group itself is one shape."""
    mark = drawn.mark
    shape = f'<path class="shape" d="{drawn.path}" {paints(mark.look)}/>'
    hatch = (
        (
            f'<g class="zone weave sys-{mark.system}" pointer-events="none"><path d="{drawn.hatch}" fill="none" '
            f'stroke="{mark.look.edge}" stroke-width="0.8"/></g>\n'
        )
        if drawn.hatch
        else ""
    )
    return (
        f'<g class="zone sys-{mark.system}" data-zone="{mark.name}" {found_by(drawn, frame)}>'
        f"{shape}{number_text(drawn, frame, number)}</g>\n{hatch}"
    )


def number_text(drawn, frame, number):
    """The number in the middle of a zone, not displayed where there is no room for it."""
    (x, y), room = middle(drawn, frame)
    hidden = "" if room > 0.32 * NUMBER * len(str(number)) + 2.4 else ' display="none"'
    where = f'x="{short(x)}" y="{short(y + 0.35 * NUMBER)}" text-anchor="middle"'
    return (
        f'<text class="num" {where} font-size="{NUMBER}" font-family="sans-serif" fill="{INK}" '
        f'pointer-events="none"{hidden}>{number}</text>'
    )


def found_by(drawn, frame):
    """The attributes by which a page finds a place; ids begin with the surface, so that all views fit on one page."""
    place, foot = drawn.mark.name, drawn.panel.foot
    (x, y), _ = middle(drawn, frame)
    return (
        f'id="{drawn.panel.surface}-{place}-{foot}" data-place="{place}" data-foot="{foot}" '
        f'data-cx="{short(x)}" data-cy="{short(y)}"'
    )


def middle(drawn, frame):
    """The middle of a shape, y downwards, and how far it is from the border."""
    point, room = middle_of(max(polygons(drawn.seen), key=lambda p: p.area), 0.5)
    return (point.x, frame.height - point.y), room


def paints(look):
    """A look as attributes."""
    attributes = [f'fill="{look.fill or "none"}"']
    if look.edge:
        attributes.append(f'stroke="{look.edge}" stroke-width="{short(look.width * 1.2)}" stroke-linejoin="round"')
    if look.opacity < 1:
        attributes.append(f'opacity="{look.opacity:g}"')
    return " ".join(attributes)


def short(value):
    return f"{value:.1f}".removesuffix(".0")
