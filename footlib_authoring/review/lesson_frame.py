"""How a lesson opens and ends – how to run it, title, promises, minutes, what to do first, links – and how it stands
among the others."""

import re
from collections.abc import Iterator

from footlib.errors import number_of
from footlib.exercises import clickable

from .course_files import CourseFiles, Finding, Told, in_lessons
from .lesson_text import bullets, links
from .notebooks import Notebook

RUN = "Run ▸ Run All Cells"
OPENING = 150  #: words before the first thing to do
PACE = 160  #: words of plain English that a learner reads in a minute
TO_DO = re.compile(r"\*\*(Try it|Exercise|Your turn|Guess)")
NOT_READ = re.compile(r"<details>.*?</details>|<!--.*?-->|<img[^>]*>|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|<[^>]+>", re.S)
CLICKED = re.compile(r'^check\("([^"]+)"\)$', re.M)
PROMISED, KEPT = r"you will be able to", r"you can now"


@in_lessons
def frame(course: CourseFiles, lesson: Notebook) -> Told:
    """What is wrong with a lesson's opening and its end."""
    cells = lesson.cells
    if not cells:
        yield None, "this lesson has no cells. Copy another one and change it."
        return
    if cells[0].kind != "markdown" or RUN not in cells[0].text.partition("\n")[0]:
        text = f"the first line of the first cell must say how to run the lesson: **{RUN}** – choose this in the menu."
        yield cells[0], text
    yield from title(course, lesson)
    yield from promises(lesson)
    yield from minutes(course, lesson)
    if (words := before_doing(lesson)) > OPENING:
        text = f"{words} words come before the first thing to do; at most {OPENING}. Let the learner begin sooner."
        yield cells[0], text
    yield from leading_on(course, lesson)


def title(course: CourseFiles, lesson: Notebook) -> Told:
    """One title near the top, the same as in data/lessons.toml."""
    heads = [(cell, found) for cell in lesson.texts for found in re.findall(r"^# (.+)$", cell.text, re.M)]
    if not heads:
        if not any(re.search(r"^#[^#\s]", cell.text, re.M) for cell in lesson.texts[:3]):  # told by itself
            name = course.catalog.lessons[lesson.id].title if lesson.id in course.catalog.lessons else "its title"
            text = f"the lesson has no title. Write a line '# {name}' behind the line that says how to run it."
            yield lesson.cells[0], text
        return
    if heads[0][0].number > 3:
        yield heads[0][0], "the title must stand in one of the first three cells.", "# "
    for cell, extra in heads[1:]:
        yield cell, f"'{extra}' is a second title. Write '## ' before a heading within the lesson.", f"# {extra}"
    entry = course.catalog.lessons.get(lesson.id)
    if entry and not heads[0][1].startswith(entry.title):
        data = course.data_name(lesson.path, "lessons")
        text = f"the title is not that of {data}, '{entry.title}'. Write one of them as the other."
        yield heads[0][0], text, "# "


def promises(lesson: Notebook) -> Told:
    """Three to five things that the learner will be able to do come back, word for word, as "You can now"."""
    promised, kept = bullets(lesson.prose, PROMISED), bullets(lesson.prose, KEPT)
    first, last = (next((c for c in lesson.texts if re.search(w, c.text, re.I)), None) for w in (PROMISED, KEPT))
    if first is None:
        text = "say near the top what one learns: a line '## You will be able to', and three to five lines with '- '."
        yield lesson.cells[min(1, len(lesson.cells) - 1)], text
    elif not 3 <= len(promised) <= 5:
        text = "'You will be able to' must have three to five points, each on a line that begins with '- '"
        yield first, f"{text} (it has {len(promised)})."
    elif not kept:
        text = "write a line '## You can now' near the end, and under it the points of 'You will be able to'."
        yield last or lesson.cells[-1], text
    elif odd := next((b for b in kept if b not in promised), "") or next((b for b in promised if b not in kept), ""):
        text = "'You can now' and 'You will be able to' must have the same points, word for word."
        yield last if odd in kept else first, f"{text} This one differs: {odd}", odd
    elif kept != promised:
        yield last, "'You can now' has its points in another order than 'You will be able to'."


