"""What must hold between entries, one small check each; every check yields Problems and never stops the next one."""

from ..errors import hint, readings, spelled, unknown
from ..model import Spot
from .atlascheck import atlas_problems
from .check_course import quiz_problems
from .check_moves import feet_of, on_foot, stands
from .check_shapes import shape_problems
from .coursecheck import course_problems
from .datafile import Problem
from .printcheck import print_problems
from .references import broken_references
from .termcheck import term_problems
from .words import how_problems

#: Organs that lie on one side of the body; the chart shows them on that foot (facts §1.5).
ONE_SIDED = {
    "right": ("liver", "gallbladder", "ileocecal", "ascending-colon", "hepatic-flexure"),
    "left": ("heart", "spleen", "splenic-flexure", "descending-colon", "sigmoid", "rectum"),
}
#: Files whose entries are shown side by side by their names.
NAMED = (
    ("regions", "zones"),
    ("conditions",),
    ("cautions",),
    ("moves",),
    ("techniques",),
    ("landmarks",),
    ("longitudinals",),
    ("disagreements",),
    ("arches",),
    ("indices",),
    ("preparation",),
)
#: Other texts that tell one entry from the next, by file.
TELLING = {"groups": "line", "cautions": "question", "lessons": "title", "evidence": "claim"}


def everything_wrong(files, geometry, kinds):
    """All problems between entries; none that only follows from a file that could not be read."""
    yield from broken_references(files, geometry, kinds)
    for check, needed in CHECKS:
        if all(files[name].readable for name in needed.split()):
            yield from check(files, geometry)


def name_space(files, _geometry=None):
    """Zones and regions share one name space."""
    for id in files["zones"].ids & files["regions"].ids:
        text = "is a region's id too. Zones and regions share their ids: rename one."
        yield Problem(files["zones"].name, id, "", text)


def names_once(files, _geometry=None):
    """No two entries that are shown side by side bear one name: not in one file, and no zone that of a region."""
    for group, field in (*((group, "name") for group in NAMED), *(((name,), field) for name, field in TELLING.items())):
        owner = {}
        for name in group:
            for id, entry in files[name].entries.items():
                own = getattr(entry, field)
                first = owner.setdefault(looks(own), id)
                if first != id:
                    text = f"'{own}' is the {field} of '{first}' already. Give one of them another {field}."
                    yield Problem(files[name].name, id, field, text)


def looks(name):
    """A name as it looks and sounds: what cannot be seen in it, look-alikes of other scripts, capitals and marks make
    no other name."""
    return " ".join(map(spelled, readings(name)[:1])) or " ".join(name.casefold().split())


def one_sided(files, _geometry=None):
    """An organ of one side is drawn on that side's foot only."""
    for foot, organs in ONE_SIDED.items():
        for id in organs:
            zone = files["zones"].entries.get(id)
            if zone and zone.foot != foot:
                text = f"must be '{foot}': this organ lies on the {foot} side of the body (it is '{zone.foot}')."
                yield Problem(files["zones"].name, id, "foot", text)
    for id, zone in files["zones"].entries.items():
        if zone.shapes_right and zone.foot != "both":
            yield Problem(
                files["zones"].name, id, "shapes_right", "is for zones on both feet. Put the shape in 'shapes'."
            )


def circles(files, geometry):
    """No region lies in itself."""
    for id in files["regions"].entries:
        if id in geometry.up(id):
            yield Problem(files["regions"].name, id, "parent", "lies in itself: its parents form a circle.")


def conditions_whole(files, _geometry=None):
    """Each condition opens with its opening, closes with its closing, and keeps something that is done last of all."""
    moves, name = files["moves"].entries, files["conditions"].name
    for id, condition in files["conditions"].entries.items():
        if not all(m in moves for m in condition.moves):
            continue  # said already
        roles = [moves[m].role for m in condition.moves]
        if len(set(condition.moves)) < len(condition.moves):
            yield Problem(name, id, "moves", "names a move twice.")
        if roles[0] != "opening" or roles[-1] != "closing" or set(roles[1:-1]) != {"work"}:
            yield Problem(
                name,
                id,
                "moves",
                "must begin with one opening move, end with one closing move, and have work moves between them.",
            )
        elif not any(moves[m].core and moves[m].role == "work" for m in condition.moves):
            yield Problem(
                name,
                id,
                "moves",
                "needs at least one work move with core = true: the one that is kept when time is short.",
            )


def moves_possible(files, geometry):
    """A move's pressure suits its technique, its times suit its places, and it keeps off nerves and vessels."""
    techniques, name = files["techniques"].entries, files["moves"].name
    for id, move in files["moves"].entries.items():
        if technique := techniques.get(move.technique):
            low, high = technique.pressure
            if not low <= move.pressure <= high:
                yield Problem(
                    name, id, "pressure", f"must be {low} to {high} for {technique.name} (it is {move.pressure})."
                )
        least = {"opening": 20, "closing": 20}.get(move.role, 10)
        if move.minimum < least:
            yield Problem(name, id, "minimum", f"must be at least {least} seconds (it is {move.minimum}).")
        yield from (Problem(name, id, "places", text) for text in forbidden_ground(move, geometry))
        if twice := [
            place
            for foot in ("right", "left")
            if len(here := on_foot(move, foot)) > len(set(here))
            for place in here
            if here.count(place) > 1
        ]:
            yield Problem(name, id, "places", f"names '{twice[0]}' twice for one foot. Take one away.")
        if not feet_of(move) and all(stands(place, geometry) for place in move.places):
            text = f"works on no foot: 'foot' is '{move.foot}', and its places are on the other one."
            yield Problem(name, id, "places", text)
        yield from (Problem(name, id, "joints", text) for text in joints_known(move, geometry))
        if move.role != "work" and move.spans:
            yield Problem(name, id, "spans", "is for work moves: openings and closings adapt, and are never dropped.")


