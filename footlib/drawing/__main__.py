"""`python -m footlib.drawing` renders the course's own maps anew, after a change of data/ or of this package."""

from ..catalog import load
from .map_cache import store_all

for path in store_all(load()):
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")
