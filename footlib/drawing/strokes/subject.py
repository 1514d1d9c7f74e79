"""What a picture of strokes is of: a step, a whole move, or a technique on a neutral foot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...arguments import one_of, word
from ...errors import FootlibError, UnknownName
from ...model import FEET, SURFACES, Spot, Step
from ...spelling import readings

if TYPE_CHECKING:
    from ...catalog import Catalog


@dataclass(frozen=True)
class Subject:
    """One hand's work on one foot."""

    name: str
    hand: str
    strokes: tuple
    view: str
    foot: str
    pressure: int
    places: tuple[str, ...] = ()  #: none for a technique: its strokes are shown whole
    lost: tuple[str, ...] = ()  #: places of the move that the step keeps off
    usual: str = "in-place"  #: the direction in which the strokes are drawn in the data
    towards: str = "in-place"  #: the direction of the step
    move: str = ""
    pose: str | None = None  #: of the hand that works
    lean: Mapping[Any, float] = field(
        default_factory=dict
    )  #: from where it comes, by surface, where not as its pose says
    hold: str | None = None  #: how the other hand holds

    @property
    def both(self) -> bool:
        """Whether both hands work."""
        return self.hold == "both-hands"


def subject_of(what: object, catalog: Catalog, foot: str | None = None, who: str = "partner") -> Subject:
    """A Step, a technique's id or a move's id, checked; a step's foot is its own, and so is its hold."""
    if isinstance(what, Step):
        return of_step(what, catalog)
    for written in (word(what), *readings(what)) if isinstance(what, str) else ():
        if written in catalog.techniques:
            return of_technique(written, catalog, foot)
        if written in catalog.moves:
            return of_move(written, catalog, foot, who)
    raise UnknownName(
        what,
        "move or technique",
        [*catalog.moves, *catalog.techniques],
        {"condition": catalog.conditions, "zone": catalog.zones, "region": catalog.regions},
    )


def of_step(step: Step, catalog: Catalog) -> Subject:
    if step.move not in catalog.moves:
        raise UnknownName(step.move, "move", catalog.moves)
    move = catalog.moves[step.move]
    lost = tuple(spot.place for spot in map(Spot.parse, move.places) if spot.place not in step.places)
    return Subject(
        step.name,
        hand_of(catalog, step.technique),
        move.strokes,
        step.view,
        step.foot,
        step.pressure,
        step.places,
        lost,
        move.towards[0],
        step.towards,
        step.move,
        move.pose or catalog.techniques[move.technique].pose,
        move.lean or catalog.techniques[move.technique].lean,
        step.hold or move.hold,
    )


def of_move(id: str, catalog: Catalog, foot: str | None, who: str) -> Subject:
    move = catalog.moves[id]
    foot = on(foot, FEET[move.foot], move.name)
    places = tuple(spot.place for spot in catalog.spots(move.places) if spot.foot == foot)
    return Subject(
        move.name,
        hand_of(catalog, move.technique),
        move.strokes,
        move.view,
        foot,
        move.pressure,
        places,
        (),
        move.towards[0],
        move.towards[0],
        id,
        move.pose or catalog.techniques[move.technique].pose,
        move.lean or catalog.techniques[move.technique].lean,
        (who == "self" and move.hold_self) or move.hold,
    )


def of_technique(id: str, catalog: Catalog, foot: str | None) -> Subject:
    technique = catalog.techniques[id]
    view = next(view for view, surfaces in SURFACES.items() if technique.strokes[0].surface in surfaces)
    return Subject(
        technique.name,
        technique.hand,
        technique.strokes,
        view,
        on(foot, FEET["both"], ""),
        max(technique.pressure[0], min(technique.pressure[1], 2)),
        pose=technique.pose,
        lean=technique.lean,
        hold=technique.hold,
    )


def on(foot: str | None, feet: tuple[str, ...], name: str) -> str:
    """The foot asked for, or the first one that there is."""
    foot = "both" if foot is None else one_of("foot", foot, tuple(FEET))
    if foot != "both" and foot not in feet:
        raise FootlibError(f"{name} is a move of the {feet[0]} foot only. Leave out foot={foot!r}.")
    return feet[0] if foot == "both" else foot


def hand_of(catalog: Catalog, technique: str) -> str:
    return catalog.techniques[technique].hand
