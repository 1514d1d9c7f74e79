"""`python -m footlib.drawing` renders the course's own maps and hands anew, after a change of data/ or of its code."""

from ..catalog import load
from .hands.hand_svg import store
from .picture_cache import store_all

for path in (*store_all(load()), store(load())):
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")
