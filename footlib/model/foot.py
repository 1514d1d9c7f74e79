"""Where: regions, zones and guide lines of the foot, and the shapes that stand for them."""

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, NamedTuple, Self

from pydantic import Field, model_validator

from .base import (
    FEET,
    Caption,
    Feet,
    Flag,
    Foot,
    Label,
    Level,
    Misplaced,
    Near,
    Real,
    RegionId,
    Size,
    Sources,
    Surface,
    Text,
    Tilt,
    Unit,
    Value,
    ZoneId,
)
from .shapes import XY, polygon

Point = tuple[Near, Near]
System = Literal[
    "nervous",
    "endocrine",
    "sensory",
    "respiratory",
    "musculoskeletal",
    "immune",
    "digestive",
    "circulatory",
    "urinary",
    "reproductive",
    "lymphatic",
]


class Part(Value):
    """One piece of a shape, in its surface's own coordinates (see `shapes`).

    Exactly one of: `at` + `size` (+ `tilt`, degrees anticlockwise), an ellipse; `outline`, three or more points joined
    by a smooth closed curve (`sharp = true`: by straight lines); `along` + `width`, a band that wide (foot lengths).
    """

    at: Point | None = None  #: the middle of an ellipse
    size: tuple[Size, Size] | None = None  #: its width and height
    tilt: Tilt = 0  #: degrees anticlockwise
    outline: tuple[Point, ...] = ()  #: three points or more on a smooth closed curve
    sharp: Flag = False  #: joined by straight lines instead
    along: tuple[Point, ...] = ()  #: points of the middle line of a band
    width: Size | None = None  #: of the band, in foot lengths

    @model_validator(mode="after")
    def one_kind(self) -> Self:
        kinds = [self.at is not None, bool(self.outline), bool(self.along)]
        if sum(kinds) != 1:
            given = ["", *(name for name in ("at", "outline", "along") if getattr(self, name))]
            text = "a part needs exactly one of 'at' (with 'size'), 'outline', 'along' (with 'width')"
            raise Misplaced(given[-1], text)
        if self.at is not None and self.size is None:
            raise Misplaced("at", "needs 'size' beside it: width and height, each above 0")
        if self.outline and len(self.outline) < 3:
            raise Misplaced("outline", "needs three points or more")
        if self.along and (len(self.along) < 2 or self.width is None):
            raise Misplaced("along", "needs two points or more, and a 'width' beside it")
        return self


Shapes = dict[Surface, tuple[Part, ...]]


class Spot(NamedTuple):
    """A place with its foot: Spot("heel", "left") is "heel@left"; without a foot, every foot that has the place."""

    place: str
    foot: str | None = None

    @classmethod
    def parse(cls, text: str) -> "Spot":
        """As it is written. What stands after '@' is taken as it is: the catalog knows whether that foot has it."""
        place, at, foot = text.partition("@")
        return cls(place, foot if at else None)

    def on(self, foot: str) -> bool:
        """Whether this foot is meant."""
        return self.foot in (None, foot)

    def __str__(self) -> str:
        return self.place if self.foot is None else f"{self.place}@{self.foot}"


class Drawn(Value):
    """What has shapes on a foot or both."""

    if TYPE_CHECKING:  # each kind has its own
        foot: Feet
        shapes: Shapes

    @property
    def feet(self) -> tuple[Foot, ...]:
        """The feet that have it, right first."""
        return FEET[self.foot]

    def parts_on(self, surface: Surface, foot: str) -> tuple[Part, ...]:
        """The parts as which it is drawn on a surface: alike on both feet."""
        return self.shapes.get(surface, ())

    def outlines_on(self, surface: Surface, foot: str) -> list[list[XY]]:
        """The outlines of these parts, without those of what lies below it in the tree."""
        return [polygon(surface, part) for part in self.parts_on(surface, foot)]


class Region(Drawn):
    """A plain place on the foot, in a tree; `limit` is the course's own highest pressure there."""

    name: Label
    where: Text  #: how to find it on one's own foot, in words
    parent: RegionId | None = None
    limit: Level | None = None  #: None: the parent's; a root's is 2
    never: Flag = False  #: no step may work here
    rest: Flag = False  #: what is left of its parent without the parts that have a name: on the map it is the parent
    synonyms: tuple[Text, ...] = ()
    shapes: Shapes = {}
    sources: Sources
    foot: ClassVar[Feet] = "both"

    @model_validator(mode="after")
    def rest_of_something(self) -> Self:
        if self.rest and (self.parent is None or self.shapes or self.never):
            text = "what is the 'rest' of a place needs that 'parent', and takes its shapes and its ground"
            raise Misplaced("rest", text)
        return self


class Zone(Drawn):
    """A named area of the foot on the reflex chart; a convention of the chart, not anatomy."""

    name: Label  #: as learners read it
    plain: Text  #: the everyday word
    synonyms: tuple[Text, ...] = ()  #: other words that a learner may type
    system: System  #: the body system of what it stands for
    foot: Feet  #: the foot on which charts draw it
    region: RegionId  #: the smallest region around it
    agreement: Literal["high", "medium", "low"]  #: how far charts agree
    where: Text  #: where it lies, in words, and how charts differ
    #: of the organ in the body, as a fraction of stature
    body_height: Annotated[Real, Field(ge=0, le=1), Unit("as a fraction of the body's height")]
    height_source: Text  #: where that number is from
    shapes: Shapes  #: by surface: parts in fractions of the foot, x from inner 0 to outer 1, y from heel 0 to toes 1
    shapes_right: Shapes = {}  #: where the right foot differs
    overlaps: tuple[ZoneId, ...] = ()  #: zones that it may overlap by more than a tenth
    sources: Sources

    def parts_on(self, surface: Surface, foot: str) -> tuple[Part, ...]:
        """The parts as which it is drawn on a surface of this foot."""
        right = self.shapes_right.get(surface) if foot == "right" else None
        return right or self.shapes.get(surface, ())


Place = Region | Zone


class Landmark(Value):
    """A guide line on the sole that a learner can see or feel."""

    name: Label
    where: Text
    body: Caption  #: the body level that the chart gives it
    line: tuple[Point, ...] = Field(min_length=2)  #: on the sole, x and y as for zones
    sources: Sources


class Outline(Value):
    """A drawing of one surface of the foot: its silhouette and the lines inside it; not a place."""

    silhouette: tuple[Part, ...] = Field(min_length=1)
    toes: tuple[Part, ...] = ()
    pads: tuple[Part, ...] = ()  #: cushions that stand out, shaded warm
    hollows: tuple[Part, ...] = ()  #: what lies back, such as the arch, shaded light
    nails: tuple[Part, ...] = ()
    lines: tuple[tuple[Point, ...], ...] = ()
    labels: dict[str, Point] = {}  #: landmarks named beside the drawing
    sources: Sources
