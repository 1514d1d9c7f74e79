"""Ratios of the core, measured in one run: import, load and plan.

    python benchmarks/core.py

Each figure stands beside something measured in the same run, so that a slow or busy machine changes both.
"""

import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

import footlib

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import small  # noqa: E402  (the tests' small catalog, grown here)


def seconds(call, times=5):
    """The median time of a call."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def import_time(modules):
    """The median time of a fresh interpreter that imports these modules, less that of one that imports none."""
    run = lambda code: seconds(lambda: subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT))  # noqa: E731
    return run(f"import {modules}") - run("pass")


def grown(folder, conditions):
    """The small catalog with many conditions."""
    one = small.condition("{id}", ["open", "arch-strokes", "ball-rub", "close"], "limits = {{ arch = 3 }}")
    text = "".join(one.format(id=f"condition-{i}") for i in range(conditions))
    return small.write(folder, conditions=small.CONDITIONS + text)


def load_ratio(conditions):
    """(seconds of load, seconds of tomllib alone on the same files)."""
    with tempfile.TemporaryDirectory() as folder:
        data = grown(folder, conditions)
        alone = seconds(lambda: [tomllib.loads(p.read_text()) for p in data.glob("*.toml")], 3)
        return seconds(lambda: footlib.catalog.read(data), 3), alone


def plan_time(catalog, conditions, minutes=45):
    cleared = [c for c, caution in catalog.cautions.items() if caution.effect == "clear-first"]
    return seconds(lambda: footlib.plan(conditions, minutes=minutes, cautions=(), cleared=cleared, catalog=catalog), 50)


def main():
    ours, theirs = import_time("footlib"), import_time("ipywidgets, pydantic")
    print(f"import footlib: {ours:.2f} s, {ours / theirs:.2f} × import ipywidgets, pydantic (target ≤ 1.5)")
    for count in (1_000, 10_000):
        own, alone = load_ratio(count)
        print(f"load() with {count:,} conditions: {own:.2f} s, {own / alone:.2f} × tomllib alone (target ≤ 2.5)")
    catalog = footlib.load()
    cold = seconds(lambda: footlib.catalog.read(catalog.folder), 3)
    print(f"load() of the course's own data, not cached: {cold * 1000:.0f} ms")
    everything = plan_time(catalog, sorted(catalog.conditions))
    print(f"plan() with all {len(catalog.conditions)} conditions: {everything * 1000:.1f} ms (target ≤ 10)")
    with tempfile.TemporaryDirectory() as few, tempfile.TemporaryDirectory() as many:
        least = plan_time(footlib.load(grown(few, 0)), ["alpha", "beta"])
        most = plan_time(footlib.load(grown(many, 10_000)), ["alpha", "beta"])
    print(f"plan() in a catalog of 10,000 conditions: {most / least:.2f} × the same plan in one of 3 (target: about 1)")


if __name__ == "__main__":
    main()
