"""`draw(strokes=…)`: one foot, the places of a step, and the way of the hand over them as numbered arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...errors import FootlibError
from ...model import SURFACES
from ..alt import FROM
from ..chart import headed
from ..chart_request import ChartRequest, ask
from ..highlight import draw_marked
from ..picture import Picture
from ..visible import shown
from .arrows import draw_piece
from .describe import told
from .pieces import shown_for, views_shown
from .subject import Subject, subject_of

if TYPE_CHECKING:
    from ...catalog import Catalog


def draw_strokes(what: object, view: str, foot: str, alt: str | None, catalog: Catalog) -> Picture:
    """The picture of a step, a move or a technique on a view."""
    subject = subject_of(what, catalog, foot)
    pieces = shown_for(subject, catalog, view) if view in SURFACES else []
    if not pieces:
        raise FootlibError(
            f"{subject.name} is not done on the view {view!r}. It is shown on: "
            f"{', '.join(views_shown(subject, catalog))}."
        )
    places = [id for id in subject.places if shown(catalog, id, view, subject.foot)]
    layer = "zones" if any(id in catalog.zones for id in subject.places) else "plain"
    request = ask(view, subject.foot, layer, {id: "" for id in places or under(catalog, view)}, catalog)
    sheet = headed(request)
    if subject.places:
        draw_marked(sheet)
    for piece in reversed(pieces):
        draw_piece(sheet, piece, subject)
    return Picture(sheet.figure, sheet.ax, alt or alt_text(subject, catalog, view, request))


def under(catalog: Catalog, view: str) -> list[str]:
    """A place of the view: a picture that only shows a technique needs no more room than one that points at a place."""
    return [next(id for id, region in catalog.regions.items() if set(SURFACES[view]) & set(region.shapes))]


def alt_text(subject: Subject, catalog: Catalog, view: str, request: ChartRequest) -> str:
    names = [catalog.places[marked.id].name for marked in request.marked]
    where = f" Highlighted: {', '.join(names)}." if subject.places else ""
    opening = FROM[view, 1].format(foot=subject.foot)
    return f"{opening}{where} {subject.name}, as numbered arrows. {told(subject, catalog, view)}"
