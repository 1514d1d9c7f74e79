"""Hands on a sheet for print: what is behind the foot below it, the rest over it, arrows above both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from ...model.move import HAND
from ..style import HAND as COLOURS
from ..style import HOLDING
from .hand_svg import LOOKS, UNIT, drawn_poses

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ...catalog import Catalog
    from ..sheet import Sheet
    from ..views import Panel
    from .place import Placed

DRAWN = re.compile(r'<path class="fl-hand-([a-z]+)" d="([^"]+)"/>')
PIECE = re.compile(r"M(-?\d+) (-?\d+)l([^Mz]*)(z?)")
NUMBER = re.compile(r"-?\d+")
ONE = 0.1  # between a hand and the next one, so that none of them lies between another's parts
BEHIND, BEFORE = 0.5, 6.0  # z-order: the foot's skin is at 1, its outline at 5, arrows at 7


def draw_hands(sheet: Sheet, hands: Sequence[Placed], panels: dict[str, Panel], catalog: Catalog) -> None:
    """The hands of a picture, each as a group that its id names: hand:pose."""
    poses = drawn_poses(catalog)
    for i, hand in enumerate(hands):
        drawing, panel = poses[hand.pose], panels[hand.surface]
        to_inches = placed(hand, drawing["touch"], panel, sheet)
        colours = COLOURS if hand.n else COLOURS | HOLDING
        draw(sheet, drawing["under"], to_inches, colours, BEHIND + i * ONE, hand)
        draw(sheet, drawing["over"], to_inches, colours, (BEHIND if hand.behind else BEFORE) + i * ONE, hand)


def placed(hand: Placed, touch: Sequence[int], panel: Panel, sheet: Sheet) -> Affine2D:
    """From the units of a drawing to inches on the sheet."""
    x = panel.dx - hand.at[0] if panel.mirrored else panel.dx + hand.at[0]
    (ox, oy), k = sheet.origin, HAND / UNIT * sheet.scale
    there = x * sheet.scale + ox, (panel.dy + hand.at[1]) * sheet.scale + oy
    return (
        Affine2D()
        .translate(-touch[0], -touch[1])
        .scale(k if hand.left else -k, k)
        .rotate_deg(hand.turn)
        .scale(1, -1)
        .translate(*there)
    )


def draw(sheet: Sheet, markup: str, to_inches: Affine2D, colours: dict[str, str], zorder: float, hand: Placed) -> None:
    width = HAND / UNIT * sheet.scale * 72
    paint(sheet.ax, markup, to_inches, width=width, colours=colours, zorder=zorder, gid=f"hand:{hand.pose}")


def paint(
    ax: Axes,
    markup: str,
    to_page: Affine2D,
    *,
    width: float,
    colours: dict[str, str] = COLOURS,
    zorder: float = 1,
    gid: str | None = None,
) -> None:
    """A drawing on any page; `width` is that of one of its units, in points."""
    for i, (kind, path) in enumerate(paths(markup)):
        fill, edge, units, opacity = LOOKS[kind]
        patch = PathPatch(
            to_page.transform_path(path),
            facecolor=colours[fill] if fill else "none",
            edgecolor=colours[edge] if edge else "none",
            linewidth=units * width,
            alpha=opacity,
            joinstyle="round",
            capstyle="round",
            gid=gid,
        )
        patch.set_zorder(zorder + i * ONE / 1000)
        ax.add_artist(patch)


@lru_cache(maxsize=64)
def paths(markup: str) -> tuple[tuple[str, Path], ...]:
    """(kind, path) of everything in a drawing, in its own units, y downwards."""
    return tuple((kind, Path.make_compound_path(*pieces(data))) for kind, data in DRAWN.findall(markup))


def pieces(data: str) -> Iterator[Path]:
    for x, y, steps, closed in PIECE.findall(data):
        numbers = np.array([int(number) for number in NUMBER.findall(steps)], dtype=float).reshape(-1, 2)
        points = np.vstack([[float(x), float(y)], numbers]).cumsum(axis=0)
        yield Path(np.vstack([points, points[:1]]), closed=True) if closed else Path(points)


def reach(hands: Sequence[Placed], panels: dict[str, Panel], catalog: Catalog) -> tuple[float, float, float, float]:
    """How far hands (without their arms) stand out to the left, below, to the right and above, in foot lengths."""
    boxes = [panel.box for panel in panels.values()]
    left, bottom, right, top = (f(box[i] for box in boxes) for i, f in enumerate((min, min, max, max)))
    out = [0.0, 0.0, 0.0, 0.0]
    for hand in hands:
        drawing, panel = drawn_poses(catalog)[hand.pose], panels[hand.surface]
        a, b, c, d = drawing["box"]
        x = panel.dx - hand.at[0] if panel.mirrored else panel.dx + hand.at[0]
        k, (tx, ty) = HAND / UNIT, drawing["touch"]
        to = Affine2D().translate(-tx, -ty).scale(k if hand.left else -k, k).rotate_deg(hand.turn).scale(1, -1)
        corners = to.translate(x, panel.dy + hand.at[1]).transform([(a, b), (c, b), (a, d), (c, d)])
        (west, south), (east, north) = corners.min(axis=0), corners.max(axis=0)
        out = [max(o, v) for o, v in zip(out, (left - west, bottom - south, east - right, north - top), strict=True)]
    return out[0], out[1], out[2], out[3]
