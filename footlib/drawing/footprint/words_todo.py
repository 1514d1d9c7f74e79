"""What the picture of a footprint shows, in words for those who cannot see it."""

from itertools import groupby

from ..alt import FROM
from .footprint_values import HONEST, MODEL

NOT_COUNTED = "The prints of the toes are pale and not counted."


def alt_text(footprint, feet):
    """The feet, the print, everything measured on it, every verdict, and how far to believe them."""
    opening = FROM["sole", len(feet)].format(foot=feet[0])
    return " ".join(
        [opening, shown(footprint), areas(footprint), sizes(footprint), angle(footprint), verdicts(footprint)]
        + [footprint.agreement, HONEST, MODEL]
    )


def unread_in_words(footprint, feet):
    """The widths, and nothing that would read the print for somebody."""
    opening = FROM["sole", len(feet)].format(foot=feet[0])
    return f"{opening} A footprint in ink on the outline of the foot, to be read. {NOT_COUNTED} {sizes(footprint)}"


def shown(footprint):
    return f"{footprint.title} (dip {footprint.dip:.2f}), in ink on the outline of the foot. " + NOT_COUNTED


def areas(footprint):
    heel, middle, front = (f"{share * 100:.1f} %" for share in footprint.thirds)
    return f"Three thirds of equal length, the middle one red: heel {heel} of the area, middle {middle}, front {front}."


def sizes(footprint):
    return (
        f"Widths on a foot {footprint.length / 10:g} cm long: widest forefoot a {footprint.forefoot:.0f} mm, "
        f"narrowest midfoot b {footprint.midfoot:.0f} mm, widest heel c {footprint.heel:.0f} mm."
    )


def angle(footprint):
    return (
        "A straight edge touches ball and heel on the inner side; a second line runs from the ball to the deepest "
        f"point of the arch: an angle of {footprint.clarke:.1f} degrees."
    )


def verdicts(footprint):
    """Each index with its value and the verdict of every scale."""
    told = []
    for (index, way, written), read in groupby(footprint.verdicts, lambda v: (v.index, v.way, v.written)):
        said = ", ".join(f"{v.says} ({v.scale})" if v.scale else v.says for v in read)
        told.append(f"{index} ({way}) {written}: {said}.")
    return " ".join(told)
