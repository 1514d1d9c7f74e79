"""Where a place is, in words: "ball of the left foot, in line with toes two and three". Known from shapes alone."""

from ..catalog.toes import toes_behind, toes_in_words
from ..model import shapes

BALL, WAIST = 0.62, 0.45  # of the foot's length: above the first a zone lies below its toes, down to the other in line
SOLES = ("sole", "top")  # surfaces whose x tells the toe
PROPER = ("Achilles",)  # names keep their capital


def spot(catalog, id, foot):
    """The smallest region that a place lies in, on its foot, and which toes it lies behind."""
    region = catalog.zones[id].region if id in catalog.zones else id
    where = region_on(catalog, region, foot)
    line = toe_line(catalog, id, region, foot) if id in catalog.zones else ""
    return f"{where}, {line}" if line else where


def region_on(catalog, id, foot):
    """ "ball of the left foot", "left lower leg", "calf of the left leg"."""
    name = catalog.regions[id].name
    name = name if name.startswith(PROPER) else name[0].lower() + name[1:]
    if " of the foot" in name:
        return name.replace(" of the foot", f" of the {foot} foot")
    if name.endswith(" leg"):
        return f"{foot} {name}"
    leg = any(surface.startswith("leg") for surface in catalog.regions[id].shapes)
    return f"{name} of the {foot} {'leg' if leg else 'foot'}"


def toe_line(catalog, id, region, foot):
    """ "below toes two and three"; nothing at the edges, at the big toe, and for what lies behind most toes."""
    surface = next((one for one in SOLES if one in catalog.zones[id].shapes), None)
    if not surface or region == "big-toe" or region.endswith("edge") or region.endswith("joint"):
        return ""
    toes, height = behind(catalog, id, surface, foot)
    if len(toes) > 3 or height < WAIST:
        return ""
    at_toes = "toes" in (region, *catalog.geometry.up(region))
    return f"{'at' if at_toes else 'below' if height > BALL else 'in line with'} {toes_in_words(toes)}"


def behind(catalog, id, surface, foot):
    """The toes in whose strips a zone lies, from the big toe, and the mean height of its points."""
    zone = catalog.zones[id]
    outlines = [shapes.polygon(surface, part) for part in zone.parts_on(surface, foot)]
    ys = [y for points in outlines for _, y in points]
    return toes_behind(catalog, outlines), (min(ys) + max(ys)) / 2
