"""What comes out: steps in order for one receiver, or the reasons why there are none."""

from collections.abc import Callable
from typing import Any, Literal

from pydantic import ValidationError

from ..errors import FootlibError, echo
from .base import DIRECTIONS, Certainty, Feet, Flag, Foot, Grade, Level, Seconds, Urgency, Value, View
from .words import RefusalKind, graded


class Planned(Value):
    """What plan() makes. Whoever makes or changes one by hand hears in a sentence what does not fit."""

    def __init__(self, *given: Any, **fields: Any) -> None:
        kind = type(self).__name__.lower()
        if given:
            raise FootlibError(
                f'plan() makes a {kind}: plan("tired-feet", cautions=()). By hand, each field has its '
                f"name; {echo(given[0])} has none."
            )
        try:
            super().__init__(**fields)
        except ValidationError as error:
            raise FootlibError(f"This is no {kind}: {unfit(error)}. Let plan() make one.") from None

    @classmethod
    def model_validate(cls, *given: Any, **options: Any) -> "Planned":
        return cls._read(super().model_validate, given, options)

    @classmethod
    def model_validate_json(cls, *given: Any, **options: Any) -> "Planned":
        return cls._read(super().model_validate_json, given, options)

    @classmethod
    def _read(cls, reader: Callable[..., Any], given: tuple, options: dict[str, Any]) -> Any:
        """What pydantic reads, or a sentence."""
        try:
            return reader(*given, **options)
        except ValidationError as error:
            raise FootlibError(f"This is no {cls.__name__.lower()}: {unfit(error)}. Let plan() make one.") from None
        except Exception:  # whatever somebody's own object raises
            raise FootlibError(f"{echo(given)} is no {cls.__name__.lower()}. Let plan() make one.") from None

    def __setattr__(self, name: str, value: object) -> None:
        raise FootlibError(f"A {type(self).__name__.lower()} stays as it was planned: plan() makes another one.")

    def __delattr__(self, name: str) -> None:
        self.__setattr__(name, None)


def unfit(error: ValidationError) -> str:
    """The first field that does not fit, and why."""
    first = error.errors(include_url=False, include_input=False)[0]
    field = echo(".".join(map(str, first["loc"])))
    return f"{field} is missing" if first["type"] == "missing" else f"{field}: {first['msg']}"


class Step(Planned):
    """A move in a routine: one foot, pressure, seconds, and why. Self-contained: no catalog is needed to show it."""

    id: str
    number: int  #: place in the routine, from 1
    move: str
    name: str
    article: int | None
    part: str
    technique: str
    places: tuple[str, ...]
    where: str  #: the places in words, with the foot
    foot: Foot
    view: View
    role: Literal["opening", "work", "closing"]
    seconds: Seconds
    amount: str = ""  #: how often and how long: 'three lines, about 45 s'
    pressure: Level
    firmness: str  #: the level in words
    towards: str
    do: str = ""  #: what the working hand does, in a few words
    hold: str = ""  #: how the other hand holds the foot: an id, its name and its text
    hold_name: str = ""
    hold_text: str = ""
    how: str
    feel: str
    mistake: str
    not_for: str  #: what its technique is not for
    why: str
    conditions: tuple[str, ...]  #: whose step it is
    evidence: Grade
    certainty: Certainty
    finding: str  #: the evidence in words
    sources: tuple[str, ...]

    @property
    def direction(self) -> str:
        return DIRECTIONS[self.towards]

    @property
    def graded(self) -> str:
        return graded(self.evidence, self.certainty)

    @property
    def article_step(self) -> str:
        """'8a', or nothing where the step is not the article's."""
        return f"{self.article}{self.part}" if self.article else ""


class Refer(Value):
    """A reason why there is no massage (yet): stop, ask first, or mark where."""

    kind: RefusalKind
    text: str
    caution: str | None = None
    urgency: Urgency = "none"

    def __str__(self) -> str:
        return self.text


class Advice(Value):
    """One sentence of preparation or aftercare; `changed` where a caution or condition changed the rule."""

    id: str
    name: str
    text: str
    changed: Flag = False
    evidence: Grade
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return self.text


class Omission(Value):
    """A move that is not done on one foot, and why."""

    move: str
    name: str
    foot: Foot
    reason: str
    because: tuple[str, ...] = ()  #: the names of the cards and cautions against it, or "your wish"

    def __str__(self) -> str:
        return f"{self.reason} ({' and '.join(self.because)})" if self.because else self.reason


class Routine(Planned):
    """Preparation and ordered steps for one receiver, or the reasons why there are none."""

    conditions: tuple[str, ...]
    title: str
    asked: Flag  #: whether the safety check was asked
    cautions: tuple[str, ...]
    cleared: tuple[str, ...]
    avoid: tuple[str, ...]
    avoid_why: dict[str, tuple[str, ...]] = {}  #: the same by caution id or "wish", where that was said
    minutes: float
    who: Literal["partner", "self"]
    feet: Feet
    more: tuple[str, ...] = ()  #: places of which the receiver wished more
    less: tuple[str, ...] = ()
    preparation: tuple[Advice, ...] = ()
    steps: tuple[Step, ...] = ()
    refer: tuple[Refer, ...] = ()
    notes: tuple[str, ...] = ()  #: what was left out or changed, and why
    left_out: tuple[Omission, ...] = ()  #: the same, move by move
    watch: tuple[str, ...] = ()  #: when to stop or see a clinician
    honest: tuple[str, ...] = ()  #: what this massage can and cannot do
    aftercare: tuple[Advice, ...] = ()
    references: dict[str, str] = {}  #: sources named in the routine, in full

    @property
    def seconds(self) -> int:
        return sum(step.seconds for step in self.steps)

    @property
    def places(self) -> tuple[str, ...]:
        """The places worked, in order, with their foot: 'heel@left'."""
        return tuple(dict.fromkeys(f"{p}@{s.foot}" for s in self.steps for p in s.places))

    def __str__(self) -> str:
        from .report import plain

        return plain(self)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))

    def _repr_markdown_(self) -> str:
        from .report import markdown

        return markdown(self)
