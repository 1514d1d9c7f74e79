"""References between entries: every id points to an entry of the right kind, on a foot that has it."""

from collections import Counter
from dataclasses import replace

from ..errors import odd_characters, readings, unknown, visible
from ..model import FEET, Spot
from .datafile import Problem

VERSION = (("places", "places"), ("sources", "sources"))  #: references of one side of a disagreement
ASKED = (
    ("conditions", "conditions"),
    ("cautions", "cautions"),
    ("cleared", "cautions"),
    ("more", "places"),
    ("less", "places"),
)  #: of a call of plan()
NEEDED = (
    *ASKED,
    ("places", "places"),
    ("without", "places"),
    ("techniques", "techniques"),
    ("without_techniques", "techniques"),
)  #: of what a routine must hold
REFERENCES = [  # (attribute, or attribute:kind; field; attribute that it points into); 'places' are zones and regions
    ("evidence", "sources", "sources"),
    ("regions", "parent", "regions"),
    ("regions", "sources", "sources"),
    ("zones", "region", "regions"),
    ("zones", "overlaps", "zones"),
    ("zones", "sources", "sources"),
    ("landmarks", "sources", "sources"),
    ("longitudinals", "sources", "sources"),
    ("layers", "shades.places", "places"),
    ("layers", "shades.sources", "sources"),
    ("layers", "remarks.evidence", "evidence"),
    ("layers", "remarks.sources", "sources"),
    *(("measures", field, target) for field, target in (("place", "regions"), ("sources", "sources"))),
    *(("disagreements", f"{v}.{field}", target) for v in "ab" for field, target in VERSION),
    ("outlines", "sources", "sources"),
    ("footprints", "sources", "sources"),
    ("arches", "sources", "sources"),
    ("indices", "sources", "sources"),
    ("indices", "scales.sources", "sources"),
    ("techniques", "evidence", "evidence"),
    ("techniques", "sources", "sources"),
    ("moves", "technique", "techniques"),
    ("moves", "places", "places"),
    ("moves", "joints", "places"),
    ("moves", "evidence", "evidence"),
    ("moves", "sources", "sources"),
    ("cautions", "group", "groups"),
    ("cautions", "places", "places"),
    ("cautions", "sources", "sources"),
    ("preparation", "evidence", "evidence"),
    ("preparation", "sources", "sources"),
    ("conditions", "moves", "moves"),
    ("conditions", "implies", "cautions"),
    ("conditions", "evidence", "evidence"),
    ("conditions", "sources", "sources"),
    ("glossary", "evidence", "evidence"),
    ("glossary", "lesson", "lessons"),
    ("exercises", "lesson", "lessons"),
    *(("exercises", field, "evidence") for field in ("evidence", "wrong.evidence")),
    *(("quizzes", field, "evidence") for field in ("questions.evidence", "questions.choices.evidence")),
    ("exercises:zones", "answer", "places"),
    ("exercises:zones", "wrong.answer", "places"),
    *(("exercises:routine", f"{at}.{field}", target) for at in ("answer", "wrong.answer") for field, target in ASKED),
    *((f"exercises:{kind}", f"needs.{field}", target) for kind in ("routine", "card") for field, target in NEEDED),
    ("exercises:card", "needs.implies", "cautions"),
    ("exercises:footprint", "about", "arches"),
    ("exercises:footprint", "index", "indices"),
    *(
        (kind, *rest)
        for kind in ("cautions", "conditions")
        for rest in (
            ("contradicts", kind),
            ("limits", "places"),
            ("forbids.places", "places"),
            ("forbids.techniques", "techniques"),
            ("forbids.only_techniques", "techniques"),
            ("preparation", "preparation"),
            ("preparation.techniques", "techniques"),
            ("not_with.cautions", "cautions"),
            ("aftercare.evidence", "evidence"),
            ("aftercare.sources", "sources"),
        )
    ),
]

BOTH_FEET = ("limits", "shades.places", "a.places", "b.places")  #: fields whose places are those of either foot


OFTEN = 5  # times that an unknown id may stand there, until it is rather its own entry that has another id


