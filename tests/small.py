"""A catalog small enough to see through: asymmetric on purpose, so that a left–right slip shows."""

from math import ceil
from pathlib import Path

FILES = {
    "sources": """
[seed]
authors = "The article"
title = "Foot massage"
work = "Web page"
kind = "article"

[course-judgement]
authors = "The course"
title = "Our own cautious choice"
work = "footlib"
kind = "course"
""",
    "evidence": """
[practice]
claim = "Strokes are pleasant"
grade = "convention"
certainty = "none"
finding = "A practice, not a finding."
sources = ["course-judgement"]
""",
    "regions": """
[heel]
name = "Heel"
where = "The back of the sole."
limit = 3
sources = ["course-judgement"]
[heel.shapes]
sole = [{ outline = [[0.1, 0.05], [0.7, 0.05], [0.7, 0.25], [0.1, 0.25]], sharp = true }]

[ball]
name = "Ball"
where = "The pad behind the toes."
limit = 3
sources = ["course-judgement"]
[ball.shapes]
sole = [{ outline = [[0.3, 0.6], [0.9, 0.6], [0.9, 0.75], [0.3, 0.75]], sharp = true }]

[big-toe-joint]
name = "Base of the big toe"
where = "The knob on the inner side."
parent = "ball"
sources = ["course-judgement"]
[big-toe-joint.shapes]
sole = [{ outline = [[0.05, 0.6], [0.3, 0.6], [0.3, 0.75], [0.05, 0.75]], sharp = true }]

[arch]
name = "Arch"
where = "Between heel and ball."
sources = ["course-judgement"]

[upper-arch]
name = "Upper arch"
where = "The half near the ball."
parent = "arch"
sources = ["course-judgement"]
[upper-arch.shapes]
sole = [{ outline = [[0.2, 0.45], [0.8, 0.45], [0.8, 0.6], [0.2, 0.6]], sharp = true }]

[lower-arch]
name = "Lower arch"
where = "The half near the heel."
parent = "arch"
sources = ["course-judgement"]
[lower-arch.shapes]
sole = [{ outline = [[0.2, 0.25], [0.8, 0.25], [0.8, 0.45], [0.2, 0.45]], sharp = true }]

[groove]
name = "Groove behind the ankle bone"
where = "Behind the inner ankle bone."
never = true
sources = ["course-judgement"]
[groove.shapes]
inner = [{ at = [0.2, 0.2], size = [0.05, 0.1] }]
""",
    "zones": """
[liver]
name = "Liver"
plain = "liver"
system = "digestive"
foot = "right"
region = "upper-arch"
agreement = "high"
where = "Right foot, under the ball."
body_height = 0.69
height_source = "derived"
sources = ["course-judgement"]
[liver.shapes]
sole = [{ at = [0.6, 0.53], size = [0.3, 0.08] }]

[spleen]
name = "Spleen"
plain = "spleen"
system = "immune"
foot = "left"
region = "upper-arch"
agreement = "high"
where = "Left foot, outer side."
body_height = 0.7
height_source = "derived"
sources = ["course-judgement"]
[spleen.shapes]
sole = [{ at = [0.72, 0.53], size = [0.12, 0.07] }]
""",
    "landmarks": """
[waist]
name = "Waist line"
where = "Across from the bump on the outer edge."
body = "waist"
line = [[0.2, 0.44], [0.8, 0.42]]
sources = ["course-judgement"]
""",
    "longitudinal-zones": """
[strip-1]
name = "Strip 1"
number = 1
toe = "toe 1"
body = "strip 1 of the body"
at = [0.1, 0.9]
border = [[0.2, 0.0], [0.2, 1.0]]
sources = ["course-judgement"]

[strip-2]
name = "Strip 2"
number = 2
toe = "toe 2"
body = "strip 2 of the body"
at = [0.3, 0.9]
border = [[0.4, 0.0], [0.4, 1.0]]
sources = ["course-judgement"]

[strip-3]
name = "Strip 3"
number = 3
toe = "toe 3"
body = "strip 3 of the body"
at = [0.5, 0.9]
border = [[0.6, 0.0], [0.6, 1.0]]
sources = ["course-judgement"]

[strip-4]
name = "Strip 4"
number = 4
toe = "toe 4"
body = "strip 4 of the body"
at = [0.7, 0.9]
border = [[0.8, 0.0], [0.8, 1.0]]
sources = ["course-judgement"]

[strip-5]
name = "Strip 5"
number = 5
toe = "toe 5"
body = "strip 5 of the body"
at = [0.9, 0.9]
sources = ["course-judgement"]

""",
    "layers": """
[skin]
title = "Skin {of}"
subtitle = "A ranking"
shades = [{ name = "Thick", level = 3, places = { heel = "thickest" }, sources = ["seed"] }]
remarks = [{ text = "The heel is thick.", evidence = "practice", sources = ["seed"] }]

[pressure]
title = "How firm {of}"
subtitle = "Levels"
remarks = [{ text = "Be careful.", evidence = "practice", sources = ["seed"] }]

[load]
title = "Load {of}"
subtitle = "Standing on it"
shades = [{ name = "Most", level = 4, places = { ball = "most" }, sources = ["seed"] }]
remarks = [{ text = "The ground presses.", evidence = "practice", sources = ["seed"] }]
""",
    "measures": """
[walking]
name = "Walking"
kind = "force"
value = 1.2
sources = ["seed"]

[heel-walk]
name = "Heel"
kind = "pressure"
place = "heel"
speed = 1.0
value = 367
spread = 115
sources = ["seed"]
""",
    "disagreements": """
[liver-spot]
name = "Liver"
[liver-spot.a]
says = "At the outer side."
places = ["liver"]
foot = "right"
sources = ["seed"]
[liver-spot.b]
says = "In the middle."
shapes = { sole = [{ at = [0.45, 0.53], size = [0.2, 0.08] }] }
foot = "right"
sources = ["seed"]

[oil]
name = "Oil"
about = "use"
[oil.a]
says = "None."
sources = ["seed"]
[oil.b]
says = "Some."
sources = ["seed"]
""",
    "foot": """
[sole]
silhouette = [{ outline = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]], sharp = true }]
sources = ["course-judgement"]

[inner]
silhouette = [{ outline = [[0.0, 0.0], [1.0, 0.0], [1.0, 0.5], [0.0, 0.5]], sharp = true }]
sources = ["course-judgement"]
""",
    "footprint": """
[neutral]
borders = [[0.0, 0.4, 0.6], [0.1, 0.1, 0.8], [0.5, 0.1, 0.9], [0.7, 0.0, 1.0], [0.9, 0.1, 0.9]]
rim = 0.03
rim_from = 0.02
arch = [0.3, 0.6]
skew = 1.0
fullness = 1.0
front = 0.8
corner = 0.01
dips = [0.0, 0.8]
length_mm = 250
sources = ["course-judgement"]
""",
    "arches": """
[low]
name = "low"
dip = 0.1
sources = ["course-judgement"]

[tall]
name = "tall"
dip = 0.7
sources = ["course-judgement"]
""",
    "indices": """
[waist-index]
name = "Waist index"
ways = { chippaux-smirak = "waist ÷ ball" }
unit = " %"
decimals = 0
note = "Only for trying out."
sources = ["course-judgement"]

[[waist-index.scales]]
name = "House scale"
decimals = 0
bands = [{ says = "slim", arch = "high" }, { says = "wide", arch = "low", at_least = 40 }]
note = "made up"
sources = ["course-judgement"]
""",
    "poses": """
[flat]
name = "Flat hand"
what = "{hand} lies on the skin"
index = [6, 10, 6, 4]
middle = [5, 9, 6, 1]
ring = [6, 10, 6, -3]
little = [8, 12, 7, -9]
thumb = [34, 18, 50, 4, 6]
""",
    "things": """
[ball]
name = "Ball"
what = "The sole rolls over a ball."
shown = [{ surface = "sole", parts = [{ look = "felt", at = [0, 0], size = [0.2, 0.2] }] }]
""",
    "techniques": """
[stroking]
name = "Stroking"
term = "effleurage"
hand = "palm"
phase = "stroke"
what = "The palm glides."
pressure = [0, 3]
tempo = "slow"
not_for = "Broken skin."
words = ["strok", "glid"]
strokes = [{ kind = "line", surface = "sole", points = [[0.4, 0.3], [0.4, 0.55]], seconds = 2 }]
evidence = "practice"
sources = ["seed"]

[kneading]
name = "Kneading"
term = "petrissage"
hand = "whole-hand"
phase = "knead"
what = "The hand lifts and rolls."
pressure = [1, 3]
tempo = "slow"
not_for = "Pain."
words = ["knead"]
strokes = [{ kind = "roll", surface = "sole", points = [[0.4, 0.3], [0.4, 0.55]], width = 0.05, seconds = 2 }]
evidence = "practice"
sources = ["seed"]

[rubbing]
name = "Rubbing"
term = "friction"
hand = "fingers"
phase = "rub"
what = "The fingers move the skin."
pressure = [1, 3]
tempo = "brisk"
not_for = "Inflamed spots."
words = ["rub"]
strokes = [{ kind = "rub", surface = "sole", points = [[0.4, 0.3], [0.4, 0.55]], width = 0.05, seconds = 2 }]
evidence = "practice"
sources = ["seed"]
""",
    "glossary": """
[stroke]
term = "stroke"
meaning = "The palm glides."
also = ["glide"]
lesson = "03-hands"

[long-stroke]
term = "long stroke"
meaning = "The palm glides from the ankle to the toes."
lesson = "03-hands"
evidence = ["practice"]
""",
    "lessons": """
[first]
title = "First"
about = "the beginning"
read = 10
practise = 5

[03-hands]
title = "Hands"
about = "what hands do"
read = 20
practise = 0
""",
    "exercises": """
[spot]
lesson = "first"
kind = "zones"
title = "A spot"
task = "Where is it?"
hints = ["Look.", "Look right."]
answer = ["liver"]
why = "There."
wrong = [{ answer = "ball", says = "Too far up." }, { answer = "heel", says = "Too far down." }]

[row]
lesson = "first"
kind = "order"
title = "A row"
task = "In which order?"
hints = ["Begin.", "Go on."]
items = { one = "Open", two = "Work", three = "Close" }
answer = ["one", "two", "three"]
why = "So it goes."
wrong = [
  { answer = ["two", "one", "three"], says = "Too early." },
  { answer = ["one", "three", "two"], says = "Too late." },
]

[pick]
lesson = "first"
kind = "choice"
title = "A choice"
task = "Which?"
hints = ["Think.", "Think again."]
options = { a = "Alpha", b = "Beta", c = "Gamma" }
answer = ["a", "c"]
why = "These two."
wrong = [{ answer = "b", says = "Not that one." }, { answer = ["a", "b", "c"], says = "Not all of them." }]

[count]
lesson = "first"
kind = "number"
title = "A number"
task = "How many?"
hints = ["Count.", "Count again."]
answer = 210
tolerance = 5
unit = "tonnes"
why = "That many."
wrong = [{ answer = 420, says = "Both feet." }, { answer = 60, says = "An hour." }]

[make]
lesson = "03-hands"
kind = "routine"
title = "A routine"
task = "Plan alpha in ten minutes, gently."
hints = ["Plan.", "Plan less."]
needs = { conditions = ["alpha"], cautions = [], minutes_max = 10, pressure_max = 3, places = ["heel"] }
answer = { conditions = ["alpha"], minutes = 10, cautions = [] }
why = "It is short."
wrong = [
  { answer = { conditions = ["beta"], minutes = 10, cautions = [] }, says = "Another one." },
  { answer = { conditions = ["alpha"], minutes = 10, cautions = ["fever"] }, says = "Nobody is ill." },
]

[write]
lesson = "03-hands"
kind = "card"
title = "A card"
task = "Write a card."
hints = ["Copy.", "Change."]
answer = '''
[own]
name = "Own"
group = "comfort"
about = "About it."
moves = ["open", "arch-strokes", "close"]
limit = 2
refer = ["It gets worse."]
honest = "It is pleasant."
evidence = ["practice"]
sources = ["course-judgement"]
'''
why = "It holds all."
wrong = [
  { swap = ["arch-strokes", "arch-storkes"], says = "A slip." },
  { swap = ['evidence = ["practice"]', ""], says = "How sure?" },
]

[print]
lesson = "03-hands"
kind = "footprint"
title = "A print"
task = "What does the house scale say?"
hints = ["Measure.", "Divide."]
about = "low"
index = "waist-index"
scale = "House scale"
tolerance = 1
answer = { value = 45, verdict = "wide" }
why = "Forty and more is wide."
wrong = [
  { answer = { value = 45, verdict = "slim" }, says = "Other side of the limit." },
  { answer = { value = 4.5, verdict = "slim" }, says = "Per cent." },
]

[beat]
lesson = "03-hands"
kind = "timing"
title = "A tempo"
task = "Keep the time."
hints = ["Listen.", "Count."]
gesture = "hold"
move = "arch-strokes"
answer = [5, 5, 5]
tolerance = 1
why = "So long."
wrong = [
  { answer = [1, 1, 1], says = "A poke." },
  { answer = [9, 9, 9], says = "It stays." },
  { answer = [3, 5, 7], says = "It limps." },
]

[tell]
lesson = "03-hands"
kind = "words"
title = "Words"
task = "Say it."
hints = ["Breathe.", "Speak."]
ours = "No, and here is tea."
points = { no = "a no", tea = "some tea" }
why = "Both."

[ask]
lesson = "03-hands"
kind = "feedback"
title = "A card"
task = "How was it?"
hints = ["Ask.", "Listen."]
asks = ["pressure"]
own = { ease = { name = "Ease", ask = "And?", answers = [
  { says = "at ease" }, { says = "stiff", next = "A cushion." }, { says = "pain", next = "Stop.", alone = true },
] } }
answer = { pressure = "right", ease = "at ease" }
why = "Ask again."
""",
    "holds": """
[heel-in-palm]
name = "Heel in the palm"
text = "The heel lies in your other hand."
places = ["heel"]
otherwise = "no-hand"
sources = ["seed"]

[no-hand]
name = "No hand holds"
text = "The foot lies on a cushion."
sources = ["seed"]
""",
    "ratings": """
[pressure]
name = "Pressure"
ask = "How firm is it?"
answers = ["feather", "light", "right", "firm", "stone"]
less = "A little more."
more = "Less."
evidence = "practice"
sources = ["seed"]
""",
    "moves": "",
    "safety-check": """
[general]
line = "Is anything wrong today?"
order = 1
""",
    "cautions": """
[fever]
name = "Fever"
effect = "stop"
group = "general"
question = "Have you a fever?"
act = "Stop: rest and ask a doctor today."
urgency = "same-day"
sources = ["course-judgement"]

[numb]
name = "Numb feet"
effect = "clear-first"
group = "general"
question = "Do you feel less in your feet?"
act = "Ask your podiatrist first."
once_cleared = "Palms only."
limit = 1
forbids = { only_techniques = ["stroking"] }
preparation = { bath = { text = "No foot bath.", skip = true } }
sources = ["course-judgement"]

[lymph]
name = "Lymphoedema"
effect = "clear-first"
group = "general"
question = "Have you lymphoedema?"
act = "Only a trained therapist."
never_cleared = true
sources = ["course-judgement"]

[bruise]
name = "Bruise"
effect = "local"
group = "general"
question = "Have you a bruise?"
act = "Keep off it."
sources = ["course-judgement"]

[no-up]
name = "No strokes upwards"
effect = "adapt"
group = "general"
question = "Swollen and explained?"
act = "No strokes towards the knee."
forbids = { towards = ["ankle", "knee"] }
minutes_max = 10
sources = ["course-judgement"]
""",
    "preparation": """
[bath]
order = 1
name = "Foot bath"
text = "36 to 38 degrees."
article_says = "Warm up the feet in a warm bath."
evidence = "practice"
sources = ["seed"]

[oil]
order = 2
name = "Oil"
text = "A few drops."
article_says = "Use a massage cream or oil."
evidence = "practice"
sources = ["seed"]
""",
    "conditions": "",
    "quizzes": """
[[first.questions]]
id = "sun"
kind = "single"
ask = "What warms?"
choices = [{ says = "The moon", why = "It only looks bright." }, { says = "The sun", right = true, why = "It does." }]

[[first.questions]]
id = "warm"
kind = "multiple"
ask = "What is warm?"
choices = [
  { says = "Wool", right = true, why = "Yes." },
  { says = "Ice", why = "It is frozen." },
  { says = "Felt", right = true, why = "Yes." },
]

[[first.questions]]
id = "legs"
kind = "number"
ask = "How many legs has a horse?"
answer = 4
tolerance = 0.5
unit = "legs"
why = "Two in front, two behind."
low = "You forgot a pair."
high = "Which horse was that?"

[[first.questions]]
id = "day"
kind = "order"
ask = "In which order?"
items = ["Morning", "Noon", "Evening", "Night"]
why = "So goes the day."
wrong = "Think of the sun."

[[first.questions]]
id = "side"
kind = "zone"
ask = "Where is the spot on one foot only?"
answer = ["liver@right"]
why = "It is."
wrong = "Look at the other half."
""",
}