def forbidden_ground(move, geometry):
    """Places of a move that no step may work."""
    for place in move.places:
        bare = Spot.parse(place).place
        for near in geometry.touching.get(bare, ()):
            region = geometry.regions.get(near)
            if region and region.never:
                yield (
                    f"'{bare}' {'is' if bare == near else 'reaches into'} '{near}', where no step may work "
                    f"({region.name}: nerves and vessels)."
                )


def joints_known(move, geometry):
    """The joints of a move belong to its own places, and lie in regions."""
    for place, regions in move.joints.items():
        if place not in move.places and Spot.parse(place).place in geometry.places:
            yield f"'{place}' is none of its places: {', '.join(move.places)}."
        for region in regions:
            if region not in geometry.regions:
                yield unknown(region, "region", geometry.regions, {"zone": geometry.zones})


def cautions_safe(files, _geometry=None):
    """Cautions soften; a stop stops; nothing forbids the strokes with which every foot opens and closes."""
    name, moves = files["cautions"].name, files["moves"].entries
    openers = {m.technique for m in moves.values() if m.role != "work"}
    for id, caution in files["cautions"].entries.items():
        if caution.places and caution.effect != "local":
            yield Problem(name, id, "places", "belongs to local cautions. Use forbids.places instead.")
        if (caution.effect == "clear-first") != bool(caution.once_cleared or caution.never_cleared):
            yield Problem(
                name,
                id,
                "once_cleared",
                "must say what still holds after a clinician's yes; only cautions with "
                "the effect 'clear-first' have it (unless never_cleared = true).",
            )
        if caution.site and (caution.effect != "clear-first" or caution.never_cleared):
            text = "belongs to cautions that a clinician can clear; a local one has a place anyway."
            yield Problem(name, id, "site", text)
        if caution.never_cleared and caution.effect != "clear-first":
            yield Problem(name, id, "never_cleared", "belongs to cautions with the effect 'clear-first'.")
    for attribute in ("cautions", "conditions"):
        for id, card in files[attribute].entries.items():
            lost = (
                openers & set(card.forbids.techniques)
                if not card.forbids.only_techniques
                else openers - set(card.forbids.only_techniques)
            )
            for technique in sorted(lost):
                yield Problem(
                    files[attribute].name,
                    id,
                    "forbids",
                    f"leaves no '{technique}', with which every foot is "
                    "opened or closed. Allow it, or use effect 'stop'.",
                )


def numbered(files, _geometry=None):
    """The five preparation rules are numbered 1 to 5, once each."""
    orders = sorted(rule.order for rule in files["preparation"].entries.values())
    if not files["preparation"].problems and orders != list(range(1, len(orders) + 1)):
        yield Problem(files["preparation"].name, "", "", f"the field 'order' must count 1, 2, 3 … (it is {orders}).")


def numbers_known(files, _geometry=None):
    """Cards lower only numbers that a rule has, and never raise them; a rule's text says each of its numbers."""
    rules = files["preparation"].entries
    for id, rule in rules.items():
        for name in rule.numbers:
            if f"{{{name}}}" not in rule.text:
                text = f"must say its number as {{{name}}}, or a card could not lower it."
                yield Problem(files["preparation"].name, id, "text", text)
    for attribute in ("conditions", "cautions"):
        for id, card in files[attribute].entries.items():
            for rule, change in card.preparation.items():
                for text in wrong_numbers(change.at_most, rule, rules[rule].numbers if rule in rules else {}):
                    yield Problem(files[attribute].name, id, f"preparation.{rule}.at_most", text)


def wrong_numbers(at_most, rule, known):
    """What is wrong with the numbers that a card lowers in a rule."""
    for name, number in at_most.items():
        if name not in known:
            yield f"'{name}' is no number of '{rule}'.{hint(name, known)}"
        elif not 0 < number <= known[name].highest:
            yield f"'{name}' must be 1 to {known[name].highest}: a card may only lower it (it is {number})."


CHECKS = (  # what is checked, and the files without which it would tell what only follows from their being broken
    (name_space, ""),
    (names_once, ""),
    (one_sided, ""),
    (circles, "regions"),
    (conditions_whole, "moves"),
    (moves_possible, ""),
    (cautions_safe, ""),
    (numbered, ""),
    (numbers_known, "preparation"),
    (shape_problems, "regions zones outlines"),
    (print_problems, ""),
    (atlas_problems, "outlines"),
    (how_problems, "regions zones"),
    (quiz_problems, "lessons regions zones"),
    (term_problems, ""),
    (course_problems, "indices"),
)
