"""Rendered maps: the course's own come with it, others are kept in the user's cache folder. What fits is known by a
key, so neither matplotlib nor shapely is needed to show a map that fits: of the data alone for what comes with the
course, since its code comes with it (a test renders it anew); of data and code in the cache, which outlives updates."""

from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from ..catalog import course
from ..catalog.shelf import cache_folder, keep
from .chart_request import known, outlined
from .views import VIEWS

CODE = Path(__file__).parent
SHAPES = CODE.parent / "model" / "shapes.py"
STORED = CODE.parent / "static" / "maps"


def map_svg(view, catalog=None):
    """The widgets' SVG of a view, with both feet."""
    view = known(view, "view", VIEWS)
    catalog = course(catalog)
    outlined(catalog, view)
    return fetched(f"{view}.svg", catalog).decode()


def map_png(catalog=None):
    """A picture of the sole chart, for wherever no widget can be shown."""
    return fetched("sole.png", course(catalog))


def key_of(catalog):
    """A key of geometry, drawing code and matplotlib's version, for the cache folder."""
    return sha256(f"{catalog.key} {code_key()} {version('matplotlib')}".encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def code_key():
    sources = [*sorted(CODE.glob("**/*.py")), SHAPES]
    return sha256(b"".join(path.read_bytes().replace(b"\r\n", b"\n") for path in sources)).hexdigest()


@lru_cache(maxsize=32)
def fetched(name, catalog):
    """A map's bytes: stored, cached, or rendered now."""
    with suppress(OSError):
        if (STORED / "key.txt").read_text("utf-8").strip() == catalog.key:
            return (STORED / name).read_bytes()
    cached = cache_folder() / f"{key_of(catalog)}-{name}"
    with suppress(OSError):
        return cached.read_bytes()
    content = rendered(name, catalog)
    with suppress(OSError):  # a cache that cannot be written costs time, nothing else
        keep(cached, content)
    return content


def rendered(name, catalog):
    view, _, kind = name.rpartition(".")
    if kind == "svg":
        from .svg import view_svg

        return view_svg(catalog, view).encode()
    from .chart import picture
    from .chart_request import ask

    return picture(ask(view, "both", "zones", (), catalog), None).shown(dpi=90)


def store_all(catalog):
    """Render the course's own maps into the package; gives back the files written."""
    STORED.mkdir(parents=True, exist_ok=True)
    names = [*(f"{view}.svg" for view in VIEWS), "sole.png"]
    for name in names:
        (STORED / name).write_bytes(rendered(name, catalog))
    (STORED / "key.txt").write_text(catalog.key + "\n", "utf-8")
    return [STORED / name for name in names]
