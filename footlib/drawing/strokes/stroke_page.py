"""`draw(strokes=…)`: one foot, the places of a step, and the way of the hand over them as numbered arrows.

They are dark lines with a pale rim, so that they stand out on skin and zones alike; the heavier, the more pressure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from math import dist
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, PathPatch, Polygon
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Affine2D

from ...errors import FootlibError
from ...model.move import HAND
from ..chart import draw_marked, shapes_of, titled_sheet
from ..chart_request import ChartRequest, ask
from ..hands import COLOURS, LOOKS, UNIT
from ..notes import FROM
from ..picture import Picture
from ..sheet import Page, feet_on_page, page_for
from ..style import HOLDING, INK, MARKED, PAPER, Look
from ..views import VIEWS, is_shown, panels
from . import strokes_in_words
from .glyphs import still
from .hands_in import first_part, hands_in, hands_said
from .subject import Subject, shown_for, subject_of, views_shown
from .things import drawn_all, thing_said, things_in

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from ...catalog import Catalog
    from ..sheet import Sheet
    from ..views import XY, Panel
    from .glyphs import Line
    from .hands_in import Placed
    from .subject import Piece


def draw_strokes(
    what: object, view: str, foot: str, alt: str | None, catalog: Catalog, who: str = "partner"
) -> Picture:
    """The picture of a step, a move or a technique on a view, with the hands as they begin."""
    subject = subject_of(what, catalog, foot, who)
    pieces = shown_for(subject, catalog, view) if view in VIEWS else []
    if not pieces:
        raise FootlibError(
            f"{subject.name} is not done on the view {view!r}. It is shown on: "
            f"{', '.join(views_shown(subject, catalog))}."
        )
    places = [id for id in subject.places if is_shown(catalog, id, view, subject.foot)]
    layer = "zones" if any(id in catalog.zones for id in subject.places) else "plain"
    request = ask(view, subject.foot, layer, {id: "" for id in places or under(catalog, view)}, catalog)
    placed = by_surface(panels(view, catalog.geometry, [subject.foot], 0))
    all_hands, things = hands_in(subject, catalog, view, placed, who), things_in(subject, catalog, view, placed)
    hands = [one for kind in (things, all_hands) for one in (*(one for one in kind if not one.n), *first_part(kind))]
    sheet = titled_sheet(request, with_room(request, [one for one in hands if one.n or one not in things]))
    draw_hands(sheet, hands, by_surface(sheet.panels), catalog)
    if subject.places:
        draw_marked(sheet)
        for marked in request.marked:
            for _, shape in shapes_of(sheet, marked):
                sheet.paint(shape, THROUGH, zorder=SEEN, gid=f"through:{marked.id}")
    for piece in reversed(pieces):
        draw_piece(sheet, piece, subject)
    for text in sheet.ax.texts:
        if text.get_zorder() == NAMES:  # hands may lie below a name
            text.set_path_effects([withStroke(linewidth=2.6, foreground=PAPER)])
    said = f"{hands_said(all_hands, subject.hold, catalog)} {thing_said(subject, catalog, view)}".strip()
    return Picture(sheet.figure, sheet.ax, alt or f"{alt_text(subject, catalog, view, request)} {said}".strip())


def by_surface(placed: Sequence[Panel]) -> dict[str, Panel]:
    return {panel.surface: panel for panel in placed}


def with_room(request: ChartRequest, hands: Sequence[Placed]) -> Page:
    """A page with room for hands around the feet, the feet as large as without them; an arm may leave the page."""
    page = page_for(request)
    placed = panels(request.view, request.catalog.geometry, request.feet, 0)
    scale = feet_on_page(request, page)[1]
    reached = reach(hands, by_surface(placed), request.catalog)
    left, low, right, top = (min(max(far, 0) * scale, ROOM) for far in reached)
    column = max(left, right, page.column)
    width, height = page.width + 2 * (column - page.column), page.height + low + top
    return replace(page, width=width, column=column, height=height, head=page.head + top, foot=page.foot + low)


def under(catalog: Catalog, view: str) -> list[str]:
    """A place of the view: a picture that only shows a technique needs no more room than one that points at a place."""
    return [next(id for id, region in catalog.regions.items() if set(VIEWS[view].surfaces) & set(region.shapes))]


def alt_text(subject: Subject, catalog: Catalog, view: str, request: ChartRequest) -> str:
    names = [catalog.places[marked.id].name for marked in request.marked]
    where = f" Highlighted: {', '.join(names)}." if subject.places else ""
    opening = FROM[view, 1].format(foot=subject.foot)
    return f"{opening}{where} {subject.name}, as numbered arrows. {strokes_in_words(subject, catalog, view)}"


NAMES = 9  # z-order of names and titles
SEEN = 6.9  # above hands, below arrows
THROUGH = Look(None, MARKED.edge, 1.1, 0.75, dashed=True)  # a place seen through the hands that lie on it
ROOM = 2.2  # inches that hands may take on one side of the feet
WEIGHTS = (1.0, 1.6, 2.4, 3.4)  # points, by pressure
WINDING = 0.75  # of the weight: lines that wind are lighter, or they would hide what lies under them
RIM = 2.4  # points of paper around a line
BADGE = 0.095  # radius in inches
HEAD = 0.062  # half of an arrowhead's breadth in inches, at the lightest pressure
DOTS = {"press": 0.06, "tap": 0.026, "pinch": 0.036}
DASHES = {"bites": (0, (1.6, 0.8)), "next": (0, (2.5, 2.5))}


def draw_piece(sheet: Sheet, piece: Piece, subject: Subject) -> None:
    """One piece with its number."""
    panel = next(p for p in sheet.panels if p.foot == subject.foot and p.surface == piece.stroke.surface)
    shown, weight = still(piece), WEIGHTS[subject.pressure] * (WINDING if piece.kind in ("rub", "roll") else 1)

    for area in shown.areas:
        corners, shade = [sheet.at(panel, p) for p in area], to_rgba(INK, 0.16)
        add(sheet, Polygon(corners, facecolor=shade, edgecolor=INK, lw=1.4, ls=(0, (4, 2))), 7.2)
    for line in shown.lines:
        arrow(sheet, [sheet.at(panel, p) for p in line.points], line, weight, f"stroke:{piece.number}")
    for point, look in shown.dots:
        dot(sheet, sheet.at(panel, point), look)
    dx, dy = shown.ahead
    number(sheet, sheet.at(panel, shown.start), (-dx if panel.mirrored else dx, dy), piece)


def add(sheet: Sheet, artist: Artist, zorder: float) -> None:
    artist.set_zorder(zorder)
    artist.set_clip_on(False)
    sheet.ax.add_artist(artist)


def arrow(sheet: Sheet, points: list[XY], line: Line, weight: float, gid: str) -> None:
    """A line with a pale rim and its arrowheads."""
    far = sum(dist(a, b) for a, b in pairwise(points))
    weight = 1.1 if line.look == "next" else min(weight, max(0.9, 4 * far))
    size = min(HEAD * (0.75 + 0.16 * weight), max(0.03, 0.11 * far))
    tips = [points] if line.head == "end" else [points, points[::-1]] if line.head == "both" else []
    heads = [head(tip, size) for tip in tips]
    shaft = [*points[:-1], between(heads[0])] if heads else points
    shaft = [between(heads[1]), *shaft[1:]] if len(heads) > 1 else shaft
    xs, ys = zip(*shaft, strict=True)
    style: dict[str, Any] = {"solid_capstyle": "round", "solid_joinstyle": "round", "dash_capstyle": "butt"}
    add(sheet, Line2D(xs, ys, color=PAPER, lw=weight + RIM, **style), 7)
    for triangle in heads:
        add(sheet, Polygon(triangle, facecolor=PAPER, edgecolor=PAPER, lw=RIM, joinstyle="round"), 7)
    add(sheet, Line2D(xs, ys, color=INK, lw=weight, ls=DASHES.get(line.look, "-"), gid=gid, **style), 7.4)
    for triangle in heads:
        add(sheet, Polygon(triangle, facecolor=INK, edgecolor=INK, lw=0.4, joinstyle="round"), 7.5)


def head(points: Sequence[XY], size: float) -> list[XY]:
    """The triangle at the end of a line, as long as it is broad; its tip is the end."""
    (x, y), back = points[-1], next((p for p in reversed(points) if dist(p, points[-1]) > size), points[0])
    far = dist(back, (x, y)) or 1
    dx, dy = (x - back[0]) / far, (y - back[1]) / far
    ax, ay = x - dx * 2 * size, y - dy * 2 * size
    return [(x, y), (ax - dy * size, ay + dx * size), (ax + dy * size, ay - dx * size)]


def between(triangle: list[XY]) -> XY:
    """The middle of an arrowhead, where its line ends."""
    return tuple((tip + a + b) / 3 for tip, a, b in zip(*triangle, strict=True))


def dot(sheet: Sheet, at: XY, look: str) -> None:
    radius = DOTS[look]
    add(sheet, Circle(at, radius * 1.35, facecolor=PAPER, edgecolor="none"), 7.1)
    add(sheet, Circle(at, radius, facecolor=PAPER if look == "pinch" else INK, edgecolor=INK, lw=1.2), 7.5)
    if look == "press":
        add(sheet, Circle(at, radius * 0.5, facecolor=INK, edgecolor=PAPER, lw=0.9), 7.6)


def number(sheet: Sheet, start: XY, ahead: XY, piece: Piece) -> None:
    """The number just before the beginning of its arrow."""
    back = BADGE + (DOTS["press"] + 0.02 if piece.kind in DOTS else 0.0)
    x, y = start[0] - ahead[0] * back, start[1] - ahead[1] * back
    add(sheet, Circle((x, y), BADGE, facecolor=INK, edgecolor=PAPER, lw=1.0), 8)
    style = {"color": "white", "fontweight": "bold", "ha": "center", "va": "center", "zorder": 8.1}
    sheet.text(x, y - 0.004, str(piece.number), size=7.8, **style).set_gid(f"number:{piece.number}")


# --- the hands: what is behind the foot below it, the rest over it, arrows above both

DRAWN = re.compile(r'<path class="fl-hand-([a-z]+)" d="([^"]+)"/>')
PIECE = re.compile(r"M(-?\d+) (-?\d+)l([^Mz]*)(z?)")
NUMBER = re.compile(r"-?\d+")
ONE = 0.1  # between a hand and the next one, so that none of them lies between another's parts
BEHIND, BEFORE = 0.5, 6.0  # z-order: the foot's skin is at 1, its outline at 5, arrows at 7


def draw_hands(sheet: Sheet, hands: Sequence[Placed], panels: dict[str, Panel], catalog: Catalog) -> None:
    """The hands of a picture, each as a group that its id names: hand:pose."""
    poses = drawn_all(catalog)
    for i, hand in enumerate(hands):
        drawing, there = poses[hand.pose], sheet.at(panels[hand.surface], hand.at)
        to_inches = about_touch(hand, drawing["touch"], sheet.scale).translate(*there)
        colours = COLOURS if hand.n else COLOURS | HOLDING
        draw(sheet, drawing["under"], to_inches, colours, BEHIND + i * ONE, hand)
        draw(sheet, drawing["over"], to_inches, colours, (BEHIND if hand.behind else BEFORE) + i * ONE, hand)


def about_touch(hand: Placed, touch: Sequence[int], foot: float) -> Affine2D:
    """From the units of a drawing, on a foot of some length, to where a point is from the one that touches."""
    k = HAND / UNIT * foot
    began = Affine2D().translate(-touch[0], -touch[1]).scale(k if hand.left else -k, k)
    return began.rotate_deg(hand.turn).scale(1, -1)


def draw(sheet: Sheet, markup: str, to_inches: Affine2D, colours: dict[str, str], zorder: float, hand: Placed) -> None:
    width = HAND / UNIT * sheet.scale * 72
    paint_hand(sheet.ax, markup, to_inches, width=width, colours=colours, zorder=zorder, gid=f"hand:{hand.pose}")


def paint_hand(
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
        style = {"linewidth": units * width, "alpha": opacity, "joinstyle": "round", "capstyle": "round"}
        fill, edge = (colours[one] if one else "none" for one in (fill, edge))
        order = zorder + i * ONE / 1000
        shape = to_page.transform_path(path)
        ax.add_artist(PathPatch(shape, facecolor=fill, edgecolor=edge, zorder=order, gid=gid, **style))


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
        drawing, panel = drawn_all(catalog)[hand.pose], panels[hand.surface]
        a, b, c, d = drawing["box"]
        to_page = about_touch(hand, drawing["touch"], 1).translate(*panel.point(hand.at))
        corners = to_page.transform([(a, b), (c, b), (a, d), (c, d)])
        (west, south), (east, north) = corners.min(axis=0), corners.max(axis=0)
        out = [max(o, v) for o, v in zip(out, (left - west, bottom - south, east - right, north - top), strict=True)]
    return out[0], out[1], out[2], out[3]
