"""The frozen value that every entry of the catalog is made from, and the small types that they share."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints


class Value(BaseModel):
    """A frozen value; an unknown field is a mistake, never ignored."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        defer_build=True,  # a validator is made when it is first needed: most are not where a kept catalog is read
    )


class Misplaced(ValueError):
    """A mistake that only several fields together show, on the line of one of them, such as 'wrong.2.answer'."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.field = field


def told_apart(options: dict[str, str]) -> None:
    """No two options, by the field in which they stand, have the same words: who clicks sees nothing else of them."""
    seen: dict[str, str] = {}
    for field, words in options.items():
        if seen.setdefault(words, field) != field:
            raise Misplaced(field, f"two of them have the same words: {words!r}. Change one of them.")


def only_whole(value: object) -> int:
    """True is not a number here, and 2.0 is not a level."""
    if isinstance(value, bool) or not isinstance(value, int):
        unquoted = ". Write it without the quotes." if isinstance(value, str) and value.strip().isdecimal() else ""
        raise ValueError(f"must be a whole number (it is {str(value)[:60]!r}){unquoted}")
    return value


@dataclass(frozen=True)
class Unit:
    """In what a number is written, as a message about it says."""

    words: str
    grouped: bool = True  #: 1,800 seconds, but the year 1800


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Name = Annotated[Text, Field(max_length=120)]  #: stands in a list, a heading or a table
Label = Annotated[Text, Field(max_length=80)]  #: stands in a picture beside what it names
Caption = Annotated[Text, Field(max_length=160)]  #: a few words more there
Real = Annotated[float, Field(strict=True)]  #: a number; one in quotes is text
Whole = Annotated[int, Field(strict=True)]
Level = Annotated[int, Field(ge=0, le=3), BeforeValidator(only_whole), Unit("firmness on the Walton scale")]
Seconds = Annotated[int, Field(ge=0, le=1800), BeforeValidator(only_whole), Unit("seconds")]
Flag = Annotated[bool, Field(strict=True)]
FRACTION = "as a fraction of the foot: the middle of the sole is [0.5, 0.5]"
#: where a point may lie: on the foot or not far from it, in foot lengths
Near = Annotated[Real, Field(ge=-1, le=3), Unit(FRACTION)]
#: of what is drawn there
Size = Annotated[Real, Field(ge=0.001, le=3), Unit("as a fraction of the foot, such as 0.03")]
Tilt = Annotated[Real, Field(ge=-360, le=360), Unit("degrees anticlockwise")]
Year = Annotated[Whole, Field(ge=1800, le=2100), Unit("(the year)", grouped=False)]


@dataclass(frozen=True)
class Refers:
    """A text of the data that is the id of an entry in this table of the catalog; in "places", of a region or zone.

    The catalog finds these marks wherever they stand in a field's type, and looks each id up: no list to be kept.
    """

    to: str
    either_foot: bool = False  #: of a place: what stands there holds on both feet, so it is written without a foot


ArchId = Annotated[str, Refers("arches")]
CautionId = Annotated[str, Refers("cautions")]
ConditionId = Annotated[str, Refers("conditions")]
EvidenceId = Annotated[str, Refers("evidence")]
GroupId = Annotated[str, Refers("groups")]
HoldId = Annotated[str, Refers("holds")]
IndexId = Annotated[str, Refers("indices")]
LessonId = Annotated[str, Refers("lessons")]
MoveId = Annotated[str, Refers("moves")]
PlaceId = Annotated[str, Refers("places")]  #: "heel", or "heel@left"
BarePlaceId = Annotated[str, Refers("places", either_foot=True)]
PoseId = Annotated[str, Refers("poses")]
RatingId = Annotated[str, Refers("ratings")]
RegionId = Annotated[str, Refers("regions")]
RuleId = Annotated[str, Refers("preparation")]
SourceId = Annotated[str, Refers("sources")]
TechniqueId = Annotated[str, Refers("techniques")]
ThingId = Annotated[str, Refers("things")]
ZoneId = Annotated[str, Refers("zones")]
Sources = Annotated[tuple[SourceId, ...], Field(min_length=1)]

Foot = Literal["left", "right"]
Feet = Literal["both", "left", "right"]
View = Literal["sole", "top", "inner", "outer", "leg"]
Surface = Literal["sole", "top", "inner", "outer", "leg-front", "leg-back"]
Towards = Literal["toes", "heel", "ankle", "knee", "across", "around", "along", "outwards", "in-place"]
Grade = Literal["supported", "mixed", "unsupported", "refuted", "tradition", "convention"]
Urgency = Literal["emergency", "same-day", "soon", "wait", "none"]  #: wait: no massage until it is over
Certainty = Literal["high", "moderate", "low", "very low", "none"]

#: What a sentence may ask of the receiver's body, in the words of a note that it is left out.
DEMANDS = {
    "standing": "exercises while standing",
    "balance": "balancing",
    "stretching": "stretching",
    "loading": "exercises that load a tendon",
    "exercise": "exercises for the feet",
    "raised-legs": "raising the legs",
    "feeling": "what only the feeling in the feet can guide",
    "cream": "plenty of cream",
    "dry-hands": "hands without oil or cream",
    "swimming": "swimming",
    "barefoot": "walking barefoot",
    "turning": "turning the head",
    "bending": "bending far forwards",
    "drinking": "drinking more than usual",
    "insoles": "insoles and separators that no podiatrist has fitted",
    "lying": "lying down",
    "running": "running",
    "bent-toes": "bending the toes up",
    "standing-up": "standing up afterwards",
    "partner": "a second pair of hands",
}
if TYPE_CHECKING:
    Demand = str
else:
    Demand = Literal[*DEMANDS]

ELSEWHERE = "elsewhere"  #: where a caution's place is when it is neither on a foot nor on a lower leg


GAP = re.compile(r"\{(\w+)\}")


def fill_gaps(text: str, **words: object) -> str:
    """A text of the data with its gaps filled: "{places}" by the word of this name. Any other brace is a brace."""
    return GAP.sub(lambda gap: str(words.get(gap[1], gap[0])), text)


FEET = {"both": ("right", "left"), "left": ("left",), "right": ("right",)}  #: the right foot is worked first

DIRECTIONS = {
    "toes": "towards the toes",
    "heel": "towards the heel",
    "ankle": "towards the ankle",
    "knee": "towards the knee",
    "across": "from side to side",
    "around": "in circles",
    "along": "there and back",
    "outwards": "outwards",
    "in-place": "on the spot",
}

#: Walton pressure scale, in the course's own words (source: walton-scale).
PRESSURES = {
    0: "no weight at all: the hand only rests there",
    1: "very light: as if putting lotion on sunburnt skin",
    2: "light: as if rubbing in sunscreen",
    3: "medium: you move what lies under the skin, and it stays pleasant",
}
