"""start.py: one command that opens the course or tests it, and plain sentences where that cannot be."""

import ast
import errno
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

import start

PIP_SAYS = {
    "no network": (
        "WARNING: Retrying after connection broken by 'NewConnectionError: Temporary failure in name "
        "resolution'\nERROR: No matching distribution found for anywidget",
        "internet cannot be reached",
    ),
    "no network on Windows": ("socket.gaierror: [Errno 11001] getaddrinfo failed", "internet cannot be reached"),
    "disk full": ("ERROR: Could not install packages: [Errno 28] No space left on device", "disk is full"),
    "disk full on Windows": ("OSError: [WinError 112] There is not enough space on the disk", "disk is full"),
    "no certificate": ("SSLError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "trust its certificates"),
    "long path": (
        "HINT: This error might have occurred since this system does not have Windows Long Path support.",
        "short path",
    ),
    "folder of someone else": ("OSError: [Errno 13] Permission denied: '/opt/course/.venv'", "cannot be written"),
    "Python too new": ("ERROR: Failed building wheel for shapely", "3.11, 3.12 and 3.13"),
}


# --- Python


def test_old_pythons_can_read_the_launcher():
    """A Python of 2016 gets as far as the sentence that it is too old: nothing newer than its syntax is used."""
    source = (start.ROOT / "start.py").read_text(encoding="ascii")
    tree = ast.parse(source, feature_version=(3, 6))
    newer = [
        n
        for n in ast.walk(tree)
        if isinstance(n, (ast.NamedExpr, ast.Match)) or (isinstance(n, ast.arguments) and n.posonlyargs)
    ]
    assert not newer
    assert not [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module == "__future__"]


def test_the_launcher_needs_nothing_but_python():
    """Before anything is installed, only the standard library is there."""
    tree = ast.parse((start.ROOT / "start.py").read_text(encoding="utf-8"))
    imported = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    imported |= {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert imported <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 13, 2), (4, 0, 0)])
def test_new_enough_pythons_pass(version):
    """Every Python from 3.11 on will do."""
    start.check_python(version, starts=lambda name: pytest.fail("no need to look for another"))


@pytest.mark.parametrize(
    ("system", "there", "advice"),
    [
        ("linux", "python3.12", "Run instead: python3.12 start.py"),
        ("linux", "", "python.org"),
        ("darwin", "", "python.org"),
        ("win32", "", "py -3 start.py"),
    ],
)
def test_an_old_python_is_told_what_to_run_instead(system, there, advice):
    """Somebody with an old Python reads which one the course needs and how to get it."""
    with pytest.raises(start.Stop) as told:
        start.check_python((3, 9, 6), starts=lambda name: name == there, system=system)
    assert "needs Python 3.11 or newer; this is 3.9.6" in str(told.value)
    assert advice in str(told.value)


# --- the environment


@pytest.mark.parametrize(
    ("system", "path"), [("linux", "bin/python"), ("darwin", "bin/python"), ("win32", "Scripts/python.exe")]
)
def test_the_environment_lies_where_each_system_puts_it(tmp_path, system, path):
    """Windows keeps an environment's Python elsewhere."""
    assert start.venv_python(tmp_path, system) == tmp_path / ".venv" / path


@pytest.mark.parametrize(
    ("system", "tool", "advice"),
    [
        ("linux", "apt", "sudo apt install python3.11-venv"),
        ("linux", "dnf", "sudo dnf install python3-pip"),
        ("linux", "zypper", "sudo zypper install python3-pip"),
        ("linux", "apk", "sudo apk add py3-pip"),
        ("linux", "none of them", "python3-venv or python3-pip"),
        ("darwin", "apt", "python.org"),
        ("win32", "apt", "python.org"),
    ],
)
def test_a_python_without_venv_names_the_package(system, tool, advice):
    """Debian leaves venv out: the learner reads the one command that brings it, on each system."""
    assert advice in start.missing_venv(system, lambda name: name == tool, "3.11")


