"""What hands do: how a hand is held (a pose), techniques, moves, how the other hand holds the foot, and what else than
hands touches it (a thing)."""

import re
from collections.abc import Iterable
from functools import cached_property
from math import ceil
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .base import (
    BarePlaceId,
    Demand,
    EvidenceId,
    Feet,
    Flag,
    HoldId,
    Level,
    Misplaced,
    Name,
    PlaceId,
    PoseId,
    Real,
    RegionId,
    Seconds,
    Sources,
    Surface,
    TechniqueId,
    Text,
    ThingId,
    Towards,
    Value,
    View,
    Whole,
    fill_gaps,
)
from .foot import Part, Point
from .stroke import Stroke, one_pass

Angle = Annotated[Real, Field(ge=-180, le=180)]
Finger = tuple[Angle, Angle, Angle, Angle]  #: three joints bent towards the palm; spread towards the thumb's side
HandPart = Literal["index", "middle", "ring", "little", "thumb", "palm", "arm", "all"]
PaintedAs = Literal["cloth", "stripe", "pleat", "felt", "seam", "ice", "crack", "cap", "gleam", "tone"]
Touching = Literal["palm", "hollow", "thumb", "index", "fingers", "pinch", "knuckles"]
#: Foot lengths in a hand's length: shares of body height after Drillis and Contini (1966), hand 0.108 and foot 0.152.
HAND = 0.108 / 0.152


class Pose(Value):
    """One way to hold a hand, as a left hand."""

    name: Name
    what: Text  #: read aloud; "{hand}" stands for the hand
    index: Finger
    middle: Finger
    ring: Finger
    little: Finger
    thumb: tuple[Angle, Angle, Angle, Angle, Angle]  #: away, down from the palm, rolled; its two joints bent
    wrist: tuple[Angle, Angle] = (0, 0)  #: bent towards the palm, leaning towards the thumb
    eye: tuple[Angle, Angle] = (0, 0)  #: turned about its length, nodded; nothing: the back of the hand is seen
    touch: Touching = "palm"  #: what of it touches the foot
    lean: Angle = 20  #: how far the forearm comes from the hand's own side
    low: Angle | None = None  #: the same where the hand works at the end of the foot that is nearest to the giver
    behind: tuple[HandPart, ...] = ()  #: what of it is behind the foot


class Holding(Value):
    """Where the hand that holds is seen on a surface of the foot."""

    surface: Surface
    pose: PoseId
    at: Point  #: where the point of the pose that touches lies, in the surface's own coordinates
    lean: Angle = 0  #: how far the forearm comes from the hand's own side
    behind: Flag = False  #: all of it is behind the foot


class Painted(Part):
    """A part of a thing, painted in a look; its points are foot lengths, whatever the surface."""

    look: PaintedAs  #: its colours and lines
    behind: Flag = False  #: behind the foot


class Laid(Value):
    """Where a thing is seen on a surface of the foot."""

    surface: Surface
    at: Point | None = None  #: where it lies still, in the surface's coordinates; without it, it goes along the strokes
    parts: tuple[Painted, ...] = Field(min_length=1)  #: from the back to the front, about that point


class Thing(Value):
    """Something else than a hand that touches the foot: a towel, a ball."""

    name: Name
    what: Text  #: where it lies or what it does, read aloud with the picture
    shown: tuple[Laid, ...] = Field(min_length=1)  #: how it looks on each surface


GLANCE = 20  # words that one look takes in
GRAIN = 5  # seconds are handed out in fives, so that a clock is easy to follow
OPENING, TOUCH = 20, 10  # the least for an opening or a closing, and for any step (convention)
NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
#: how many of what is counted beside `do`, or how often all of it is done
COUNT = re.compile(
    rf"\b(?:twice|(?:{'|'.join(NUMBERS[1:])}|twenty|thirty|\d+) (?:lines|rows|points|stops|strokes|passes|times))\b",
    re.IGNORECASE,
)
ALMOST = 0.05  # of a grain: nobody's hand is as exact as that


def number(count: int) -> str:
    """'two', or '13'."""
    return NUMBERS[count - 1] if 0 < count <= len(NUMBERS) else str(count)


class Technique(Value):
    """A way of touching."""

    name: Name  #: as learners read it
    term: Text  #: the field's own word
    hand: Literal["palm", "fingers", "thumb", "knuckles", "whole-hand", "none"]  #: none: the receiver moves alone
    pose: PoseId | None = None  #: how the working hand is drawn; one that suits `hand` where none is given
    lean: dict[Surface, Angle] = {}  #: from where it comes, where not as its pose says
    thing: ThingId | None = None  #: what else touches the foot, seen in the picture
    phase: Literal["stroke", "rub", "knead", "press", "percuss", "joint", "hold"]  #: place in the general order
    what: Text  #: what one does, in a sentence or two
    pressure: tuple[Level, Level]  #: lowest and highest, Walton
    tempo: Text  #: how fast
    not_for: Text  #: where it is out of place
    words: tuple[Text, ...] = Field(min_length=1)  #: stems by which a text names this technique
    strokes: tuple[Stroke, ...] = Field(min_length=1)  #: its moving picture, on a neutral foot
    hold: HoldId | None = None  #: how the other hand holds the foot in that picture
    evidence: EvidenceId  #: the claim of this practice
    sources: Sources