def broken_references(files, geometry, kinds):
    """Every id points to an entry of the right kind; an unknown one that stands nearly everywhere is told once."""
    found = list(each_broken(files, geometry, kinds))
    counts = Counter(missing for missing, _ in found)
    told = set()
    for missing, problem in found:
        more = counts[missing] - 1
        if not missing or more < OFTEN:
            yield problem
        elif missing not in told:
            told.add(missing)
            text = f"{problem.text} It stands in {more} more places: look whether its own entry has another id."
            yield replace(problem, text=text)


def each_broken(files, geometry, kinds):
    """(what is missing: (kind, id), or nothing; the problem) of each id that points nowhere, or to the wrong foot."""
    known = {attribute: file.ids for attribute, file in files.items()}
    known["places"] = files["regions"].ids | files["zones"].ids
    listed = "conditions cautions regions zones moves techniques evidence sources preparation".split()
    named = {kinds[attribute]: known[attribute] for attribute in listed}
    for attribute, field, target in REFERENCES:
        if not all(files[name].readable for name in (("regions", "zones") if target == "places" else (target,))):
            continue  # told already
        file, names = files[attribute.partition(":")[0]], names_of(files, attribute, field)
        for id, its in names.items():
            for name in its:
                bare, foot = Spot.parse(name) if target == "places" else (name, None)
                if bare not in known[target]:
                    text = unknown(bare, kinds.get(target, "place"), known[target], named)
                    yield (target, bare), Problem(file.name, id, field, text, name)
                elif problem := wrong_foot(files, name, bare, foot, field in BOTH_FEET):
                    yield (), Problem(file.name, id, field, problem, name)


def names_of(files, attribute, field):
    """{entry: the ids that its field holds}; of "exercises:zones" the entries of that kind. An entry with a mistake
    elsewhere is looked at, too, so that everything that is wrong with it is told at once."""
    name, _, kind = attribute.partition(":")
    file, path = files[name], field.split(".")
    found = {id: names_in(one, path) for id, one in file.entries.items() if not kind or one.kind == kind}
    for id, table in file.faulty.items():
        if isinstance(table, dict) and table.get("kind", "") == (kind or table.get("kind", "")):
            found[id] = [] if told_of(file, id, path) else names_written(table, path)
    return found


def told_of(file, id, path):
    """Whether it is told already that a field, or what it stands in, is not as it should be."""
    wrong = [[n for n in one.field.split(".") if not n.isdigit()] for one in file.problems if one.entry == id]
    return any(one == path[: len(one)] for one in wrong)


def names_written(value, path):
    """The ids in a field of a table as it is written, as far as it is of the right shape."""
    for i, name in enumerate(path):
        if isinstance(value, list) or (isinstance(value, dict) and name not in value):
            several = value if isinstance(value, list) else value.values()
            return [n for one in several if isinstance(one, dict) and name in one for n in names_written(one, path[i:])]
        value = value[name] if isinstance(value, dict) else None
    names = [value] if isinstance(value, str) else list(value) if isinstance(value, (list, dict)) else []
    return [name for name in names if isinstance(name, str)]


def names_in(value, path):
    """The ids that a field holds: a text, a list of texts, the keys of a table, or one field of several tables."""
    for i, name in enumerate(path):
        value = getattr(value, name)
        several = tuple(value.values()) if isinstance(value, dict) else value
        if isinstance(several, tuple) and i + 1 < len(path):
            return [n for item in several for n in names_in(item, path[i + 1 :])]
    return [value] if isinstance(value, str) else list(value or ())


def wrong_foot(files, name, bare, foot, both):
    if foot is None:
        return ""
    if both:
        return f"'{name}': what stands here holds on both feet. Write '{bare}'."
    if foot not in ("left", "right"):
        odd = odd_characters(name)
        meant = next((one for text in readings(foot) if (one := text.strip().casefold()) in FEET["both"]), "")
        return f"'{visible(name)}': after '@' comes 'left' or 'right'{f' ({odd})' if odd else ''}." + (
            f" Did you mean '{bare}@{meant}'?" if meant else ""
        )
    zone = files["zones"].entries.get(bare)
    if zone and foot not in FEET[zone.foot]:
        return f"'{name}': {zone.name} is only on the {zone.foot} foot. Write '{bare}'."
    return ""
