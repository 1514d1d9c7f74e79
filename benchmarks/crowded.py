"""A data folder whose chart has many zones: the course's own, and a grid of small ones over the sole."""

import shutil

from footlib.catalog import default_folder, load
from footlib.model import shapes

ZONE = """
[extra-{i}]
name = "Extra zone {i}"
plain = "made for a benchmark"
system = "nervous"
foot = "both"
region = "arch"
agreement = "low"
where = "Somewhere on the sole."
body_height = 0.5
height_source = "derived"
overlaps = {overlaps}
sources = ["course-judgement"]
[extra-{i}.shapes]
sole = [{part}]
"""
SIZE = (0.022, 0.009)  # of a small zone, in breadths and lengths of the foot
STEP = 0.0126  # between two rows; columns stand as far apart on the foot


def crowded(folder, zones):
    """Write the data folder; gives its path."""
    target = folder / f"{zones}-zones"
    shutil.copytree(default_folder(), target)
    catalog = load()
    with (target / "zones.toml").open("a", encoding="utf-8") as file:
        file.writelines(extra(catalog, zones - len(catalog.zones)))
    return target


def extra(catalog, count):
    """Tables of so many small zones, each naming the ones of the chart that it covers."""
    sole = shapes.mask("sole", catalog.outlines["sole"].silhouette)
    masks = catalog.geometry.masks["sole"]
    made = 0
    for at in grid():
        cells = shapes.filled(shapes.ellipse(*shapes.flat("sole", [at, SIZE]), 0))
        if made < count and shapes.overlap(cells, sole) > 0.99:
            under = [id for id in catalog.zones if id in masks and shapes.overlap(cells, masks[id]) > 0.05]
            yield ZONE.format(i=made, overlaps=under, part=f"{{ at = {list(at)}, size = {list(SIZE)} }}")
            made += 1
    if made < count:
        raise ValueError(f"The sole holds {made} more zones, not {count}: make them smaller.")


def grid():
    across = STEP / shapes.BREADTH
    rows, columns = round(1 / STEP), round(1 / across)
    return [(round(x * across, 4), round(y * STEP, 4)) for y in range(rows) for x in range(columns)]
