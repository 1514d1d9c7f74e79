"""Checks of shapes: places, layers and strips of the atlas, and footprints lie on the foot, and hide no other."""

from collections.abc import Iterator, Mapping

from ..errors import hint
from ..model import FEET, Part, shapes
from ..model.atlas import Version
from .datafile import Checked, Files, Problem
from .geometry import TENTH, Geometry, drawn_parts

#: Organs that lie on one side of the body; the chart shows them on that foot.
ONE_SIDED = {
    "right": ("liver", "gallbladder", "ileocecal", "ascending-colon", "hepatic-flexure"),
    "left": ("heart", "spleen", "splenic-flexure", "descending-colon", "sigmoid", "rectum"),
}
RANKED = ("skin", "pressure", "load")  #: the tables that layers.toml may have: one for each layer of ranked places
RULE = "neutral"  #: the one table of footprint.toml


def shape_problems(files: Files, geometry: Geometry) -> Iterator[Problem]:
    if not all(files[name].entries for name in ("regions", "zones", "outlines")):
        return  # said already
    lost = {(problem.file, problem.entry): problem for problem in outside(files)}
    yield from lost.values()
    found = (*overlapping_zones(files, geometry), *overlapping_regions(files, geometry))
    yield from (problem for problem in found if (problem.file, problem.entry) not in lost)  # else it only follows
    yield from shapeless(files)


def outside(files: Files) -> Iterator[Problem]:
    """Every part lies on the foot: at least half of it inside the outline of its surface."""
    outlines = outline_masks(files)
    for attribute in ("zones", "regions"):
        for id, entry in files[attribute].entries.items():
            for surface, parts in drawn_parts(entry):
                for number, part in enumerate(parts, 1):
                    if not inside(outlines.get(surface, 0), surface, part):
                        yield Problem(
                            files[attribute].name,
                            id,
                            f"shapes.{surface}.{number}",
                            f"most of it lies outside the foot ({describe(part)}). Move it inwards.",
                        )


def outline_masks(files: Files) -> dict[str, int]:
    """surface → the mask of its silhouette. On an outline with a mistake, which is told already, everything lies
    inside: one slip in it does not put all zones beside the foot."""
    right = files["outlines"].entries
    drawn = {surface: shapes.mask(surface, (*one.silhouette, *one.toes)) for surface, one in right.items()}
    return dict.fromkeys(files["outlines"].ids, ~0) | drawn


def inside(outline: int, surface: str, part: Part) -> bool:
    """Whether at least half of a part lies on the foot: the middle of a bent band may lie beside it, most of it not."""
    own = shapes.mask(surface, (part,))
    return bool(own) and 2 * (own & outline).bit_count() >= own.bit_count()


def describe(part: Part) -> str:
    if part.at is not None:
        return f"at = {list(part.at)}"
    return f"its points begin at {list((part.outline or part.along)[0])}"


def overlapping_zones(files: Files, geometry: Geometry) -> Iterator[Problem]:
    """Zones overlap by more than a tenth only where one of them says so."""
    file, zones = files["zones"], files["zones"].entries
    for (id, surface), covered in covering(file, geometry).items():
        if others := {
            other: share
            for other, share in covered.items()
            if set(zones[id].feet) & set(zones[other].feet)
            and other not in zones[id].overlaps
            and id not in zones[other].overlaps
        }:
            allowed = ", ".join(f'"{other}"' for other in (*zones[id].overlaps, *others))
            allow = f"Move one of them, or allow it with overlaps = [{allowed}]."
            todo = "Make it smaller, or move it." if len(others) > FEW else allow
            yield Problem(file.name, id, f"shapes.{surface}", f"{shares(others)}. {todo}")


def overlapping_regions(files: Files, geometry: Geometry) -> Iterator[Problem]:
    """Regions are parts of the foot side by side: only a parent may cover its children."""
    file = files["regions"]
    for (id, surface), covered in covering(file, geometry).items():
        if others := {other: share for other, share in covered.items() if not related(geometry, id, other)}:
            text = f"{shares(others)}. Regions lie side by side: draw them apart."
            yield Problem(file.name, id, f"shapes.{surface}", text)


FEW = 3  # neighbours that a message names one by one


def covering(file: Checked, geometry: Geometry) -> dict[tuple[str, str], dict[str, float]]:
    """(entry, surface) → the entries of the same file with which it overlaps by more than a tenth, and how much. Of
    two, it is told of the one that is somebody's own, or else of the first."""
    found: dict[tuple[str, str], dict[str, float]] = {}
    for surface, a, b, share in geometry.overlaps:
        if a in file.entries and b in file.entries and share > TENTH:
            a, b = (b, a) if a not in file.own and b in file.own else (a, b)
            found.setdefault((a, surface), {})[b] = share
    return found


def shares(others: Mapping[str, float]) -> str:
    """'covers 40% of 'liver' and 20% of 'spleen', or is covered by it', the most of it first."""
    most = sorted(others, key=lambda one: -others[one])
    named = [f"{others[one]:.0%} of '{one}'" for one in most[:FEW]]
    more = f" and {len(most) - FEW} others" if len(most) > FEW else ""
    return f"covers {' and '.join(named) if not more else ', '.join(named) + more} (or is covered by it)"


