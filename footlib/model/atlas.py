"""What the atlas shows besides zones and places: rankings, strips, where charts disagree, and footprints."""

from itertools import pairwise
from typing import Literal, Self

from pydantic import Field, model_validator

from .base import (
    BarePlaceId,
    Caption,
    EvidenceId,
    Feet,
    Label,
    Misplaced,
    Name,
    Near,
    Real,
    RegionId,
    Sources,
    Surface,
    Text,
    Value,
    Whole,
)
from .foot import Part, Point, Shapes


class LongitudinalZone(Value):
    """One of the five strips from toe to heel; a convention of the chart, not anatomy."""

    name: Label
    number: Whole = Field(ge=1, le=5)  #: from the big toe outwards
    toe: Label  #: the toe that it begins with
    body: Caption  #: the strip of the body that the chart gives it
    at: Point  #: where its number stands: on the pad of its toe, x and y on the sole
    border: tuple[Point, ...] = ()  #: its outer border on the sole, from the heel to the toes; the last has none
    sources: Sources

    @model_validator(mode="after")
    def bordered(self) -> Self:
        if (len(self.border) < 2) != (self.number == 5):
            text = "zones 1 to 4 need a 'border' of two points or more; zone 5 ends at the edge of the foot"
            raise Misplaced("border", text)
        return self


class Shade(Value):
    """One class of places in a ranking: how dark they are drawn, and what is said beside each of them."""

    name: Label  #: in the legend
    level: Whole = Field(ge=1, le=4)  #: 1 is drawn lightest
    places: dict[BarePlaceId, Caption] = Field(min_length=1)  #: place → the words beside its name
    surfaces: tuple[Surface, ...] = ()  #: where it is shown; empty: wherever its places are drawn
    sources: Sources


class Remark(Value):
    """What to know before one believes a picture: a sentence or three, how sure it is, and from where."""

    text: Text
    evidence: EvidenceId  #: the claim that it belongs to, which has the grade
    sources: Sources


