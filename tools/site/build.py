"""Build the course as a site that needs no server (JupyterLite): `python start.py site [FOLDER]` runs this.

    .venv-site/bin/python tools/site/build.py FOLDER .venv/bin/python

Python itself runs in the visitor's browser (Pyodide). All that it needs lies in the site, so that no page asks anybody
else for anything: the interpreter from npm, in the version that JupyterLite's kernel is made for; packages from PyPI,
as pinned in requirements.txt; footlib as it stands, with what its lessons show made ahead, since nobody has built
matplotlib and shapely for browsers on PyPI. The second Python, the course's, draws that. The packages travel compiled
and in one file, which pyodide.mjs unpacks: that is why nobody waits for long.
"""

import gzip
import hashlib
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tarfile
import zipfile
from email.message import Message
from email.parser import Parser
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path

from jupyterlite_pyodide_kernel.constants import PYODIDE_VERSION
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = ROOT / ".site"  # ignored by git: what was fetched stays, for the next time
WHEELS = WORK / "wheels"
ENGINE = ("pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
EXTENSION = "share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension"
EXTENSION_THERE = "extensions/@jupyterlite/pyodide-kernel-extension/static"  # in the site
KERNEL = ("ipykernel", "piplite", "pyodide-kernel", "micropip", "ipython", "jedi", "comm", "footlib")
ABSENT = {"matplotlib", "shapely", "pypdf"}  # what the lessons show of them is drawn ahead
ABSENT |= {"jupyterlab-widgets", "jedi"}  # is the page's, not Python's; five megabytes for the Tab key
#: what no lesson needs of the packages that it needs
LEFT_OUT = ["*/tests/*", "*.pyi", "*.data/*", "*/sboms/*", "*/licenses/*", "pydantic/v1/*", "wcwidth/*/_known_*"]
LEFT_OUT += ["anywidget/labextension/*"]
LEXERS = "pygments/lexers/*"  # for four hundred languages
SPOKEN = ("__init__.py", "_mapping.py", "python.py", "special.py")
COURSE = ("footlib", "data", "notebooks", "pyproject.toml", "README.md", "LICENSE")
APPS = ("notebooks", "lab", "tree", "edit")  # a lesson alone, all of JupyterLab, the files, a text of one's own
OURS = ("waking.css", "waking.js", "disk.js", "app.css", "app.js")
#: prints the folders of own material
OWN = """from footlib.catalog import default_folder, own_material
print(*own_material.own_folders(default_folder().parent), sep="\\n")"""
PAGE = '<meta charset="utf-8">'  # behind this line, a page of JupyterLite is given ours
LEFT_BY_WORK = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "footlib-records*", "*.pyc")


def main(folder: Path, drawer: str) -> None:
    lite = emptied(WORK / "lite")
    engine = lite / "static" / "pyodide"
    lock = unpack_engine(engine)
    contents = lessons(WORK / "contents", drawer)
    wheels = collect({"footlib": own_wheel(drawer, contents)} | kernels_own(), Pins(lock))
    pack(engine, wheels)
    configure(lite)
    shutil.rmtree(folder, ignore_errors=True)
    build = [
        "build",
        "--lite-dir",
        lite,
        "--contents",
        contents,
        "--output-dir",
        folder,
        *(f"--apps={app}" for app in APPS),
    ]
    run(sys.executable, "-m", "jupyterlite_core", *build, "--no-sourcemaps", "--no-unused-shared-packages", cwd=lite)
    finish(folder, contents)


def emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def run(*command: object, **options) -> str:
    """A step that must succeed, and what it says; that is shown only where it does not."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", **options
    )
    if done.returncode:
        sys.exit(f"{done.stdout[-4000:]}\nThis step of building the site failed: {' '.join(words)}")
    return done.stdout


# --- Python for the browser


def unpack_engine(folder: Path) -> dict:
    """The interpreter, into the site, behind our own pyodide.mjs; gives back the list of packages built for it."""
    folder.mkdir(parents=True)
    archive = WORK / f"pyodide-{PYODIDE_VERSION}.tgz"
    if not archive.exists():
        run(program("npm"), "pack", f"pyodide@{PYODIDE_VERSION}", cwd=WORK)
    with tarfile.open(archive) as packed:
        for name in ENGINE:
            (folder / name).write_bytes(packed.extractfile(f"package/{name}").read())
        (folder / "interpreter.mjs").write_bytes(packed.extractfile("package/pyodide.mjs").read())
    shutil.copy(HERE / "pyodide.mjs", folder)
    return json.loads((folder / "pyodide-lock.json").read_text("utf-8"))


def program(name: str) -> str:
    return shutil.which(name) or sys.exit(f"Building the site needs {name}, which comes with Node.js (nodejs.org).")


class Pins:
    """Which version of a package the browser gets: the course's own, else the one that Pyodide was tried with."""

    def __init__(self, lock: dict) -> None:
        info = lock["info"]
        self.python = info["python"]
        self.platform = f"pyemscripten_{info['abi_version']}_{info['arch']}"
        short, minor = ".".join(self.python.split(".")[:2]), self.python.split(".")[1]
        self.target = f"--python-version {short} --implementation cp --abi cp3{minor} --abi abi3 --abi none".split()
        self.target += ["--platform", self.platform, "--platform", "any"]
        #: what "only where …" in a wheel's list of needs is asked against
        self.here = {"sys_platform": "emscripten", "platform_system": "Emscripten", "os_name": "posix", "extra": ""}
        self.here |= {"python_version": short, "python_full_version": self.python, "platform_machine": info["arch"]}
        self.versions = {name: package["version"] for name, package in lock["packages"].items()}
        for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines():
            if "==" in line and not line.startswith("#"):
                pin = Requirement(line)
                if not pin.marker or pin.marker.evaluate(self.here):
                    self.versions[pin.name] = str(pin.specifier).removeprefix("==")

    def wheel(self, name: str) -> "Wheel":
        """A package's wheel, fetched unless it is here already."""
        begin = f"{name.replace('-', '_')}-{self.versions[name]}-"
        known = lambda: next((path for path in WHEELS.iterdir() if path.name.lower().startswith(begin)), None)  # noqa: E731
        if not known():
            pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
            pin, into = f"{name}=={self.versions[name]}", ("--no-deps", "--dest", WHEELS)
            if name == "markupsafe":  # its half in C was not built for browsers; without a compiler it makes do without
                into = ("--no-deps", "--no-binary", name, "--no-build-isolation", "--wheel-dir", WHEELS)
                run(*pip, "wheel", *into, pin, env=os.environ | {"CC": "false"})
            else:
                run(*pip, "download", "--only-binary=:all:", *self.target, *into, pin)
        return Wheel(known() or sys.exit(f"No wheel of {pin} for the browser was found."))


class Wheel:
    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def about(self) -> Message:
        with zipfile.ZipFile(self.path) as packed:
            name = next(one for one in packed.namelist() if one.endswith(".dist-info/METADATA"))
            return Parser().parsestr(packed.read(name).decode())

    def unpack(self, folder: Path) -> None:
        """What a browser needs of it."""
        with zipfile.ZipFile(self.path) as packed:
            packed.extractall(folder, [name for name in packed.namelist() if wanted(name)])


def wanted(name: str) -> bool:
    if fnmatch(name, LEXERS):
        return name.endswith(SPOKEN)
    return not any(fnmatch(name, pattern) for pattern in LEFT_OUT)


def collect(wheels: dict[str, Wheel], pins: Pins) -> dict[str, Wheel]:
    """The given wheels and all that they and the kernel need, by name."""
    WHEELS.mkdir(parents=True, exist_ok=True)
    todo = [name for name in KERNEL if name not in ABSENT]
    found = {}
    while todo:
        name = todo.pop()
        if name not in found:
            wheel = found[name] = wheels.get(name) or pins.wheel(name)
            needs = map(Requirement, wheel.about.get_all("Requires-Dist", []))
            names = {canonicalize_name(one.name) for one in needs if not one.marker or one.marker.evaluate(pins.here)}
            todo += sorted(names - ABSENT)
    return found


