"""Footprints from flat to high arch: the print, what four indices measure on it, and what every scale makes of that.

A smooth model for comparing indices, not a measurement of anybody's foot; and an index is not a diagnosis.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from numbers import Real
from typing import TYPE_CHECKING

from ...arguments import entries, number
from ...cache import kept_with
from ...catalog import course
from ...errors import FootlibError, echo
from ...model.report import InWords, escape

if TYPE_CHECKING:
    from ...catalog import Catalog
    from ...model import Contact


__all__ = ["Footprint", "OwnPrint", "Reading", "footprint", "own_print"]


LARGEST = 10_000  # millimetres, squares or degrees
THIRDS = "thirds are three numbers: heel, middle, front, such as (60, 50, 90)"
WIDTHS = "the narrowest width of the midfoot cannot be wider than the {}: measure both again, toes left out."


def footprint(arch: object = "normal", *, catalog: Catalog | None = None) -> Footprint:
    """The print of an arch: "flat", "normal", "high" … or a number, its dip, from 0 (flat) to 0.9 (very high).

    >>> print(footprint("flat").verdicts[0])
    Arch index, area of the middle third ÷ all three thirds: 0.294, low (Cavanagh, Rodgers)
    """
    catalog = course(catalog)
    return measured(catalog, *shape_of(arch, catalog))


def own_print(
    *,
    forefoot: object = ...,
    midfoot: object = ...,
    heel: object = ...,
    thirds: object = ...,
    angle: object = ...,
    catalog: Catalog | None = None,
) -> OwnPrint:
    """What the scales make of a print that you have measured yourself; leave the dots where you have no number.

    forefoot, midfoot, heel: widths in millimetres: widest, narrowest, widest, toes left out.
    thirds: squares counted in the heel, the middle and the front third. angle: Clarke's, in degrees.

    >>> print(own_print(thirds=(60, 50, 90)).verdicts[0])
    Arch index, area of the middle third ÷ all three thirds: 0.250, normal (usual limits)
    """
    return OwnPrint(tuple(readings(course(catalog), checked(forefoot, midfoot, heel, thirds, angle))))


def checked(forefoot: object, midfoot: object, heel: object, thirds: object, angle: object) -> dict[str, float]:
    """{way of measuring: value}; what is missing gives no value."""
    a, b, c = (measure(name, given) for name, given in (("forefoot", forefoot), ("midfoot", midfoot), ("heel", heel)))
    if a and b and b > a:
        raise FootlibError(f"forefoot={a:g}, midfoot={b:g}: {WIDTHS.format('forefoot')}")
    values = {"arch-index": share(thirds), "clarke": measure("angle", angle)}
    values["chippaux-smirak"] = b / a * 100 if a and b else None
    values["staheli"] = b / c if b and c else None
    return {way: value for way, value in values.items() if value is not None}


def blank(given: object) -> bool:
    return given is ... or given is None or (isinstance(given, str) and not given)


def measure(name: str, given: object) -> float | None:
    """A measure, or nothing where none is there yet."""
    if blank(given):
        return None
    try:
        value = number(name, given, 0, LARGEST)
    except FootlibError:
        value = 0
    if not value:
        raise FootlibError(f"{name} is a number above 0, up to {LARGEST:,}, without its unit, not {echo(given)}.")
    return value


def share(thirds: object) -> float | None:
    """The middle third's part of all three."""
    if blank(thirds):
        return None
    counts = entries(thirds, THIRDS)
    if len(counts) != 3:
        raise FootlibError(f"{THIRDS}, not {echo(thirds)}.")
    counts = [measure("each of the thirds", one) for one in counts]
    return None if None in counts else counts[1] / sum(counts)


def shape_of(arch: object, catalog: Catalog) -> tuple[str, str, float]:
    """(id, title, dip) of an arch by name, or ("", title, dip) of a number."""
    if isinstance(arch, bool) or not isinstance(arch, Real):
        id = catalog.id_of("arches", arch)
        shape = catalog.arches[id]
        return id, f"A footprint with a {shape.name} arch", shape.dip
    low, high = rule_of(catalog).dips
    try:
        return "", "A footprint of your choice", number("arch", arch, low, high)
    except FootlibError:
        raise FootlibError(
            f"As a number, arch is the share of the sole's width by which the arch lifts the print's "
            f"inner border, from {low:g} to {high:g}, not {echo(arch)}."
        ) from None


def rule_of(catalog: Catalog) -> Contact:
    """The rule by which soles touch the ground; footprint.toml holds exactly one."""
    return next(iter(catalog.footprints.values()))


