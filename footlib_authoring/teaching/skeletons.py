"""What a new entry looks like before anybody has changed it: whole, valid, and with a remark on each line to change."""

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