@pytest.mark.parametrize(
    "said",
    [
        "Error: Command '['bin/python', '-m', 'ensurepip']' returned non-zero exit status 1.",
        "/usr/bin/python3: No module named venv",
    ],
)
def test_a_failed_venv_is_cleared_away_and_explained(tmp_path, said):
    """A half-made environment is not left behind to fail again."""

    def failing(command, cwd):
        assert command == [sys.executable, "-m", "venv", str(tmp_path / ".venv")]
        (tmp_path / ".venv" / "bin").mkdir(parents=True)
        return 1, said

    with pytest.raises(start.Stop, match="cannot make environments"):
        start.make_venv(tmp_path, run=failing)
    assert not (tmp_path / ".venv").exists()


def test_a_full_disk_is_not_mistaken_for_a_poor_python(tmp_path, monkeypatch):
    """venv does not say why it failed: where the disk is full, nobody is sent to install packages."""
    monkeypatch.setattr(start.shutil, "disk_usage", lambda path: type("Usage", (), {"free": 10_000_000}))
    with pytest.raises(start.Stop, match="disk is full"):
        start.make_venv(tmp_path, run=lambda command, cwd: (1, "Command 'ensurepip' returned non-zero exit status 1."))


def test_a_broken_environment_is_made_again(tmp_path, capsys):
    """An environment whose Python does not start (folder moved, install cut off) is replaced."""
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/nowhere/python\n")
    python.chmod(0o755)
    assert not start.works(python)
    start.make_venv(tmp_path, run=lambda command, cwd: (0, ""))
    assert not python.exists()
    assert "making it again" in capsys.readouterr().out


def test_a_python_that_starts_works():
    """The check of an environment lets a sound one pass."""
    assert start.works(sys.executable)
    assert not start.works("/no/such/python")


@pytest.mark.parametrize("case", PIP_SAYS)
def test_what_pip_says_is_told_in_plain_words(tmp_path, case):
    """No network, a full disk and the like: one sentence that says what to do, no traceback."""
    said, sentence = PIP_SAYS[case]
    with pytest.raises(start.Stop) as told:
        start.install("python", tmp_path, "requirements.txt", run=lambda command, cwd: (1, said))
    assert sentence in str(told.value)
    assert "{" not in str(told.value)


def test_what_nobody_foresaw_is_shown_in_pips_own_words():
    """An unknown failure shows the last lines, where the reason stands, not two hundred."""
    told = start.explain("\n".join(f"line {n}" for n in range(100)))
    assert "line 99" in told
    assert "line 50" not in told


def test_a_second_start_installs_nothing(tmp_path, monkeypatch):
    """What is installed stays, until the pins, the Python or the folder change."""
    installed = []
    monkeypatch.setattr(start, "works", lambda python: True)
    monkeypatch.setattr(start, "install", lambda python, root, name: installed.append(name))
    for name in ("requirements.txt", "pyproject.toml"):
        (tmp_path / name).write_text("one")
    (tmp_path / ".venv").mkdir()
    start.environment(tmp_path, ["requirements.txt"])
    start.environment(tmp_path, ["requirements.txt"])
    assert installed == ["requirements.txt"]
    (tmp_path / "requirements.txt").write_text("two")
    start.environment(tmp_path, ["requirements.txt"])
    assert installed == ["requirements.txt"] * 2


def test_a_failed_installation_is_tried_again(tmp_path, monkeypatch):
    """Nothing counts as installed before pip said so."""
    monkeypatch.setattr(start, "works", lambda python: True)
    monkeypatch.setattr(start, "run_with_dots", lambda command, cwd: (1, "No space left on device"))
    (tmp_path / ".venv").mkdir()
    for name in ("requirements.txt", "pyproject.toml"):
        (tmp_path / name).write_text("one")
    for _ in range(2):
        with pytest.raises(start.Stop):
            start.environment(tmp_path, ["requirements.txt"])


