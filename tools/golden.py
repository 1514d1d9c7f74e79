"""What the package makes, as hashes: a safety net under a change of the code that is to change nothing that is seen.

    python tools/golden.py FILE [PART ...]       write the hashes of PARTs (all: {parts}) to FILE
    python tools/golden.py --compare OLD NEW     name what differs between two such files

Run it before and after a step, each time with PYTHONPATH at the code that is meant; only public names are used, so that
modules may move between the two. With --texts it writes the texts themselves, to see what a difference is.
"""

import hashlib
import itertools
import json
import os
import re
import sys
import tempfile
from pathlib import Path

CLOCK = re.compile(r"^(DTSTAMP|UID|CREATED|LAST-MODIFIED).*$", re.MULTILINE)
EXPORTED = re.compile(r'(\\"exported\\": \\")[^"\\]*')  # when a copy of the progress was made
IDS = re.compile(r"[0-9a-f]{32}|\b[0-9a-f]{8}-[0-9a-f-]{27}\b")  # of widgets
CODE = {"_esm", "_css", "_anywidget_id", "_view_module", "_model_module"}  # not what a widget makes


def plans():
    """str(plan()) over conditions × cautions × minutes, for a partner and for oneself."""
    catalog = footlib.load()
    for condition, minutes in itertools.product(catalog.conditions, (5, 20, 45)):
        for who in ("partner", "self"):
            yield f"{condition} {minutes} {who}", str(footlib.plan(condition, minutes=minutes, who=who, cautions=()))
    for condition in catalog.conditions:
        for caution in catalog.cautions:
            for cleared in ((), (caution,)):
                routine = footlib.plan(condition, cautions=[caution], cleared=cleared)
                yield f"{condition} × {caution}{' cleared' * bool(cleared)}", str(routine)


def lines():
    """Each condition's routine as one line, and what comes back from it."""
    for condition in footlib.load().conditions:
        line = footlib.share(footlib.plan(condition, cautions=()))
        yield f"{condition} line", line
        yield f"{condition} back", str(footlib.shared(line))


def charts():
    """Every layer of every view, of the sole for each choice of feet: picture and alternative text."""
    views = [(view, "both") for view in ("sole", "top", "inner", "outer", "leg")] + [
        ("sole", "right"),
        ("sole", "left"),
    ]
    for (view, foot), layer in itertools.product(views, footlib.drawing.LAYERS):
        yield from pictured(f"{view} {layer} {foot}", lambda: footlib.draw(view, foot=foot, layer=layer))  # noqa: B023
    for highlight in (["heel", "ball@left"], {"heel": "A", "toes@right": "B"}, ["kidney", "heart", "liver"]):
        yield from pictured(f"highlight {highlight}", lambda: footlib.draw("sole", highlight=highlight))  # noqa: B023


def plots():
    """Plots, footprints, and the strokes of each move and technique."""
    for name in footlib.__all__:
        if name.startswith("plot_"):
            yield from pictured(name, getattr(footlib, name))
    for arch in ("flat", "normal", "high", 0.25):
        yield from pictured(f"footprint {arch}", lambda: footlib.draw(layer="footprint", arch=arch))  # noqa: B023
        yield f"footprint {arch}", repr(footlib.footprint(arch))
    catalog = footlib.load()
    for id, view in itertools.product([*catalog.moves, *catalog.techniques], ("sole", "top", "inner", "leg")):
        yield from pictured(f"strokes {id} {view}", lambda: footlib.draw(view, strokes=id))  # noqa: B023


def verdicts():
    """What the checkers say to right answers, wrong ones and nonsense; hints and answers."""
    try:
        from footlib_authoring.review import question_texts as answers
    except ImportError:  # of code from before there was a review
        sys.path.insert(0, str(Path(footlib.__file__).parent.parent / "tests"))
        import answers

    catalog = footlib.load()
    for id, exercise in catalog.exercises.items():
        given = [answers.right(exercise, catalog), *answers.wrong(exercise, catalog), ..., "nonsense", 7, ["heel"]]
        yield f"{id} hints", "\n".join(str(footlib.hint(id)) for _ in range(3)) + str(footlib.answer(id))
        for n, answer in enumerate(given):
            yield f"{id} answer {n}", attempt(lambda: str(footlib.check(id, answer)))  # noqa: B023


