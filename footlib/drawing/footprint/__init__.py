"""Footprints from flat to high arch: the print, what four indices measure on it, and what every scale makes of that.

A smooth model for comparing indices, not a measurement of anybody's foot; and an index is not a diagnosis.
"""

from functools import lru_cache
from numbers import Real

from ...arguments import number
from ...catalog import course
from ...errors import FootlibError, echo
from .footprint_values import Footprint, OwnPrint, Reading
from .measured_todo import checked

__all__ = ["Footprint", "OwnPrint", "Reading", "footprint", "own_print"]


def footprint(arch="normal", *, catalog=None):
    """The print of an arch: "flat", "normal", "high" … or a number, its dip, from 0 (flat) to 0.9 (very high).

    >>> print(footprint("flat").verdicts[0])
    Arch index, area of the middle third ÷ all three thirds: 0.294, low (Cavanagh, Rodgers)
    """
    catalog = course(catalog)
    return measured(catalog, *shape_of(arch, catalog))


def own_print(*, forefoot=..., midfoot=..., heel=..., thirds=..., angle=..., catalog=None):
    """What the scales make of a print that you have measured yourself; leave the dots where you have no number.

    forefoot, midfoot, heel: widths in millimetres: widest, narrowest, widest, toes left out.
    thirds: squares counted in the heel, the middle and the front third. angle: Clarke's, in degrees.

    >>> print(own_print(thirds=(60, 50, 90)).verdicts[0])
    Arch index, area of the middle third ÷ all three thirds: 0.250, normal (usual limits)
    """
    return OwnPrint(tuple(readings(course(catalog), checked(forefoot, midfoot, heel, thirds, angle))))


def shape_of(arch, catalog):
    """(id, title, dip) of an arch by name, or ("", title, dip) of a number."""
    if isinstance(arch, bool) or not isinstance(arch, Real):
        arch = catalog.id_of("arches", arch)
        shape = catalog.arches[arch]
        return arch, f"A footprint with a {shape.name} arch", shape.dip
    low, high = rule_of(catalog).dips
    try:
        return "", "A footprint of your choice", number("arch", arch, low, high)
    except FootlibError:
        raise FootlibError(
            f"As a number, arch is the share of the sole's width by which the arch lifts the print's "
            f"inner border, from {low:g} to {high:g}, not {echo(arch)}."
        ) from None


def rule_of(catalog):
    """The rule by which soles touch the ground; footprint.toml holds exactly one."""
    return next(iter(catalog.footprints.values()))


@lru_cache(maxsize=64)
def measured(catalog, id, title, dip):
    """The print, measured and read by every scale."""
    from .arch_indices import MEASURES, thirds, widths
    from .contact import print_of

    rule = rule_of(catalog)
    shape = print_of(rule, dip)
    ball, middle, heel = (round(width.size * rule.length_mm, 1) for width in widths(shape))
    values = {way: round(measure(shape), 4) for way, measure in MEASURES.items()}
    return Footprint(
        arch=id,
        title=title,
        dip=dip,
        polygon=tuple(shape.exterior.coords[:-1]),
        thirds=tuple(round(part.area / shape.area, 4) for part in thirds(shape)),
        forefoot=ball,
        midfoot=middle,
        heel=heel,
        length=rule.length_mm,
        verdicts=tuple(readings(catalog, values)),
        **{way.replace("-", "_"): value for way, value in values.items()},
    )


def readings(catalog, values):
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
