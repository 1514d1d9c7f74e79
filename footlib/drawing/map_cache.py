"""Rendered maps: the course's own come with it, others are kept in the user's cache folder. What fits is known by a
key, so neither matplotlib nor shapely is needed to show a map that fits: of the data alone for what comes with the
course, since its code comes with it (a test renders it anew); of data and code in the cache, which outlives updates."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from ..cache import code_of, remember
from ..catalog import course
from .chart_request import known, outlined
from .views import VIEWS

if TYPE_CHECKING:
    from ..catalog import Catalog

STORED = Path(__file__).parent / "maps"
NAMES = (*(f"{view}.svg" for view in VIEWS), "sole.png")


def map_svg(view: str, catalog: Catalog | None = None) -> str:
    """The widgets' SVG of a view, with both feet."""
    view = known(view, "view", VIEWS)
    catalog = course(catalog)
    outlined(catalog, view)
    return fetched(f"{view}.svg", catalog).decode()


def map_png(catalog: Catalog | None = None) -> bytes:
    """A picture of the sole chart, for wherever no widget can be shown."""
    return fetched("sole.png", course(catalog))


@lru_cache(maxsize=32)
def fetched(name: str, catalog: Catalog) -> bytes:
    """A map's bytes: stored, kept, or rendered now."""
    with suppress(OSError):
        if (STORED / "key.txt").read_text("utf-8").strip() == catalog.key:
            return (STORED / name).read_bytes()
    parts = (catalog.key, name, code_of("model/*.py", "drawing/**/*.py"), version("matplotlib"))
    return remember("map", parts, lambda: rendered(name, catalog))


def rendered(name: str, catalog: Catalog) -> bytes:
    view, _, kind = name.rpartition(".")
    if kind == "svg":
        from .svg import view_svg

        return view_svg(catalog, view).encode()
    from .chart import draw_chart
    from .chart_request import ask

    return draw_chart(ask(view, "both", "zones", (), catalog), None).shown(dpi=90)


def store_all(catalog: Catalog) -> list[Path]:
    """Render the course's own maps into the package; gives back the files written."""
    STORED.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        (STORED / name).write_bytes(rendered(name, catalog))
    (STORED / "key.txt").write_text(catalog.key + "\n", "utf-8")
    return [STORED / name for name in NAMES]
