"""Open the foot-massage course, or test it.

    python start.py                  install what is missing, then open the course in the browser
    python start.py --no-browser     the same, but only print the address; other JupyterLab options pass through, too
    python start.py app              only planner and session, no lessons, no code; Voila's options pass through
    python start.py test             run every test; pytest options pass through
    python start.py check            for instructors: everything that is wrong with data and lessons, at once
    python start.py site FOLDER      build the course as a site that needs no server (where no folder is named: _site)
    python start.py new ...          for instructors: begin an entry or a lesson; also preview, answers, board, report

It needs Python 3.11 or newer and, the first time, the internet. Everything stays in this folder: programs in .venv,
what builds the site in .venv-site, your own copy of the lessons in my-course. A lesson deleted from my-course comes
back fresh at the next start.
"""

NEEDS: tuple = (3, 11)  # Does an error point at this line? Then this Python is too old: install 3.11 or newer.

import contextlib
import errno
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
COMMANDS = ("check", "new", "preview", "answers", "board", "report", "lessons")  # of `python -m footlib`
VENV = ".venv"
FIRST_LESSON = "00-start-here.ipynb"
TROUBLE = (  # what venv and pip say, in lower case, and what it means; the first match counts
    (
        ("no space left", "not enough space", "errno 28", "winerror 112", "quota exceeded"),
        "The disk is full: the course needs about 800 MB. Free some space, then run the same command again.",
    ),
    (("ensurepip", "no module named venv"), "This Python cannot make environments. {venv}"),
    (
        ("certificate_verify_failed", "sslerror"),
        "The internet is there, but this Python does not trust its certificates. On macOS run 'Install Certificates"
        ".command' from the Python folder in Applications; in a company network ask how pip is to be set up.",
    ),
    (
        (
            "newconnectionerror",
            "name resolution",
            "getaddrinfo failed",
            "nodename nor servname",
            "network is unreachable",
            "connecttimeout",
            "readtimeout",
            "timed out",
            "connection refused",
            "proxyerror",
            "connection broken",
        ),
        "The internet cannot be reached. It is needed once, to install; check the connection, then run the same command"
        " again: what has arrived is kept.",
    ),
    (("long path",), "The names of some files get too long here. Move this folder to a short path such as C:\\course."),
    (
        ("permission denied", "access is denied", "errno 13", "winerror 5", "read-only file system"),
        "Files in this folder cannot be written. Close other windows that use the course, or move the folder to your"
        " own documents, then run the same command again.",
    ),
    (
        (
            "no matching distribution",
            "could not find a version",
            "failed building",
            "failed to build",
            "metadata-generation-failed",
        ),
        "Something that the course needs does not exist for Python {python} on this computer. Python 3.11, 3.12 and"
        " 3.13 (64-bit) are known to work.",
    ),
)


class Stop(Exception):
    """A reason to end, in a sentence that says what to do."""


def main(arguments):
    check_python(sys.version_info[:3])
    if arguments[:1] in (["-h"], ["--help"]):
        print((__doc__ or "").strip())
        return 0
    if arguments[:1] == ["test"]:
        return test(arguments[1:])
    if arguments[:1] and arguments[0] in COMMANDS:
        return instructors(arguments)
    if arguments[:1] == ["app"]:
        return app(arguments[1:])
    if arguments[:1] == ["site"]:
        return site(arguments[1:])
    return course(arguments)


def instructors(arguments):
    """`python start.py check` and the like: `python -m footlib check` within the course's own environment."""
    python = environment(ROOT, ["requirements.txt"])
    return subprocess.call([str(python), "-m", "footlib", *arguments])


def course(options):
    check_options(options)
    python = environment(ROOT, ["requirements.txt"])
    with lessons(python) as source:
        for sentence in refresh(source, ROOT / "my-course"):
            print(sentence)
    with pictures_ahead(python):
        return open_lab(python, options)


def test(options):
    python = environment(ROOT, ["requirements.txt", "requirements-test.txt"])
    browser = find_browser() or own_browser(python)
    if not browser:
        say_loudly(no_browser())
        if os.environ.get("CI"):
            return 1
    with tempfile.TemporaryDirectory() as scratch:
        code = subprocess.call(test_command(python, options), cwd=str(ROOT), env=test_environment(os.environ, scratch))
    say_loudly(summary(code, browser))
    return code


