"""Build the course as a site that needs no server (JupyterLite): `python start.py site [FOLDER]` runs this.

    .venv-site/bin/python tools/build_site.py FOLDER .venv/bin/python

Python itself runs in the visitor's browser (Pyodide). All that it needs lies in the site, so that no page asks anybody
else for anything: the interpreter from npm, in the version that JupyterLite's kernel is made for; packages from PyPI,
as pinned in requirements.txt; footlib as it stands, with what its lessons show made ahead, since nobody has built
matplotlib and shapely for browsers on PyPI. The second Python, the course's, draws that.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass, field
from email.message import Message
from email.parser import Parser
from functools import cached_property
from pathlib import Path

from jupyterlite_pyodide_kernel.constants import PYODIDE_VERSION
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / ".site"  # ignored by git: what was fetched stays, for the next time
WHEELS = WORK / "wheels"
ENGINE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
EXTENSION = "share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension"
KERNEL = ("ipykernel", "piplite", "pyodide-kernel", "micropip", "ipython", "jedi", "comm", "footlib")
ABSENT = {"matplotlib", "shapely", "pypdf", "jupyterlab-widgets"}  # drawn ahead; the last is the page's, not Python's
COURSE = ("footlib", "data", "notebooks", "pyproject.toml", "README.md", "LICENSE")
APPS = ("notebooks", "lab", "tree", "edit")  # a lesson alone, all of JupyterLab, the files, a text of one's own
LEFT_BY_WORK = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "footlib-records*", "*.pyc")


def main(folder: Path, drawer: str) -> None:
    lite = emptied(WORK / "lite")
    engine = lite / "static" / "pyodide"
    lock = unpack_engine(engine)
    wheels = collect({"footlib": own_wheel(drawer)} | kernels_own(), Pins(lock))
    write_lock(engine, lock, wheels)
    configure(lite)
    contents = lessons(WORK / "contents")
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
    shutil.copy(ROOT / "tools" / "site.html", folder / "index.html")


def emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def run(*command: object, **options) -> None:
    """A step that must succeed; what it says is shown only where it does not."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", **options
    )
    if done.returncode:
        sys.exit(f"{done.stdout[-4000:]}\nThis step of building the site failed: {' '.join(words)}")


# --- Python for the browser


def unpack_engine(folder: Path) -> dict:
    """The interpreter, into the site; gives back the list of the packages that were built for it."""
    folder.mkdir(parents=True)
    archive = WORK / f"pyodide-{PYODIDE_VERSION}.tgz"
    if not archive.exists():
        npm = shutil.which("npm") or sys.exit("Building the site needs npm, which comes with Node.js (nodejs.org).")
        run(npm, "pack", f"pyodide@{PYODIDE_VERSION}", cwd=WORK)
    with tarfile.open(archive) as packed:
        for name in ENGINE:
            (folder / name).write_bytes(packed.extractfile(f"package/{name}").read())
    return json.loads((folder / "pyodide-lock.json").read_text("utf-8"))


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


@dataclass
class Wheel:
    path: Path
    needs: list[str] = field(default_factory=list)

    @cached_property
    def about(self) -> Message:
        with zipfile.ZipFile(self.path) as packed:
            name = next(one for one in packed.namelist() if one.endswith(".dist-info/METADATA"))
            return Parser().parsestr(packed.read(name).decode())

    def entry(self) -> dict:
        """What Pyodide is told of it."""
        return {
            "name": self.about["Name"],
            "version": self.about["Version"],
            "file_name": self.path.name,
            "install_dir": "site",
            "sha256": hashlib.sha256(self.path.read_bytes()).hexdigest(),
            "package_type": "package",
            "imports": [],  # all are there from the start
            "depends": self.needs,
            "unvendored_tests": False,
        }


def collect(wheels: dict[str, Wheel], pins: Pins) -> dict[str, Wheel]:
    """The given wheels and all that they and the kernel need, by name."""
    WHEELS.mkdir(parents=True, exist_ok=True)
    todo = [*KERNEL]
    found = {}
    while todo:
        name = todo.pop()
        if name not in found:
            wheel = found[name] = wheels.get(name) or pins.wheel(name)
            needs = map(Requirement, wheel.about.get_all("Requires-Dist", []))
            names = {canonicalize_name(one.name) for one in needs if not one.marker or one.marker.evaluate(pins.here)}
            wheel.needs = sorted(names - ABSENT)
            todo += wheel.needs
    return found


def kernels_own() -> dict[str, Wheel]:
    """The wheels that JupyterLite's kernel brings: what it puts in the place of ipykernel, for one."""
    found = (Wheel(path) for path in sorted((Path(sys.prefix) / EXTENSION / "static" / "pypi").glob("*.whl")))
    return {canonicalize_name(wheel.about["Name"]): wheel for wheel in found}  # of two, the newer one


def write_lock(engine: Path, lock: dict, wheels: dict[str, Wheel]) -> None:
    for wheel in wheels.values():
        shutil.copy(wheel.path, engine)
    lock["packages"] = {name: wheel.entry() for name, wheel in sorted(wheels.items())}
    (engine / "pyodide-lock.json").write_text(json.dumps(lock, indent=1), "utf-8")


# --- the course


def own_wheel(drawer: str) -> Wheel:
    """footlib as it stands, and in its folder `ahead` what the lessons show (see footlib/cache.py)."""
    source = emptied(WORK / "source")
    for name in COURSE:
        here, there = ROOT / name, source / name
        shutil.copytree(here, there, ignore=LEFT_BY_WORK) if here.is_dir() else shutil.copy(here, there)
    ahead = source / "footlib" / "ahead"
    ahead.mkdir()
    env = os.environ | {"FOOTLIB_CACHE": str(ahead), "PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1"}
    run(drawer, "-m", "footlib.drawing.prerender", source / "notebooks", cwd=source, env=env)
    options = ("--no-deps", "--no-build-isolation", "--wheel-dir", emptied(WORK / "own"))
    run(sys.executable, "-m", "pip", "wheel", "--disable-pip-version-check", *options, source)
    made = next((WORK / "own").glob("*.whl"))
    name, version, kind = made.name.split("-", 2)
    digest = hashlib.sha256(made.read_bytes()).hexdigest()[:8]  # a browser that keeps files never mixes old and new
    return Wheel(made.rename(made.with_name(f"{name}-{version}-1{digest}-{kind}")))


def lessons(folder: Path) -> Path:
    """The lessons and their pictures, as the site serves them."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "notebooks", folder, ignore=LEFT_BY_WORK)
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
        "litePluginSettings": {"@jupyterlite/pyodide-kernel-extension:kernel": kernel},
    }
    page = {"jupyter-lite-schema-version": 0, "jupyter-config-data": settings}
    (lite / "jupyter-lite.json").write_text(json.dumps(page, indent=1), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2])
