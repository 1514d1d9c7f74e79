"""The kinds of exercise that are answered by a routine or by a condition card: what either must keep and hold."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .base import CautionId, ConditionId, Feet, Level, Misplaced, PlaceId, Real, TechniqueId, Text, Value, Whole
from .exercise_kinds import Distractor, Exercise, OneOrMore, Said
from .words import RefusalKind

Conditions = Annotated[tuple[ConditionId, ...], OneOrMore]


class Asked(Value):
    """The arguments of plan()."""

    conditions: Conditions = Field(min_length=1)
    minutes: Real = 20
    cautions: tuple[CautionId, ...] | None = None
    cleared: tuple[CautionId, ...] = ()
    avoid: tuple[PlaceId, ...] | dict[str, tuple[PlaceId, ...]] = ()
    more: tuple[PlaceId, ...] = ()
    less: tuple[PlaceId, ...] = ()
    who: Literal["partner", "self"] = "partner"
    feet: Feet = "both"


class Needs(Value):
    """What a routine must keep and hold; whatever is left out does not matter."""

    conditions: Conditions = ()  #: these and no others
    cautions: tuple[CautionId, ...] | None = None  #: the check was asked, and these got a yes (implied ones apart)
    cleared: tuple[CautionId, ...] = ()
    minutes_max: Real | None = None
    minutes_min: Real | None = None
    steps_min: Whole | None = None
    steps_max: Whole | None = None
    places: tuple[PlaceId, ...] = ()  #: some step works each of them
    without: tuple[PlaceId, ...] = ()  #: no step works any of them
    techniques: tuple[TechniqueId, ...] = ()
    without_techniques: tuple[TechniqueId, ...] = ()
    pressure_max: Level | None = None
    more: tuple[PlaceId, ...] = ()  #: wished for more, or less
    less: tuple[PlaceId, ...] = ()
    who: Literal["partner", "self"] | None = None
    feet: Feet | None = None
    refer: RefusalKind | None = None  #: no steps, for a reason of this kind


class RoutineTask(Exercise):
    """A routine that keeps limits."""

    kind: Literal["routine"]
    needs: Needs
    answer: Asked
    wrong: tuple[Distractor[Asked], ...]


class CardNeeds(Needs):
    """What a condition card must hold, besides what the routine planned with it must keep."""

    sources_min: Whole = 1
    evidence_min: Whole = 1
    refer_min: Whole = 1
    aftercare_min: Whole = 0
    moves_min: Whole = 3
    implies: tuple[CautionId, ...] = ()
    forbids: tuple[str, ...] = ()  #: places, techniques or directions that it must forbid
    limit_max: Level | None = None


class CardDistractor(Said):
    """The answer's text with one piece of it changed."""

    swap: tuple[Text, str]


class CardTask(Exercise):
    """A condition card, as TOML text."""

    kind: Literal["card"]
    needs: CardNeeds = CardNeeds()
    start: Text = ""  #: the card as it stands there at first, dots for what is to be filled in; without it an empty one
    answer: Text
    wrong: tuple[CardDistractor, ...]

    @model_validator(mode="after")
    def swappable(self) -> Self:
        for number, distractor in enumerate(self.wrong, 1):
            if (times := self.answer.count(taken := distractor.swap[0])) != 1:
                text = f"takes away {taken!r}, which must stand once in the answer (now: {times})"
                raise Misplaced(f"wrong.{number}.swap", text)
        if self.start.strip() == self.answer.strip():
            raise Misplaced("start", "is the answer already: put three dots in the place of what is to be found")
        return self
