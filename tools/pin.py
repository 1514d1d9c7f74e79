"""Write requirements.txt, -app.txt, -test.txt and -site.txt from pyproject.toml: exact pins that hold on every system.

    python tools/pin.py                        newest versions that fit together
    python tools/pin.py --upgrade-package numpy   one package only; any option of `uv pip compile` will do

Needs uv (`pip install uv`). The header names no path and no package index, so the files are the same on every machine.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Exact pins, the same for laptop, Binder and CI. Written by `python tools/pin.py`; do not edit.\n"

EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]


def compiled(extras, target, *options, alone=False):
    """The pins of footlib and some extras, or of these alone, starting from those that the target holds today."""
    command = [
        "uv",
        "pip",
        "compile",
        "--quiet",
        "--universal",
        "--python-version",
        "3.11",
        "--no-header",
        "--no-emit-index-url",
        "--no-emit-find-links",
        "--no-annotate",
        *(word for extra in extras for word in ("--extra", extra) if not alone),
        "--output-file",
        target,
        *options,
        "-" if alone else "pyproject.toml",
    ]
    names = "\n".join(need for extra in extras for need in EXTRAS[extra]) if alone else None
    subprocess.run(command, cwd=ROOT, check=True, input=names, text=True)
    return (ROOT / target).read_text(encoding="utf-8")


def name(line):
    return line.partition("==")[0]


def main(options):
    course = compiled(("course", "instructors"), "requirements.txt", *options)
    app = compiled(("app",), "requirements-app.txt", "--constraints", "requirements.txt", *options)
    test = compiled(("test",), "requirements-test.txt", "--constraints", "requirements.txt", *options)
    site = compiled(("site",), "requirements-site.txt", "--constraints", "requirements.txt", *options, alone=True)
    (ROOT / "requirements.txt").write_text(HEADER + course + "-e .\n", encoding="utf-8")
    (ROOT / "requirements-site.txt").write_text(HEADER + site, encoding="utf-8")
    known = {name(line) for line in course.splitlines()}
    for target, pins in (("requirements-app.txt", app), ("requirements-test.txt", test)):
        more = [line for line in pins.splitlines(keepends=True) if name(line) not in known]
        (ROOT / target).write_text(HEADER + "-r requirements.txt\n" + "".join(more), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
