"""The lessons' pictures can be drawn before anybody opens a lesson."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import start
from footlib.drawing import __main__ as ahead
from footlib.drawing import picture_cache

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"


def lesson(folder, *cells):
    cells = [{"cell_type": "code", "source": source.splitlines(keepends=True)} for source in cells]
    (folder / "lesson.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")


def test_a_lesson_finds_its_pictures_drawn(tmp_path, monkeypatch):
    """After drawing ahead the same call takes its picture from the cache folder."""
    monkeypatch.setenv("FOOTLIB_CACHE", str(tmp_path / "cache"))
    lesson(tmp_path, 'plot_claims("sleep",\n            "zones-diagnose")')
    assert ahead.draw_ahead(tmp_path) == 1
    monkeypatch.setattr(picture_cache.KeptPicture, "_drawn", property(lambda self: pytest.fail("drawn again")))
    assert ahead.DRAWERS["plot_claims"]("sleep", "zones-diagnose")._repr_mimebundle_()["image/png"]


def test_what_a_list_lets_one_choose_is_drawn_ahead(tmp_path):
    """Lesson 5 shows a plot for each group of zones: all are there, for a browser could draw none."""
    lesson(tmp_path, "interact(lambda zones: plot_heights(zones), zones=Dropdown(options=zone_groups()))")
    groups = ahead.plots.zone_groups().values()
    assert [args for name, args, _ in ahead.pictures(tmp_path) if name == "plot_heights"] == [(g,) for g in groups]


@pytest.mark.parametrize(
    "source", ["%matplotlib inline", "draw(", "draw(view)", "planner()", "x = 3", "for a in b:\n    draw(a)"]
)
def test_what_is_only_known_when_a_lesson_runs_is_left_to_it(tmp_path, source):
    """Magics, names and other calls are passed over."""
    lesson(tmp_path, source)
    assert list(ahead.pictures(tmp_path)) == []


@pytest.mark.parametrize("source", ['draw("knee")', 'draw("sole", colour="red")', 'plot_claims("slep")'])
def test_a_mistake_in_a_lesson_stops_nothing(tmp_path, source):
    """The lesson itself tells what is wrong with it."""
    lesson(tmp_path, source)
    assert ahead.draw_ahead(tmp_path) == 0


def test_every_picture_of_the_lessons_can_be_drawn_ahead():
    """Each cell that begins with a drawing call is found: no lesson draws in a way that nobody can foresee."""
    sources = [
        "".join(cell["source"])
        for path in sorted(NOTEBOOKS.glob("*.ipynb"))
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code"
    ]
    drawing = [source for source in sources if source.split("(")[0] in ahead.DRAWERS]
    assert len(drawing) >= 10  # however few a lesson keeps
    assert len(list(ahead.pictures(NOTEBOOKS))) >= len(drawing)


def test_the_courses_start_draws_ahead_and_leaves_nothing_running(tmp_path, monkeypatch):
    """`python start.py` draws the pictures beside JupyterLab, and ends with it."""
    monkeypatch.setenv("FOOTLIB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(start, "ROOT", tmp_path)
    begun, popen = [], subprocess.Popen

    def begin(command, **options):
        begun.append(popen(command, **{**options, "stdout": subprocess.PIPE, "cwd": Path(__file__).parent.parent}))
        return begun[-1]

    (tmp_path / "notebooks").mkdir()
    lesson(tmp_path / "notebooks", 'plot_claims("sleep")')
    monkeypatch.setattr(start.subprocess, "Popen", begin)
    with start.pictures_ahead(sys.executable):
        assert begun[0].stdout.read() == b"1 pictures" + os.linesep.encode()
    assert begun[0].poll() is not None
    with start.pictures_ahead(sys.executable):
        pass
    assert begun[1].poll() is not None
