"""What a visitor of Binder waits for once the image is there, piece by piece, in seconds.

    python benchmarks/binder.py

The start of the server, lesson 0 in view, its kernel awake, and its first map; first with nothing kept, then with the
pictures of the lessons drawn ahead, as postBuild does. How long an image takes to build and how large it is:

    python3 -m venv fresh && time fresh/bin/pip install -r requirements.txt && du -sm fresh

Needs what `python start.py test` installs.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
from playwright.sync_api import sync_playwright  # noqa: E402

import start  # noqa: E402
from benchmarks.visit import FIRST_MAP, LATE, Visit  # noqa: E402
from tests.browser.conftest import FLAGS, course_home, free_port, jupyterlab  # noqa: E402
from tests.browser.lab import KERNEL_IDLE, RUN  # noqa: E402

MAP = "from footlib import FootMap\nFootMap()"


def main() -> None:
    with tempfile.TemporaryDirectory() as kept, sync_playwright() as playwright:
        os.environ["FOOTLIB_CACHE"] = kept
        chromium = start.find_browser() or playwright.chromium.executable_path
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for which in ("nothing kept", "drawn ahead"):
            print(f"{which}: {visit(browser)}", flush=True)
            begun = time.monotonic()
            subprocess.run([sys.executable, "-m", "footlib.drawing", str(ROOT / "notebooks")], check=True)
            print(f"drawing ahead: {time.monotonic() - begun:.1f} s", flush=True)


def visit(browser) -> str:
    with tempfile.TemporaryDirectory() as folder:
        home, seen = course_home(Path(folder)), Visit()
        with jupyterlab(home, free_port()) as url:
            page = browser.new_page()
            page.set_default_timeout(LATE)
            seen.until("server", lambda: None)
            page.goto(f"{url}/lab/tree/try.ipynb")
            seen.until("notebook", page.locator(".jp-Cell").first.wait_for)
            seen.until("Python", lambda: page.wait_for_function(KERNEL_IDLE))
            page.evaluate(RUN, MAP)
            seen.until("map", page.locator(FIRST_MAP).first.wait_for)
            page.close()
    return str(seen)


if __name__ == "__main__":
    main()
