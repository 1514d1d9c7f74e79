"""Ratios of the core, measured in one run: import, load, plan and memory.

    python benchmarks/core.py

Each figure stands beside something measured in the same run, so that a slow or busy machine changes both.
"""

import compileall
import itertools
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

from jupyter_client.manager import run_kernel

import footlib

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import small  # noqa: E402  (the tests' small catalog, grown here)

SHOWN = "import footlib\np = footlib.planner(['flat-feet'])\np.answered = True\ndisplay(p)"


def seconds(call, times=5, clock=time.perf_counter):
    """The median time of a call."""
    found = []
    for _ in range(times):
        start = clock()
        call()
        found.append(clock() - start)
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


def asked_of(catalog, minutes=45):
    """Everything cleared, so that the rules have steps to sort."""
    cleared = [c for c, caution in catalog.cautions.items() if caution.effect == "clear-first"]
    return {"minutes": minutes, "cautions": (), "cleared": cleared, "catalog": catalog}


def compatible(catalog):
    """As many conditions as make a routine together: some, such as a child's, stop the whole of it beside others."""
    together = []
    for id in sorted(catalog.conditions):
        if footlib.plan([*together, id], **asked_of(catalog)).steps:
            together.append(id)
    return together


def plan_time(catalog, conditions, avoid=None):
    """The processor's time of one plan: its limit is in milliseconds, which waiting for other programs would blur.
    `avoid`: lists of places to keep off, the next one at each call, so that no answer is known from the call before."""
    asked, lists = asked_of(catalog), itertools.cycle(avoid or [()])
    return seconds(lambda: footlib.plan(conditions, avoid=next(lists), **asked), 50, time.process_time)


def kernel_memory(code):
    """Megabytes of a fresh kernel that has run some code."""
    said = []
    with run_kernel(stderr=subprocess.DEVNULL) as client:
        client.execute_interactive(code, timeout=120, output_hook=lambda message: None)
        client.execute_interactive(
            "import psutil; print(psutil.Process().memory_info().rss)",
            timeout=120,
            output_hook=lambda message: said.append(message["content"].get("text", "")),
        )
    return int("".join(said)) / 1e6


def main():
    compileall.compile_dir(ROOT / "footlib", quiet=2)  # as pip does when it installs a package
    ours, theirs = import_time("footlib"), import_time("ipywidgets, pydantic")
    print(f"import footlib: {ours:.2f} s, {ours / theirs:.2f} × import ipywidgets, pydantic (target ≤ 1.5)")
    for count in (1_000, 10_000):
        own, alone = load_ratio(count)
        print(f"load() with {count:,} conditions: {own:.2f} s, {own / alone:.2f} × tomllib alone (target ≤ 2.5)")
    catalog = footlib.load()
    cold = seconds(lambda: footlib.catalog.read(catalog.folder), 3)
    print(f"load() of the course's own data, not cached: {cold * 1000:.0f} ms")
    together = compatible(catalog)
    everything, count = plan_time(catalog, together), len(together)
    print(f"plan() with all {count} conditions that go together: {everything * 1000:.1f} ms processor (target ≤ 10)")
    pairs = list(itertools.islice(itertools.combinations(sorted(catalog.places), 2), 0, 2000, 40))
    fresh = plan_time(catalog, together, pairs)
    print(f"the same, two other places to keep off each time: {fresh * 1000:.1f} ms processor (target ≤ 10)")
    with tempfile.TemporaryDirectory() as few, tempfile.TemporaryDirectory() as many:
        least = plan_time(footlib.load(grown(few, 0)), ["alpha", "beta"])
        most = plan_time(footlib.load(grown(many, 10_000)), ["alpha", "beta"])
    print(f"plan() in a catalog of 10,000 conditions: {most / least:.2f} × the same plan in one of 3 (target: about 1)")
    shown, bare = kernel_memory(SHOWN), kernel_memory("pass")
    print(f"kernel with the planner shown: {shown:.0f} MB, {shown / bare:.2f} × a bare kernel (target ≤ 1.5)")


if __name__ == "__main__":
    main()
