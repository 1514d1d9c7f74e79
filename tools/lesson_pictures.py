"""`python tools/lesson_pictures.py` takes the pictures of lessons 3 and 7 that show the course itself: the seven
families and the ways to hold a foot, with their hands, and the planner. Make them again when hands, moves or the
planner look different. Needs what `python start.py test` installs.
"""

import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tools"))

from contact_sheet import save  # noqa: E402 (the path comes first)

TARGET = ROOT / "notebooks" / "images"
#: A picture's title → the move that shows it.
FAMILIES = {
    "1 Hold": "still-hold",
    "2 Stroke": "sole-strokes",
    "3 Rub": "arch-rubbing",
    "4 Knead": "arch-kneading",
    "5 Press": "arch-pressing",
    "6 Tap, shake": "heel-and-ball-tapping",
    "7 Move": "toe-circles",
}
HOLDS = {
    "Heel in the palm": "arch-kneading",
    "Hand over the top": "heel-pressing",
    "Sole on the palm": "gap-raking",
    "Hand round the leg": "heel-shaking",
    "Both hands work": "lock-pressing",
}
CELL, HEAD, GAP, PAPER, INK = (340, 400), 46, 12, (255, 253, 248), (43, 38, 34)
FONT = ImageFont.truetype("DejaVuSans-Bold.ttf", 24) if sys.platform == "linux" else ImageFont.load_default(24)
PLANNER = """from footlib import planner
shown = planner(["flat-feet", "tired-feet"], remember=False)
shown.answered = True
shown.view.selected = shown.routine.steps[1].id
shown"""
WIDE, SEEN = 1100, 0.938  # pixels of the output in which the planner stands; how much of its height, by its width


def main():
    from playwright.sync_api import sync_playwright

    import start
    from tests.browser import conftest as lab_parts

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as p:
        home = lab_parts.course_home(Path(folder))
        with lab_parts.jupyterlab(home, lab_parts.free_port()) as url:
            browser = p.chromium.launch(executable_path=start.find_browser(), args=lab_parts.FLAGS)
            page = browser.new_page(viewport={"width": 1400, "height": 1800}, device_scale_factor=2)
            lab = lab_parts.come_to(page, f"{url}/lab/tree/try.ipynb?reset")
            page.evaluate("() => jupyterapp.shell.collapseLeft()")
            save(sheet(lab, FAMILIES, columns=4), TARGET / "seven-families.png")
            save(sheet(lab, HOLDS, columns=5), TARGET / "holds.png")
            save(shrunk(of_planner(lab), WIDE + 200), TARGET / "planner.png")
            browser.close()


def sheet(lab, pictures, columns):
    """Pictures in rows, each under its title."""
    cells = [titled(title, taken(lab, move)) for title, move in pictures.items()]
    wide, high = CELL[0] + GAP, CELL[1] + HEAD + GAP
    whole = Image.new("RGB", (columns * wide + GAP, -(-len(cells) // columns) * high + GAP), PAPER)
    for i, cell in enumerate(cells):
        whole.paste(cell, (GAP + i % columns * wide, GAP + i // columns * high))
    return whole


def titled(title, image):
    cell = Image.new("RGB", (CELL[0], CELL[1] + HEAD), PAPER)
    image.thumbnail(CELL, Image.Resampling.LANCZOS)
    cell.paste(image, ((CELL[0] - image.width) // 2, HEAD + (CELL[1] - image.height) // 2))
    ImageDraw.Draw(cell).text((CELL[0] / 2, HEAD / 2), title, INK, FONT, anchor="mm")
    return cell


def taken(lab, move):
    """The foot with its hands, as the moving picture of a move begins."""
    lab.show(f"from footlib import move_picture\nmove_picture({move!r})", ".footlib-hand-picture .fl-hands")
    lab.still()
    return image_of(lab.page.locator(".footlib-hand-picture .fl-picture"))


def of_planner(lab):
    lab.show(PLANNER, ".footlib-routine .fl-step")
    lab.width(WIDE)
    lab.still()
    image = image_of(lab.page.locator(".footlib-planner").first)
    return image.crop((0, 0, image.width, round(SEEN * image.width)))


def image_of(part):
    return Image.open(BytesIO(part.screenshot(animations="disabled"))).convert("RGB")


def shrunk(image, width):
    return image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
