"""The feet and their places for small pictures, taken out of the stored map: few lines, and few points on each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

from ...cache import kept_with
from ..picture_cache import map_svg
from ..style import ART as STYLE_ART

if TYPE_CHECKING:
    from ...catalog import Catalog

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