class Hold(Value):
    """A way in which the hand that does not work holds and rests the foot."""

    name: Name  #: as learners read it
    text: Text  #: where the other hand lies, in a sentence
    places: tuple[BarePlaceId, ...] = ()  #: what the holding hand touches
    otherwise: HoldId | None = None  #: the hold that is taken where one of them is kept off
    #: the hand in the pictures; of several on one surface the first that leaves the strokes in sight
    shown: tuple[Holding, ...] = ()
    sources: Sources

    @model_validator(mode="after")
    def otherwise_where_it_touches(self) -> Self:
        if bool(self.places) != (self.otherwise is not None):
            text = "'places' and 'otherwise' go together: a hold that touches a place names the hold that is taken"
            raise Misplaced("places" if self.places else "otherwise", f"{text} where that place is kept off")
        return self


class Move(Value):
    """One technique on given places in one direction."""

    name: Name  #: says nothing of how firm it is
    technique: TechniqueId  #: the one way of touching that it is
    places: tuple[PlaceId, ...] = Field(min_length=1)  #: where the hand works, as small as it can aim
    foot: Feet = "both"  #: on which foot it is done at all
    view: View  #: the picture that shows it
    pose: PoseId | None = None  #: how the working hand is drawn, where it is not as in the technique
    lean: dict[Surface, Angle] = {}  #: from where it comes, where not as in the technique
    thing: ThingId | None = None  #: what else touches the foot in the pictures, where it is not as in the technique
    towards: tuple[Towards, ...] = Field(min_length=1)  #: the usual direction first, then others that will do
    pressure: Level  #: the wish, 0 to 3; limits lower it
    usual: Seconds  #: in which a beginner need not hurry
    maximum: Seconds  #: the longest time for a foot
    role: Literal["opening", "work", "closing"] = "work"  #: a massage opens and closes with moves of that role
    article: Whole | None = Field(None, ge=1, le=9)  #: the article's step
    part: str = Field("", pattern=r"^[a-h]?$")  #: a, b … where an article step has several techniques
    spans: Flag = False  #: one continuous movement: dropped when one of its places is
    core: Flag = False  #: dropped last when time is short
    joints: dict[PlaceId, tuple[RegionId, ...]] = {}  #: by place: the regions whose joints move when it is worked
    asks: tuple[Demand, ...] = ()  #: what the move asks of the receiver's body
    leans: tuple[BarePlaceId, ...] = ()  #: where else the working hand lies: fingers that hold against a thumb
    strokes: tuple[Stroke, ...] = Field(min_length=1)  #: where the hand goes, in order, in the usual direction
    counts: str | None = Field(None, pattern=r"^[a-z]+$")  #: what is counted: toe, web, line; else by the first stroke
    #: what the working hand does, in at most twenty words; gaps as in `partner`, and "{towards}" for the direction
    do: Text
    do_self: Text | None = None  #: the same with one's own foot, where that differs
    hold: HoldId  #: how the other hand holds the foot
    hold_self: HoldId | None = None  #: the same with one's own foot, where that differs
    partner: Text  #: how, with another person's foot; "{places}" stands for the places that are left
    self: Text  #: how, on one's own foot
    purpose: Text  #: why this move is here, without a promise
    feel: Text  #: what it should feel like
    mistake: Text  #: what often goes wrong, and what to do instead
    evidence: EvidenceId  #: the claim of its technique
    sources: Sources

    @model_validator(mode="after")
    def times_in_order(self) -> Self:
        if self.usual > self.maximum:
            field, other = ("maximum", "shorter") if self.maximum < self.least else ("usual", "longer")
            than = f"'maximum' ({self.maximum})" if field == "usual" else f"'usual' ({self.usual})"
            raise Misplaced(field, f"is {other} than {than}: {getattr(self, field)} seconds. Change one of them.")
        return self

    @model_validator(mode="after")
    def done_at_a_glance(self) -> Self:
        """What the hand does is read in one look, while the hands are oily: a place and a direction are three words."""
        places, towards = " and ".join(["the inner edge"] * len(self.places)), "towards the toes"
        for field in ("do", "do_self"):
            text = getattr(self, field) or ""
            words = len(fill_gaps(text, places=places, towards=towards).split())
            if words > GLANCE:
                long = f" ({len(places.split())} of them for {{places}})" if "{places}" in text else ""
                text = f"must have at most {GLANCE} words, and has {words}{long}"
                raise Misplaced(field, f"{text}: say what the working hand does, and no more")
        return self

    @model_validator(mode="after")
    def counted_once(self) -> Self:
        """How often stands beside it, worked out from the strokes and the time that the step has: two numbers would
        not agree."""
        for field in ("do", "do_self"):
            if found := COUNT.search(getattr(self, field) or ""):
                text = f"counts '{found[0]}': how many and how often is worked out from the strokes, and stands beside"
                todo = "it. Say what is done at one of them, and in 'partner' and 'self' how many are a pass"
                raise Misplaced(field, f"{text} {todo}")
        return self

    @cached_property
    def least(self) -> int:
        """The seconds of one honest pass with all of its places."""
        return self.pace(one_pass(self.strokes, lambda _: 1))

    def pace(self, done: Iterable[tuple[Stroke, float]]) -> int:
        """The least that a step gets for what is left of the strokes: one honest pass, in fives. A stroke that opens
        or closes goes where there is time for it."""
        if self.role != "work":
            return OPENING
        return max(ceil(sum(seconds for _, seconds in done) / GRAIN - ALMOST) * GRAIN, TOUCH)