def kernels_own() -> dict[str, Wheel]:
    """The wheels that JupyterLite's kernel brings: what it puts in the place of ipykernel, for one."""
    found = (Wheel(path) for path in sorted((Path(sys.prefix) / EXTENSION / "static" / "pypi").glob("*.whl")))
    return {canonicalize_name(wheel.about["Name"]): wheel for wheel in found}  # of two, the newer one


def pack(engine: Path, wheels: dict[str, Wheel]) -> None:
    """All packages in one file (pyodide.mjs says how it is laid out), and the standard library: both compiled."""
    packages, library = emptied(WORK / "packages"), emptied(WORK / "library")
    for wheel in wheels.values():
        wheel.unpack(packages)
    with zipfile.ZipFile(engine / "python_stdlib.zip") as packed:
        packed.extractall(library)
    for folder in (packages, library):
        run(program("node"), HERE / "compile.mjs", engine, folder)
    with zipfile.ZipFile(engine / "python_stdlib.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for name, path in files_of(library):
            packed.write(path, name)
    files = {name: path.read_bytes() for name, path in files_of(packages)}
    names = json.dumps([(name, len(content)) for name, content in files.items()]).encode()
    everything = b"".join([struct.pack("<I", len(names)), names, *files.values()])
    (engine / "course.bin").write_bytes(gzip.compress(everything, mtime=0))
    lock = json.loads((engine / "pyodide-lock.json").read_text("utf-8"))
    (engine / "pyodide-lock.json").write_text(json.dumps(lock | {"packages": {}}), "utf-8")


def files_of(folder: Path) -> list[tuple[str, Path]]:
    return [(path.relative_to(folder).as_posix(), path) for path in sorted(folder.rglob("*")) if path.is_file()]


# --- the course


def own_wheel(drawer: str, lessons: Path) -> Wheel:
    """footlib as it stands, with own material, and in its folder `ahead` what lessons show (see footlib/cache.py)."""
    source = emptied(WORK / "source")
    for name in COURSE:
        here, there = ROOT / name, source / name
        shutil.copytree(here, there, ignore=LEFT_BY_WORK) if here.is_dir() else shutil.copy(here, there)
    own = source / "footlib" / "my-material"  # where an installed footlib finds it
    for n, folder in enumerate(filter(None, run(drawer, "-c", OWN, cwd=ROOT).splitlines())):
        if (data := Path(folder) / "data").is_dir():
            shutil.copytree(data, own / f"{n:02} {Path(folder).name}" / "data", ignore=LEFT_BY_WORK)
    ahead = source / "footlib" / "ahead"
    ahead.mkdir()
    env = os.environ | {"FOOTLIB_CACHE": str(ahead), "PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1"}
    env["FOOTLIB_DATA"] = os.pathsep.join(map(str, sorted(own.iterdir()) if own.is_dir() else ()))
    run(drawer, "-m", "footlib.drawing", lessons, cwd=source, env=env)
    options = ("--no-deps", "--no-build-isolation", "--wheel-dir", emptied(WORK / "own"))
    run(sys.executable, "-m", "pip", "wheel", "--disable-pip-version-check", *options, source)
    return Wheel(next((WORK / "own").glob("*.whl")))


def lessons(folder: Path, drawer: str) -> Path:
    """The lessons with one's own and their pictures, and the planner's page, as the site serves them."""
    run(drawer, "-m", "footlib", "check", cwd=ROOT)
    run(drawer, "-m", "footlib", "lessons", emptied(folder), cwd=ROOT)
    shutil.copy(ROOT / "app" / "planner.ipynb", folder)
    for path in folder.rglob("*.svg"):  # JupyterLite makes addresses of pictures with btoa(), which takes Latin-1 only
        path.write_bytes(path.read_text("utf-8").encode("ascii", "xmlcharrefreplace"))
    return folder


def configure(lite: Path) -> None:
    """JupyterLite's own settings, and those that JupyterLab has in the course."""
    shutil.copy(ROOT / ".jupyter" / "labconfig" / "default_setting_overrides.json", lite / "overrides.json")
    kernel = {"disablePyPIFallback": True, "loadPyodideOptions": {"packages": KERNEL}}
    settings = {
        "appName": "footlib",
        "exposeAppInBrowser": True,
        "disabledExtensions": ["@jupyter-notebook/notebook-extension:trusted"],  # alarms whoever reads a lesson
        "litePluginSettings": {"@jupyterlite/pyodide-kernel-extension:kernel": kernel},
    }
    page = {"jupyter-lite-schema-version": 0, "jupyter-config-data": settings}
    (lite / "jupyter-lite.json").write_text(json.dumps(page, indent=1), "utf-8")


def finish(site: Path, contents: Path) -> None:
    """The site's front page and the planner's; and in JupyterLite's pages what starts Python early, and says so."""
    shutil.copy(HERE / "index.html", site)
    (site / "app").mkdir()
    shutil.copy(HERE / "app.html", site / "app" / "index.html")
    # A browser asks for a lesson's pictures beside its page, before JupyterLite says where they are.
    shutil.copytree(contents / "images", site / "notebooks" / "images")
    static = site / "static"
    for name in OURS:
        shutil.copy(HERE / name, static)
    ask_for_the_disk(site)
    worker = next((site / "extensions").rglob("comlink.worker.*.js")).relative_to(site).as_posix()
    early = f'import "../../{worker}";\nimport {{ begin }} from "./pyodide.mjs";\n\nbegin();\n'
    (static / "pyodide" / "early.mjs").write_text(early, "utf-8")
    for app in APPS:
        page = site / app / "index.html"
        html = page.read_text("utf-8")
        start = ' data-early="pyodide/early.mjs"' if app == "notebooks" else ""
        if html.count(PAGE) != 1:
            sys.exit(f"JupyterLite's page {app}/index.html has changed: nothing can be put behind {PAGE}.")
        icon = '<link rel="icon" href="../lab/favicon.ico">'  # else the browser asks for one outside the site
        sheets = [f'<link rel="stylesheet" href="../static/{name}">' for name in OURS if name.endswith(".css")]
        scripts = [f'<script src="../static/{name}"{start}></script>' for name in OURS if name.endswith(".js")]
        page.write_text(html.replace(PAGE, "\n    ".join([PAGE, icon, *sheets, *scripts])), "utf-8")
    keep_for_later(site)


ASKED = re.compile(r"!!\(\(null==(\w)\?void 0:\1\.enabled\)\|\|crossOriginIsolated\)")
ASKS = r"(crossOriginIsolated||await footlibDisk(\1))"


def ask_for_the_disk(site: Path) -> None:
    """The kernel's question whether it has a disk goes to disk.js, which waits for the answer."""
    scripts = {path: path.read_text("utf-8") for path in (site / EXTENSION_THERE).glob("*.js")}
    found = [path for path, script in scripts.items() if ASKED.search(script)]
    if len(found) != 1:
        sys.exit(f"JupyterLite's kernel has changed: it asks in {len(found)} places for the disk, not in one.")
    found[0].write_text(ASKED.sub(ASKS, scripts[found[0]]), "utf-8")


def keep_for_later(site: Path) -> None:
    """What opens the course without a network: offline.js, and the list of what no page fetches by itself."""
    folders = ("static/pyodide", "extensions", "files", "api/contents")  # all widgets, before one is shown
    names = ["", "app/"]  # the front page and the planner, as they are asked for
    names += [f"{folder}/{name}" for folder in folders for name, _ in files_of(site / folder)]
    (site / "static" / "offline.json").write_text(json.dumps(names), "utf-8")
    version = hashlib.sha256()
    for _, path in files_of(site):
        version.update(path.read_bytes())
    worker = site / "service-worker.js"
    ours = (HERE / "offline.js").read_text("utf-8").replace("@VERSION@", version.hexdigest()[:16])
    worker.write_text(f"{ours}\n{worker.read_text('utf-8')}", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2])