def minutes(course: CourseFiles, lesson: Notebook) -> Told:
    """Minutes to read and to practise, as in the data and true of the words; and what one needs."""
    opening = [cell for cell in lesson.cells[:5] if cell.kind == "markdown"]
    said = " ".join(cell.text for cell in opening)
    here = next((cell for cell in opening if "minutes" in cell.text), opening[-1] if opening else None)
    if not re.search(r"\byou need\b", said, re.I):
        yield here, "say before the first code what is needed: 'You need: a chair.'"
    told = re.search(r"About (\d+) minutes? to read, (\d+) minutes? to practise", lesson.prose)
    if not told:
        text = "say how long it takes, in these words: *About 2 minutes to read, 3 minutes to practise. You need: …*"
        yield here, text
        return
    read, practise = int(told[1]), int(told[2])
    if odd := re.search(r"\b(1 minutes|(?:0|[2-9]|\d\d+) minute) ", told[0]):
        right = "1 minute" if odd[1] == "1 minutes" else f"{odd[1]}s"
        yield here, f"write '{right}', not '{odd[1]}'.", told[0]
    entry, data = course.catalog.lessons.get(lesson.id), course.data_name(lesson.path, "lessons")
    if entry and (entry.read, entry.practise) != (read, practise):
        text = f"the minutes are not those of {data}, read = {entry.read} and practise = {entry.practise}."
        yield here, text, told[0]
        return
    clicked = CLICKED.findall("\n".join(cell.text for cell in lesson.code))
    if not all(id in course.catalog.exercises for id in clicked):
        return  # with an exercise that cannot be read nobody knows how much there is to read
    asked = [str(clickable(id, catalog=course.catalog)) for id in clicked]
    needed = count("\n\n".join([lesson.prose, *asked])) / PACE
    if abs(read - needed) > max(2, needed / 5):
        text = f"its words take about {number_of(round(needed), 'minute')} to read, at {PACE} a minute, not {read}."
        yield here, f"{text} Once the lesson is whole, change the minutes here and in {data}.", told[0]


def count(words: str) -> int:
    """How many words there are to read, without what is folded away and what nobody sees."""
    return len(re.findall(r"[^\W_][\w’'.,°%–-]*", NOT_READ.sub(" ", words)))


def before_doing(lesson: Notebook) -> int:
    """The words of a lesson up to the first thing to do: what a text asks for, or a cell after the setup."""
    read_so_far, setup = [], lesson.code[0] if lesson.code else None
    for cell in lesson.cells:
        if cell.kind == "markdown":
            found = TO_DO.search(cell.text)
            read_so_far.append(cell.text[: found.start()] if found else cell.text)
            if found:
                break
        elif cell is not setup:
            break
    return count("\n".join(read_so_far))


def leading_on(course: CourseFiles, lesson: Notebook) -> Told:
    """The last cell links to the lesson before, the lesson after and the contents. No lesson of the course needs to
    know of own ones: those ways are put into what learners get."""
    own = course.is_own(lesson.path)
    ids = [path.stem for path in course.lesson_paths if own or not course.is_own(path)]
    ids, last = sorted(ids), lesson.cells[-1]
    targets = {address.partition("#")[0] for _, _, address in links(last.text)}
    if any(one and "://" not in one and one not in course.pages for one in targets):
        return  # a slip in such a link is told by itself
    here = ids.index(lesson.id)
    wanted = {"before": here - 1, "after": here + 1, "of the contents": 0}
    for what, number in wanted.items():
        if own and what == "after" or 0 <= number < len(ids) and {lesson.id, ids[number]} & course.renamed.keys():
            continue
        if 0 <= number < len(ids) and number != here and f"{ids[number]}.ipynb" not in targets:
            name = f"{ids[number]}.ipynb"
            yield last, f"the last cell has no link to the lesson {what}, {name}. Write [its name]({name})."
            targets.add(name)


# --- the lessons as a whole: each is in the data, in the contents of lesson 0, in the guide's table of minutes

ROW = re.compile(r"^\| \*\*(\d+)\*\* \|.*\| (●?) ?\| ● \|$", re.M)  #: of the contents, with the mark of the short way
GUIDE_ROW = re.compile(r"^\| (\d+) \| .+? \| \d+ \| \d+ \|$")  #: of INSTRUCTORS.md


