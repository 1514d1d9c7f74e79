"""Hands: a parametric model of a hand (`skeleton`, `flesh`), and its poses as SVG: what is behind the foot and what is
on it, once for all pictures of a page (they `use` it).

Units are thousandths of a hand's length, y downwards, the wrist at 0, 0. Colours are classes (widgets/strokes.css), so
that skin and sleeve can be changed. The course's own poses come with it, drawn; needs no shapely to be read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...cache import code_of, remember
from ..style import HAND, HOLDING, THINGS

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from ...catalog import Catalog
    from ...model import Pose
    from .flesh import Part, Sight


STORED = Path(__file__).parent / "poses.json"
UNIT = 1000  #: of a drawing in a hand's length
SEAM = 0.012  # hand lengths: so far inside the other parts an outline is a seam
FINE = 0.0012  # hand lengths: bends smaller than this are not written; of the outline, which is seen most, half of it

COLOURS = HAND | THINGS
#: kind → (colour of the area, of the line, width of the line in thousandths of a hand, opacity)
LOOKS = {
    "skin": ("skin", None, 0, 1),
    "shade": ("shade", None, 0, 0.5),
    "line": (None, "line", 7, 1),
    "crease": (None, "line", 4.5, 0.5),
    "nail": ("nail", "shade", 4, 1),
    "outline": (None, "line", 10, 1),
    "cuff": ("cuff", "cuff-line", 9, 1),
    "fold": (None, "cuff-line", 6, 0.6),
    # of things (data/things.toml)
    "cloth": ("cloth", "cloth-line", 9, 1),
    "stripe": ("stripe", None, 0, 1),
    "pleat": ("cloth-line", None, 0, 0.35),
    "felt": ("felt", "felt-line", 10, 1),
    "seam": ("seam", None, 0, 1),
    "ice": ("ice", "ice-line", 10, 0.94),
    "crack": ("ice-line", None, 0, 0.4),
    "cap": ("cap", "ice-line", 9, 1),
    "gleam": ("gleam", None, 0, 0.75),
    "tone": ("tone", None, 0, 0.16),
}


def looks() -> dict[str, Any]:
    """What a widget paints hands and things with: colours by name, and how each kind of line or area takes them."""
    return {"colours": COLOURS, "kinds": LOOKS}


def hand_style() -> str:
    """The sheet of styles for a page that shows hands: those that hold have another sleeve."""
    rules = []
    for kind, (fill, line, width, opacity) in LOOKS.items():
        area = f"fill:var(--hand-{fill},{COLOURS[fill]})" if fill else "fill:none"
        edge = f";stroke:var(--hand-{line},{COLOURS[line]});stroke-width:{width};stroke-linejoin:round" if line else ""
        rules.append(f".fl-hand-{kind}{{{area}{edge};opacity:{opacity}}}")
    other = ";".join(f"--hand-{name}:{colour}" for name, colour in HOLDING.items())
    return "".join([*rules, f".fl-hand-holds{{{other}}}"])


@lru_cache(maxsize=8)
def drawn_poses(catalog: Catalog) -> dict[str, dict[str, Any]]:
    """Of each pose: its markup `under` and `over` the foot, the point that touches, and the box around the hand."""
    key = key_of(catalog)
    with suppress(OSError, ValueError):
        stored = json.loads(STORED.read_text("utf-8"))
        if stored["key"] == key:
            return stored["poses"]
    parts = (key, code_of("model/move.py", "drawing/hands/*.py", using=("shapely",)))
    return json.loads(remember("hands", parts, lambda: json.dumps(drawings(catalog)).encode()))


def key_of(catalog: Catalog) -> str:
    """Changes when a pose does."""
    return sha256(repr(sorted(catalog.poses.items())).encode()).hexdigest()[:16]


def store(catalog: Catalog) -> Path:
    """Draw the course's own poses into the package."""
    content = {"key": key_of(catalog), "poses": drawings(catalog)}
    STORED.write_text(json.dumps(content, separators=(",", ":")) + "\n", "utf-8")
    return STORED


def drawings(catalog: Catalog) -> dict[str, dict[str, Any]]:
    return {id: drawing(pose) for id, pose in catalog.poses.items()}


def drawing(pose: Pose) -> dict[str, Any]:
    from .flesh import seen

    sight = seen(pose)
    under = [part for part in sight.parts if behind(pose, part.name)]
    over = [part for part in sight.parts if part not in under]
    (x, y), hand = sight.touch, sight.outline([part for part in sight.parts if part.name != "arm"])
    left, bottom, right, top = hand.bounds
    return {
        "box": [round(left * UNIT), round(-top * UNIT), round(right * UNIT), round(-bottom * UNIT)],
        "touch": [round(x * UNIT), round(-y * UNIT)],
        "under": markup(sight, under, over),
        "over": markup(sight, over, under),
    }


def behind(pose: Pose, part: str) -> bool:
    return part in pose.behind or "all" in pose.behind


def markup(sight: Sight, parts: list[Part], others: list[Part]) -> str:
    """Some of the parts, from the back to the front, with one outline around them, and the sleeve at the arm. The
    outline is faint where they go over into the others, which lie in another layer."""
    if not parts:
        return ""
    whole = sight.outline(parts)
    found = [path("skin", [whole])]
    for part in parts:
        found += [path("skin", [part.shape]), path("shade", [part.shade])]
        found += [path("line", part.lines), path("crease", part.creases), path("nail", part.nails)]
    if others:
        joint = sight.outline(others).buffer(-SEAM)
        found.append(path("outline", [whole.boundary.difference(joint)]))
        seam = "line" if any(part.name == "thumb" for part in others) else "crease"  # a thumb leaves over the foot
        found.append(path(seam, [whole.boundary.intersection(joint)]))
    else:
        found.append(path("outline", [whole]))
    if any(part.name == "arm" for part in parts):
        body, rim, folds = sight.sleeve
        found += [path("cuff", [body]), path("fold", folds), path("cuff", [rim])]
    return "".join(found)


def path(kind: str, shapes: Iterable[BaseGeometry]) -> str:
    data = "".join(written(shape, FINE / 2 if kind == "outline" else FINE) for shape in shapes)
    return f'<path class="fl-hand-{kind}" d="{data}"/>' if data else ""


def written(geometry: BaseGeometry, fine: float) -> str:
    """Whole units, each point from the one before: 'M10 20l1 2 3-4z'."""
    found = []
    for part in getattr(geometry, "geoms", [geometry]):
        simple = part.simplify(fine)
        rings = [(simple.exterior, "z")] if simple.geom_type == "Polygon" and not simple.is_empty else []
        rings += [(simple, "")] if simple.geom_type == "LineString" and not simple.is_empty else []
        for ring, end in rings:
            points = [(round(x * UNIT), round(-y * UNIT)) for x, y in ring.coords]
            steps = [f"{c - a} {d - b}" for (a, b), (c, d) in zip(points, points[1:], strict=False)]
            x, y = points[0]
            found.append(f"M{x} {y}l" + " ".join(steps).replace(" -", "-") + end)
    return "".join(found)
