"""The atlas over the widgets' map: what each layer shades, draws and tells, as small plain values for the page."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..drawing import LAYERS

if TYPE_CHECKING:
    from ..catalog import Catalog

NAMES = tuple(layer.id for layer in LAYERS.values() if layer.map_name)  #: of the layers that the map offers


@lru_cache(maxsize=4)
def map_layers(catalog: Catalog) -> dict[str, dict[str, Any]]:
    """Each layer by id, in the order of the list: its name, which places it offers, and what it adds to the map."""
    return {layer.id: {"name": layer.map_name} | layer.on_map(catalog) for layer in LAYERS.values() if layer.map_name}