def test_a_long_installation_shows_that_it_lives(tmp_path, capsys):
    """One dot for each package, and everything said is kept to explain a failure."""
    program = "import sys; print('Collecting a'); print('Collecting b'); sys.exit('no space')"
    code, said = start.run_with_dots([sys.executable, "-c", program], tmp_path)
    assert capsys.readouterr().out == ".."
    assert code == 1
    assert "no space" in said


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "disk is full"),
        (OSError(errno.EDQUOT, "Quota"), "disk is full"),
        (PermissionError(errno.EACCES, "no"), "cannot be written"),
        (OSError(errno.EROFS, "no"), "cannot be written"),
        (FileNotFoundError(errno.ENOENT, "nothing there", "notebooks"), "notebooks"),
    ],
)
def test_the_systems_own_errors_are_sentences(error, sentence):
    """A full disk while lessons are copied reads like a full disk while pip installs."""
    assert sentence in start.explain_system(error)


def test_a_stop_ends_without_a_traceback(tmp_path):
    """What the learner sees is the sentence, on its own, and a failing exit code."""
    ended = subprocess.run(
        [sys.executable, str(start.ROOT / "start.py"), "tests"], capture_output=True, text=True, cwd=tmp_path
    )
    assert ended.returncode == 1
    assert "'tests' is nothing that start.py knows" in ended.stderr
    assert "Traceback" not in ended.stderr


# --- the learner's copy of the lessons


def lesson(*texts, outputs=()):
    cells = [{"cell_type": "code", "source": [t], "outputs": list(outputs), "execution_count": 1} for t in texts]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture
def folders(tmp_path):
    """notebooks/ with two lessons and a picture, given to the learner once."""
    source, copy = tmp_path / "notebooks", tmp_path / "my-course"
    (source / "images").mkdir(parents=True)
    (source / "00.ipynb").write_text(lesson("welcome"))
    (source / "01.ipynb").write_text(lesson("strokes", "answer = ..."))
    (source / "images" / "sole.png").write_bytes(b"\x89PNG one")
    assert start.refresh(source, copy) == []
    return source, copy


def test_the_learner_gets_a_copy_of_every_lesson_and_picture(folders):
    """The working copy is whole, and JupyterLab's own leftovers are not part of it."""
    source, copy = folders
    assert {p.relative_to(copy).as_posix() for p in copy.rglob("*") if p.is_file()} == {
        "00.ipynb",
        "01.ipynb",
        "images/sole.png",
        ".given.json",
    }
    (source / ".ipynb_checkpoints").mkdir()
    (source / ".ipynb_checkpoints" / "00-checkpoint.ipynb").write_text("x")
    (source / "footlib-records.sqlite").write_text("what somebody answered in notebooks/ itself")
    start.refresh(source, copy)
    assert not (copy / ".ipynb_checkpoints").exists()
    assert not (copy / "footlib-records.sqlite").exists()


def test_lessons_that_nobody_wrote_in_are_refreshed(folders):
    """An update reaches the learner, new lessons and pictures too."""
    source, copy = folders
    (source / "00.ipynb").write_text(lesson("welcome, better"))
    (source / "02.ipynb").write_text(lesson("new"))
    (source / "images" / "sole.png").write_bytes(b"\x89PNG two")
    assert start.refresh(source, copy) == []
    for name in ("00.ipynb", "02.ipynb", "images/sole.png"):
        assert (copy / name).read_bytes() == (source / name).read_bytes()


def test_running_a_lesson_is_not_writing_in_it(folders):
    """JupyterLab saves outputs: a lesson that was only run still gets its update."""
    source, copy = folders
    said = {"output_type": "stream", "name": "stdout", "text": "hi"}
    (copy / "00.ipynb").write_text(lesson("welcome", outputs=[said]))
    (source / "00.ipynb").write_text(lesson("welcome, better"))
    assert start.refresh(source, copy) == []
    assert "better" in (copy / "00.ipynb").read_text()


def test_what_jupyterlab_saves_is_not_writing(tmp_path):
    """A real lesson, saved with widget states and trust marks, still counts as not written in."""
    source, copy = start.ROOT / "notebooks" / start.FIRST_LESSON, tmp_path / start.FIRST_LESSON
    saved = nbformat.read(source, as_version=4)
    saved.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {}}}
    for cell in saved.cells:
        cell.metadata["trusted"] = True
    nbformat.write(saved, copy)
    assert copy.read_bytes() != source.read_bytes()
    assert start.text(copy) == start.text(source)


