"""The footprint: a sole that touches the ground, arches from flat to high, and the scales by which prints are read."""

from itertools import pairwise
from typing import Literal, Self

from pydantic import Field, model_validator

from .base import Misplaced, Name, Near, Real, Sources, Text, Value, Whole
from .foot import Part

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
