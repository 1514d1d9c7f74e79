"""The site without a server in Chromium: how long a visitor waits.

    python benchmarks/site.py FOLDER      a folder that `python start.py site FOLDER` has built

Seconds from opening the address: until lesson 0 can be read, until Python is awake, and until its first map is on the
screen; in a fresh browser, then in the same browser, closed and opened again.
Needs what `python start.py test` installs.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
os.environ["FOOTLIB_SITE"] = str(Path(sys.argv[1]).resolve())
from playwright.sync_api import sync_playwright  # noqa: E402

import start  # noqa: E402
from benchmarks.visit import FIRST_MAP, LATE, Visit  # noqa: E402
from tests.browser.conftest import FLAGS  # noqa: E402
from tests.browser.lab import KERNEL_IDLE  # noqa: E402
from tests.browser.test_site import served  # noqa: E402

MAP = """async () => {
  const { content } = jupyterapp.shell.currentWidget;
  content.activeCellIndex = content.widgets.findIndex((cell) => cell.model.type === 'code');
  content.activeCell.model.sharedModel.setSource('from footlib import FootMap\\nFootMap()');
  await jupyterapp.commands.execute('notebook:run-cell');
}"""


def main() -> None:
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright, served() as address:
        for which in ("first", "second"):
            print(f"{which} visit:", visit(playwright, profile, address), flush=True)


def visit(playwright, profile: str, address: str) -> str:
    chromium = start.find_browser() or playwright.chromium.executable_path
    context = playwright.chromium.launch_persistent_context(profile, executable_path=chromium, args=FLAGS)
    page = context.new_page()
    page.set_default_timeout(LATE)
    seen = Visit()
    page.goto(address)
    seen.until("notebook", page.locator(".jp-Notebook .jp-RenderedMarkdown").first.wait_for)
    seen.until("Python", lambda: page.wait_for_function(KERNEL_IDLE))
    page.evaluate(MAP)
    seen.until("map", page.locator(FIRST_MAP).first.wait_for)
    context.close()
    return str(seen)


if __name__ == "__main__":
    main()
