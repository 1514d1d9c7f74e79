"""What a picture shows, in words for those who cannot see it."""

from ..model.base import filled
from .chart_request import crowded, ranked_on, shown
from .layers.ranks import RANKED
from .legend import titles
from .notes import notes_of, numbers
from .views import VIEWS

FROM = {
    ("sole", 2): "Both soles side by side, seen from below: the right foot on the left, the big toes in the middle.",
    ("top", 2): "Both feet from above, as one sees one's own: the left foot on the left, the big toes in the middle.",
    ("inner", 2): "The inner sides of both feet, the right foot above the left.",
    ("outer", 2): "The outer sides of both feet, the right foot above the left.",
    ("leg", 2): "Both lower legs from the front and from behind, the right leg on the left.",
    ("sole", 1): "The sole of the {foot} foot.",
    ("top", 1): "The top of the {foot} foot.",
    ("inner", 1): "The inner side of the {foot} foot.",
    ("outer", 1): "The outer side of the {foot} foot.",
    ("leg", 1): "The {foot} lower leg from the front and from behind.",
}


def alt_text(request):
    """Two or three sentences: the view, the feet, and what is drawn or pointed at, and where."""
    opening = FROM[request.view, len(request.feet)].format(foot=request.feet[0])
    return f"{opening} {pointed(request) if request.marked else LAYERS[request.layer](request)}".strip()


def pointed(request):
    """'Highlighted: 1 Heel, on both feet (…)' for each place, and what this view cannot show."""
    places = "; ".join(one_pointed(request, marked) for marked in request.marked)
    missing = f" Not to be seen from here: {', '.join(request.elsewhere)}." if request.elsewhere else ""
    return f"Highlighted: {places}.{missing}"


def one_pointed(request, marked):
    name = f"{marked.badge} {marked.name}" if marked.badge else marked.caption
    where = first_clause(request.catalog.places[marked.id].where)
    return f"{name}, {feet_in_words(marked.feet)} ({where})"


def feet_in_words(feet):
    return "on both feet" if len(feet) == 2 else f"on the {feet[0]} foot"


def first_clause(text):
    """A text up to its first full stop, semicolon or colon, beginning small."""
    ends = [i for mark in (". ", "; ", ": ") if (i := text.find(mark)) > 0]
    clause = text[: min(ends, default=len(text))].rstrip(".")
    return clause[0].lower() + clause[1:]


def zones_in_words(request):
    """How many zones, on which plain place each of them lies, and which are on one foot only."""
    drawn = zones_seen(request)
    one_sided = {
        foot: [zone.name for id in drawn if (zone := request.catalog.zones[id]).foot == foot] for foot in request.feet
    }
    only = "".join(f" Only on the {foot} foot: {', '.join(names)}." for foot, names in one_sided.items() if names)
    run = " from the head on the toes to the pelvis on the heel" if request.view == "sole" else ""
    if crowded(request):
        return f"A reflex chart with {len(drawn)} zones{run}, more than a page can name, coloured by body system."
    names = by_region(request, {id: request.catalog.zones[id].name for id in drawn})
    return f"A reflex chart with {len(drawn)} named zones{run}, coloured by body system. {names}.{only}"


def zones_seen(request):
    return [id for id, zone in request.catalog.zones.items() if seen(request, id, zone)]


def by_region(request, words):
    """'Big toe: Brain / head, Hypothalamus; Heel: …': what is said of each zone, under the plain place it lies on."""
    regions = request.catalog.regions
    found = {
        region: [said for id, said in words.items() if request.catalog.zones[id].region == region] for region in regions
    }
    return "; ".join(f"{regions[region].name}: {', '.join(said)}" for region, said in found.items() if said)


def seen(request, id, zone):
    return any(shown(request.catalog, id, request.view, foot) and zone.foot in ("both", foot) for foot in request.feet)


def regions_in_words(request):
    """Each plain place with where it is; those that no step may work are told apart."""
    here = [
        f"{region.name} ({first_clause(region.where)}{'; never pressed' if region.never else ''})"
        for region in request.catalog.regions.values()
        if any(surface in region.shapes for surface in VIEWS[request.view].surfaces)
    ]
    return f"The plain places are named: {', '.join(here)}."


def plain_in_words(request):
    outlines = (request.catalog.outlines[surface] for surface in request.surfaces)
    names = dict.fromkeys(name for outline in outlines for name in outline.labels)
    instead = f"{request.instead} " if request.instead else ""
    return instead + (f"Landmarks are named: {', '.join(names)}." if names else "Nothing is marked.")


def ranks_in_words(request):
    """Title, every place with its class, and the remarks with their grades."""
    catalog, (title, subtitle) = request.catalog, titles(request)
    names = {shade.level: shade.name for shade in catalog.layers[request.layer].shades}
    told = [
        f"{catalog.places[one.id].name}: {named_class(one, names)}{one.words}"
        for one in ranked_on(catalog, request.layer, request.surfaces)
    ]
    return f"{title_in_words(request, title)}. {subtitle}. {'; '.join(told)}. {noted(request)}"


def named_class(one, names):
    return f"{names[one.level].lower()} – " if one.level in names else ""


def lines_in_words(request):
    title, subtitle = titles(request)
    where = "" if request.view == "sole" else " Short dashed lines show where the lines of the sole reach this edge."
    return f"{title_in_words(request, title)}. {subtitle}.{where} {noted(request)}"


def disagreement_in_words(request):
    title, subtitle = titles(request)
    return f"{title_in_words(request, title)}. {subtitle}; A has a solid outline, B a dashed one. {noted(request)}"


def practice_in_words(request):
    drawn, of = zones_seen(request), numbers(request.catalog)
    opening = f"A practice chart: {len(drawn)} zones with numbers and without names"
    if crowded(request):
        return f"{opening}, more than a page can name."
    return f"{opening}. {by_region(request, {id: str(of[id]) for id in drawn})}."


def key_in_words(request):
    return f"The key to the practice chart. {noted(request)}"


def blank_in_words(_):
    return "An empty outline to draw on, with nothing named."


def title_in_words(request, title):
    return filled(title, of=VIEWS[request.view].of, title=VIEWS[request.view].title)


def noted(request):
    """The notes under the chart, as they stand there."""
    return " ".join(f"{note.head}: {ended(note.text)}" if note.head else ended(note.text) for note in notes_of(request))


def ended(text):
    """Lines as sentences."""
    lines = (line.rstrip(".") for line in text.replace("  ", ": ").replace("\u00a0", " ").split("\n"))
    return ". ".join(lines) + "."


LAYERS = dict.fromkeys(RANKED, ranks_in_words) | {
    "zones": zones_in_words,
    "regions": regions_in_words,
    "plain": plain_in_words,
    "lines": lines_in_words,
    "disagreement": disagreement_in_words,
    "practice": practice_in_words,
    "key": key_in_words,
    "blank": blank_in_words,
}
