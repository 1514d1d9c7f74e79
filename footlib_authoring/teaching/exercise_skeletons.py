"""An exercise of each kind before anybody has changed it: whole, right, and with a remark on what is to be changed."""

CHOICE = """
task = "The question, in words?"  # nothing in it says how one answers: the page does
hints = ["A push in the right direction.", "A hint that is nearly there, and does not name the answer."]
options = {{ a = "The first thing to choose", b = "The second thing to choose", c = "The third thing to choose" }}
answer = "b"
why = "Why that is right, in one or two sentences."
wrong = [
  {{ answer = "a", says = "What kind of wrong that is." }},
  {{ answer = "c", says = "What kind of wrong this is." }},
]
"""

NUMBER = """
task = "A massage takes ten minutes for each foot. How long do both feet take?"
hints = ["How many feet are there?", "Each foot takes the same time: add them up."]
answer = 20
tolerance = 0  # how far off is still right
unit = "minutes"
why = "Twice the time of one foot."
wrong = [
  {{ answer = 10, says = "That is one foot." }},
  {{ answer = 40, says = "That is more feet than anybody has." }},
]
"""

ORDER = """
task = "Put these into their order."
hints = ["What comes before everything else?", "The last one ends what the first one began."]
items = {{ begin = "What comes at the beginning", go-on = "What comes then", end = "What comes at the end" }}
answer = ["begin", "go-on", "end"]
why = "Why this is the order."
wrong = [
  {{ answer = ["go-on", "begin", "end"], says = "Something is done too early." }},
  {{ answer = ["end", "go-on", "begin"], says = "That is the other way round." }},
]
"""

ZONES = """
task = "Pick the cushion on which you land when you walk, on both feet."
view = "sole"  # the map that is shown: sole, top, inner, outer or leg
hints = ["Walk a few steps, and feel what meets the floor first.", "It is at the back of the sole, and round."]
answer = ["heel"]
why = "It meets the floor first in every step."
wrong = [
  {{ answer = ["ball"], says = "From there you push off." }},
  {{ answer = ["heel@left"], says = "A person has two feet." }},
]
"""

TIMING = """
task = "Press your heel with a thumb on three points, one after the other. Your other hand keeps the time."
hints = ["A press has three parts: in, wait, up.", "Say a slow word for each of the three parts."]
gesture = "hold"  # a button, as long as each press lasts; or "tap", as each stroke begins
move = "heel-pressing"  # whose strokes last as long: `seconds` in data/moves.toml
answer = [5, 5, 5]  # the seconds of each
tolerance = 2  # seconds that their mean may be off
why = "Three to seven seconds for a point."
wrong = [
  {{ answer = [1, 1, 1], says = "That is a poke." }},
  {{ answer = [11, 11, 11], says = "Nobody likes a thumb that stays." }},
]
"""

WORDS = """
task = "Say it in two or three sentences of your own: what is this massage for, and what is it not for?"
hints = ["How would you say it to a friend?", "Say what it can do first, and then what it cannot."]
ours = "“It is pleasant, and it can calm you for a while. It is no treatment, and I shall not look for illnesses.”"
why = "Why it is worth saying."
points = {{ can = "what it can do", cannot = "what it cannot do" }}  # the learner ticks them; nobody grades words
"""

FEEDBACK = """
task = "How was it? The receiver chooses a word in each line."
hints = ["Hand over the screen and look away.", "Ask for one thing that should be different."]
asks = ["pressure", "pace"]  # questions of data/ratings.toml
answer = {{ pressure = "just right", pace = "just right", ease = "at ease" }}  # what one hopes to hear
why = "Change one thing at a time."
[{id}.own.ease]  # a question of its own; leave it out, and its word in the answer, if you need none
name = "Ease"
ask = "How did you lie?"
answers = [
  {{ says = "at ease" }},
  {{ says = "something pressed", next = "Put a cushion there, and ask before the first stroke." }},
  {{ says = "it hurt", alone = true, next = "Ask where and how it felt, and leave that place alone." }},
]
"""

