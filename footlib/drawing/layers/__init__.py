"""The layers of the atlas, each a module that draws, names, tells and notes itself. Listing them loads no matplotlib.

A new layer is a module beside the others, and its name in `IN_ORDER`.
"""

from .disagreement import DISAGREEMENT
from .guide_lines import LINES
from .layer import Layer
from .plain_feet import PLAIN, REGIONS
from .ranks import LOAD, PRESSURE, SKIN
from .zones import BLANK, KEY, PRACTICE, ZONES

#: Where the sole touches the ground: drawn by `draw_footprint` on a page of its own.
FOOTPRINT = Layer(id="footprint", about="where the sole touches the ground")

IN_ORDER = (ZONES, REGIONS, PLAIN, FOOTPRINT, LINES, SKIN, PRESSURE, LOAD, DISAGREEMENT, PRACTICE, KEY, BLANK)
LAYERS: dict[str, Layer] = {layer.id: layer for layer in IN_ORDER}