class Ranking(Value):
    """One ranking of places: its title, its classes (none where regions.toml holds the levels) and its remarks."""

    title: Label  #: "{title}" stands for the view ("The sole"), "{of}" for "of the sole"
    subtitle: Caption
    shades: tuple[Shade, ...] = ()
    remarks: tuple[Remark, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def once(self) -> Self:
        places = [place for shade in self.shades for place in shade.places]
        if twice := [place for place in dict.fromkeys(places) if places.count(place) > 1]:
            last = max(n for n, shade in enumerate(self.shades, 1) if twice[0] in shade.places)
            raise Misplaced(f"shades.{last}.places", f"'{twice[0]}' stands in two classes of this ranking: leave one")
        return self


class Version(Value):
    """How some charts have it: one sentence, and where that is on the foot."""

    says: Text
    places: tuple[BarePlaceId, ...] = ()  #: zones and regions whose shapes it takes
    shapes: Shapes = {}  #: shapes of its own; as accurate as words can be, about a tenth of the foot
    foot: Feet = "both"
    sources: Sources

    @property
    def drawn(self) -> bool:
        return bool(self.places or self.shapes)


class Disagreement(Value):
    """A question about which traditions differ: version `a` is outlined solid, version `b` dashed."""

    name: Label
    about: Literal["place", "use"] = "place"  #: "use": nothing to outline, such as oil or no oil
    a: Version
    b: Version

    @model_validator(mode="after")
    def outlined(self) -> Self:
        outlined = self.about == "place"
        odd = "has something to outline: then 'about' is \"place\""
        for name, version in (("a", self.a), ("b", self.b)):
            if version.drawn != outlined:
                raise Misplaced(name, "needs 'places' or 'shapes' to outline" if outlined else odd)
        return self


MOST = {"force": 50, "pressure": 10_000, "steps": 200_000}  # kind of measure → the largest value, in its unit


class Measure(Value):
    """One published number on the load of feet, with where it comes from."""

    name: Name
    kind: Literal["force", "pressure", "steps"]  #: times body weight, kilopascals, steps a day
    place: RegionId | None = None  #: for pressure: the region where it was measured
    speed: Real | None = Field(None, gt=0, le=15)  #: metres per second
    value: Real = Field(gt=0)
    spread: Real | None = Field(None, gt=0)  #: standard deviation
    sources: Sources

    @model_validator(mode="after")
    def pressed_somewhere(self) -> Self:
        if self.kind == "pressure" and (self.place is None or self.speed is None):
            raise Misplaced("kind", "a pressure needs its 'place' and the 'speed' of the walk")
        if max(self.value, self.spread or 0) > MOST[self.kind]:
            text = f"no foot bears that: {self.kind} is at most {MOST[self.kind]:,} (it is {self.value:g})"
            raise Misplaced("value" if self.value > MOST[self.kind] else "spread", text)
        return self


# --- footprints: a sole that touches the ground, arches from flat to high, and the scales by which prints are read

Definition = Literal["arch-index", "chippaux-smirak", "staheli", "clarke", "clarke-edge"]


class Contact(Value):
    """Where a sole touches the ground, as a rule with one parameter, the arch's `dip` (see data/footprint.toml).

    Heights y in foot lengths from the heel, x in foot breadths from the inner (medial) border, as on the sole.
    """

    borders: tuple[tuple[Near, Near, Near], ...] = Field(min_length=4)  #: y, inner x, outer x of the sole
    rim: Real = Field(gt=0, lt=0.2)  #: the print ends this far inside the sole's borders, in foot breadths
    rim_from: Real = Field(gt=0, le=1)  #: below this height the rim narrows to nothing at the heel's end
    arch: tuple[Real, Real]  #: the heights between which the arch can lift the inner border
    skew: Real = Field(gt=0, le=20)  #: above 1: the arch is deepest nearer to the toes
    fullness: Real = Field(gt=0, le=20)  #: below 1: a broad hollow, above 1: a pointed one
    front: Real  #: the height at which the print ends when toes are left out
    corner: Real = Field(ge=0, lt=0.1)  #: radius of the corners at heel and ball, in foot lengths
    toes: tuple[Part, ...] = ()  #: the toes' own prints; no index counts them
    dips: tuple[Real, Real]  #: lowest and highest dip that the rule is good for
    length_mm: Real = Field(ge=50, le=500)  #: the foot length for which widths are given in millimetres
    sources: Sources

    @model_validator(mode="after")
    def in_order(self) -> Self:
        if any(low[0] >= high[0] for low, high in pairwise(self.borders)):
            raise Misplaced("borders", "must go from the heel to the toes: each height y above the one before")
        if any(inner >= outer for _, inner, outer in self.borders):
            raise Misplaced("borders", "each line is y, inner x, outer x, with the inner x below the outer x")
        for name in ("arch", "dips"):
            low, high = getattr(self, name)
            if not 0 <= low < high <= 1:
                raise Misplaced(name, "must be two numbers from 0 to 1, the smaller one first")
        if not self.arch[1] < self.front <= self.borders[-1][0]:
            raise Misplaced("front", "must lie above the arch and within the borders")
        return self


class Arch(Value):
    """One shape of the arch by name; `dip` is the share of the sole's width by which it lifts the inner border."""

    name: Name  #: completes "a footprint with a … arch"
    dip: Real = Field(ge=0, le=1)
    sources: Sources


class Band(Value):
    """One verdict of a scale, from a limit upwards; the lowest band has no limit."""

    says: Text  #: the scale's own word
    arch: Literal["high", "normal", "between", "low"]  #: what it means, so that scales can be compared
    at_least: Real | None = None
    above: Real | None = None

    @property
    def limit(self) -> float | None:
        return self.above if self.at_least is None else self.at_least

    def holds(self, value: float) -> bool:
        if self.at_least is not None:
            return value >= self.at_least
        return self.above is None or value > self.above


class Scale(Value):
    """A published (or merely circulating) way to read an index: bands that follow one another."""

    name: Name
    bands: tuple[Band, ...] = Field(min_length=2)  #: from low values to high ones
    decimals: Whole | None = Field(None, ge=0, le=3)  #: the scale is meant for values rounded to so many decimals
    note: Text  #: where its limits come from, as far as is known
    sources: Sources

    @model_validator(mode="after")
    def rising(self) -> Self:
        first, *others = self.bands
        if first.limit is not None or any((b.at_least is None) == (b.above is None) for b in others):
            raise Misplaced("bands", "the first of them has no limit, each other one either 'at_least' or 'above'")
        if any((low.limit or 0) >= (high.limit or 0) for low, high in pairwise(others)):
            raise Misplaced("bands", "their limits must rise")
        return self

    def band(self, value: float) -> Band:
        """The band that a value falls into."""
        value = value if self.decimals is None else round(value, self.decimals)
        return next(band for band in reversed(self.bands) if band.holds(value))


class FootIndex(Value):
    """A number measured on a footprint, how it is measured, and the scales that read it."""

    name: Name
    ways: dict[Definition, Text] = Field(min_length=1)  #: each definition in use, the course's own first
    unit: Literal["", " %", "°"] = ""
    decimals: Whole = Field(ge=0, le=3)
    scales: tuple[Scale, ...] = ()
    unread: Text | None = None  #: why no scale is given
    note: Text  #: what to know before one believes it
    sources: Sources

    @model_validator(mode="after")
    def read_or_not(self) -> Self:
        if bool(self.scales) == bool(self.unread):
            raise Misplaced("scales", "an index has 'scales', or says in 'unread' why there is none; never both")
        return self

    def write(self, value: float) -> str:
        """A value with its unit, as it is usually given."""
        return f"{value:.{self.decimals}f}{self.unit}"
