"""The atlas over the widgets' map: what each layer shades, draws and tells, as small plain values for the page."""

from functools import lru_cache

from ..drawing.chart_request import ABSENT, drawn_on, present
from ..drawing.cite import credit
from ..drawing.frame import framed
from ..drawing.layers.ranks import RANKED, level_name, ranked
from ..drawing.views import VIEWS
from ..model import FEET, shapes

NAMES = {
    "zones": "Reflex zones",
    "regions": "Plain places",
    "lines": "Guide lines",
    "skin": "Skin and feeling",
    "pressure": "How firm where",
    "load": "Load in walking and running",
    "disagreement": "Where charts disagree",
}
TICK = 0.05  # foot lengths that a guide line of the sole reaches up the side of the foot
EDGES = {"inner": (0, 0.0, 0.15), "outer": (-1, 0.7, 1.1)}  # end of a line, and its x where it reaches this side
STEPS = 4  # points between two of a curve


@lru_cache(maxsize=4)
def map_layers(catalog):
    """Each layer by id, in the order of the list: its name, which places it offers, and what it adds to the map."""
    drawn = {"lines": lines, "disagreement": disagreements} | dict.fromkeys(RANKED, ranking)
    return {id: {"name": name} | (drawn[id](catalog, id) if id in drawn else {"on": id}) for id, name in NAMES.items()}


def absent(catalog, layer):
    """view → why it shows nothing of a layer."""
    return {view: ABSENT[layer] for view in VIEWS if not present(catalog, view, layer) and layer in ABSENT}


def ranking(catalog, layer):
    """Places by class, parents before their parts; the legend; and what to know before one believes it."""
    about, places = catalog.layers[layer], ranked(catalog, layer)
    named = {shade.level: shade.name for shade in about.shades}
    levels = sorted({one.level for one in places if not one.never})
    return {
        "on": "regions",
        "says": f"{about.subtitle}.",
        "ranks": [
            {
                "place": one.id,
                "level": "never" if one.never else one.level,
                "words": one.words,
                "views": views_of(catalog, one),
            }
            for one in places
        ],
        "keys": [{"level": n, "name": named.get(n) or f"Up to {n}: {level_name(n)}"} for n in levels]
        + ([{"level": "never", "name": "Never pressed"}] if any(one.never for one in places) else []),
        "notes": [
            {
                "text": remark.text,
                "grade": catalog.evidence[remark.evidence].grade,
                "sources": cited(catalog, remark.sources),
            }
            for remark in about.remarks
        ],
        "absent": absent(catalog, layer),
    }


def views_of(catalog, one):
    """The views on which a ranked place is seen, and its class holds there."""
    drawn = drawn_on(catalog, one.id)
    return [view for view, of in VIEWS.items() if any(one.on(s) and s in drawn for s in of.surfaces)]


def cited(catalog, ids):
    return "; ".join(credit(catalog.sources[id]) for id in ids)


def lines(catalog, layer):
    """The guide lines with letters, the strips of the longitudinal zones with numbers; on a side where lines end."""
    letters = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", catalog.landmarks.values(), strict=False))
    strips = sorted(catalog.longitudinals.values(), key=lambda one: one.number)
    return {
        "on": "zones",
        "says": "Lines that you can see or feel, with the body level of the charts; and the five longitudinal zones.",
        "marks": [*guides_on_sole(catalog, letters), *strips_on_sole(catalog, strips), *guide_ends(catalog, letters)],
        "notes": [
            *(
                note(catalog, one, f"{letter} {one.name}. {one.where} Body level: {one.body}.")
                for letter, one in letters.items()
            ),
            *(note(catalog, one, f"{one.number} {one.name}: {one.toe}; {one.body}.") for one in strips),
        ],
        "absent": absent(catalog, layer),
    }


def guides_on_sole(catalog, letters):
    for foot in FEET["both"]:
        for letter, one in letters.items():
            yield mark("guide", letter, "sole", *on_sole(catalog, foot, one.line))


