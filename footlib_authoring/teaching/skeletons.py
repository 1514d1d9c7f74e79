"""What a new entry looks like before anybody has changed it – whole, valid, and with a remark on each line to change –
and which of its words are still there: valid, and nonsense to learners. A remark reminds of them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from footlib.catalog.toml_text import legible
from footlib.model import EXERCISE_KINDS

from ..review import CourseFiles, Finding
from ..review.honest_words import texts
from .exercise_skeletons import SKELETONS

HEAD = "# Own material: {what}. An update of the course leaves this file alone.\n"

CONDITION = """
[{id}]
name = "{name}"  # and four other names or more, below
group = "sore-and-tired"  # structure, sore-and-tired, comfort or traditional
synonyms = ["{word} after a day", "{word} when sitting", "{word} when standing", "{word} in the evening"]
about = "What these feet are like, in a sentence or two."
# an opening first, a closing last; between them one move or more marked `core`, and one of palm strokes
moves = ["opening-strokes", "sole-strokes", "sole-kneading", "closing-strokes"]
limit = 2  # the highest pressure anywhere, 0 to 3
refer = ["Foot pain that is no better after two weeks of care at home, or any foot pain of a child: see a clinician."]
honest = "What this massage can do, and what it cannot. Promise nothing."
evidence = ["relaxation"]  # claims of data/evidence.toml
sources = ["course-judgement"]  # your own cautious choice; better a work of data/sources.toml
"""

CAUTION = """
[{id}]
name = "{name}"
effect = "local"  # stop, clear-first, local or adapt: the head of the file says what each needs
group = "{group}"  # its line in data/safety-check.toml must name it by a word of its name, question or synonyms
question = "Is any of this on a foot or leg: {lower} ({hint})?"
synonyms = []  # other words for it
act = "Keep off it and a hand's breadth around it, and mark where it is."
because = "the safety check says: {lower}"  # the rest of 'Left out because …'
sources = ["course-judgement"]
"""

MOVE = """
[{id}]
name = "{name}"  # says nothing of how firm it is
technique = "stroking"  # one of data/techniques.toml
places = ["outer-edge"]
view = "outer"
towards = ["toes", "heel"]  # the usual direction first, then others that will do
pressure = 2  # 0 to 3
usual = 30  # seconds, at least one pass of the strokes
maximum = 60
strokes = [  # where the hand goes: x from inner 0 to outer 1, y from heel 0 to toes 1; on the sides y and height
  {{ kind = "line", surface = "outer", points = [[0.18, 0.022], [0.4, 0.048], [0.69, 0.036]], seconds = 5, times = 2 }},
]
do = "Palm along the outer edge: two slow glides {{towards}}; float back without touching."  # at most twenty words
hold = "heel-in-palm"  # one of data/holds.toml
hold_self = "on-the-thigh"
partner = "Lay your palm along the outer edge, fingers pointing to the toes. Glide from one end to the other, twice."
self = "Lay your palm along the outer edge, thumb on top. Glide slowly from one end to the other, twice."
purpose = "Why this move is here, without a promise."
feel = "What it should feel like ({lower})."
mistake = "What often goes wrong in {lower}, and what to do instead."
evidence = "stroking-practice"
sources = ["course-judgement"]
"""

ZONE = """
[{id}]
name = "{name}"
plain = "{lower}"  # the everyday word
synonyms = ["{lower} on the chart"]  # other words that people look for
system = "musculoskeletal"
foot = "both"  # the foot on which charts draw it: both, left or right
region = "{region}"  # the smallest region around it
agreement = "low"  # of charts: high, medium or low
where = "Where to find it, in a sentence, and how charts differ."
body_height = 0.5  # how high its organ lies in the body, from the floor (0) to the top of the head (1)
height_source = "derived"
sources = ["course-judgement"]
[{id}.shapes]
sole = [{{ at = [{x}, {y}], size = [0.03, 0.012] }}]  # one foot only: x from inner (0) to outer (1), y from heel (0)
"""

TECHNIQUE = """
[{id}]
name = "{name}"
term = "{lower}"  # the field's own word
hand = "palm"  # palm, fingers, thumb, knuckles, whole-hand or none
hold = "heel-in-palm"  # one of data/holds.toml
phase = "stroke"  # its place in the general order: stroke, rub, knead, press, percuss, joint or hold
what = "What one does, in a sentence or two."
pressure = [0, 2]  # the lowest and the highest level, 0 to 3
tempo = "How fast."
not_for = "Where it is out of place."
words = ["{word}"]  # how words begin that name this technique; the text of no other technique's move may use them
strokes = [{{ kind = "line", surface = "sole", points = [[0.5, 0.75], [0.45, 0.1]], seconds = 4 }}]  # its picture
evidence = "stroking-practice"  # the claim about this practice, of data/evidence.toml
sources = ["course-judgement"]
"""

HOLD = """
[{id}]
name = "{name}"
text = "Where the other hand lies, in a sentence or two."
places = ["heel"]  # what that hand touches
otherwise = "over-the-top"  # the hold that is taken where one of them is kept off
shown = [  # the hand in the pictures: a pose of data/poses.toml on each surface, and where it touches
  {{ surface = "sole", pose = "cup", at = [0.42, 0.16] }},
]
sources = ["course-judgement"]
"""

CLAIM = """
[{id}]
claim = "{name}, in one sentence that one can agree with or not."
grade = "convention"  # supported, mixed, unsupported, refuted: it was tested; tradition, convention: it was not
certainty = "none"  # of what was tested: very low, low, moderate or high
finding = "What was found and by whom, in a sentence or two."
sources = ["course-judgement"]  # who says so: works of data/sources.toml
"""

SOURCE = """
[{id}]  # usually the first author and the year: walton-2010
authors = "Walton T"
title = "{name}"  # the work's own title, word for word
year = 2010
work = "The publisher; or the journal with volume and pages"
kind = "book"  # review, trial, study, guideline, book or page: the head of the course's data/sources.toml says more
"""

WORD = """
[{id}]
term = "{name}"
meaning = "What it means, in one or two plain sentences."
also = []  # other words for it
lesson = "{lesson}"  # the first lesson that links it
"""

QUIZ = """
[[{lesson}.questions]]
id = "{id}"
kind = "single"  # single, multiple, number, order or zone: the head of the file says what each needs
ask = "The question, as the learner reads it?"
choices = [  # exactly one is right; `why` is said to whoever chose it, and does not name the right one
  {{ says = "The first answer", why = "What kind of wrong that is." }},
  {{ says = "The second answer", right = true, why = "Why that is right." }},
  {{ says = "The third answer", why = "What kind of wrong this is." }},
]
"""

LESSON_ENTRY = """
[{id}]
title = "{name}"
about = "what it is about, in a few words"
read = 1
practise = 5
"""

LESSON = """\
**Run ▸ Run All Cells** – choose this in the menu at the top of the window.