MOVE = """
[{id}]
name = "{name}"
technique = "{technique}"
places = {places}
view = "sole"
towards = {towards}
pressure = {pressure}
usual = {usual}
maximum = {maximum}
role = "{role}"
core = {core}
strokes = {strokes}
do = "Move slowly."
hold = "no-hand"
partner = "Move over {{places}}."
self = "Move your own hand over {{places}}."
purpose = "It is pleasant."
feel = "Warm."
mistake = "Too fast."
evidence = "practice"
sources = ["seed"]
{more}
"""

CONDITION = """
[{id}]
name = "{name}"
group = "comfort"
about = "About it."
moves = {moves}
refer = ["{name}: it gets worse."]
honest = "It is pleasant; no more is known."
evidence = ["practice"]
sources = ["course-judgement"]
{more}
"""


STROKE = (
    '{{ kind = "line", surface = "sole", points = [[{x}, {a}], [{x}, {b}]], seconds = {seconds:g}, times = {times} }}'
)
SPOTS = {  # x, lower and upper y of a line through the middle of a place
    "heel": (0.5, 0.06, 0.24),
    "lower-arch": (0.5, 0.27, 0.44),
    "upper-arch": (0.5, 0.46, 0.59),
    "ball": (0.5, 0.61, 0.74),
    "big-toe-joint": (0.15, 0.61, 0.74),
    "liver": (0.6, 0.5, 0.56),
    "spleen": (0.72, 0.5, 0.56),
    "groove": (0.5, 0.06, 0.24),
}


