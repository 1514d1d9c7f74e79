"""What `import footlib` offers, and what it costs."""

import subprocess
import sys

from each import each

import footlib

HEAVY = ("matplotlib", "numpy", "shapely", "PIL", "hypothesis")


def loaded(code):
    """Heavy modules that a fresh interpreter has loaded after some code."""
    listing = f"{code}\nimport sys; print(*(m for m in {HEAVY!r} if m in sys.modules))"
    return subprocess.run([sys.executable, "-c", listing], check=True, capture_output=True, text=True).stdout.split()


@each("name", footlib.__all__)
def test_every_public_name_is_there_and_explained(name):
    """Each name that the course offers exists and says what it is."""
    assert getattr(footlib, name).__doc__


def test_the_fixed_names_are_offered():
    """The lessons' main calls: load, plan, draw, FootMap, planner."""
    assert {"load", "plan", "draw", "FootMap", "planner"} <= set(footlib.__all__)


def test_importing_footlib_is_light():
    """The course starts without loading the plotting libraries."""
    assert loaded("import footlib") == []


def test_planning_and_showing_the_map_need_no_plotting_library():
    """Planning, the map and the planner work from stored pictures, without a plotting library."""
    code = "import footlib; footlib.FootMap()._repr_mimebundle_(); p = footlib.planner(); p.picked = ['flat-feet']"
    assert loaded(f"{code}; footlib.plan('valgus')") == []
