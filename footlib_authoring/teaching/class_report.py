"""What a class has done, from the files that its learners have sent: who finished what, what was hard.

Only answers, finished lessons and the zone drill are read. Diary and saved routines, which are about bodies, are not
looked at. A file that is not right in these parts is named and left out, never guessed.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from footlib.catalog import Catalog
from footlib.catalog.plaintext import Unreadable, text_of
from footlib.errors import FootlibError
from footlib.model.exercise_kinds import Open
from footlib.records.backup import FORMAT, VERSION, WRONG, list_of, no_formula, row_of

READ = ("answers", "lessons", "reviews")  #: the tables that are read, and no others
MISSED = 1  #: the rating of a flashcard that was not known
SHOWN = 12  #: of the hardest, on page and screen
FEWEST = 2  #: learners who have tried, before something is called hard


@dataclass(frozen=True)
class Learner:
    """One file: its name, the finished lessons, exercises by whether they were passed, and at once, and flashcards."""

    name: str
    finished: tuple[str, ...]
    exercises: Mapping[str, tuple[bool, bool]]  #: id → (passed in the end, at the first try)
    quizzes: Mapping[str, bool]  #: "lesson/question" → whether the newest answer is right
    drilled: Mapping[str, tuple[int, int]]  #: zone → (asked, missed)


@dataclass(frozen=True)
class Hard:
    """An exercise, a question or a zone: its name, how many tried it, how many were not right at first."""

    name: str
    of: int
    wrong: int


@dataclass(frozen=True)
class ClassReport:
    """What a class has done. `left_out`: a sentence for each file that could not be read."""

    learners: tuple[Learner, ...]
    hard_exercises: tuple[Hard, ...]
    hard_zones: tuple[Hard, ...]
    lessons: Mapping[str, str]  #: id → title, in reading order
    left_out: tuple[str, ...]


def report(paths: Iterable[Path], catalog: Catalog) -> ClassReport:
    """The report of these files."""
    learners, left_out, seen = [], [], {}
    for path in paths:
        try:
            data = records_of(path)
            learner, print_of = learner_of(path.stem, data), json.dumps(data, sort_keys=True)
        except FootlibError as error:
            left_out.append(f"{path.name}: {error}")
            continue
        if print_of in seen:
            left_out.append(f"{path.name}: the same work as in {seen[print_of]}, counted once.")
            continue
        seen[print_of] = path.name
        learners.append(learner)
    lessons = {id: lesson.title for id, lesson in catalog.lessons.items()}
    hard = hard_exercises(learners, catalog), hard_zones(learners, catalog)
    return ClassReport(tuple(learners), *hard, lessons, tuple(left_out))


def records_of(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows of the tables that are read; FootlibError where the file is no copy of a learner's work."""
    try:
        data = json.loads(text_of(path))
    except (Unreadable, ValueError, RecursionError) as error:
        raise FootlibError(error.text if isinstance(error, Unreadable) else f"{WRONG}.") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise FootlibError(f"{WRONG}.")
    if not isinstance(data.get("version"), int) or data["version"] > VERSION:
        raise FootlibError("this copy was made by a newer version of the course. Update the course.")
    rows = {table: [row_of(table, one) for one in list_of(data, table)] for table in READ}
    return {table: sorted(found, key=lambda row: row["turn"]) for table, found in rows.items()}


def learner_of(name: str, data: Mapping[str, list[dict[str, Any]]]) -> Learner:
    """What one learner has done; of several answers the first tells what was hard, the last what is known now."""
    exercises: dict[str, tuple[bool, bool]] = {}
    quizzes: dict[str, bool] = {}
    for row in data["answers"]:
        item, passed = row["item"], bool(row["passed"])
        if row["kind"] == "quiz":
            quizzes[item] = passed
        else:
            before, at_once = exercises.get(item, (False, passed))
            exercises[item] = (before or passed, at_once)
    asked, missed = Counter(), Counter()
    for row in data["reviews"]:
        zone = row["card"].partition("/")[2].partition("@")[0]
        asked[zone] += 1
        missed[zone] += row["rating"] == MISSED
    finished = tuple(row["lesson"] for row in data["lessons"] if row["finished"])
    return Learner(name, finished, exercises, quizzes, {zone: (asked[zone], missed[zone]) for zone in asked})


def hard_exercises(learners: Iterable[Learner], catalog: Catalog) -> tuple[Hard, ...]:
    """Exercises that several have tried, the hardest first: those that the fewest had right at once; none of those that
    nobody grades."""
    ungraded = {id for id, exercise in catalog.exercises.items() if isinstance(exercise, Open)}
    tries = [(id, at_once) for one in learners for id, (_, at_once) in one.exercises.items() if id not in ungraded]
    titles = {id: f"{one.title} (lesson {int(one.lesson[:2])})" for id, one in catalog.exercises.items()}
    return hardest((titles.get(id, id), not at_once) for id, at_once in tries)


