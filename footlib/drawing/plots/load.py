"""What walking and running do to a foot, in numbers: from data/measures.toml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...arguments import number
from ...catalog import course
from ..notes import credit
from ..picture import Picture
from ..picture_cache import drawn_once

if TYPE_CHECKING:
    from ...catalog import Catalog
    from . import PlotPage

Pressure = tuple[float, float, float]  #: speed, mean, standard deviation
SHOWN = {"heel": ("Heel", "o", -0.022), "ball": ("Ball of the foot", "s", 0.022)}  # name, marker, shift to one side
THUMB = 2.0  #: square centimetres under a thumb: an assumption, and the picture says so
PRESSES = (10, 20)  # newtons
THUMB_NOTE = (
    f"Thumb: 10 newtons are the weight of 1 kg; {THUMB:g} cm² under the thumb is an assumption (it may be 1.5 to 3). "
    "A low number is no leave to press hard: a foot meets the ground with a whole cushioned sole for less than a "
    "second, a thumb stays on one spot."
)


@drawn_once
def plot_load(weight: float = 70, steps: float = 5000, *, catalog: Catalog | None = None) -> Picture:
    """How hard the ground pushes one foot: standing, walking, running, for a person of `weight` kilograms.

    Under it `steps` a day become tonnes a day on each foot: a sum of peaks, the highest push of each step added up.

    >>> plot_load(70, 5000).save("load.png")
    """
    from . import PlotPage

    weight, steps = number("weight", weight, 10, 300), number("steps", steps, 0, 100_000)
    catalog = course(catalog)
    forces = forces_of(catalog)
    kilos = [times * weight for _, times in forces]
    said, day = f"the highest push on one foot, for a person of {weight:g} kg", daily(weight, steps, catalog)
    notes = [day, cited(catalog, "force")]
    board = PlotPage(7.8, 3.5, "What the ground pushes back with", said, notes, left=2.15, right=1.5)
    draw_bars(board, forces, kilos)
    return Picture(board.figure, board.ax, load_in_words(weight, forces, kilos, day), plot=True)


def forces_of(catalog: Catalog) -> list[tuple[str, float]]:
    """(name, times body weight), from standing upwards."""
    found = [(m.name, m.value) for m in catalog.measures.values() if m.kind == "force"]
    return [("Standing on both feet", 0.5), *sorted(found, key=lambda force: force[1])]


def tonnes(weight: float, steps: float, catalog: Catalog) -> float:
    """Tonnes a day on one foot: half of the steps, each with its highest push."""
    return steps / 2 * walking(catalog) * weight / 1000


def walking(catalog: Catalog) -> float:
    return min(m.value for m in catalog.measures.values() if m.kind == "force")


def daily(weight: float, steps: float, catalog: Catalog) -> str:
    """The day's work of one foot, in a sentence."""
    push = walking(catalog) * weight
    return (
        f"{steps:,g} steps a day are {steps / 2:,g} for each foot. {steps / 2:,g} × {push:.0f} kg ≈ "
        f"{tonnes(weight, steps, catalog):,.0f} tonnes a day on each foot: a sum of peaks, the highest push of "
        "each step added up."
    )


def cited(catalog: Catalog, kind: str) -> str:
    """Where the numbers come from."""
    ids = dict.fromkeys(id for m in catalog.measures.values() if m.kind == kind for id in m.sources)
    return "Numbers: " + "; ".join(credit(catalog.sources[id]) for id in ids) + "."


def draw_bars(board: PlotPage, forces: list[tuple[str, float]], kilos: list[float]) -> None:
    from ..style import GUIDE, PLAIN, RANK_EDGE, RANKS

    for row, ((_, times), kilo) in enumerate(zip(forces, kilos, strict=True)):
        board.ax.barh(row, kilo, 0.62, color=RANKS[min(row + 1, 4)][0], edgecolor=RANK_EDGE, linewidth=0.8)
        board.say(kilo + kilos[-1] * 0.015, row, f"{kilo:.0f} kg\n{times:g} × body weight", va="center")
    board.ax.plot([kilos[0] * 2] * 2, [0.5, len(forces) - 0.45], color=GUIDE.edge, lw=1, ls=(0, (3, 2)))
    board.say(kilos[0] * 2, len(forces) - 0.42, "body weight", ha="center", va="bottom", color=GUIDE.edge)
    board.ax.set_yticks(range(len(forces)), [name for name, _ in forces], **PLAIN)
    board.ax.set(ylim=(-0.5, len(forces) - 0.45), xlim=(0, kilos[-1] * 1.02))
    board.name("push on one foot, as the weight of so many kilograms (kg)")


