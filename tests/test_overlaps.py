"""What touches what decides what is safe; so the course's own geometry is held against an independent library's."""

from itertools import combinations

import pytest
from shapely.geometry import Polygon
from shapely.ops import unary_union

from footlib import load
from footlib.model import shapes

SURFACES = ("sole", "top", "inner", "outer", "leg-front", "leg-back")


@pytest.fixture(scope="module")
def catalog():
    return load()


def drawn(catalog, surface):
    """place → its shape on a surface by shapely; a region covers its children too."""
    parts = {}
    for id, entry in catalog.places.items():
        for table in (entry.shapes, getattr(entry, "shapes_right", {})):
            for part in table.get(surface, ()):
                parts.setdefault(id, []).append(Polygon(shapes.polygon(surface, part)).buffer(0))
    for id, region in catalog.regions.items():  # the rest of its group is where the group's own shapes are
        if region.rest:
            parts[id] = parts.get(region.parent, [])
    whole = {}
    for id in catalog.places:
        below = catalog.geometry.down(id) if id in catalog.regions else [id]
        if pieces := [p for b in below for p in parts.get(b, ())]:
            whole[id] = unary_union(pieces)
    return whole


def share(a, b):
    return a.intersection(b).area / min(a.area, b.area)


@pytest.mark.parametrize("surface", SURFACES)
def test_places_touch_where_their_shapes_overlap(catalog, surface):
    """Two places that overlap clearly by more than a tenth are one place for safety."""
    places = drawn(catalog, surface)
    assert places
    for a, b in combinations(places, 2):
        if share(places[a], places[b]) > 0.13:  # the masks' cells make a tenth fuzzy by a few hundredths
            assert b in catalog.touching[a] and a in catalog.touching[b], (surface, a, b)


def test_places_that_lie_apart_do_not_touch(catalog):
    """Places of different regions that overlap on no surface are kept apart: avoiding one leaves the other."""
    near = {
        (a, b)
        for surface in SURFACES
        for places in [drawn(catalog, surface)]
        for a, b in combinations(sorted(places), 2)
        if share(places[a], places[b]) > 0.07
    }
    for a, b in combinations(sorted(catalog.places), 2):
        related = {a, *catalog.geometry.up(a)} & {b, *catalog.geometry.up(b)} & {a, b}
        if (a, b) not in near and not related:
            assert b not in catalog.touching[a], (a, b)


@pytest.mark.parametrize("surface", SURFACES)
def test_areas_agree(catalog, surface):
    """A place's area by cells is that by shapely within a twentieth, or a few cells for the smallest zones."""
    for id, shape in drawn(catalog, surface).items():
        own = catalog.geometry.masks[surface][id].bit_count() * shapes.CELL**2
        assert abs(own - shape.area) <= 0.05 * shape.area + 8 * shapes.CELL**2, (surface, id)