def strips_on_sole(catalog, strips):
    """First the borders between the strips, then a number in each."""
    for foot in FEET["both"]:
        for one in strips:
            if one.border:
                yield mark("strip", "", "sole", *on_sole(catalog, foot, one.border))
    for foot in FEET["both"]:
        for one in strips:
            yield mark("strip", str(one.number), "sole", [], on_sole(catalog, foot, [one.at])[0][0])


def guide_ends(catalog, letters):
    """Where a line of the sole reaches an edge of the foot."""
    for view in EDGES:
        for foot in FEET["both"]:
            for letter, one in letters.items():
                if found := tick(catalog, view, foot, one.line):
                    yield mark("guide", letter, view, *found)


def note(catalog, entry, text):
    return {"text": text, "grade": "tradition", "sources": cited(catalog, entry.sources)}


def mark(look, label, view, points, at):
    return {"look": look, "label": label, "view": view, "points": points, "at": at}


def on_sole(catalog, foot, line):
    """A line of the sole on the map, and its outer end for the letter."""
    points = shapes.open_curve(line, STEPS) if len(line) > 1 else line
    placed = place(catalog, "sole", "sole", foot, shapes.flat("sole", points))
    return placed, placed[-1]


def tick(catalog, view, foot, line):
    """Where a guide line of the sole reaches the edge, seen from the side: a short line upwards."""
    end, low, high = EDGES[view]
    x, y = line[end]
    if not low <= x <= high:
        return None
    outline = [shapes.polygon(view, part) for part in catalog.outlines[view].silhouette]
    ground = min(h for points in outline for h in shapes.crossed([(b, a) for a, b in points], y))
    placed = place(catalog, view, view, foot, [(y, ground), (y, ground + TICK)])
    return placed, placed[1]


def disagreements(catalog, layer):
    """Both versions of every disagreement that can be outlined, numbered as in the notes."""
    drawn = [one for one in catalog.disagreements.values() if one.about == "place"]
    versions = [
        (number, letter, version)
        for number, one in enumerate(drawn, 1)
        for letter, version in (("A", one.a), ("B", one.b))
    ]
    return {
        "on": "zones",
        "says": "Two versions of the same zone, as two traditions draw it: A with a solid line, B with a dashed one.",
        "marks": [
            mark(letter, f"{number}{letter}" if first else "", view, points, points[0])
            for number, letter, version in versions
            for view, first, points in outlined(catalog, version)
        ],
        "notes": [
            {
                "text": f"{number} {one.name}. A: {one.a.says} B: {one.b.says}",
                "grade": "",
                "sources": cited(catalog, dict.fromkeys((*one.a.sources, *one.b.sources))),
            }
            for number, one in enumerate(drawn, 1)
        ],
        "absent": absent(catalog, layer),
    }


def outlined(catalog, version):
    """(view, whether it is the first on its foot, points) of each part of a version's shape."""
    for view, of in VIEWS.items():
        for foot in FEET[version.foot]:
            found = [
                place(catalog, view, surface, foot, shapes.polygon(surface, part, STEPS)[::2], 0)
                for surface in of.surfaces
                for part in parts_of(catalog, version, surface, foot)
            ]
            yield from ((view, not i, points) for i, points in enumerate(found))


def parts_of(catalog, version, surface, foot):
    """A version's own shapes, and those of its places with all that lies below them."""
    yield from version.shapes.get(surface, ())
    for id in version.places:
        yield from catalog.geometry.parts_on(id, surface, foot)


def place(catalog, view, surface, foot, points, digits=1):
    """Points of a surface on the map, as JSON takes them."""
    placed, frame = frame_of(catalog, view)
    panel = next(panel for panel in placed if (panel.surface, panel.foot) == (surface, foot))
    return [[round(value, digits) for value in frame.point(panel, point)] for point in points]


@lru_cache(maxsize=16)
def frame_of(catalog, view):
    return framed(view, catalog.outlines)