def app(options):
    """The planner as a page of its own. It keeps its records beside the lessons."""
    python = environment(ROOT, ["requirements.txt", "requirements-app.txt"])
    records = ROOT / "my-course" / "footlib-records.sqlite"
    records.parent.mkdir(exist_ok=True)
    print("Opening the planner. Keep this window open; Ctrl-C here closes it.", flush=True)
    environ = dict(app_environment(os.environ), FOOTLIB_RECORDS=os.environ.get("FOOTLIB_RECORDS") or str(records))
    process = subprocess.Popen(app_command(python, ROOT / "app" / "planner.ipynb", options), env=environ)
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    if wait_quietly(process) > 0:
        raise Stop("Voila ended with an error; the lines above say which.")
    print("The planner is closed.")
    return 0


def app_command(python, page, options):
    """A page that was left says goodbye to its Python, but Voila 0.5 does not listen: after ten minutes it ends it."""
    return [
        python,
        "-m",
        "voila",
        str(page),
        "--template=footlib",
        "--Voila.ip=127.0.0.1",
        "--Voila.log_level=ERROR",
        "--MappingKernelManager.cull_idle_timeout=600",
        "--MappingKernelManager.cull_interval=60",
        *options,
    ]


def app_environment(environ):
    """With the folder app/, where Voila finds our template: its own asks another server for icons."""
    return dict(environ, JUPYTER_PATH=os.pathsep.join(filter(None, [str(ROOT / "app"), environ.get("JUPYTER_PATH")])))


def site(words):
    """The builder runs in an environment of its own, so that the course's stays small; the course's draws for it."""
    folder = site_folder(words)
    drawer = environment(ROOT, ["requirements.txt"])
    builder = environment(ROOT, ["requirements-site.txt"], ".venv-site")
    print("Building the site. The first time this takes some minutes.", flush=True)
    code = subprocess.call([builder, str(ROOT / "tools" / "site" / "build.py"), str(folder), drawer], cwd=str(ROOT))
    if code == 0:
        print("The site is in %s. Try it: %s -m http.server -d %s" % (folder, Path(drawer).stem, folder))
    return code


# --- Python and its environment


def check_python(version, starts=None, system=sys.platform):
    if version[:2] >= NEEDS:
        return
    names = ["python3.%d" % minor for minor in range(19, NEEDS[1] - 1, -1)]
    found = next(filter(starts or works, names), None)
    advice = (
        "Run instead: %s start.py" % found
        if found
        else "Try: py -3 start.py, or install Python from python.org."
        if system == "win32"
        else "Install a newer one, for example from python.org, and run start.py with it."
    )
    raise Stop("The course needs Python 3.11 or newer; this is %s. %s" % (".".join(map(str, version)), advice))


def environment(root, requirements, venv=VENV):
    """The Python of an environment, made or repaired if need be, with all in the requirements files installed."""
    python = venv_python(root, venv=venv)
    if not works(python):
        make_venv(root, venv=venv)
    for name in requirements:
        stamp = root / venv / ("installed-" + name)
        wanted = fingerprint(root, name)
        if not (stamp.exists() and stamp.read_text() == wanted):
            install(python, root, name)
            stamp.write_text(wanted)
    return str(python)


def venv_python(root, system=sys.platform, venv=VENV):
    return root / venv / ("Scripts/python.exe" if system == "win32" else "bin/python")