def test_what_the_learner_wrote_is_kept(folders):
    """Notes are never lost: the new version lies beside, and one sentence says so, once."""
    source, copy = folders
    (copy / "01.ipynb").write_text(lesson("strokes", "answer = 'my own'"))
    (source / "01.ipynb").write_text(lesson("strokes, better", "answer = ..."))
    told = start.refresh(source, copy)
    assert told == ["Kept your own 01.ipynb; its new version is beside it: 01.new.ipynb"]
    assert "my own" in (copy / "01.ipynb").read_text()
    assert "better" in (copy / "01.new.ipynb").read_text()
    assert start.refresh(source, copy) == []


def test_notes_in_the_new_version_are_kept_too(folders):
    """The next update finds another name, or refreshes a new version in which nothing was written."""
    source, copy = folders
    (copy / "01.ipynb").write_text(lesson("mine"))
    for number, expected in ((1, "01.new.ipynb"), (2, "01.new.ipynb"), (3, "01.new2.ipynb")):
        if number == 3:
            (copy / "01.new.ipynb").write_text(lesson("mine, too"))
        (source / "01.ipynb").write_text(lesson(f"version {number}"))
        assert expected in start.refresh(source, copy)[0]
        assert f"version {number}" in (copy / expected).read_text()
    assert "mine" in (copy / "01.ipynb").read_text()
    assert "mine, too" in (copy / "01.new.ipynb").read_text()


def test_a_deleted_lesson_comes_back_fresh(folders):
    """Deleting one's copy is how to start a lesson again."""
    source, copy = folders
    (copy / "01.ipynb").unlink()
    assert start.refresh(source, copy) == []
    assert (copy / "01.ipynb").read_text() == (source / "01.ipynb").read_text()


def test_a_full_disk_leaves_every_lesson_whole(folders):
    """An update for which there is no room changes nothing; with room again it comes, and nobody's lesson is taken for
    their own words because half of it was written."""
    source, copy = folders
    (source / "00.ipynb").write_text(lesson("short"))
    (source / "01.ipynb").write_text(lesson("strokes, at length " * 1000))
    (source / "02.ipynb").write_text(lesson("a new lesson " * 1000))
    before = {path.name: path.read_bytes() for path in copy.iterdir() if path.is_file()}
    program = """
import resource, sys
from pathlib import Path
import start
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
start.refresh(Path(sys.argv[1]), Path(sys.argv[2]))
"""
    tried = subprocess.run(
        [sys.executable, "-c", program, str(source), str(copy)], cwd=start.ROOT, text=True, capture_output=True
    )
    assert "OSError" in tried.stderr
    assert {path.name: path.read_bytes() for path in copy.iterdir() if path.is_file()} == before | {
        "00.ipynb": (source / "00.ipynb").read_bytes(),
        ".given.json": (copy / ".given.json").read_bytes(),
    }
    assert start.refresh(source, copy) == []
    for name in ("00.ipynb", "01.ipynb", "02.ipynb"):
        assert (copy / name).read_bytes() == (source / name).read_bytes()


