"""A hundred mistakes of instructors: each is told once, on its own line, in words that need no code."""

import re
import shutil
from pathlib import Path

import mistakes
import pytest

import footlib_authoring.review as reviewed
from footlib_authoring.review import review

ROOT = Path(__file__).resolve().parent.parent
CODE = re.compile(r"Traceback|Error\b|\bNone\b|Input should|pydantic|\bregex|assert|<class|\bstr\b|\bint\b|\bdict\b")


@pytest.fixture
def course(tmp_path):
    return copied(tmp_path)


def copied(to):
    """An instructor's own copy of the course."""
    for folder in ("data", "notebooks"):
        shutil.copytree(ROOT / folder, to / folder)
    return to


def place(text, entry, there):
    """Where some words stand in an entry of the data, or in a lesson."""
    start = re.search(rf"^\[+{re.escape(entry)}[].]", text, re.M).start() if entry else 0
    at = text.find(there, start)
    assert at >= 0, f"[{entry}]: {there!r} does not stand there any more: give this mistake another place"
    return at


def spoil(course, list_of):
    """Write the mistakes into the course: (file, line, words that must be told) of each."""
    for file, entry, there, instead, *_ in list_of:
        path = course / file
        text = path.read_text(encoding="utf-8")
        at = place(text, entry, there)
        path.write_text(text[:at] + instead + text[at + len(there) :], encoding="utf-8")
    for file, entry, _, instead, told, *at in list_of:
        text = (course / file).read_text(encoding="utf-8")
        yield file, text.count("\n", 0, place(text, entry, at[0] if at else instead)) + 1, told


def in_data(list_of):
    return [(f"data/{file}.toml", *rest) for file, *rest in list_of]


def in_lessons(list_of):
    return [(f"notebooks/{lesson}.ipynb", "", *rest) for lesson, *rest in list_of]


def scored(found, wanted):
    """What went wrong, a sentence each: not told, told twice, on another line, or something that nobody did."""
    left = list(found)
    for file, line, told in wanted:
        said = [one for one in left if one.file == file and told in one.text]
        if not said:
            yield f"not told: {file}:{line}: {told}"
            continue
        said.sort(key=lambda one: abs(one.line - line))
        if said[0].line != line:
            yield f"on line {said[0].line} and not {line}: {said[0]}"
        left.remove(said[0])
    yield from (f"only follows, or is told twice: {one}" for one in left)
    yield from (f"needs code to be understood: {one}" for one in found if CODE.search(one.text))


LISTS = (in_data(mistakes.SLIPS), in_data(mistakes.TOLD), in_lessons(mistakes.LESSONS))
ELSEWHERE = {  # a rule whose mistake is none in one place of a file that is there → where it is tried
    "unused": "test_commands.py",
    "quizzes_used": "test_own_slips.py",
    "guide_minutes": "test_instructors.py",
    "schema_problems": "test_schemas.py",
}


def noting(rules, telling):
    """The same rules; the names of those that find something are noted."""

    def noted(rule):
        def asked(*course):
            for one in rule(*course):
                telling.add(rule.__name__)
                yield one

        return asked

    return tuple(map(noted, rules))


def test_each_mistake_is_told_once_on_its_line(tmp_path, monkeypatch):
    """All mistakes of a kind at once: each has its one sentence, and nothing else is told. No rule is without one."""
    telling, rules = set(), {name: getattr(reviewed, name) for name in ("IN_A_LESSON", "IN_THE_DATA", "IN_THE_COURSE")}
    for name, those in rules.items():
        monkeypatch.setattr(reviewed, name, noting(those, telling))
    for number, list_of in enumerate(LISTS):
        course = copied(tmp_path / str(number))
        wanted = list(spoil(course, list_of))
        assert list(scored(review(course), wanted)) == []
    names = {rule.__name__ for those in rules.values() for rule in those}
    assert names - telling - ELSEWHERE.keys() == set(), "add a mistake to tests/mistakes.py that this rule tells"


def test_broken_files_are_told_and_nothing_that_follows(course):
    """A file that cannot be read, or is none of the course's, is one sentence, whatever points into it."""
    for name, how, _ in mistakes.BROKEN:
        path = course / name
        made = how(path.read_text(encoding="utf-8") if path.exists() else "")
        path.write_bytes(made if isinstance(made, bytes) else made.encode())
    found = review(course)
    assert [one.file for one in found] == sorted(name for name, *_ in mistakes.BROKEN)
    for name, _, told in mistakes.BROKEN:
        assert told in next(one.text for one in found if one.file == name), name


def test_a_file_of_the_course_whose_name_has_a_slip_is_told_and_nothing_that_follows(course):
    """All that stands in it is read; so neither what names it nor what it names is wrong."""
    for name in ("moves", "evidence", "lessons"):
        (course / "data" / f"{name}.toml").rename(course / "data" / f"{name.capitalize()}.toml.txt")
    told = {one.file: one.text for one in review(course)}
    assert told == {
        f"data/{name.capitalize()}.toml.txt": f"the course reads no file of this name. Rename it to {name}.toml"
        for name in ("moves", "evidence", "lessons")
    }


def test_a_file_of_the_course_that_is_lost_is_told_and_nothing_that_follows(course):
    """No card is called wrong because its moves are lost, and no work unread because its claims are."""
    for name in ("moves", "evidence"):
        (course / "data" / f"{name}.toml").unlink()
    found = review(course)
    assert [one.file for one in found] == ["data/evidence.toml", "data/moves.toml"], list(map(str, found))


def test_there_are_a_hundred_mistakes_over_every_file(catalog):
    """No file of data/ is left out."""
    files = {file for file, *_ in (*mistakes.SLIPS, *mistakes.TOLD)}
    assert files == {path.stem for path in catalog.folder.glob("*.toml")}
    assert len(mistakes.SLIPS) + len(mistakes.TOLD) + len(mistakes.LESSONS) + len(mistakes.BROKEN) >= 100
