"""What the atlas shows besides zones and places: ranked places, strips of the foot, and where charts disagree."""

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
    Real,
    RegionId,
    Sources,
    Surface,
    Text,
    Value,
    Whole,
)
from .foot import Point, Shapes


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
            raise Misplaced(
                "border", "zones 1 to 4 need a 'border' of two points or more; zone 5 ends at the edge of the foot"
            )
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
        for name, version in (("a", self.a), ("b", self.b)):
            if version.drawn != (self.about == "place"):
                raise Misplaced(
                    name,
                    "needs 'places' or 'shapes' to outline"
                    if self.about == "place"
                    else "has something to outline: then 'about' is \"place\"",
                )
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
            raise Misplaced(
                "value" if self.value > MOST[self.kind] else "spread",
                f"no foot bears that: {self.kind} is at most {MOST[self.kind]:,} (it is {self.value:g})",
            )
        return self
