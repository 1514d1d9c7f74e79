"""`python tools/contact_sheet.py` draws every view and layer small, one sheet a view, for docs/atlas.md.

The sheets are for looking at: what the pictures must hold is tested in tests/test_atlas.py.
"""

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from footlib import draw, load  # noqa: E402 (the path comes first)
from footlib.drawing import LAYERS, VIEWS  # noqa: E402

WIDTH, COLUMNS, GAP, COLOURS = 520, 3, 10, 256  # pixels of a picture, pictures in a row, pixels between, colours
GROUND = (90, 84, 78)  # neither light nor dark, so that each page's border is seen


def main():
    folder = ROOT / "docs"
    folder.mkdir(exist_ok=True)
    parts = [HEAD]
    for view in VIEWS:
        pictures = {layer: draw(view, layer=layer) for layer in LAYERS if layer != "footprint" or view == "sole"}
        save(sheet([small(picture) for picture in pictures.values()]), folder / f"atlas-{view}.png")
        parts.append(section(view, pictures))
    (folder / "atlas.md").write_text("\n".join(parts), encoding="utf-8")
    total = sum(path.stat().st_size for path in folder.glob("atlas-*.png"))
    print(f"{len(VIEWS)} sheets of {load()!r}: {total / 1000:.0f} kB")


def small(picture):
    """A picture as wide as a column; upright pages stay whole."""
    image = Image.open(BytesIO(picture.rendered(".png", dpi=100))).convert("RGB")
    height = round(WIDTH * 8.27 / 11.69)
    image.thumbnail((WIDTH, height), Image.LANCZOS)
    page = Image.new("RGB", (WIDTH, height), GROUND)
    page.paste(image, ((WIDTH - image.width) // 2, (height - image.height) // 2))
    return page


def sheet(images):
    """Pictures in rows."""
    wide, high = images[0].width + GAP, images[0].height + GAP
    rows = -(-len(images) // COLUMNS)
    whole = Image.new("RGB", (COLUMNS * wide + GAP, rows * high + GAP), GROUND)
    for i, image in enumerate(images):
        whole.paste(image, (GAP + i % COLUMNS * wide, GAP + i // COLUMNS * high))
    return whole


def save(image, path):
    true = Image.Quantize.FASTOCTREE  # skin stays the colour of skin; other ways made it pinker than the pictures are
    image.quantize(COLOURS, method=true, dither=Image.Dither.NONE).save(path, optimize=True)


def section(view, pictures):
    """A view's heading, its sheet, and the call for each picture in the order of the sheet."""
    calls = "\n".join(
        f'{number}. `draw("{view}", layer="{layer}")`: {LAYERS[layer].about}{absent(picture)}'
        for number, (layer, picture) in enumerate(pictures.items(), 1)
    )
    alt = (
        f"{len(pictures)} small pictures of {VIEWS[view].title.lower()}, one for each layer, in the order listed below"
    )
    return f"## {VIEWS[view].title}\n\n![{alt}](atlas-{view}.png)\n\n{calls}\n"


def absent(picture):
    """A hint where the plain foot stands instead of the layer."""
    return " (not on this view: the picture says why)" if "Here: what can be" in title_of(picture) else ""


def title_of(picture):
    return " ".join(text.get_text() for text in picture.ax.texts)


HEAD = """# The foot atlas

Every view and layer that `draw()` knows, small. Each picture is a page of A4 and prints as one:
`draw("sole", layer="practice").save("practice.pdf")`. The background is light and opaque in every theme, so that a page
looks the same on a dark screen. This page is made by `python tools/contact_sheet.py`; make it again after a change of
the drawing.
"""


if __name__ == "__main__":
    main()
