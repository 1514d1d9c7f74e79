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
            subprocess.run([sys.executable, "-m", "footlib.drawing.prerender", str(ROOT / "notebooks")], check=True)
            print(f"drawing ahead: {time.monotonic() - begun:.1f} s", flush=True)


def visit(browser) -> str:
    with tempfile.TemporaryDirectory() as folder:
        begun, said = time.monotonic(), []
        with jupyterlab(course_home(Path(folder)), free_port()) as url:
            page = browser.new_page()
            page.set_default_timeout(180_000)
            for what, there in (
                ("server", lambda: None),
                (
                    "notebook",
                    lambda: (page.goto(f"{url}/lab/tree/try.ipynb"), page.locator(".jp-Cell").first.wait_for()),
                ),
                ("Python", lambda: page.wait_for_function(KERNEL_IDLE)),
                ("map", lambda: (page.evaluate(RUN, MAP), page.locator(".footlib-map [data-zone]").first.wait_for())),
            ):
                there()
                said.append(f"{what} {time.monotonic() - begun:.1f}")
            page.close()
    return ", ".join(said)


if __name__ == "__main__":
    main()
