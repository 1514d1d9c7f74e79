"""Open every lesson in a real JupyterLab, run it from the top, and say what a learner would see go wrong.

    python tools/walk_lessons.py               all lessons; a part of a name picks some: walk_lessons.py 03 06
    python tools/walk_lessons.py --pictures FOLDER 06    keeps a picture of every part of the page as well

Each lesson is looked at light and dark, in a wide and in a narrow window and on a phone: outputs that are empty, stick
out, are cut off or need scrolling sideways, errors, and pictures that do not open. Needs what
`python start.py test` installs.
"""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

THEMES = ("JupyterLab Light", "JupyterLab Dark")
WIDTHS = (1400, 900, 390)
TALL = 2400  # how much of a page one picture shows
ALL_AT_ONCE = {"windowingMode": "none"}  # else cells out of sight are not in the page

#: What is wrong in the notebook as it stands, one sentence each.
FAULTS = """() => {
  const notebook = jupyterapp.shell.currentWidget.content, found = [];
  const say = (cell, what, text = '') => found.push(`${cell}: ${what} ${text.trim().slice(0, 60)}`.trim());
  for (const area of notebook.node.querySelectorAll('.jp-OutputArea-output, .jp-RenderedMarkdown')) {
    const cell = notebook.widgets.find((one) => one.node.contains(area))?.model.id;
    const frame = area.getBoundingClientRect();
    const red = area.querySelector('.ansi-red-fg');
    if (red || area.matches('[data-mime-type$=stderr], [data-mime-type$=error]')) say(cell, 'error', area.textContent);
    if (!area.textContent.trim() && !area.querySelector('img, svg, canvas, input')) say(cell, 'empty');
    if (area.scrollWidth > area.clientWidth + 1) say(cell, 'wider than the page', area.textContent);
    const ours = '.footlib :not(svg *):not(.fl-aloud):not(.fl-unseen)';
    for (const one of area.querySelectorAll(`${ours}, .widget-dropdown, img, table, pre`)) {
      if (one.closest('.footlib-frame')) continue;  // scrolls, and says so
      const box = one.getBoundingClientRect(), style = getComputedStyle(one);
      if (!box.width) continue;
      const outside = box.right > frame.right + 1 || box.left < frame.left - 1;
      if (outside) say(cell, `sticks out: ${one.tagName}`, one.textContent);
      const clips = style.overflowX !== 'visible' && style.display !== 'inline' && one.matches('.footlib :not(select)');
      if (clips && one.scrollWidth > one.clientWidth + 1) say(cell, 'cut off', one.textContent);
    }
    const blank = [...area.querySelectorAll('img')].filter((img) => img.complete && !img.naturalWidth);
    blank.forEach((img) => say(cell, 'picture that does not open', img.src));
  }
  for (const folded of notebook.node.querySelectorAll('.jp-Placeholder-content')) {
    const edge = folded.closest('.jp-Cell').getBoundingClientRect().right;
    if (folded.getBoundingClientRect().right > edge + 1) say('folded code', 'sticks out', folded.textContent);
  }
  return found;
}"""
OUTER = "jupyterapp.shell.currentWidget.content.outerNode"  # what scrolls a notebook


def main(arguments):
    asked = argparse.ArgumentParser(description="Look at lessons as a learner would.")
    asked.add_argument("wanted", nargs="*", help="parts of the lessons' names; none: all lessons")
    asked.add_argument("--pictures", type=Path, help="a folder for pictures of the whole of each lesson")
    options = asked.parse_args(arguments)
    return walk(options.wanted, options.pictures)


def walk(wanted, pictures=None):
    from playwright.sync_api import sync_playwright

    import start
    from tests.browser import conftest as lab_parts

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as p:
        home = lab_parts.course_home(Path(folder))
        lessons = [one for one in copied(home) if any(part in one for part in wanted or [""])]
        with lab_parts.jupyterlab(home, lab_parts.free_port()) as url:
            browser = p.chromium.launch(executable_path=start.find_browser(), args=lab_parts.FLAGS)
            faults = sum(
                walked(lab_parts.opened(browser, f"{url}/lab/tree/{name}?reset"), name, pictures) for name in lessons
            )
            browser.close()
    print(f"{len(lessons)} lessons, {len(THEMES)} themes, {len(WIDTHS)} widths: {faults or 'no'} faults.")
    return min(faults, 1)


def copied(home):
    """The lessons and their pictures in the folder that is served; gives the lessons' names in order."""
    shutil.copytree(ROOT / "notebooks", home / "course", dirs_exist_ok=True)
    tracker = home / "settings" / "@jupyterlab" / "notebook-extension" / "tracker.jupyterlab-settings"
    tracker.parent.mkdir(parents=True)
    tracker.write_text(json.dumps(ALL_AT_ONCE), encoding="utf-8")
    return sorted(one.name for one in (home / "course").glob("[0-9]*.ipynb"))


def walked(lab, name, pictures=None):
    """Runs the open lesson and looks at it in each theme and width; gives the number of faults, each told in a line."""
    lab.page.set_default_timeout(180_000)
    lab.page.evaluate("() => jupyterapp.shell.collapseLeft()")
    lab.page.evaluate("() => jupyterapp.commands.execute('notebook:run-all-cells')")
    lab.page.wait_for_timeout(1000)
    faults = [one for theme in THEMES for width in WIDTHS for one in seen(lab, theme, width)]
    faults += [f"console: {one}" for one in lab.errors]
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
        for theme in THEMES:
            for width in WIDTHS:
                photograph(lab, theme, width, pictures / f"{Path(name).stem[:2]}-{theme.split()[-1].lower()}-{width}")
    lab.theme(THEMES[0])
    lab.page.evaluate("() => jupyterapp.serviceManager.sessions.shutdownAll()")
    lab.page.close()
    print(f"{name}: {len(faults) or 'no'} faults", *faults, sep="\n    ", flush=True)
    return len(faults)


def photograph(lab, theme, width, target):
    """The notebook from top to bottom, in pictures that are numbered from above."""
    lab.theme(theme)
    lab.page.set_viewport_size({"width": width, "height": TALL})
    lab.page.wait_for_timeout(800)
    part = lab.page.locator(".jp-NotebookPanel .jp-WindowedPanel-outer")
    shown, whole = lab.page.evaluate(f"() => [{OUTER}.clientHeight, {OUTER}.scrollHeight]")
    for number, top in enumerate(range(0, whole, shown)):
        lab.page.evaluate(f"() => {OUTER}.scrollTo(0, {top})")
        lab.page.wait_for_timeout(300)
        part.screenshot(path=f"{target}-{number}.png")


def seen(lab, theme, width):
    lab.theme(theme)
    lab.page.set_viewport_size({"width": width, "height": 1000})
    lab.page.wait_for_timeout(800)
    return [f"{theme}, {width} pixels, {one}" for one in lab.page.evaluate(FAULTS)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