def strokes_over(places, towards, least):
    """A line over each place, in the usual direction; one pass of them all takes so many seconds."""
    found, each = [], least / len(places)
    times = ceil(each / 30)  # no single stroke takes longer
    for x, low, high in (SPOTS[place] for place in places):
        a, b = (low, high) if towards == "toes" else (high, low)
        found.append(STROKE.format(x=x, a=a, b=b, seconds=each / times, times=times))
    return f"[{', '.join(found)}]"


def move(
    id,
    places,
    *,
    technique="stroking",
    towards=("ankle", "toes"),
    pressure=2,
    seconds=(10, 30, 60),
    role="work",
    core=False,
    more="",
):
    """One move of moves.toml; its seconds are one pass of its strokes, usual and most."""
    least, usual, maximum = seconds
    return MOVE.format(
        id=id,
        name=id.replace("-", " ").capitalize(),
        technique=technique,
        places=list(places),
        towards=list(towards),
        pressure=pressure,
        usual=usual,
        maximum=maximum,
        role=role,
        core=str(core).lower(),
        strokes=strokes_over(places, towards[0], least),
        more=more,
    )


def condition(id, moves, more=""):
    """One condition of conditions.toml."""
    return CONDITION.format(id=id, name=id.replace("-", " ").capitalize(), moves=list(moves), more=more)