@kept_with
def measured(catalog: Catalog, id: str, title: str, dip: float) -> Footprint:
    """The print, measured and read by every scale."""
    from .arch_indices import MEASURES, print_of, thirds, widths

    rule = rule_of(catalog)
    shape = print_of(rule, dip)
    ball, middle, heel = (round(width.size * rule.length_mm, 1) for width in widths(shape))
    shares = [round(part.area / shape.area, 4) for part in thirds(shape)]
    values = {way: round(index(shape), 4) for way, index in MEASURES.items()}
    return Footprint(
        arch=id,
        title=title,
        dip=dip,
        polygon=tuple((x, y) for x, y in shape.exterior.coords[:-1]),
        thirds=(shares[0], shares[1], shares[2]),
        forefoot=ball,
        midfoot=middle,
        heel=heel,
        length=rule.length_mm,
        verdicts=tuple(readings(catalog, values)),
        **{way.replace("-", "_"): value for way, value in values.items()},
    )


def readings(catalog: Catalog, values: Mapping[str, float]) -> Iterator[Reading]:
    """What every scale says about every index, each definition by itself."""
    for index in catalog.indices.values():
        for way, how in index.ways.items():
            if way not in values:
                continue
            written = index.write(values[way])
            if index.unread:
                yield Reading(index.name, how, values[way], written, "", index.unread, "")
            for scale in index.scales:
                band = scale.band(values[way])
                yield Reading(index.name, how, values[way], written, scale.name, band.says, band.arch)


# --- frozen values; no plotting library is needed for them

KINDS = {"high": "high", "normal": "normal", "between": "between normal and flat", "low": "low or flat"}
MODEL = "Drawn by a smooth model of the sole: nobody's foot was measured."
HONEST = "An index is not a diagnosis."
UNMEASURED = "Nothing measured yet: put your own numbers in the place of the dots, and run the cell again."


@dataclass(frozen=True)
class Reading:
    """What one scale says about one index; where no scale is in use, `scale` and `arch` are empty."""

    index: str  #: the index's name
    way: str  #: how it was measured
    value: float
    written: str  #: the value as it is usually given
    scale: str
    says: str  #: the scale's own word
    arch: str  #: what that means: "high", "normal", "between" or "low"

    def __str__(self) -> str:
        return f"{self.index}, {self.way}: {self.written}, {self.says}" + (f" ({self.scale})" if self.scale else "")


@dataclass(frozen=True)
class Footprint:
    """The print of a sole, toes left out, and its indices. Lengths are in foot lengths where nothing else is said."""

    arch: str  #: the shape's id; empty for a dip of one's own
    title: str
    dip: float  #: the share of the sole's width by which the arch lifts the inner border
    polygon: tuple[tuple[float, float], ...]  #: (x, y): x from the big toe's side, y from the heel
    thirds: tuple[float, float, float]  #: shares of the area: heel, middle, front
    forefoot: float  #: widest, in millimetres on a foot of `length` millimetres
    midfoot: float  #: narrowest, in millimetres
    heel: float  #: widest, in millimetres
    length: float
    arch_index: float
    chippaux_smirak: float  #: per cent
    staheli: float
    clarke: float  #: degrees, to the deepest point of the arch
    clarke_edge: float  #: degrees, along the edge of the arch: the other definition in use
    verdicts: tuple[Reading, ...]

    def __str__(self) -> str:
        return "\n".join(
            [f"{self.title} (dip {self.dip:.2f})", *map(str, self.verdicts), self.agreement, HONEST, MODEL]
        )

    def _repr_markdown_(self) -> str:
        told = table(self.verdicts)
        return f"**{escape(self.title)}** (dip {self.dip:.2f})\n\n{told}\n\n{self.agreement} {HONEST} {MODEL}"

    @property
    def agreement(self) -> str:
        return agreement(self.verdicts)


@dataclass(frozen=True)
class OwnPrint(InWords):
    """What every scale says about a print that somebody has measured; nothing yet where nothing was measured."""

    verdicts: tuple[Reading, ...] = ()

    def __str__(self) -> str:
        return "\n".join([*map(str, self.verdicts), agreement(self.verdicts), HONEST]) if self.verdicts else UNMEASURED

    def _repr_markdown_(self) -> str:
        if not self.verdicts:
            return UNMEASURED
        return f"{table(self.verdicts)}\n\n{agreement(self.verdicts)} {HONEST}"


def table(verdicts: Sequence[Reading]) -> str:
    """Each index with its value and what each scale says, as Markdown."""
    cells = [[escape(text) for text in (f"{v.index}, {v.way}", v.written, v.scale or "–", v.says)] for v in verdicts]
    rows = [f"| {' | '.join(row)} |" for row in cells]
    return "\n".join(["| index | value | scale | verdict |", "|:--|--:|:--|:--|", *rows])


def agreement(verdicts: Sequence[Reading]) -> str:
    """Whether the scales agree about a print, in one sentence."""
    counts = Counter(verdict.arch for verdict in verdicts if verdict.arch)
    found = [(counts[kind], words) for kind, words in KINDS.items() if counts[kind]]
    if not found:
        return "No scale is in use for what was measured."
    if len(found) == 1:
        return f"All {counts.total()} verdicts agree: {found[0][1]}."
    said = ", ".join(f"{count} {'says' if count == 1 else 'say'} {words}" for count, words in found)
    return f"The scales disagree: {said}."
