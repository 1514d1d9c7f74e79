"""Names: inside the shapes that they name where they fit, else in columns beside and between the feet, with a line from
each to what it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.patheffects import withStroke
from shapely.ops import unary_union

from .fonts import SIZE, measure, without_brackets, wrap
from .labels import Label, anchor_of, arrange, place_for
from .sheet import Key, has_middle, swatch
from .sheet import leader as room_for_lines
from .style import FAINT_INK, GUIDE, INK, PAPER, zone_look
from .views import MEDIAL

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from .scene import Mark
    from .sheet import Sheet
    from .views import XY

BADGE = 0.23  # inches between the middles of two badges
ROOM = 0.1  # inches around the end of a line; where a place is narrower a badge would hide it, and the line is enough
CHIP = 0.09  # edge of the little square in a system's colour
GAP = 0.055  # between name, chip and line
CLEAR = 0.004  # foot lengths between a name in its shape and what lies on that shape
STYLES = {
    "doubtful": {"fontstyle": "italic"},
    "guide": {"fontstyle": "italic", "color": GUIDE.edge},
    "place": {"fontweight": "bold"},
}


@dataclass(frozen=True)
class Named:
    """Something on a foot that is to be named in a column."""

    id: str
    text: str
    foot: str
    shape: BaseGeometry  #: in inches on the sheet
    style: str  #: of the name: "zone", "doubtful" or "place"
    system: str = ""  #: for the chip
    badge: str = ""  #: the number or letter that a picture gives to the place

    @property
    def chipped(self) -> bool:
        """Whether something stands between the name and its line."""
        return bool(self.system or self.badge)


@dataclass(frozen=True)
class Column:
    """One column of names: where its text stands, and on which side of it the feet are."""

    side: str  #: "left", "right" or "between"
    x: float  #: of the text's inner edge; of its middle in the column between the feet
    low: float
    high: float

    def port(self, text: str, anchor: XY, style: str, *, chipped: bool = False) -> float:
        """The x at which the line of a name leaves the column."""
        reach = 3 * GAP + CHIP if chipped else GAP
        if self.side == "between":
            reach += measure(text, weight=weight_of(style))[0] / 2
            return self.x + (reach if anchor[0] > self.x else -reach)
        return self.x + (reach if self.side == "left" else -reach)


def weight_of(style: str) -> str:
    return "bold" if style == "place" else "normal"


def paint_and_name(
    sheet: Sheet,
    columns: dict[str, Column],
    marks: list[list[Mark]],
    entries: Mapping[str, Any],
    guides: Sequence[tuple[str, Label]] = (),
) -> None:
    """Paint the marks of each panel; names stand inside their shapes where they fit, else in the columns. More than a
    page can hold are left out."""
    outside, bare = [], sheet.request.crowded
    for many in marks:
        for order, mark in enumerate(many):
            sheet.mark(mark, 2 + order / 100)
            if not bare and not name_inside(sheet, mark, covering(mark, many[order + 1 :]), entries[mark.name]):
                outside.append(named(sheet, mark, entries[mark.name]))
    add_labels(sheet, columns, outside, guides)


def covering(mark: Mark, later: Iterable[Mark]) -> BaseGeometry:
    """What lies on a mark, or all but touches it, of all that is painted after it."""
    near = mark.geometry.buffer(2 * CLEAR)
    return unary_union([above.geometry for above in later if near.intersects(above.geometry)]).buffer(CLEAR)


def name_inside(sheet: Sheet, mark: Mark, above: BaseGeometry, entry: Any) -> bool:
    """Write a name into its shape, clear of the shapes that lie on it; False where it does not fit."""
    spot = place_for(without_brackets(entry.name), sheet.inches(mark.geometry.difference(above)), SIZE)
    if spot:
        text, x, y = spot
        written = sheet.text(x, y, text, ha="center", va="center", **style_of(entry))
        written.set_gid(f"label:{mark.name}")
        written.set_path_effects([withStroke(linewidth=2.4, foreground=mark.look.fill)])  # no line runs through it
    return bool(spot)


def style_of(entry: Any) -> dict[str, Any]:
    return {"fontstyle": "italic"} if getattr(entry, "agreement", "") == "low" else {}


def named(sheet: Sheet, mark: Mark, entry: Any) -> Named:
    style = "doubtful" if style_of(entry) else mark.kind
    return Named(mark.name, entry.name, mark.foot, sheet.inches(mark.geometry), style, mark.system)


def columns_of(sheet: Sheet) -> dict[str, Column]:
    """The columns of a sheet by side."""
    left, bottom, right, top = sheet.feet_box
    low, high = min(bottom, sheet.page.foot), top + 0.30
    room = 3 * GAP + CHIP + 0.1 + room_for_lines(sheet.request)
    columns = {"left": Column("left", left - room, low, high), "right": Column("right", right + room, low, high)}
    if has_middle(sheet.request):
        columns["between"] = Column("between", (left + right) / 2, low, high)
    return columns


def add_labels(
    sheet: Sheet, columns: dict[str, Column], named: Iterable[Named], guides: Sequence[tuple[str, Label]] = ()
) -> None:
    """Write names, and those of guide lines, into the columns that are nearest."""
    wanted: dict[str, dict[Any, list[Named]]] = {side: {} for side in columns}
    for one in named:
        side = side_of(sheet, one, columns)
        wanted[side].setdefault(one.id if side == "between" else (one.id, one.foot), []).append(one)
    taken: list[XY] = []
    for side, column in columns.items():
        of = {many[0].id: many[0] for many in wanted[side].values()}
        labels = [label_for(column, many, taken) for many in wanted[side].values()]
        labels += [guide for at, guide in guides if at == side]
        for label in arrange(labels, column.low, column.high):
            write(sheet, column, label, of.get(label.key))


def side_of(sheet: Sheet, one: Named, columns: dict[str, Column]) -> str:
    """The column for something: between the feet for what lies near the big toe's side, else outside."""
    x = one.shape.centroid.x
    left, _, right, _ = next(box for box in map(sheet.box, sheet.panels_of(one.foot)) if box[0] <= x <= box[2])
    share = (x - left) / (right - left)
    if len(sheet.request.surfaces) > 1:
        return side_of_leg(sheet, left, columns)
    if "between" not in columns:
        return "left" if share < 0.5 else "right"
    outer = "left" if right < columns["between"].x else "right"
    return "between" if (1 - share if outer == "left" else share) < MEDIAL else outer


