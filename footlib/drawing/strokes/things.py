"""Things that touch a foot beside hands, as a towel or a ball: where they are in a picture, and their drawings, made as
those of the hands are, so that whatever shows a hand shows a thing. Needs no library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ...cache import kept_with
from ...model.move import HAND
from ...model.shapes import flat, polygon
from ..hands import UNIT, drawn_poses
from ..views import VIEWS
from .hands_in import Placed, parts_of

if TYPE_CHECKING:
    from ...catalog import Catalog
    from ...model.move import Laid, Painted
    from ..views import XY, Panel
    from .subject import Subject

NEAR = 0.26  # foot lengths: so much around a thing that lies still is in a small picture; its ends may leave it
STEPS = 5  # from one point of a curve to the next


def things_in(subject: Subject, catalog: Catalog, view: str, panels: dict[str, Panel]) -> list[Placed]:
    """The thing of a subject on a view, as a hand is placed: one that rolls begins each part of the movement, and goes
    along; one that lies still has no part. `panels` are those of its foot, by surface."""
    thing = catalog.things.get(subject.thing or "")
    return [
        placed
        for laid in (thing.shown if thing else ())
        if laid.surface in panels
        for placed in on_surface(laid, panels[laid.surface], subject, catalog, view)
    ]


def on_surface(laid: Laid, panel: Panel, subject: Subject, catalog: Catalog, view: str) -> Iterator[Placed]:
    own = Placed(laid.surface, name_of(subject.thing or "", laid), left=not panel.mirrored, turn=0, at=(0, 0))
    if laid.at:
        yield replace(own, at=flat(laid.surface, [laid.at])[0])
        return
    for part in parts_of(subject, catalog, view):
        if part.surface == laid.surface:
            yield replace(own, at=part.starts[0], n=part.n, tracks=tuple(range(len(part.starts))))


def thing_said(subject: Subject, catalog: Catalog, view: str) -> str:
    """What a thing does, to be read aloud, where a view shows it."""
    thing = catalog.things.get(subject.thing or "")
    seen = thing and any(laid.surface in VIEWS[view].surfaces for laid in thing.shown)
    return thing.what if thing and seen else ""


@kept_with
def drawn_all(catalog: Catalog) -> dict[str, dict[str, Any]]:
    """The drawings of all poses, and of all things on each surface."""
    return drawn_poses(catalog) | {
        name_of(id, laid): drawing(laid) for id, thing in catalog.things.items() for laid in thing.shown
    }


def name_of(id: str, laid: Laid) -> str:
    """Under which a thing on a surface stands among the drawings: no pose is called so."""
    return f"{id}@{laid.surface}"


def drawing(laid: Laid) -> dict[str, Any]:
    """As of a pose: what is `under` and `over` the foot, the point that lies on it, and the box to be seen."""
    under, over = ([part for part in laid.parts if part.behind is behind] for behind in (True, False))
    whole = [at for part in laid.parts for at in polygon("", part, STEPS)]
    xs, ys = zip(*map(in_units, [(NEAR, NEAR), (-NEAR, -NEAR)] if laid.at else whole), strict=True)
    return {
        "box": [min(xs), min(ys), max(xs), max(ys)],
        "touch": [0, 0],
        "under": "".join(map(painted, under)),
        "over": "".join(map(painted, over)),
    }


def in_units(at: XY) -> tuple[int, int]:
    return round(at[0] * UNIT / HAND), round(-at[1] * UNIT / HAND)


def painted(part: Painted) -> str:
    return f'<path class="fl-hand-{part.look}" d="{written([*map(in_units, polygon("", part, STEPS))])}"/>'


def written(points: Sequence[tuple[int, int]]) -> str:
    """A closed line in whole units, each point from the one before: 'M10 20l1 2 3-4z'."""
    steps = " ".join(f"{c - a} {d - b}" for (a, b), (c, d) in pairwise(points)).replace(" -", "-")
    return f"M{points[0][0]} {points[0][1]}l{steps}z"