MOVES = "".join(
    [
        move("open", ["heel", "lower-arch", "upper-arch", "ball"], role="opening", seconds=(20, 60, 120)),
        move("close", ["heel", "lower-arch", "upper-arch", "ball"], role="closing", seconds=(20, 30, 60)),
        move("arch-strokes", ["lower-arch", "upper-arch"], core=True),
        move("heel-knead", ["heel"], technique="kneading", pressure=3, towards=["around"]),
        move("ball-rub", ["ball"], technique="rubbing", towards=["across"], core=True, pressure=3),
        move("liver-rub", ["liver"], technique="rubbing", towards=["around"], more='foot = "right"'),
    ]
)
CONDITIONS = "".join(
    [
        condition("alpha", ["open", "arch-strokes", "heel-knead", "liver-rub", "close"], "limits = { arch = 3 }"),
        condition("beta", ["open", "ball-rub", "arch-strokes", "close"], "limit = 2"),
        condition(
            "gamma", ["open", "arch-strokes", "ball-rub", "close"], "limits = { big-toe-joint = 1 }\nminutes_max = 15"
        ),
    ]
)


def write(folder, **changed):
    """The small catalog's files in a folder; a keyword replaces a file's text (None: the file is left out)."""
    folder = Path(folder) / "data"
    folder.mkdir(exist_ok=True)
    texts = FILES | {"moves": MOVES, "conditions": CONDITIONS}
    for name, text in (texts | {k.replace("_", "-"): v for k, v in changed.items()}).items():
        if text is not None:
            (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder
