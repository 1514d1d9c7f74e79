"""A small picture of a step: its foot, the places it works, the hands as they begin, and their way.

What several pictures show – feet, places, poses – is drawn once for a page and used by its id; `alone` is a picture
that brings along all it shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from math import cos, hypot, radians, sin
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

from ...cache import kept_with
from ...model.move import HAND
from ..hands import COLOURS, LOOKS, UNIT
from ..picture_cache import map_svg
from ..style import ART as STYLE_ART
from ..style import HOLDING, INK, PAPER
from ..views import UNITS, frame_of
from . import hands_on, hands_words, panels_of, things_on
from .glyphs import still
from .subject import shown_for, subject_of
from .things import drawn_all

if TYPE_CHECKING:
    from ...catalog import Catalog
    from ...model import Step
    from ..views import XY
    from .subject import Piece, Subject


LEAST, MOST = 400, 720  # units of the map: the side of the square that is shown
FEW = 10  # points of a line are enough here
ROUND = 14
#: a place seen through the hands that lie on it
THROUGH = 'fill="none" stroke="#0a5a52" stroke-opacity="0.75" stroke-width="2.5" stroke-dasharray="9 7"'
PART = re.compile(r'class="fl-hand-([a-z]+)"')


@dataclass(frozen=True)
class Use:
    """A drawing in its place; `hand`: "works" or "holds"."""

    id: str
    transform: str = ""
    hand: str = ""


@dataclass(frozen=True)
class SmallPicture:
    """One square picture. `drawings` by id are what `parts` use; a part that is a text is drawn for this one only."""

    said: str
    box: tuple[float, float, float, float]
    parts: tuple[Use | str, ...]
    drawings: Mapping[str, str] = field(repr=False)

    @property
    def markup(self) -> str:
        """What stands in the svg element of a page that has the drawings."""
        return "".join(one if isinstance(one, str) else used(one) for one in self.parts)

    @property
    def view_box(self) -> str:
        return " ".join(f"{value:.0f}" for value in self.box)

    def alone(self) -> str:
        """The picture as a file of its own."""
        inside = "".join(
            one if isinstance(one, str) else f"<g{placed(one)}>{painted(self.drawings[one.id], one.hand)}</g>"
            for one in self.parts
        )
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{self.view_box}">{inside}</svg>'


def used(one: Use) -> str:
    kind = f' class="fl-hand fl-hand-{one.hand}"' if one.hand else ""
    return f'<use href="#{one.id}"{kind}{placed(one)}/>'


def placed(one: Use) -> str:
    return f' transform="{one.transform}"' if one.transform else ""


def painted(drawing: str, hand: str) -> str:
    """A drawing whose colours are written out: a printer's page has no sheet of styles."""
    colours = COLOURS if hand == "works" else COLOURS | HOLDING

    def look(part: re.Match[str]) -> str:
        fill, line, width, opacity = LOOKS[part[1]]
        faint = f' {{0}}-opacity="{opacity}"' if opacity != 1 else ""  # "opacity" alone is heavy in a PDF
        area = f'fill="{colours[fill]}"{faint.format("fill")}' if fill else 'fill="none"'
        edge = f' stroke="{colours[line]}" stroke-width="{width}" stroke-linejoin="round"' if line else ""
        return f"{area}{edge}{faint.format('stroke') if line else ''}"

    return PART.sub(look, drawing)


def small_picture(step: Step, catalog: Catalog, who: str = "partner") -> SmallPicture:
    """The picture of a step on its own view."""
    subject = subject_of(step, catalog, who=who)
    drawings: dict[str, str] = {}

    def use(drawing: str, transform: str = "", hand: str = "") -> Iterator[Use]:
        if drawing:
            drawings[name_of(drawing)] = drawing
            yield Use(name_of(drawing), transform, hand)

    art, hands = feet_of(catalog, subject.view), beginning(hands_on(subject, catalog, subject.view, who))
    things = beginning(things_on(subject, catalog, subject.view))
    drawn, under, over = drawn_all(catalog), [], []
    for hand in (*things, *hands):
        drawing, where, kind = drawn[hand["pose"]], transform_of(hand, catalog), "works" if hand["n"] else "holds"
        under += use(drawing["under"], where, kind)
        (under if hand.get("behind") else over).extend(use(drawing["over"], where, kind))
    worked = [part for place in step.places for part in catalog.geometry.drawn_as(place)] if step.role == "work" else []
    marks = [one for part in worked for one in use(art.places.get(f"{part}@{step.foot}", ""))]
    through = [
        one for part in worked for one in use(art.places.get(f"{part}@{step.foot}", "").replace(WORKED, THROUGH))
    ]
    pieces = shown_for(subject, catalog)
    box = window(subject, pieces, [*things, *(hand for hand in hands if hand["n"])], catalog)
    ways = tuple(way(piece, subject, catalog, box[2]) for piece in reversed(pieces))
    words = hands_words(subject, catalog, subject.view, who)
    named = "" if hands else f"{step.name}. "
    said = f"{step.foot.capitalize()} foot, {step.view}. {named}{words}".strip()
    return SmallPicture(said, box, (*under, *use(art.feet[step.foot]), *marks, *over, *through, *ways), drawings)


def beginning(placed: Sequence[dict]) -> list[dict]:
    """What is there in the first part of the movement, and what stays."""
    return [one for one in placed if one["n"] <= 1]


@lru_cache(1024)  # letter by letter, and a page names each of its drawings many times
def name_of(drawing: str) -> str:
    """The id of a drawing in a page: the same for the same drawing, whoever brings it (widgets/hands.js)."""
    found = 5381
    for letter in drawing:
        found = (found * 33 + ord(letter)) & 0xFFFFFFFF
    return f"fl-hand-{found:x}"


def transform_of(hand: dict, catalog: Catalog) -> str:
    """Where a hand is drawn, as the map draws it."""
    k, (x, y), (tx, ty) = HAND * UNITS / UNIT, hand["at"], drawn_all(catalog)[hand["pose"]]["touch"]
    side = k if hand["left"] else -k
    return f"translate({x} {y}) rotate({hand['turn']}) scale({side:.4f} {k:.4f}) translate({-tx} {-ty})"


# --- what of the view is shown


def window(
    subject: Subject, pieces: Sequence[Piece], hands: Sequence[dict], catalog: Catalog
) -> tuple[float, float, float, float]:
    """A square around working hands, a thing, and their way, no smaller and no larger than a foot can be known in."""
    way = [at for piece in pieces for at in on_view(piece.points, piece, subject, catalog)]
    xs, ys = zip(*way, *(at for hand in hands for at in corners(hand, catalog)), strict=True)
    side = min(max(max(xs) - min(xs), max(ys) - min(ys)) + 2 * ROUND, MOST)
    side = max(side, LEAST)
    middle = [(min(values) + max(values)) / 2 for values in (xs, ys)]
    low = [[min(at), max(at)] for at in zip(*way, strict=True)]  # the way itself is always in the picture
    start = [
        min(max(centre - side / 2, last + ROUND - side), first - ROUND)
        for centre, (first, last) in zip(middle, low, strict=True)
    ]
    return start[0], start[1], side, side


def corners(hand: dict, catalog: Catalog) -> Iterator[XY]:
    """The corners of a hand without its arm."""
    pose = drawn_all(catalog)[hand["pose"]]
    (x, y), (tx, ty), k = hand["at"], pose["touch"], HAND * UNITS / UNIT
    c, s = cos(radians(hand["turn"])), sin(radians(hand["turn"]))
    left, top, right, bottom = pose["box"]
    for px, py in ((left, top), (right, top), (left, bottom), (right, bottom)):
        dx, dy = (px - tx) * k * (1 if hand["left"] else -1), (py - ty) * k
        yield x + dx * c - dy * s, y + dx * s + dy * c


# --- arrows, simpler than on the map


def on_view(points: Sequence[XY], piece: Piece, subject: Subject, catalog: Catalog) -> list[XY]:
    frame, panel = frame_of(catalog, subject.view)[1], panels_of(subject, catalog, subject.view)[piece.stroke.surface]
    return [frame.point(panel, at) for at in points]


def way(piece: Piece, subject: Subject, catalog: Catalog, side: float) -> str:
    """Where a hand goes: lines with their heads, points, areas."""
    shown, unit = still(piece), side / 100
    flat = piece.kind in ("roll", "rub")  # their windings are too fine for this size
    lines = [piece.points] if flat else [line.points for line in shown.lines if line.look != "next"]
    found = [arrow(few(on_view(line, piece, subject, catalog)), unit) for line in lines]
    for area in shown.areas:
        line = path(few(on_view(area, piece, subject, catalog), 16))
        found.append(f'<path d="{line}z" fill="{INK}" fill-opacity=".2"/>')
    for x, y in on_view([at for at, _ in shown.dots], piece, subject, catalog):
        rim = f'stroke="{PAPER}" stroke-width="{unit:.1f}"'
        found.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{1.7 * unit:.1f}" fill="{INK}" {rim}/>')
    return "".join(found)


def few(points: Sequence[XY], most: int = FEW) -> list[XY]:
    step = max(-(-(len(points) - 1) // (most - 1)), 1)
    return [*points[:-1:step], points[-1]]


def path(points: Sequence[XY]) -> str:
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points)


def arrow(points: Sequence[XY], unit: float) -> str:
    """A line on a pale rim, and its head as one path."""
    (x, y), (px, py) = points[-1], points[-2]
    far = hypot(x - px, y - py) or 1
    dx, dy, size = (x - px) / far, (y - py) / far, 3.4 * unit
    head = [(x, y), (x - size * (dx + 0.6 * dy), y - size * (dy - 0.6 * dx))]
    head.append((x - size * (dx - 0.6 * dy), y - size * (dy + 0.6 * dx)))
    line, rim = path(points), f'stroke="{PAPER}" stroke-width="{2.6 * unit:.1f}" stroke-linejoin="round"'
    return (
        f'<path d="{line}{path(head)}z" fill="none" {rim}/>'
        f'<path d="{line}" fill="none" stroke="{INK}" stroke-width="{1.3 * unit:.1f}"/>'
        f'<path d="{path(head)}z" fill="{INK}"/>'
    )


# --- the feet and their places, taken out of the stored map: few lines, and few points on each

SVG = "{http://www.w3.org/2000/svg}"
ART = ("contour", "hollow", "crease", "nail")  # of a foot: what is seen when it is as small as a thumb
SKIN = {"fill": STYLE_ART["skin"].fill, "stroke-width": 3}
WORKED = 'fill="#6cb0aa" fill-opacity="0.75" stroke="#0a5a52" stroke-width="1.5"'
FINE = 2.5  # units of the map between two points of a line
PIECE = re.compile(r"M(-?[\d.]+) (-?[\d.]+)l([^Mz]*)(z?)")
NUMBER = re.compile(r"-?[\d.]+")


@dataclass(frozen=True)
class Art:
    """Drawings of a view: each foot, and each place by its name and foot."""

    feet: Mapping[str, str]
    places: Mapping[str, str]


@kept_with
def feet_of(catalog: Catalog, view: str) -> Art:
    """Both feet of a view with the few lines that are seen when they are small."""
    feet: dict[str, str] = {}
    places: dict[str, str] = {}
    for group in Xml.fromstring(map_svg(view, catalog)).iter(f"{SVG}g"):
        paths = list(group.iter(f"{SVG}path"))
        if group.get("class") == "foot":
            art = (one for kind in ART for one in paths if one.get("class") == kind)
            feet[group.attrib["data-foot"]] = "".join(map(drawn, art))
        elif place := group.get("data-place"):
            key = f"{place}@{group.attrib['data-foot']}"
            shapes = "".join(f'<path d="{coarse(one.attrib["d"])}" {WORKED}/>' for one in paths)
            places[key] = places.get(key, "") + shapes
    return Art(feet, places)


def drawn(path: Xml.Element) -> str:
    """The foot is filled and outlined by one line."""
    looks: dict[str, object] = {
        name: value for name, value in path.items() if name not in ("class", "d", "stroke-linejoin")
    }
    if path.get("class") == "contour":
        looks |= SKIN
    if opacity := looks.pop("opacity", ""):
        looks |= {"fill-opacity": opacity, "stroke-opacity": opacity}  # "opacity" alone is heavy in a PDF
    said = " ".join(f'{name}="{value}"' for name, value in looks.items())
    return f'<path d="{coarse(path.attrib["d"])}" {said}/>'


def coarse(data: str) -> str:
    """A line with fewer points, in whole units."""
    found = []
    for x, y, steps, closed in PIECE.findall(data):
        numbers = [float(number) for number in NUMBER.findall(steps)]
        points = [(float(x), float(y))]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        kept = [points[0]]
        for at in points[1:-1]:
            if hypot(at[0] - kept[-1][0], at[1] - kept[-1][1]) > FINE:
                kept.append(at)
        found.append(relative([(round(px), round(py)) for px, py in (*kept, points[-1])]) + closed)
    return "".join(found)


def relative(points: Sequence[tuple[int, int]]) -> str:
    """'M10 20l1 2 3-4': each point from the one before."""
    steps = [f"{c - a} {d - b}" for (a, b), (c, d) in pairwise(points)]
    return f"M{points[0][0]} {points[0][1]}l" + " ".join(steps).replace(" -", "-")