def related(geometry: Geometry, a: str, b: str) -> bool:
    """Whether one lies in the other, or their parents meet only because one covers its own children."""
    return a in geometry.down(b) or b in geometry.down(a) or bool(geometry.children[a] or geometry.children[b])


def shapeless(files: Files) -> Iterator[Problem]:
    """Every zone is drawn somewhere."""
    for id, zone in files["zones"].entries.items():
        if not zone.shapes:
            yield Problem(files["zones"].name, id, "shapes", "has no shape on any view. Give it at least one.")


def one_sided(files: Files, _geometry: Geometry | None = None) -> Iterator[Problem]:
    """An organ of one side is drawn on that side's foot only."""
    for foot, organs in ONE_SIDED.items():
        for id in organs:
            zone = files["zones"].entries.get(id)
            if zone and zone.foot != foot:
                text = f"must be '{foot}': this organ lies on the {foot} side of the body (it is '{zone.foot}')."
                yield Problem(files["zones"].name, id, "foot", text)
    for id, zone in files["zones"].entries.items():
        if zone.shapes_right and zone.foot != "both":
            yield Problem(
                files["zones"].name, id, "shapes_right", "is for zones on both feet. Put the shape in 'shapes'."
            )


def circles(files: Files, geometry: Geometry) -> Iterator[Problem]:
    """No region lies in itself."""
    for id in files["regions"].entries:
        if id in geometry.up(id):
            yield Problem(files["regions"].name, id, "parent", "lies in itself: its parents form a circle.")


# --- The atlas and the footprint


def layers_known(files: Files, _geometry: Geometry | None = None) -> Iterator[Problem]:
    """layers.toml holds rankings that can be drawn, and no other. One that a course has no use for may be left out."""
    file = files["layers"]
    for id in file.ids - set(RANKED):
        text = f"no layer of this name can be drawn.{hint(id, RANKED)} The tables here are: {', '.join(RANKED)}."
        yield Problem(file.name, id, "", text)


def strips_in_order(files: Files, _geometry: Geometry | None = None) -> Iterator[Problem]:
    """The longitudinal zones are numbered from the big toe outwards, and their borders do not cross."""
    file = files["longitudinals"]
    strips = sorted(file.entries.items(), key=lambda entry: entry[1].number)
    numbers = [strip.number for _, strip in strips]
    if strips and numbers != list(range(1, 6)) and not file.problems:
        yield Problem(file.name, "", "", f"the field 'number' must count 1, 2, 3, 4, 5 (it is {numbers}).")
    bordered = [(id, strip) for id, strip in strips if strip.border]
    for (inner, a), (id, b) in zip(bordered, bordered[1:], strict=False):
        if any(x >= y for (x, _), (y, _) in zip(a.border, b.border, strict=False)):
            yield Problem(file.name, id, "border", f"must lie on the little-toe side of the border of '{inner}'.")


def versions(files: Files) -> Iterator[tuple[str, str, Version]]:
    """(id, "a" or "b", version) of every disagreement."""
    for id, entry in files["disagreements"].entries.items():
        yield from ((id, name, getattr(entry, name)) for name in "ab")


def versions_inside(files: Files, _geometry: Geometry | None = None) -> Iterator[Problem]:
    """What is outlined lies on the foot."""
    outlines = outline_masks(files)
    for id, name, version in versions(files):
        for surface, parts in version.shapes.items():
            for number, part in enumerate(parts, 1):
                if not inside(outlines.get(surface, 0), surface, part):
                    text = f"most of it lies outside the foot ({describe(part)}). Move it inwards."
                    yield Problem(files["disagreements"].name, id, f"{name}.shapes.{surface}.{number}", text)


def versions_on_their_foot(files: Files, _geometry: Geometry | None = None) -> Iterator[Problem]:
    """A version that takes a zone's shape is drawn on a foot that has this zone."""
    for id, name, version in versions(files):
        for place in version.places:
            zone = files["zones"].entries.get(place)
            if zone and not set(FEET[version.foot]) <= set(zone.feet):
                text = f"must be '{zone.foot}': {zone.name} is only on that foot (it is '{version.foot}')."
                yield Problem(files["disagreements"].name, id, f"{name}.foot", text)


def one_rule(files: Files, _geometry: Geometry | None = None) -> Iterator[Problem]:
    """All arches are dips of the same sole."""
    file = files["footprints"]
    for id in file.ids - {RULE}:
        yield Problem(file.name, id, "", f"the file holds one table, [{RULE}]. Change that one.")
    if file.ids and RULE not in file.ids:
        yield Problem(file.name, "", "", f"the table [{RULE}] is missing.")


def arches_in_range(files: Files, _geometry: Geometry | None = None) -> Iterator[Problem]:
    """An arch's dip is one that the rule is good for."""
    if rule := files["footprints"].entries.get(RULE):
        low, high = rule.dips
        for id, arch in files["arches"].entries.items():
            if not low <= arch.dip <= high:
                text = f"must be {low} to {high}, where the print stays in one piece (it is {arch.dip})."
                yield Problem(files["arches"].name, id, "dip", text)
