"""`python tools/hands_sheet.py` draws every pose and every move with its hands, small, for docs/hands.md.

The sheets are for looking at: what the hands must do is tested in tests/test_hands.py.
"""

import sys
from io import BytesIO
from pathlib import Path

from matplotlib.figure import Figure
from matplotlib.transforms import Affine2D
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tools"))

from contact_sheet import GAP, GROUND, save  # noqa: E402 (the path comes first)

from footlib import draw, load  # noqa: E402
from footlib.drawing.hands import UNIT, drawn_poses  # noqa: E402
from footlib.drawing.strokes.stroke_page import paint_hand  # noqa: E402
from footlib.drawing.style import PAPER  # noqa: E402

POSES, MOVES = 5, 6  # in a row
SIDE = 300  # pixels of a move's picture


def main():
    catalog, folder = load(), ROOT / "docs"
    save(poses(catalog), folder / "hands.png")
    pictures = [draw(move.view, strokes=id) for id, move in catalog.moves.items()]
    save(rows([small(picture) for picture in pictures], MOVES), folder / "hands-moves.png")
    (folder / "hands.md").write_text(page(catalog), encoding="utf-8")
    print(f"{len(catalog.poses)} poses and {len(pictures)} moves")


def poses(catalog):
    """Each pose as a left and as a right hand."""
    images = []
    for id, drawing in drawn_poses(catalog).items():
        figure = Figure((5.2, 3.9), dpi=75, facecolor=PAPER)
        ax = figure.add_axes((0, 0, 1, 1), facecolor=PAPER)
        ax.set(xlim=(-2.08, 2.08), ylim=(-1.2, 1.92))
        ax.axis("off")
        for left, x in ((True, -1.05), (False, 1.05)):
            to = Affine2D().scale((1 if left else -1) * 1.55 / UNIT, -1.55 / UNIT).translate(x, 0)
            for part in ("under", "over"):
                paint_hand(ax, drawing[part], to, width=1.55 * 72 * 1.25 / UNIT)
        ax.text(0, -1.13, id, ha="center", va="bottom", fontsize=13)
        images.append(image_of(figure))
    return rows(images, POSES)


def image_of(figure):
    data = BytesIO()
    figure.savefig(data, format="png")
    return Image.open(data).convert("RGB")


def small(picture):
    """A picture as large as a cell; what is narrower or lower stands in its middle."""
    image = Image.open(BytesIO(picture.rendered(".png", dpi=80))).convert("RGB")
    image.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    cell = Image.new("RGB", (SIDE, SIDE), PAPER)
    cell.paste(image, ((SIDE - image.width) // 2, (SIDE - image.height) // 2))
    return cell


def rows(images, columns):
    wide, high = images[0].width + GAP, images[0].height + GAP
    whole = Image.new("RGB", (columns * wide + GAP, -(-len(images) // columns) * high + GAP), GROUND)
    for i, image in enumerate(images):
        whole.paste(image, (GAP + i % columns * wide, GAP + i // columns * high))
    return whole


def page(catalog):
    """The text beside the two sheets."""
    listed = "\n".join(f"{i}. `{id}`: {pose.name}" for i, (id, pose) in enumerate(catalog.poses.items(), 1))
    moves = "\n".join(
        f"{i}. `{id}`: {move.name} ({touching(move, catalog.techniques[move.technique])}; "
        f"{catalog.holds[move.hold].name.lower()})"
        for i, (id, move) in enumerate(catalog.moves.items(), 1)
    )
    return HEAD.format(poses=listed, moves=moves)


def touching(move, technique):
    """The pose of the hand that works, or what touches the foot in its place."""
    return move.pose or technique.pose or move.thing or technique.thing or "no hand"


HEAD = """# The hands in the pictures

Every pose of `data/poses.toml`, as a left and as a right hand, and every move with the hands as they begin: the hand
that works touches the beginning of its stroke, the other one holds (its sleeve is paler); each forearm goes on until it
leaves the picture, and the place that is worked is outlined through the hands. The hand is a model: bones in the
proportions of a hand, joints with angles, skin drawn around them (`footlib/drawing/hands/`). This page is made by
`python tools/hands_sheet.py`; make it again after a change of a pose, a hold, a move or the drawing.

## Poses

![Each pose twice, as a left and as a right hand, in the order listed below](hands.png)

{poses}

## Moves

In brackets the pose of the working hand, or the thing of `data/things.toml` that touches the foot without one, and the
hold of the other hand.

![A small picture of each move with its hands, in the order listed below](hands-moves.png)

{moves}

## How the pictures were tried

On 29 November 2026 a reader who had never seen the course was given only each large picture, its name and its one
sentence: the 25 moves of the article's session for a flat valgus foot, and the 23 techniques. The reader wrote down
which hand does what, with which part, where, from which side and how the other hand holds, and compared it with the
full text afterwards.

| Of 48 pictures | before | after |
| --- | ---: | ---: |
| read right | 30 | 45 |
| read in part | 17 | 3 |
| read wrong | 1 | 0 |

Misread were: toes held at their tips instead of near the base, fingers of the clasping hand beside the foot instead of
in the grooves, a heel that no hand seemed to hold, palms crossed on the calf, a hand that pointed away from the shin, a
thumb that lay slanting over the arch, and an other hand that nobody could see at the ankle. The poses, leans and
strokes were changed, and the same reader looked again; a second look is kinder than a first one. Left: the upper hand
of the opening strokes is behind the foot on the sole, so that only the sentence tells that its fingers point to the
ankle; at the big-toe joint only the sentence tells that the hand comes from the inner side, which is where the eye is;
the arrow of the receiver's own movement does not tell what moves.
"""


if __name__ == "__main__":
    main()