def handouts():
    """The handout of some routines as text, page and calendar entry, and the tables of claims and words."""
    made = {
        id: footlib.plan(id, cautions=()) for id in ("valgus", "flat-feet", "pregnancy-comfort", "neck-and-shoulder")
    }
    made["two, limited"] = footlib.plan(["heel-pain", "cold-feet"], cautions=["thin-skin"], who="self", feet="left")
    made["stopped"] = footlib.plan("bunion", cautions=["fever"])
    with tempfile.TemporaryDirectory() as folder:
        for (name, routine), suffix in itertools.product(made.items(), (".md", ".html", ".ics")):
            path = Path(folder) / f"handout{suffix}"
            said = attempt(lambda: footlib.handout(routine, path) and "")  # noqa: B023
            yield f"{name}{suffix}", said + (path.read_text("utf-8") if path.exists() else "")
            path.unlink(missing_ok=True)
    for one, other in itertools.pairwise(made):
        yield f"{one} → {other}", str(footlib.compare(made[one], made[other]))
    yield "claims", str(footlib.claims())
    yield "glossary", str(footlib.glossary())


def widgets():
    """The whole state of every widget, the code of its front end left out."""
    os.environ["FOOTLIB_RECORDS"] += ".empty"
    catalog = footlib.load()
    for view in ("sole", "top", "inner", "outer", "leg"):
        yield from state(f"map {view}", footlib.FootMap(view, selected=["heel@left"]))
    for lesson in catalog.quizzes:
        yield from state(f"quiz {lesson}", footlib.quiz(lesson))
    for id in catalog.techniques:
        yield from state(f"technique {id}", footlib.technique_picture(id))
    for id in catalog.exercises:
        yield from state(f"exercise {id}", footlib.check(id))
    planner = footlib.planner(["flat-feet", "digestion"])
    yield from state("planner unanswered", planner)
    planner.answered = True
    yield from state("planner", planner)
    for name in ("picker", "check", "settings", "map", "view", "earlier"):
        if hasattr(planner, name):
            yield from state(f"planner {name}", getattr(planner, name))
    yield from state("session", footlib.session(footlib.plan(["valgus"], cautions=())))
    for name in ("progress", "diary"):
        yield from state(name, getattr(footlib, name)())


PARTS = {part.__name__: part for part in (plans, lines, verdicts, handouts, widgets, plots, charts)}


def attempt(make):
    """What a call gives, or the sentence with which it refuses."""
    try:
        return make()
    except footlib.FootlibError as mistake:
        return f"refused: {mistake}"


def pictured(name, make):
    picture = attempt(make)
    if isinstance(picture, str):
        yield name, picture
        return
    yield f"{name} alt", picture.alt
    with tempfile.TemporaryDirectory() as folder:
        picture.save(Path(folder) / "picture.png")
        yield f"{name} png", (Path(folder) / "picture.png").read_bytes()


def state(name, widget):
    for trait, value in widget.get_state().items():
        if trait not in CODE:
            text = json.dumps(value, default=repr, sort_keys=True)
            yield f"{name} {trait}", EXPORTED.sub(r"\1", IDS.sub("id", text))


def written(value, texts):
    data = value if isinstance(value, bytes) else CLOCK.sub("", value).encode()
    return value if texts and isinstance(value, str) else hashlib.sha256(data).hexdigest()[:16]


def compare(old, new):
    """Names what differs, or is in one file only; the exit code is the number of differences."""
    old, new = (json.loads(Path(path).read_text("utf-8")) for path in (old, new))
    differing = [name for name in sorted({*old, *new}) if old.get(name) != new.get(name)]
    for name in differing:
        print("only before" if name not in new else "only after" if name not in old else "differs", "·", name)
    print(f"{len(differing)} differences among {len({*old, *new})}")
    return min(len(differing), 100)


def main(arguments):
    if arguments[:1] == ["--compare"]:
        return compare(*arguments[1:])
    texts = "--texts" in arguments
    file, *parts = [one for one in arguments if one != "--texts"]
    if unknown := set(parts) - PARTS.keys():
        sys.exit(f"There is no part {', '.join(unknown)}. Known: {', '.join(PARTS)}.")
    made = {f"{part} · {name}": written(value, texts) for part in parts or PARTS for name, value in PARTS[part]()}
    Path(file).write_text(json.dumps(made, indent=0, ensure_ascii=False), encoding="utf-8")
    print(f"{len(made)} hashes of {Path(footlib.__file__).parent}")


if __name__ == "__main__":
    if not sys.argv[1:] or sys.argv[1] in ("-h", "--help"):
        sys.exit(__doc__.format(parts=", ".join(PARTS)).strip())
    os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp()  # nothing kept by other code counts as made by this one
    os.environ["FOOTLIB_RECORDS"] = str(Path(os.environ["XDG_CACHE_HOME"]) / "records.sqlite")
    import footlib

    sys.exit(main(sys.argv[1:]))