def hard_zones(learners: Iterable[Learner], catalog: Catalog) -> tuple[Hard, ...]:
    """Zones of the drill, the hardest first: those that were missed most often."""
    asked = [(zone, n < missed) for one in learners for zone, (of, missed) in one.drilled.items() for n in range(of)]
    return hardest((catalog.zones[id].name if id in catalog.zones else id, wrong) for id, wrong in asked)


def hardest(tries: Iterable[tuple[str, bool]]) -> tuple[Hard, ...]:
    of, wrong = Counter(), Counter()
    for name, missed in tries:
        of[name] += 1
        wrong[name] += missed
    found = [Hard(name, of[name], wrong[name]) for name in of if wrong[name] and of[name] >= FEWEST]
    return tuple(sorted(found, key=lambda one: (-one.wrong / one.of, -one.of, one.name)))


# --- As table, as CSV, as a page


NOBODY = "None of these files holds a learner's work: there is nothing to tell."
HEAD = ("learner", "lessons finished", "exercises passed", "at the first try", "quiz questions right")


def rows(made: ClassReport) -> Iterator[tuple[str, ...]]:
    for one in made.learners:
        passed = [both for both in one.exercises.values() if both[0]]
        yield (
            one.name,
            f"{len(one.finished)} of {len(made.lessons)}",
            f"{len(passed)} of {len(one.exercises)} tried",
            str(sum(at_once for _, at_once in one.exercises.values())),
            f"{sum(one.quizzes.values())} of {len(one.quizzes)} tried",
        )


def as_text(made: ClassReport) -> str:
    """The table for a terminal, then what was hard, then the files that were left out."""
    if not made.learners:
        return "\n".join([NOBODY, *(f"Left out: {sentence}" for sentence in made.left_out)])
    table = [HEAD, *rows(made)]
    widths = [max(len(row[n]) for row in table) for n in range(len(HEAD))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table]
    for heading, found, what in sections(made):
        lines += ["", heading, *(f"  {one.wrong} of {one.of} {what}: {one.name}" for one in found)]
    lines += ["", *(f"Left out: {sentence}" for sentence in made.left_out)] if made.left_out else []
    return "\n".join(lines)


def sections(made: ClassReport) -> Iterator[tuple[str, tuple[Hard, ...], str]]:
    if made.hard_exercises:
        yield "Exercises that were hard", made.hard_exercises[:SHOWN], "not right at first"
    if made.hard_zones:
        yield "Zones that were hard in the drill", made.hard_zones[:SHOWN], "times missed"


def as_csv(made: ClassReport) -> str:
    """One line a learner, with a column for each lesson; opens in any spreadsheet, and runs nothing there."""
    out = io.StringIO()
    table = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
    exercises = ("exercises tried", "exercises passed", "passed at the first try")
    table.writerow(["learner", *made.lessons.values(), *exercises, "quiz questions right", "of quiz questions"])
    for one in made.learners:
        done = ["finished" if id in one.finished else "" for id in made.lessons]
        passed, at_once = (sum(both[n] for both in one.exercises.values()) for n in (0, 1))
        counts = [len(one.exercises), passed, at_once, sum(one.quizzes.values()), len(one.quizzes)]
        table.writerow([no_formula(one.name), *done, *counts])
    return out.getvalue()


STYLE = """
body { font: 11pt/1.45 system-ui, sans-serif; max-width: 62em; margin: 2em auto; padding: 0 1em; color: #1d1d1d;
  background: #fff }
h1 { font-size: 1.5em } h2 { font-size: 1.15em; margin: 1.6em 0 .4em }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .3em .7em .3em 0;
  border-bottom: 1px solid #ccc; vertical-align: top } th { font-weight: 600 }
p.note { color: #555 } @page { size: A4; margin: 15mm }
"""


def as_page(made: ClassReport) -> str:
    """One page for a browser's printer; all words are escaped, nothing is asked of any other file."""
    table = html_table(HEAD, rows(made)) if made.learners else f"<p>{NOBODY}</p>"
    parts = ["<h1>What the class has done</h1>", table]
    for heading, found, what in sections(made):
        body = ((one.name, f"{one.wrong} of {one.of} {what}") for one in found)
        parts += [f"<h2>{escape(heading)}</h2>", html_table(("", ""), body)]
    if made.left_out:
        parts += ["<h2>Files that were left out</h2>", *(f"<p>{escape(sentence)}</p>" for sentence in made.left_out)]
    parts.append('<p class="note">Diary, saved routines and safety answers were not read.</p>')
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Class</title><style>{STYLE}</style>'
    return head + "\n".join(parts) + "</html>\n"


def html_table(head: Iterable[str], body: Iterable[Iterable[str]]) -> str:
    top = "".join(f"<th>{escape(cell)}</th>" for cell in head) if any(head) else ""
    lines = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>\n" for row in body)
    return f"<table>{f'<tr>{top}</tr>' if top else ''}\n{lines}</table>"