ROUTINE = """
task = "Plan a massage of at most ten minutes for somebody with tired feet who has a bruise on the left heel."
hints = ["The safety check asks about it.", "Say for that answer where it is, and set the minutes."]
# what the routine must keep; the head of data/exercises.toml has all that may stand here
needs = {{ conditions = ["tired-feet"], cautions = ["bruise"], minutes_max = 10, without = ["heel@left"] }}
answer = {{ conditions = ["tired-feet"], minutes = 10, cautions = ["bruise"], avoid = {{ bruise = ["heel@left"] }} }}
why = "The bruise is kept free, on the foot that has it, and the clock is kept, too."
wrong = [
  {{ answer = {{ conditions = ["tired-feet"], minutes = 10, cautions = [] }}, says = "Look at the heel again." }},
  {{ answer = {{ conditions = ["tired-feet"], minutes = 10, cautions = ["bruise"] }}, says = "Where is it?" }},
]
"""

CARD = """
task = "Here is the card of a condition of your own. Give it a `limit`: no step may press harder than level 1."
hints = ["It is a whole number from 0 to 3.", "The lowest of all limits counts."]
needs = {{ pressure_max = 1, limit_max = 1 }}  # also steps_min, moves_min, sources_min, implies, forbids
start = '''
[quiet-feet]
name = "Quiet feet"
group = "comfort"
about = "Feet that may rest today."
moves = ["opening-strokes", "still-hold", "calf-strokes", "closing-strokes"]
limit = ...
refer = ["Something hurts, is hot or is swollen."]
honest = "It is pleasant; no more is known."
evidence = ["relaxation"]
sources = ["course-judgement"]
'''
answer = '''
[quiet-feet]
name = "Quiet feet"
group = "comfort"
about = "Feet that may rest today."
moves = ["opening-strokes", "still-hold", "calf-strokes", "closing-strokes"]
limit = 1
refer = ["Something hurts, is hot or is swollen."]
honest = "It is pleasant; no more is known."
evidence = ["relaxation"]
sources = ["course-judgement"]
'''
why = "The lowest limit counts at each place, so a card can make every step softer."
wrong = [  # the answer with one piece of it changed
  {{ swap = ["limit = 1", "limit = 2"], says = "That is what the course does anyway." }},
  {{ swap = ["limit = 1", "limit = 3"], says = "That is firmer than what is asked for." }},
]
"""

FOOTPRINT = """
task = "A print has 58 squares in the heel third, 59 in the middle, 83 in front. Which index, and which word for it?"
hints = ["The middle is compared with all three.", "Divide it by their sum. Much ink: how does that arch stand?"]
about = "flat"  # an arch of data/arches.toml
index = "arch-index"  # of data/indices.toml, and one of its scales
scale = "usual limits"
tolerance = 0.005  # how far off is still right
answer = {{ value = 0.295, verdict = "low" }}
why = "59 of 200 squares are 0.295, more than 0.26: the arch is near the ground."
wrong = [
  {{ answer = {{ value = 0.295, verdict = "high" }}, says = "The word names the arch, not the number." }},
  {{ answer = {{ value = 0.418, verdict = "low" }}, says = "You left the middle out of the sum." }},
]
"""

BEGIN = """
[{{id}}]
lesson = "{{lesson}}"
kind = "{kind}"
title = "{{name}}"
"""
FIELDS = {
    "choice": CHOICE,
    "number": NUMBER,
    "order": ORDER,
    "zones": ZONES,
    "routine": ROUTINE,
    "card": CARD,
    "footprint": FOOTPRINT,
    "timing": TIMING,
    "words": WORDS,
    "feedback": FEEDBACK,
}
SKELETONS = {kind: BEGIN.format(kind=kind) + text.lstrip("\n") for kind, text in FIELDS.items()}
