"""The rule that tells, as a remark, what is still as `new` began it: such words are valid, and nonsense to learners."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from footlib.catalog.toml_text import legible

from ..review import CourseFiles, Finding
from ..review.honest_words import texts
from . import skeletons
from .exercise_skeletons import SKELETONS
from .new_entry import NOUNS

#: By table, what `new` begins in it.
TEMPLATES = {table: [skeleton] for table, skeleton in NOUNS.values()} | {
    "glossary": [skeletons.WORD],
    "exercises": [*SKELETONS.values()],
    "quizzes": [skeletons.QUIZ],
    "lessons": [skeletons.LESSON_ENTRY],
}
GAP = "\u241f"  #: stands for what `new` fills in
FEWEST = 3  #: words by which a text is known again
BY_CHANCE = 6  #: texts of a template that an entry of the course, where it may be taken from, has in common with it
STILL = "still the words of the template"
KEPT = ("refer", "act")  #: fields whose words may well stay as they are
WORD_BEGUN = re.compile(r"^A \[[^\]]+\]\(glossary\.md#[^)]+\) is …$", re.M)  #: a word's sentence, see `new_word`
TO_CHANGE = ("- ", "**Try it.**")  #: how the lines of a lesson begin that are to be changed


class Gaps(dict):
    """What a template is filled with, to see which of its words are its own."""

    def __missing__(self, name: str) -> str:
        return "0.5" if name in ("x", "y") else "template" if name in ("id", "lesson") else GAP


def left_words(course: CourseFiles) -> Iterator[Finding]:
    """Each entry and lesson in which a text is still that of the template, once."""
    for table in TEMPLATES:
        known = words_of(table)
        for id, raw in course.files[table].tables.items():
            found = [(path, text, known.get(names(path), ())) for path, text in texts(raw)]
            left = [".".join(path) for path, text, words in found if any(one.fullmatch(text) for one in words)]
            if len(left) > (0 if id in course.files[table].own else BY_CHANCE):
                yield course.in_data(table, id, left[0], f"{STILL}{also_in(left)}. Write your own.", remark=True)
    for lesson in course.lessons:
        for cell in lesson.texts:
            if line := next((one for one in lines_to_change() if one in cell.text), ""):
                yield replace(course.in_lesson(lesson, cell, f"{STILL}: '{line}'. Write your own.", line), remark=True)
                break
        for cell in lesson.texts:
            for line in WORD_BEGUN.findall(cell.text):
                told = f"this sentence is only begun: '{line}'. Finish it, and move it to the word's first use."
                yield replace(course.in_lesson(lesson, cell, told, line), remark=True)


def also_in(fields: list[str]) -> str:
    """', also in 'why', 'says'': where else, in so many words as one takes in."""
    first, *others = [next(part for part in reversed(one.split(".")) if not part.isdecimal()) for one in fields]
    named = [f"'{one}'" for one in dict.fromkeys(others) if one != first]
    return f", also in {', '.join(named[:4])}{' …' if len(named) > 4 else ''}" if named else ""


@cache
def words_of(table: str) -> dict[tuple[str, ...], list[re.Pattern[str]]]:
    """Fields → what their texts look like while nobody has changed them."""
    found: dict[tuple[str, ...], list[re.Pattern[str]]] = {}
    for template in TEMPLATES[table]:
        for entry in legible(template.format_map(Gaps())).tables.values():
            for path, text in texts(entry):
                if len(re.findall(r"[^\W\d_]+", text.replace(GAP, ""))) >= FEWEST and not set(path) & set(KEPT):
                    found.setdefault(names(path), []).append(re.compile(re.escape(text).replace(GAP, ".+")))
    return found


@cache
def lines_to_change() -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in skeletons.LESSON.splitlines() if one.startswith(TO_CHANGE)))


def names(path: tuple[str, ...]) -> tuple[str, ...]:
    """The fields of a path, without the numbers of its lists."""
    return tuple(part for part in path if not part.isdecimal())