def works(python):
    """Whether an environment's Python starts, is new enough and has pip; a half-made or moved one does not."""
    probe = "import sys, pip._internal.cli.main; sys.exit(sys.version_info < %r)" % (NEEDS,)
    try:
        return subprocess.call([str(python), "-c", probe], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def make_venv(root, run=None, venv=VENV):
    folder = root / venv
    if folder.exists():
        print("The folder %s is broken or too old; making it again." % venv)
        shutil.rmtree(str(folder))
    code, said = (run or run_with_dots)([sys.executable, "-m", "venv", str(folder)], root)
    if code:
        shutil.rmtree(str(folder), ignore_errors=True)
        full = shutil.disk_usage(str(root)).free < 60e6  # venv hides what pip said about the disk
        raise Stop(explain("no space left" if full else said))


def fingerprint(root, name):
    """Changes when an installation would: other pins, another Python, the folder moved."""
    parts = [sys.version, str(root), *((root / n).read_text(encoding="utf-8") for n in (name, "pyproject.toml"))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def install(python, root, name, run=None):
    print("Installing what %s lists. The first time this takes a few minutes " % name, end="", flush=True)
    command = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--retries", "2", "-r", name]
    code, said = (run or run_with_dots)(command, root)
    print(" done." if code == 0 else "", flush=True)
    if code:
        raise Stop(explain(said))


def run_with_dots(command, cwd):
    """Exit code and everything said; a dot for each package shows that it lives."""
    lines = []
    with subprocess.Popen(
        command,
        cwd=str(cwd),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            lines.append(line)
            if line.startswith(("Collecting", "Obtaining")):
                print(".", end="", flush=True)
    return process.returncode, "".join(lines)


def explain(said, system=sys.platform, which=shutil.which):
    """What went wrong, from what venv or pip said; its last lines where it is nothing that we know."""
    lower = said.lower()
    for words, sentence in TROUBLE:
        if any(word in lower for word in words):
            python = "%d.%d" % sys.version_info[:2]
            return sentence.format(python=python, venv=missing_venv(system, which, python))
    return "The installation failed. Its last words were:\n" + "\n".join(said.strip().splitlines()[-12:])


def missing_venv(system, which, python):
    """The package that brings venv and pip, by platform."""
    if system in ("win32", "darwin"):
        return "Install Python again from python.org, with pip ticked."
    commands = (
        ("apt", "sudo apt install python%s-venv" % python),
        ("dnf", "sudo dnf install python3-pip"),
        ("zypper", "sudo zypper install python3-pip"),
        ("apk", "sudo apk add py3-pip"),
    )
    found = [command for tool, command in commands if which(tool)]
    return "Install the missing part: %s" % (found or ["the package python3-venv or python3-pip of your system"])[0]


# --- The learner's copy of the lessons


@contextlib.contextmanager
def lessons(python):
    """The folder of the course's lessons; where there is own material beside them, one that holds them all."""
    places = (ROOT / "my-course" / "my-material", ROOT / "my-material")
    if not os.environ.get("FOOTLIB_DATA") and not any(place.is_dir() for place in places):
        yield ROOT / "notebooks"
        return
    with tempfile.TemporaryDirectory() as folder:
        if subprocess.call([str(python), "-m", "footlib", "lessons", folder]) == 0:
            yield Path(folder)
        else:
            print("Your own lessons are left out. What is wrong is told by: python start.py check")
            yield ROOT / "notebooks"


def refresh(source, copy):
    """Bring the copy up to date, never over the learner's own words; a sentence for each lesson kept."""
    log = copy / ".given.json"
    given, kept = read_given(log)
    try:
        give(source, copy, given, kept)
    finally:  # where the disk is full half-way, too: what was given then is known
        write_whole(log, json.dumps(given, indent=1, sort_keys=True).encode())
    return kept


def give(source, copy, given, kept):
    for path in sorted(p for p in source.rglob("*") if p.is_file() and is_lesson(p)):
        name, version = path.relative_to(source).as_posix(), [digest(path.read_bytes()), text(path)]
        target = copy / name
        if target.exists() and given.get(name, [""])[0] == version[0]:
            continue
        if touched(target, given.get(name), version):
            given[name] = [version[0], given.get(name, ["", ""])[1]]
            target = free_name(target, copy, given)
            kept.append("Kept your own %s; its new version is beside it: %s" % (name, target.name))
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, path.read_bytes())
        given[target.relative_to(copy).as_posix()] = version


def write_whole(path, content):
    """Into a file beside it first, which then takes the name: half a lesson, as a full disk would leave it, would look
    like the learner's own. As footlib/files.py does it, which is not installed yet."""
    path = Path(os.path.realpath(str(path)))  # a link stays a link
    beside = path.with_name(".%s.part" % path.name)
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def is_lesson(path):
    """Not what somebody who worked in notebooks/ itself has left there."""
    return ".ipynb_checkpoints" not in path.parts and not path.name.startswith("footlib-records")


def touched(target, given, version):
    """Whether the learner wrote in a file: running a lesson is not writing."""
    return target.exists() and text(target) not in (given or ["", ""])[1:] + version[1:]


def free_name(target, copy, given):
    """lesson.new.ipynb, or lesson.new-2.ipynb where the learner wrote in that one, too."""
    names = (target.with_name("%s.new%s%s" % (target.stem, number, target.suffix)) for number in ["", *range(2, 1000)])
    return next(n for n in names if not touched(n, given.get(n.relative_to(copy).as_posix()), ["", ""]))


def text(path):
    """What a learner can write: the text of the cells, without outputs; other files whole."""
    raw = path.read_bytes()
    if path.suffix == ".ipynb":
        with contextlib.suppress(ValueError, KeyError, TypeError, RecursionError):
            cells = json.loads(raw.decode())["cells"]
            raw = json.dumps([(c["cell_type"], "".join(c["source"])) for c in cells]).encode()
    return digest(raw)


def digest(raw):
    return hashlib.sha256(raw).hexdigest()


def read_given(path):
    """What was given so far, {lesson: [digest, digest of its text]}, and a sentence where that cannot be read: then
    every lesson that differs counts as the learner's own."""
    if not path.exists():
        return {}, []
    try:
        given = json.loads(path.read_bytes().decode())
        right = {name: version for name, version in given.items() if [type(one) for one in version] == [str, str]}
        if len(right) == len(given):
            return right, []
        reason = "it does not say of every lesson which version was given"
    except (OSError, ValueError, AttributeError, TypeError, RecursionError) as error:
        line, said = getattr(error, "lineno", 1), getattr(error, "msg", "it is no list of lessons")
        right, reason = {}, "line %s: %s" % (line, said)
    return right, [
        "%s cannot be read (%s). It is written anew, and lessons that differ from the course's are kept as "
        "your own." % (path.name, reason)
    ]


# --- JupyterLab


def check_options(options):
    """Refuse a word that JupyterLab would take for a file, and a port that cannot be had."""
    if options and not options[0].startswith("-"):
        raise Stop(
            "'%s' is nothing that start.py knows. Use: python start.py, or with 'app', 'test' or 'site' behind it"
            % options[0]
        )
    port, retries = option("port", options), option("port-retries", options)
    if port.isdigit() and not port_free(int(port)):
        if retries == "0":
            raise Stop("Port %s is taken by another program. Try another, such as --port=8899, or leave it out." % port)
        print("Port %s is taken by another program; JupyterLab opens on the next free one." % port)


def option(name, options):
    """The value of --name=value, --name value or --ServerApp.name=value, or nothing."""
    words = " ".join(options).replace("=", " ").split()
    places = [i for i, word in enumerate(words[:-1]) if word in ("--" + name, "--ServerApp." + name.replace("-", "_"))]
    return words[places[-1] + 1] if places else ""


def port_free(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def lab_command(python, folder, options, root_user):
    return [
        python,
        "-m",
        "jupyterlab",
        "--ServerApp.root_dir=%s" % folder,
        "--LabApp.default_url=/lab/tree/" + FIRST_LESSON,
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LanguageServerManager.autodetect=False",  # one that is installed for the tests puts dialogs over a lesson
        "--ServerApp.answer_yes=True",
        "--log-level=ERROR",
        "--LabApp.log_level=ERROR",
        *(["--allow-root"] if root_user else []),
        *options,
    ]


def lab_environment(environ):
    """With the settings of .jupyter/ (no question about Jupyter's news); on Binder that folder is found by itself."""
    paths = [str(ROOT / ".jupyter"), environ.get("JUPYTER_CONFIG_PATH")]
    return dict(environ, JUPYTER_CONFIG_PATH=os.pathsep.join(filter(None, paths)))


def open_lab(python, options):
    print("Opening the course. Keep this window open; Ctrl-C here closes the course.", flush=True)
    command = lab_command(python, ROOT / "my-course", options, getattr(os, "geteuid", lambda: 1)() == 0)
    process = subprocess.Popen(command, cwd=str(ROOT), env=lab_environment(os.environ))
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    code = wait_quietly(process)
    if code > 0:
        raise Stop("JupyterLab ended with an error; the lines above say which.")
    print("The course is closed. Your notes are in my-course.")
    return 0


@contextlib.contextmanager
def pictures_ahead(python):
    """While the first page is read, the pictures of all lessons are drawn and kept, so that lessons need not wait for
    them. What goes wrong here is told by the lesson that draws for itself."""
    command = [str(python), "-m", "footlib.drawing", str(ROOT / "notebooks")]
    process = subprocess.Popen(command, cwd=str(ROOT), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def wait_quietly(process):
    """The exit code; Ctrl-C reaches JupyterLab, too, so that it only needs time to close."""
    try:
        return process.wait()
    except KeyboardInterrupt:
        with contextlib.suppress(KeyboardInterrupt, subprocess.TimeoutExpired):
            process.wait(10)
        process.terminate()
        process.wait()
        return 0


# --- The site


def site_folder(words):
    """Where the site goes. What is there is replaced, so only an empty folder, or a site that was built before."""
    if len(words) > 1 or words and words[0].startswith("-"):
        raise Stop("'site' takes one word, the folder to build in. Use: python start.py site my-folder")
    folder = Path(words[0] if words else "_site").resolve()
    if folder.exists() and (
        not folder.is_dir() or any(folder.iterdir()) and not (folder / "jupyter-lite.json").exists()
    ):
        raise Stop(
            "%s holds something else than a site, and would be replaced. Name an empty or a new folder." % folder
        )
    return folder


# --- Tests


def test_command(python, options):
    """Three workers for two cores: browsers and kernels are waited for now and then, and each has threads of its own.
    What stays with one worker, and the order, is conftest.py's."""
    return [
        python,
        "-m",
        "pytest",
        "-n3",
        "--dist=loadgroup",
        "--no-loadscope-reorder",
        "--nbval-lax",
        "--nbval-current-env",
        "--nbval-cell-timeout=120",
        "--nbval-kernel-startup-timeout=120",
        *options,
    ]


def test_environment(environ, scratch):
    """No test or lesson keeps records in the checkout, and Python keeps what it has compiled, for the dozens of kernels
    that start here."""
    own = dict(environ, FOOTLIB_RECORDS=str(Path(scratch) / "records.sqlite"))
    own.pop("PYTHONDONTWRITEBYTECODE", None)
    return own


def find_browser(system=sys.platform, which=shutil.which, exists=os.path.exists):
    """The path of a Chromium, Chrome or Edge, or None. Debian's shell without windows is the same engine, and takes a
    quarter less of the processor."""
    names = (
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
        "microsoft-edge",
    )
    places = {
        "darwin": ["/Applications/%s.app/Contents/MacOS/%s" % (n, n) for n in ("Chromium", "Google Chrome")],
        "win32": [
            os.environ.get(base, "C:") + tail
            for base in ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData")
            for tail in (r"\Google\Chrome\Application\chrome.exe", r"\Microsoft\Edge\Application\msedge.exe")
        ],
    }
    found = [which(name) for name in names] + [place for place in places.get(system, []) if exists(place)]
    return next(filter(None, found), None)


def own_browser(python, call=subprocess.run):
    """The path of Playwright's own Chromium, fetched if it is not there yet, or None where it cannot be had."""
    where = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p:\n    print(p.chromium.executable_path)"
    )
    path = Path(call([python, "-c", where], stdout=subprocess.PIPE, text=True).stdout.strip())
    if not path.is_file():
        print("No Chromium, Chrome or Edge found: fetching one for the tests (some 200 MB, once)", flush=True)
        call([python, "-m", "playwright", "install", "chromium"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return str(path) if path.is_file() else None


def no_browser(system=sys.platform, which=shutil.which):
    command = {"darwin": "brew install --cask chromium", "win32": "winget install Google.Chrome"}.get(
        system, "sudo dnf install chromium" if which("dnf") else "sudo apt install chromium"
    )
    return (
        "No Chromium, Chrome or Edge was found and none could be fetched, so the browser tests cannot run. "
        "Install one with: %s" % command
    )


def summary(code, browser):
    outcomes = {
        0: "Everything that ran passed.",
        1: "Some tests failed.",
        2: "The tests were interrupted.",
        5: "No test was found.",
    }
    outcome = outcomes.get(code) or "The tests could not run (pytest's exit code %d)." % code
    return outcome if browser else outcome + " The browser tests were NOT run. " + no_browser()


def say_loudly(sentence):
    print("\n" + "=" * 78 + "\n" + sentence + "\n" + "=" * 78, flush=True)


def explain_system(error):
    """An error of the system, as a sentence."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return explain("no space left")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return explain("permission denied")
    return "The system refused: %s" % error


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (Stop, OSError) as problem:
        sys.exit("\n%s" % (explain_system(problem) if isinstance(problem, OSError) else problem))
    except KeyboardInterrupt:
        sys.exit("\nStopped. Run the same command again to go on.")
