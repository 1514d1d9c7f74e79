"""Checks of the atlas: layers that can be drawn, five strips in order, and versions that lie on the foot."""

from ..errors import hint
from ..model.base import FEET
from .check_shapes import describe, inside, outline_masks
from .datafile import Problem

RANKED = ("skin", "pressure", "load")  #: the tables of layers.toml


def atlas_problems(files, _geometry=None):
    yield from layers_known(files["layers"])
    yield from strips_in_order(files["longitudinals"])
    yield from versions_inside(files)
    yield from versions_on_their_foot(files)


def layers_known(file):
    """layers.toml holds the three rankings that can be drawn, and no other."""
    for id in file.ids - set(RANKED):
        text = f"no layer of this name can be drawn.{hint(id, RANKED)} The tables here are: {', '.join(RANKED)}."
        yield Problem(file.name, id, "", text)
    for id in set(RANKED) - file.ids if file.ids else ():
        yield Problem(file.name, "", "", f"the table [{id}] is missing.")


def strips_in_order(file):
    """The longitudinal zones are numbered from the big toe outwards, and their borders do not cross."""
    strips = sorted(file.entries.items(), key=lambda entry: entry[1].number)
    numbers = [strip.number for _, strip in strips]
    if strips and numbers != list(range(1, 6)) and not file.problems:
        yield Problem(file.name, "", "", f"the field 'number' must count 1, 2, 3, 4, 5 (it is {numbers}).")
    bordered = [(id, strip) for id, strip in strips if strip.border]
    for (inner, a), (id, b) in zip(bordered, bordered[1:], strict=False):
        if any(x >= y for (x, _), (y, _) in zip(a.border, b.border, strict=False)):
            yield Problem(file.name, id, "border", f"must lie on the little-toe side of the border of '{inner}'.")


def versions(files):
    """(id, "a" or "b", version) of every disagreement."""
    for id, entry in files["disagreements"].entries.items():
        yield from ((id, name, getattr(entry, name)) for name in "ab")


def versions_inside(files):
    """What is outlined lies on the foot."""
    outlines = outline_masks(files)
    for id, name, version in versions(files):
        for surface, parts in version.shapes.items():
            for number, part in enumerate(parts, 1):
                if not inside(outlines.get(surface, 0), surface, part):
                    text = f"most of it lies outside the foot ({describe(part)}). Move it inwards."
                    yield Problem(files["disagreements"].name, id, f"{name}.shapes.{surface}.{number}", text)


def versions_on_their_foot(files):
    """A version that takes a zone's shape is drawn on a foot that has this zone."""
    for id, name, version in versions(files):
        for place in version.places:
            zone = files["zones"].entries.get(place)
            if zone and not set(FEET[version.foot]) <= set(FEET[zone.foot]):
                text = f"must be '{zone.foot}': {zone.name} is only on that foot (it is '{version.foot}')."
                yield Problem(files["disagreements"].name, id, f"{name}.foot", text)