def test_a_memory_that_finds_no_room_stays_as_it_was(folders):
    """What was given so far is not forgotten because the disk is full: the next update still comes."""
    source, copy = folders
    before = (copy / ".given.json").read_bytes()
    program = """
import resource, sys
from pathlib import Path
import start
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
start.refresh(Path(sys.argv[1]), Path(sys.argv[2]))
"""
    subprocess.run(
        [sys.executable, "-c", program, str(source), str(copy), str(len(before) // 2)],
        cwd=start.ROOT,
        capture_output=True,
    )
    assert (copy / ".given.json").read_bytes() == before
    (source / "00.ipynb").write_text(lesson("welcome, better"))
    assert start.refresh(source, copy) == []


@pytest.mark.parametrize("log", ["", "{", None])
def test_without_its_memory_the_launcher_overwrites_nothing(folders, log):
    """A lost or broken record of what was given makes it careful, not careless."""
    source, copy = folders
    (copy / ".given.json").unlink() if log is None else (copy / ".given.json").write_text(log)
    (copy / "01.ipynb").write_text(lesson("mine"))
    told = start.refresh(source, copy)
    assert len(told) == (1 if log is None else 2) and told[-1].startswith("Kept your own 01.ipynb")
    assert "mine" in (copy / "01.ipynb").read_text()
    assert (copy / "00.ipynb").exists()


def test_a_notebook_saved_half_is_kept(folders):
    """A file that is no notebook any more is the learner's, too."""
    source, copy = folders
    (copy / "01.ipynb").write_text("{ cut off")
    (source / "01.ipynb").write_text(lesson("better"))
    assert len(start.refresh(source, copy)) == 1
    assert (copy / "01.ipynb").read_text() == "{ cut off"


# --- JupyterLab


def test_jupyterlab_opens_on_the_first_lesson_without_news(tmp_path):
    """The first thing on screen is lesson 00, no pop-up; what the learner adds on the command line wins."""
    command = start.lab_command("python", tmp_path, ["--no-browser", "--port=9000"], root_user=False)
    assert command[:3] == ["python", "-m", "jupyterlab"]
    assert "--LabApp.default_url=/lab/tree/00-start-here.ipynb" in command
    assert f"--ServerApp.root_dir={tmp_path}" in command
    assert "--LabApp.news_url=None" in command
    assert "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate" in command
    assert command[-2:] == ["--no-browser", "--port=9000"]
    assert "--allow-root" not in command
    assert "--allow-root" in start.lab_command("python", tmp_path, [], root_user=True)


def test_pages_open_as_a_reader_wants_them():
    """A link to the glossary shows the page, not its Markdown; the learner's copy has that page."""
    setting = start.ROOT / ".jupyter" / "labconfig" / "default_setting_overrides.json"
    viewers = json.loads(setting.read_text())["@jupyterlab/docmanager-extension:plugin"]["defaultViewers"]
    assert viewers == {"markdown": "Markdown Preview"}
    assert (start.ROOT / "notebooks" / "glossary.md").is_file()


def test_jupyterlab_does_not_ask_about_news(tmp_path):
    """The course's own setting comes first in the search, and a learner's own search path stays."""
    name = "@jupyterlab/apputils-extension:notification"
    setting = start.ROOT / ".jupyter" / "labconfig" / "default_setting_overrides.json"
    assert json.loads(setting.read_text())[name] == {"checkForUpdates": False, "fetchNews": "false"}
    assert start.lab_environment({"A": "1"}) == {"A": "1", "JUPYTER_CONFIG_PATH": str(start.ROOT / ".jupyter")}
    own = start.lab_environment({"JUPYTER_CONFIG_PATH": str(tmp_path)})["JUPYTER_CONFIG_PATH"]
    assert own.split(os.pathsep) == [str(start.ROOT / ".jupyter"), str(tmp_path)]


@pytest.mark.parametrize("form", ["--port={}", "--port {}", "--ServerApp.port={}"])
def test_a_taken_port_is_said(form, capsys):
    """With a port of one's own choice that is taken, the learner reads so, and what to do if no other will do."""
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        options = form.format(busy.getsockname()[1]).split()
        start.check_options(options)
        assert "taken by another program" in capsys.readouterr().out
        for only_this in ("--ServerApp.port_retries=0", "--port-retries=0"):
            with pytest.raises(start.Stop, match="Try another"):
                start.check_options([*options, only_this])
    start.check_options(options)
    assert capsys.readouterr().out == ""


class Process:
    """A JupyterLab that closes late, or never by itself."""

    def __init__(self, *waits):
        self.waits, self.terminated = list(waits), False

    def wait(self, timeout=None):
        happens = self.waits.pop(0)
        if isinstance(happens, BaseException):
            raise happens
        return happens

    def terminate(self):
        self.terminated = True


@pytest.mark.parametrize(
    "waits",
    [
        [KeyboardInterrupt(), 0, 0],
        [KeyboardInterrupt(), KeyboardInterrupt(), 0],
        [KeyboardInterrupt(), subprocess.TimeoutExpired("lab", 10), 0],
    ],
)
def test_ctrl_c_ends_quietly(waits):
    """Ctrl-C, once or twice, closes the course: no traceback, nothing left running."""
    process = Process(*waits)
    assert start.wait_quietly(process) == 0
    assert process.terminated
    assert not process.waits


@pytest.mark.parametrize(("code", "problem"), [(1, True), (0, False), (-signal.SIGTERM, False)])
def test_a_jupyterlab_that_fails_is_said(monkeypatch, code, problem):
    """An error of JupyterLab's own is not passed over; being closed is none."""
    monkeypatch.setattr(start.subprocess, "Popen", lambda command, cwd, env: Process(code))
    monkeypatch.setattr(start.signal, "signal", lambda *_: None)
    if problem:
        with pytest.raises(start.Stop, match="ended with an error"):
            start.open_lab("python", [])
    else:
        assert start.open_lab("python", []) == 0


# --- the test command


def test_the_test_command_runs_tests_and_lessons():
    """Every lesson is run, with time limits, by the Python of the environment; pytest options pass through."""
    command = start.test_command("python", ["-k", "planning"])
    assert command[:3] == ["python", "-m", "pytest"]
    assert {"--nbval-lax", "--nbval-current-env", "-n3", "--dist=loadgroup"} <= set(command)
    assert any(c.startswith("--nbval-cell-timeout=") for c in command)
    assert command[-2:] == ["-k", "planning"]


@pytest.mark.parametrize(
    ("system", "there", "found"),
    [
        ("linux", "chromium-headless-shell", "chromium-headless-shell"),
        ("linux", "chromium", "chromium"),
        ("linux", "google-chrome", "google-chrome"),
        ("darwin", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "Google Chrome"),
        ("win32", "msedge.exe", "msedge.exe"),
    ],
)
def test_a_browser_is_found_where_each_system_keeps_it(system, there, found):
    """Chromium, Chrome or Edge: what is on the machine will do."""
    browser = start.find_browser(system, {there: there}.get, lambda path: path.endswith(there))
    assert browser.endswith(found)


@pytest.mark.parametrize(
    ("system", "command"),
    [("linux", "sudo apt install chromium"), ("darwin", "brew install"), ("win32", "winget install")],
)
def test_a_missing_browser_is_said_with_its_command(system, command):
    """Nobody believes that the browser tests passed when they could not run."""
    assert start.find_browser(system, lambda name: None, lambda path: False) is None
    assert command in start.no_browser(system, lambda name: None)
    assert "NOT run" in start.summary(0, None)
    assert "NOT" not in start.summary(0, "chromium")


class Playwright:
    """Stands for `python -m playwright`: its browser's place, and whether it can be fetched there."""

    def __init__(self, path, there=False, reachable=True):
        self.path, self.reachable, self.fetched = path, reachable, 0
        if there:
            path.touch()

    def __call__(self, command, **_):
        if command[-2:] == ["install", "chromium"]:
            self.fetched += 1
            if self.reachable:
                self.path.touch()
        return subprocess.CompletedProcess(command, 0, stdout=f"{self.path}\n")


@pytest.mark.parametrize(
    ("there", "reachable", "fetched", "found"),
    [(True, True, 0, True), (False, True, 1, True), (False, False, 1, False)],
)
def test_the_test_command_brings_its_own_browser(tmp_path, there, reachable, fetched, found):
    """Without Chromium, Chrome or Edge, Playwright's own is used; it is fetched once, and not having got it is no error
    here: the caller says so."""
    playwright = Playwright(tmp_path / "chrome", there, reachable)
    assert start.own_browser("python", playwright) == (str(tmp_path / "chrome") if found else None)
    assert playwright.fetched == fetched


def test_in_ci_a_missing_browser_is_a_failure(monkeypatch, capsys):
    """CI cannot pass without the browser tests."""
    monkeypatch.setattr(start, "find_browser", lambda: None)
    monkeypatch.setattr(start, "own_browser", lambda python: None)
    monkeypatch.setattr(start, "environment", lambda *_: "python")
    monkeypatch.setattr(start.subprocess, "call", lambda *_, **__: pytest.fail("tests without a browser"))
    monkeypatch.setenv("CI", "true")
    assert start.main(["test"]) == 1
    assert "Install one with" in capsys.readouterr().out


@pytest.mark.parametrize("code", [0, 1, 2, 5, 4])
def test_the_exit_code_is_pytests(monkeypatch, capsys, code):
    """A script can rely on the exit code, a person on the last sentence; no answer is recorded in the checkout."""
    monkeypatch.setattr(start, "find_browser", lambda: "chromium")
    monkeypatch.setattr(start, "environment", lambda *_: "python")
    places = []
    monkeypatch.setattr(start.subprocess, "call", lambda command, cwd, env: places.append(env) or code)
    assert start.main(["test"]) == code
    assert not Path(places[0]["FOOTLIB_RECORDS"]).is_relative_to(start.ROOT)
    assert ("passed" in capsys.readouterr().out) is (code == 0)


# --- the planner alone, the site


def test_the_planner_alone_shares_the_records_of_the_lessons(monkeypatch, tmp_path):
    """Voila shows one page, on this computer only unless told otherwise; what is done there counts in the lessons."""
    made, ran = [], []
    monkeypatch.setattr(start, "ROOT", tmp_path)
    monkeypatch.delenv("FOOTLIB_RECORDS", raising=False)
    monkeypatch.setattr(start, "environment", lambda root, names: made.append(names) or "python")
    monkeypatch.setattr(start.subprocess, "Popen", lambda command, env: ran.append((command, env)))
    monkeypatch.setattr(start.signal, "signal", lambda *_: None)
    monkeypatch.setattr(start, "wait_quietly", lambda process: 0)
    assert start.main(["app", "--Voila.ip=0.0.0.0"]) == 0
    (command, environ), folder = ran[0], tmp_path / "my-course"
    assert made == [["requirements.txt", "requirements-app.txt"]]
    assert command[:4] == ["python", "-m", "voila", str(tmp_path / "app" / "planner.ipynb")]
    assert command.index("--Voila.ip=127.0.0.1") < command.index("--Voila.ip=0.0.0.0")
    assert environ["FOOTLIB_RECORDS"] == str(folder / "footlib-records.sqlite") and folder.is_dir()


def test_a_site_replaces_nothing_but_a_site(tmp_path):
    """A folder with somebody's own files is never emptied; a new one and a site that was built before are taken."""
    own, site = tmp_path / "own", tmp_path / "site"
    for folder, name in ((own, "thesis.txt"), (site, "jupyter-lite.json")):
        folder.mkdir()
        (folder / name).write_text("{}")
    with pytest.raises(start.Stop, match="holds something else than a site"):
        start.site_folder([str(own)])
    with pytest.raises(start.Stop, match="takes one word"):
        start.site_folder(["--open"])
    assert [start.site_folder([str(tmp_path / name)]).name for name in ("site", "new")] == ["site", "new"]
    assert start.site_folder([]).name == "_site"


def test_what_builds_the_site_has_an_environment_of_its_own(monkeypatch, tmp_path):
    """The course's environment stays as small as it is, and draws for the builder."""
    made, ran = [], []
    monkeypatch.setattr(start, "environment", lambda root, names, venv=".venv": made.append((names, venv)) or venv)
    monkeypatch.setattr(start.subprocess, "call", lambda command, cwd: ran.append(command) or 0)
    assert start.main(["site", str(tmp_path / "new")]) == 0
    assert made == [(["requirements.txt"], ".venv"), (["requirements-site.txt"], ".venv-site")]
    assert (ran[0][0], ran[0][2:]) == (".venv-site", [str(tmp_path / "new"), ".venv"])
