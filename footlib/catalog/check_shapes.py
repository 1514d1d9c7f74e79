"""Checks of shapes: places, layers and strips of the atlas, and footprints lie on the foot, and hide no other."""

from collections.abc import Iterable, Iterator, Mapping

from ..errors import hint
from ..model import FEET, Arch, Disagreement, Part, Place, Region, Zone, shapes
from .datafile import Checked, Files, Problem, Told, of_each
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
    lost = {(problem.file, problem.entry): problem for problem in places_inside(files, geometry)}
    yield from lost.values()
    found = (*overlapping_zones(files, geometry), *overlapping_regions(files, geometry))
    yield from (problem for problem in found if (problem.file, problem.entry) not in lost)  # else it only follows
    yield from drawn_somewhere(files, geometry)


@of_each("zones", "regions")
def places_inside(id: str, place: Place, files: Files, _: Geometry) -> Told:
    """Every part lies on the foot."""
    yield from outside(files, drawn_parts(place), "shapes")


@of_each("disagreements")
def versions_inside(id: str, entry: Disagreement, files: Files, _: Geometry) -> Told:
    """What is outlined lies on the foot."""
    for name, version in (("a", entry.a), ("b", entry.b)):
        yield from outside(files, version.shapes.items(), f"{name}.shapes")


def outside(files: Files, drawn: Iterable[tuple[str, Iterable[Part]]], field: str) -> Told:
    """The parts of which not even half lie inside the outline of their surface."""
    outlines = outline_masks(files)
    for surface, parts in drawn:
        for number, part in enumerate(parts, 1):
            if not inside(outlines.get(surface, 0), surface, part):
                points = part.outline or part.along
                where = f"its points begin at {list(points[0])}" if points else f"at = {list(part.at or ())}"
                text = f"most of it lies outside the foot ({where}). Move it inwards."
                yield f"{field}.{surface}.{number}", text


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


@of_each("zones")
def drawn_somewhere(id: str, zone: Zone, files: Files, _: Geometry) -> Told:
    if not zone.shapes:
        yield "shapes", "has no shape on any view. Give it at least one."


@of_each("zones")
def one_sided(id: str, zone: Zone, files: Files, _: Geometry) -> Told:
    """An organ of one side is drawn on that side's foot only."""
    foot = next((foot for foot, organs in ONE_SIDED.items() if id in organs), zone.foot)
    if zone.foot != foot:
        yield "foot", f"must be '{foot}': this organ lies on the {foot} side of the body (it is '{zone.foot}')."
    if zone.shapes_right and zone.foot != "both":
        yield "shapes_right", "is for zones on both feet. Put the shape in 'shapes'."


@of_each("regions")
def circles(id: str, _: Region, files: Files, geometry: Geometry) -> Told:
    """No region lies in itself."""
    if id in geometry.up(id):
        yield "parent", "lies in itself: its parents form a circle."


# --- The atlas and the footprint


def layers_known(files: Files, _geometry: Geometry) -> Iterator[Problem]:
    """layers.toml holds rankings that can be drawn, and no other. One that a course has no use for may be left out."""
    file = files["layers"]
    for id in file.ids - set(RANKED):
        text = f"no layer of this name can be drawn.{hint(id, RANKED)} The tables here are: {', '.join(RANKED)}."
        yield Problem(file.name, id, "", text)


def strips_in_order(files: Files, _geometry: Geometry) -> Iterator[Problem]:
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


@of_each("disagreements")
def versions_on_their_foot(id: str, entry: Disagreement, files: Files, _: Geometry) -> Told:
    """A version that takes a zone's shape is drawn on a foot that has this zone."""
    for name, version in (("a", entry.a), ("b", entry.b)):
        for place in version.places:
            zone = files["zones"].entries.get(place)
            if zone and not set(FEET[version.foot]) <= set(zone.feet):
                text = f"must be '{zone.foot}': {zone.name} is only on that foot (it is '{version.foot}')."
                yield f"{name}.foot", text


def one_rule(files: Files, _geometry: Geometry) -> Iterator[Problem]:
    """All arches are dips of the same sole."""
    file = files["footprints"]
    for id in file.ids - {RULE}:
        yield Problem(file.name, id, "", f"the file holds one table, [{RULE}]. Change that one.")
    if file.ids and RULE not in file.ids:
        yield Problem(file.name, "", "", f"the table [{RULE}] is missing.")


@of_each("arches")
def arches_in_range(id: str, arch: Arch, files: Files, _: Geometry) -> Told:
    """An arch's dip is one that the rule is good for."""
    if rule := files["footprints"].entries.get(RULE):
        low, high = rule.dips
        if not low <= arch.dip <= high:
            yield "dip", f"must be {low} to {high}, where the print stays in one piece (it is {arch.dip})."