# {name}

*About 1 minute to read, 5 minutes to practise. You need: a chair.*

## You will be able to

- say the first thing that one learns here;
- do the second thing;
- explain the third thing.

```python
from footlib import draw
```

## Something to do first

**Try it.** Let the learner do something at once, and read afterwards.

```python
draw("sole")
```

## You can now

- say the first thing that one learns here;
- do the second thing;
- explain the third thing.

---
Previous lesson: [{before_title}]({before}.ipynb) · [Contents]({first}.ipynb#Contents)
"""


# --- words that nobody has changed yet

TEMPLATES = {
    "conditions": [CONDITION],
    "cautions": [CAUTION],
    "moves": [MOVE],
    "zones": [ZONE],
    "techniques": [TECHNIQUE],
    "holds": [HOLD],
    "evidence": [CLAIM],
    "sources": [SOURCE],
    "glossary": [WORD],
    "exercises": [SKELETONS[kind] for kind in EXERCISE_KINDS if kind in SKELETONS],
    "quizzes": [QUIZ],
    "lessons": [LESSON_ENTRY],
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
    return tuple(dict.fromkeys(one for one in LESSON.splitlines() if one.startswith(TO_CHANGE)))


def names(path: tuple[str, ...]) -> tuple[str, ...]:
    """The fields of a path, without the numbers of its lists."""
    return tuple(part for part in path if not part.isdecimal())
