"""What was drawn before: a lesson's pictures, taken from the user's cache folder, so that its second run draws nothing;
and the maps, of which the course's own come with it and others are kept in that folder."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..arguments import called_right
from ..cache import code_of, keep, kept_with, recall, remember
from ..catalog import course, default_folder
from .chart_request import check_outlines, known_name
from .picture import FORMATS, Picture
from .views import VIEWS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from ..catalog import Catalog
    from ..model.base import View


CODE = (
    "errors.py",
    "spelling.py",
    "model/*.py",
    "catalog/*.py",
    "planning/*.py",
    "drawing/**/*.py",
)  #: what decides how one looks
PLAIN = (str, int, float, bool, type(None))


class KeptPicture(Picture):
    """A picture that is drawn only when its image is not kept yet, or when its figure is asked for."""

    def __init__(self, alt: str, draw: Callable[[], Picture], parts: tuple, plot: bool, png: bytes = b"") -> None:
        self.alt, self._draw, self._parts, self.plot, self._png = alt, draw, parts, plot, png
        self._handed_out = False  # who has the figure may change it: from then on it is shown as it is

    @cached_property
    def _drawn(self) -> Picture:
        return self._draw()

    @property
    def figure(self) -> Figure:
        self._handed_out = True
        return self._drawn.figure

    @property
    def ax(self) -> Axes:
        self._handed_out = True
        return self._drawn.ax

    @property
    def title(self) -> str:
        return self._drawn.title

    def completed(self) -> list[tuple[str, str]]:
        return self._drawn.completed()

    def rendered(self, suffix: str, **options: Any) -> bytes:
        return self._drawn.rendered(suffix, **options)

    def shown(self, dpi: int = 110) -> bytes:
        if self._handed_out or dpi != 110:
            return self._drawn.shown(dpi)
        if not self._png:
            self._png = self._drawn.shown(dpi)
            keep("picture", self._parts, json.dumps([self.alt, self.plot, b64encode(self._png).decode()]).encode())
        return self._png


def drawn_once(make: Callable[..., Picture]) -> Callable[..., Picture]:
    """A function that makes a Picture, and knows again what it has made from the course's own data."""
    make = called_right(make)  # what was not drawn ahead, a browser cannot draw, and says so in a sentence

    @wraps(make)
    def known(*args: Any, catalog: Catalog | None = None, **options: Any) -> Picture:
        catalog = course(catalog)
        if not lasting(catalog, args, options):
            return make(*args, catalog=catalog, **options)
        parts = parts_of(catalog, make.__name__, args, options)
        with suppress(ValueError, TypeError):
            alt, plot, letters = json.loads(recall("picture", parts) or b"")
            png = b64decode(letters, validate=True)
            return KeptPicture(alt, lambda: make(*args, catalog=catalog, **options), parts, plot, png)
        picture = make(*args, catalog=catalog, **options)
        return KeptPicture(picture.alt, lambda: picture, parts, picture.plot)

    return known


def lasting(catalog: Catalog, args: tuple, options: dict) -> bool:
    """Whether a call can be known again: the course's own data, and nothing but ids and numbers that can be written."""
    with suppress(ValueError, RecursionError):
        return (
            catalog.folder == default_folder()
            and all(map(plain, (*args, *options.values())))
            and bool(repr((args, options)).encode())
        )
    return False


def plain(value: object) -> bool:
    if isinstance(value, (list, tuple)):
        return all(map(plain, value))
    if isinstance(value, dict):
        return all(map(plain, value.items()))
    return isinstance(value, PLAIN)


def parts_of(catalog: Catalog, name: str, args: tuple, options: dict) -> tuple:
    """All that a picture is made from."""
    return catalog.content, code_of(*CODE, using=("matplotlib",)), name, args, sorted(options.items())


def numbered_once(
    view: View, foot: str, highlight: dict[str, int], height: float, dpi: int, catalog: Catalog
) -> tuple[str, float, bytes]:
    """What an inset shows in words, its width against its height, and its image: an SVG, or a PNG of so many dots. Of
    the course's own data it is drawn once, however many kinds of handout show it."""

    def drawn() -> tuple[str, float, bytes]:
        from .chart import inset

        made = inset(view, foot=foot, highlight=highlight, height=height, catalog=catalog)
        image = made.shown(dpi) if dpi else made.rendered(".svg", **FORMATS[".svg"])
        return made.alt, float(made.figure.get_figwidth() / made.figure.get_figheight()), image

    given = (view, foot, tuple(highlight.items()), height, dpi)
    if not lasting(catalog, given, {}):
        return drawn()
    parts = parts_of(catalog, "inset", given, {})
    with suppress(ValueError, TypeError):
        alt, shape, letters = json.loads(recall("numbered", parts) or b"")
        return alt, float(shape), b64decode(letters, validate=True)
    alt, shape, image = drawn()
    keep("numbered", parts, json.dumps([alt, shape, b64encode(image).decode()]).encode())
    return alt, shape, image


# --- maps. What fits is known by a key, so neither matplotlib nor shapely is needed to show one that fits: of the data
# alone for what comes with the course, since its code comes with it (a test renders it anew); of data and code in the
# cache, which outlives updates.

STORED = Path(__file__).parent / "maps"
NAMES = (*(f"{view}.svg" for view in VIEWS), "sole.png")


def map_svg(view: str, catalog: Catalog | None = None) -> str:
    """The widgets' SVG of a view, with both feet."""
    view = known_name(view, "view", VIEWS)
    catalog = course(catalog)
    check_outlines(catalog, view)
    return fetched(catalog, f"{view}.svg").decode()


def map_png(catalog: Catalog | None = None) -> bytes:
    """A picture of the sole chart, for wherever no widget can be shown."""
    return fetched(course(catalog), "sole.png")


@kept_with
def fetched(catalog: Catalog, name: str) -> bytes:
    """A map's bytes: stored, kept, or rendered now."""
    with suppress(OSError):
        if (STORED / "key.txt").read_text("utf-8").strip() == catalog.key:
            return (STORED / name).read_bytes()
    parts = (catalog.key, name, code_of("model/*.py", "drawing/**/*.py", using=("matplotlib",)))
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