def load_in_words(weight: float, forces: list[tuple[str, float]], kilos: list[float], day: str) -> str:
    told = "; ".join(
        f"{name.lower()} {kilo:.0f} kg, {times:g} times body weight"
        for (name, times), kilo in zip(forces, kilos, strict=True)
    )
    return (
        f"Bars of the highest push on one foot, for a person of {weight:g} kg: {told}. "
        f"A dashed line at the body's weight. {day}"
    )


@drawn_once
def plot_pressure(*, catalog: Catalog | None = None) -> Picture:
    """The highest pressure under a bare heel and ball at three walking speeds, and what a thumb adds up to beside it.

    >>> plot_pressure().save("pressure.png")
    """
    from . import PlotPage

    catalog = course(catalog)
    found = pressures_of(catalog)
    said = "the highest pressure in walking: means and standard deviations; below, a thumb"
    notes = [THUMB_NOTE, cited(catalog, "pressure")]
    board = PlotPage(7.8, 4.5, "Pressure under the bare foot", said, notes, left=0.85, right=1.95)
    for place, rows in found.items():
        draw_pressures(board, place, rows)
    draw_thumb(board)
    board.ax.set(xlim=(0.85, 2.12), ylim=(0, 1080))
    board.ax.set_xticks(sorted({speed for rows in found.values() for speed, _, _ in rows}))
    board.ax.grid(axis="y", color="#ece4da", lw=0.8)
    board.name("walking speed (metres per second)", "pressure (kilopascals, kPa)")
    return Picture(board.figure, board.ax, pressure_in_words(found), plot=True)


def pressures_of(catalog: Catalog) -> dict[str, list[Pressure]]:
    """place → (speed, mean, standard deviation), slowest first."""
    rows = {place: [] for place in SHOWN}
    for m in catalog.measures.values():
        if m.kind == "pressure" and m.place in rows:
            rows[m.place].append((m.speed, m.value, m.spread or 0))
    return {place: sorted(found) for place, found in rows.items() if found}


def pressed(newtons: float) -> float:
    """Kilopascals of a press of the thumb."""
    return newtons / THUMB * 10


def draw_pressures(board: PlotPage, place: str, rows: list[Pressure]) -> None:
    from ..style import BLUE, RED

    name, marker, shift = SHOWN[place]
    colour = (BLUE if place == "heel" else RED)[1]
    speeds, means, spreads = zip(*rows, strict=True)
    board.ax.errorbar([s + shift for s in speeds], means, spreads, color=colour, marker=marker, ms=7, lw=1.6, capsize=4)
    beside = speeds[-1] + 0.17, means[-1] + (26 if place == "ball" else -26)
    board.say(*beside, name, color=colour, va="center", fontweight="bold", clip_on=False)
    for speed, mean in zip(speeds, means, strict=True):
        side, above = ("right", 2) if place == "heel" else ("left", 20)  # clear of both lines and their bars
        board.say(speed + shift * 1.7, mean + above, f"{mean:.0f}", ha=side, va="baseline", color=colour)


def draw_thumb(board: PlotPage) -> None:
    from ..style import FAINT_INK

    for newtons in PRESSES:
        board.ax.axhline(pressed(newtons), color=FAINT_INK, lw=1.1, ls=(0, (4, 2)))
        words = f"thumb, {newtons} newtons: {pressed(newtons):.0f} kPa"
        height = pressed(newtons) + (14 if newtons == PRESSES[-1] else -14)
        board.say(2.14, height, words, va="center", color=FAINT_INK, clip_on=False)


def pressure_in_words(found: Mapping[str, list[Pressure]]) -> str:
    told = "; ".join(
        f"{SHOWN[place][0].lower()} "
        + ", ".join(f"{mean:.0f} kPa (± {spread:.0f}) at {speed:g} m/s" for speed, mean, spread in rows)
        for place, rows in found.items()
    )
    thumb = " and ".join(f"{newtons} newtons {pressed(newtons):.0f} kPa" for newtons in PRESSES)
    return (
        f"Highest pressure under the bare foot in walking, mean and standard deviation: {told}. "
        f"Two dashed lines far below: a thumb on {THUMB:g} square centimetres, {thumb}. {THUMB_NOTE}"
    )
