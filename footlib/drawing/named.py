"""What each layer names on a surface, so that a page can make room for it before anything is drawn."""

from shapely.geometry import LineString, Point

from ..model import shapes
from .chart_request import crowded
from .layers.disagreement import sides
from .layers.ranks import RANKED, caption, ranked
from .notes import numbers

TICK = 0.05  # foot lengths that a guide line of the sole reaches up the side of the foot
EDGES = {"inner": (0, 0.0, 0.15), "outer": (-1, 0.7, 1.1)}  # end of a line, and its x where it reaches this side


def named_on(request, surface):
    """(name, shape) of everything that a picture names on a surface."""
    if request.marked:
        found = [(marked.caption, surface.whole(marked.id, foot)) for marked in request.marked for foot in marked.feet]
    elif crowded(request):
        found = guides(request, surface) if request.view == "sole" else ()
    else:
        found = NAMED.get(request.layer, nothing)(request, surface)
    return [(name, shape) for name, shape in found if not shape.is_empty]


def nothing(*_):
    return ()


def landmarks(_, surface):
    return surface.landmarks.items()


def zones(request, surface):
    for id, zone in request.catalog.zones.items():
        yield from ((zone.name, surface.whole(id, foot)) for foot in request.feet if zone.foot in ("both", foot))


def zone_numbers(request, surface):
    of = numbers(request.catalog)
    for id, zone in request.catalog.zones.items():
        yield from ((str(of[id]), surface.whole(id, foot)) for foot in request.feet if zone.foot in ("both", foot))


def regions(request, surface):
    named = ((id, region) for id, region in request.catalog.regions.items() if not region.rest)
    return ((region.name, surface.whole(id, "left")) for id, region in named)


def ranks(request, surface):
    catalog = request.catalog
    here = (one for one in ranked(catalog, request.layer) if one.on(surface.surface))
    return ((caption(catalog, one), surface.whole(one.id, "left")) for one in here)


def versions(request, surface):
    return ((side.caption, side.shape(surface, foot)) for side in sides(request.catalog) for foot in request.feet)


def guides(request, surface):
    """Guide lines with their body levels; a line of the sole is named at its inner end."""
    for landmark in request.catalog.landmarks.values():
        if request.view == "sole":
            yield guide_caption(landmark), Point(shapes.flat("sole", landmark.line[:1])[0]).buffer(0.01)
        elif not (tick := side_tick(surface, landmark)).is_empty:
            yield guide_caption(landmark), tick


def guide_caption(landmark):
    """'Waist line' and under it the body level."""
    return f"{landmark.name}\n{landmark.body.partition(',')[0].partition(':')[0]}"


def side_tick(surface, landmark):
    """Where a guide line of the sole reaches the edge, seen from the side: a short line upwards."""
    end, low, high = EDGES[surface.surface]
    x, y = landmark.line[end]
    if not low <= x <= high:
        return LineString()
    upright = LineString([(y, -0.2), (y, 0.4)]).intersection(surface.silhouette)
    foot = upright.bounds[1]
    return LineString([(y, foot), (y, foot + TICK)]).buffer(0.001)


NAMED = dict.fromkeys(RANKED, ranks) | {
    "zones": zones,
    "regions": regions,
    "plain": landmarks,
    "lines": guides,
    "disagreement": versions,
    "practice": zone_numbers,
    "key": zone_numbers,
}