def side_of_leg(sheet: Sheet, left: float, columns: dict[str, Column]) -> str:
    """The column on whose side a panel of a leg stands, so that no line crosses the other panel."""
    places = sorted(sheet.box(panel)[0] for panel in sheet.panels)
    at = min(range(len(places)), key=lambda i: abs(places[i] - left))
    if "between" in columns and at in (1, 2):
        return "between"
    return "left" if at < len(places) / 2 else "right"


def label_for(column: Column, many: list[Named], taken: list[XY]) -> Label:
    """A name with its lines; `taken` collects where badges stand, so that none covers another."""
    first, text = many[0], wrap(many[0].text)
    anchors = [free_anchor(one, column.x, taken) for one in many]
    ends = tuple((column.port(text, anchor, first.style, chipped=first.chipped), anchor) for anchor in anchors)
    return Label(text, ends, measure(text)[1] + (0.075 if first.badge else 0.02), first.id, first.style)


def free_anchor(one: Named, towards: float, taken: list[XY]) -> XY:
    """Where a thing's line ends, clear of the badges that are there already where it bears one itself."""
    anchor = anchor_of(one.shape, towards, taken if one.badge else (), BADGE)
    if one.badge:
        taken.append(anchor)
    return anchor


def write(sheet: Sheet, column: Column, label: Label, one: Named | None) -> None:
    """A name with its chips or badges, its lines, and dots at their ends; on a place of some size a badge as well."""
    align = {"left": "right", "right": "left", "between": "center"}[column.side]
    style = {"ha": align, "va": "center", "multialignment": align} | STYLES.get(label.style, {})
    sheet.text(column.x, label.y, label.text, **style).set_gid(f"label:{label.key}")
    for port, anchor in label.ends:
        leader(sheet, label, port, anchor)
        if one and one.badge and not one.shape.buffer(-ROOM).is_empty:
            badge(sheet, anchor, one.badge)
    for port, anchor in {port: (port, anchor) for port, anchor in label.ends}.values():
        at = port - GAP - CHIP / 2 if anchor[0] > port else port + GAP + CHIP / 2
        if one and one.badge:
            badge(sheet, (at, label.y), one.badge)
        elif one and one.system:
            swatch(sheet.ax, at - CHIP / 2, label.y, Key("", zone_look(one.system)), (CHIP, CHIP))


def leader(sheet: Sheet, label: Label, port: float, anchor: XY) -> None:
    """The line from a name to what it names; a guide line's is dashed like the guide line itself."""
    step = 0.07 if anchor[0] > port else -0.07
    xs, ys = (port, port + step, anchor[0]), (label.y, label.y, anchor[1])
    halo = [withStroke(linewidth=1.9, foreground=PAPER, alpha=0.8)]
    if label.style == "guide":
        sheet.line(xs, ys, color=GUIDE.edge, lw=0.7, dashes=(3, 2), zorder=6, path_effects=halo)
        return
    colour = FAINT_INK if label.style == "place" else INK
    sheet.line(xs, ys, color=colour, lw=0.55, zorder=6, solid_capstyle="round", path_effects=halo)
    sheet.line([anchor[0]], [anchor[1]], marker="o", ms=2.6, color=colour, mec=PAPER, mew=0.5, zorder=7)


def badge(sheet: Sheet, at: XY, words: str) -> None:
    """The number of a place, white on dark."""
    box = {"boxstyle": "circle,pad=0.22", "fc": INK, "ec": PAPER, "lw": 0.8}
    style = {"color": "white", "fontweight": "bold", "ha": "center", "va": "center", "zorder": 10, "bbox": box}
    sheet.text(*at, words, size=7.5, **style).set_gid(f"badge:{words}")