def whole_course(course: CourseFiles) -> Iterator[Finding]:
    """Every lesson is in the data, every entry has its lesson, and lesson 0 names them all."""
    if not course.readable("lessons") or not course.ids:
        return
    file = course.files["lessons"]
    for here, there in course.renamed.items():
        notebook = course.name_of(course.pages[f"{here}.ipynb"])
        text = f"its notebook is called otherwise, {notebook}. Give both the same name; the rest of your data go by it."
        yield course.in_data("lessons", there, "", text)
    for id in course.ids:
        if id not in file.ids and id not in course.renamed:
            path = course.pages[f"{id}.ipynb"]
            text = f"no entry [{id}] for {course.name_of(path)}. Add one with title, about, read and practise."
            yield Finding(course.data_name(path, "lessons"), 1, text=text)
    for id in file.ids:
        if id not in course.ids and id not in course.renamed.values():
            text = f"there is no notebook {id}.ipynb. Make it: python -m footlib new lesson {id}.md"
            yield course.in_data("lessons", id, "", text)
    order = [id for id in file.tables if id not in file.own]
    if late := next((b for a, b in zip(order, order[1:], strict=False) if b < a), ""):
        text = "lessons must stand in reading order, which is that of their numbers."
        yield course.in_data("lessons", late, "", text)
    contents = next((one for one in course.lessons if one.id == course.ids[0]), None)
    if contents:
        cell = next((c for c in contents.texts if re.search(r"^#+ Contents", c.text, re.M)), None)
        targets = {address.partition("#")[0] for _, _, address in links(contents.prose)}
        for id in course.ids[1:]:
            known = course.is_own(course.pages[f"{id}.ipynb"]) or id in course.renamed
            if not known and f"{id}.ipynb" not in targets:
                yield course.in_lesson(contents, cell, f"the contents have no link to {id}.ipynb. Add a line for it.")
        yield from short_way(course, contents)


def guide_minutes(course: CourseFiles) -> Iterator[Finding]:
    """The table of minutes in INSTRUCTORS.md, where the course has that page, is that of the data."""
    page = course.folder / "INSTRUCTORS.md"
    lines = page.read_text(encoding="utf-8", errors="replace").splitlines() if page.is_file() else []
    rows = {int(row[1]): (number, line) for number, line in enumerate(lines, 1) if (row := GUIDE_ROW.match(line))}
    for id, one in course.catalog.lessons.items() if rows else ():
        if id[:2].isdecimal() and id not in course.files["lessons"].own:
            wanted = f"| {int(id[:2])} | {one.title} | {one.read} | {one.practise} |"
            number, line = rows.get(int(id[:2]), (max(number for number, _ in rows.values()), ""))
            if line != wanted:
                text = f"the row of {id} in the table of minutes must be: {wanted}"
                yield Finding("INSTRUCTORS.md", number, text=text)


def short_way(course: CourseFiles, contents: Notebook) -> Iterator[Finding]:
    """The contents name the lessons of the short way that the data name."""
    if len(course.catalog.lessons) < len(course.known("lessons")) or not course.catalog.lessons:
        return
    others = course.files["lessons"].own
    own = [int(id[:2]) for id, one in course.catalog.lessons.items() if one.hands and id[:2].isdecimal()]
    if any(course.catalog.lessons[id].hands for id in others & course.catalog.lessons.keys()):
        return
    rows = [(cell, row) for cell in contents.texts for row in ROW.finditer(cell.text)]
    if not rows or not own:
        return
    marked = [int(row[1]) for _, row in rows if row[2]]
    told = f"{', '.join(map(str, own[:-1]))} and {own[-1]}"
    if marked != own:
        text = f"the marks ● of the short way are at {marked}; data/lessons.toml has hands = true at {own}."
        yield course.in_lesson(contents, rows[0][0], text, rows[0][1][0])
    elif f"lessons {told}" not in contents.prose:
        text = f"the short way is told otherwise than data/lessons.toml has it. Write: lessons {told}"
        yield course.in_lesson(contents, rows[0][0], text)
