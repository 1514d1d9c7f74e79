"""The catalog: right data load, wrong data are refused with a message that is enough to mend them."""

import re

import pytest
import small

from footlib import DataError, FootlibError, UnknownName, load


@pytest.fixture
def problems(tmp_path):
    """A function: the mistakes that the small catalog shows after a change."""

    def found(**changed):
        with pytest.raises(DataError) as caught:
            load(small.write(tmp_path, **changed))
        return caught.value.problems

    return found


def swapped(name, old, new):
    """One file of the small catalog with one piece of text changed."""
    text = {**small.FILES, "moves": small.MOVES, "conditions": small.CONDITIONS}[name]
    assert old in text
    return {name.replace("-", "_"): text.replace(old, new, 1)}


def test_the_small_catalog_loads(tmp_path):
    """Data without mistakes load, and the repr counts them."""
    catalog = load(small.write(tmp_path))
    assert catalog.conditions["alpha"].moves[0] == "open" and "3 conditions" in repr(catalog)


def test_loading_twice_reads_once_and_a_change_is_seen(tmp_path):
    """The same files are read once; an instructor's edit shows at the next load."""
    folder = small.write(tmp_path)
    first = load(folder)
    assert load(folder) is first
    small.write(tmp_path, **swapped("conditions", 'name = "Alpha"', 'name = "Alphabet"'))
    assert load(folder).conditions["alpha"].name == "Alphabet"


HEEL, ARCH = "[[0.5, 0.24], [0.5, 0.06]]", "[[0.5, 0.44], [0.5, 0.27]]"  # strokes of the move `open`
MISTAKES = [  # (file, right text, wrong text, what the message must hold)
    (
        "zones",
        'system = "digestive"',
        'sistem = "digestive"',
        ["data/zones.toml, line 5, [liver], field 'sistem'", "Did you mean 'system'?"],
    ),
    ("zones", 'system = "digestive"', 'system = "stomachy"', ["[liver], field 'system'", "must be", "'stomachy'"]),
    ("zones", 'foot = "right"', 'foot = "both"', ["[liver], field 'foot'", "must be 'right'"]),
    ("zones", 'region = "upper-arch"', 'region = "uper-arch"', ["field 'region'", "Did you mean 'upper-arch'"]),
    ("zones", "at = [0.6, 0.53]", "at = [1.6, 0.53]", ["shapes.sole.1", "outside the foot"]),
    ("zones", "size = [0.3, 0.08]", "width = 0.3", ["'size'"]),
    ("regions", 'parent = "ball"', 'parent = "fever"', ["'fever' is a caution, not a region"]),
    (
        "regions",
        'parent = "ball"',
        'parent = "ball"\nrest = true',
        ["what is the 'rest' of a place needs that 'parent'"],
    ),
    ("regions", "[0.1, 0.25]", "[0.1, 0.45]", ["covers", "side by side"]),
    ("landmarks", "line = [[0.2, 0.44], [0.8, 0.42]]", "line = [[0.2, 0.44]]", ["[waist], field 'line'"]),
    ("foot", "sharp = true", 'sharp = "yes"', ["[sole]", "true or false"]),
    ("footprint", "rim = 0.03", "rimm = 0.03", ["line 4, [neutral], field 'rimm'", "Did you mean 'rim'", "is missing"]),
    ("footprint", "[0.5, 0.1, 0.9]", "[0.5, 0.9, 0.1]", ["[neutral]", "the inner x below the outer x"]),
    ("footprint", "[0.5, 0.1, 0.9]", "[0.05, 0.1, 0.9]", ["[neutral]", "each height y above the one before"]),
    ("footprint", "front = 0.8", "front = 0.95", ["[neutral]", "field 'front': must lie above the arch"]),
    ("footprint", "[neutral]", "[narrow]", ["[narrow]", "holds one table, [neutral]"]),
    ("arches", "dip = 0.7", "dip = 0.9", ["line 9, [tall], field 'dip'", "must be 0.0 to 0.8"]),
    ("arches", 'sources = ["course-judgement"]', 'sources = ["course-judgment"]', ["Did you mean 'course-judgement'"]),
    ("indices", "chippaux-smirak =", "chipaux-smirak =", ["[waist-index], field 'ways", "'chippaux-smirak'"]),
    ("indices", "at_least = 40", "at_last = 40", ["[waist-index], field 'scales.1.bands.2.at_last'", "'at_least'"]),
    ("indices", ", at_least = 40", "", ["[waist-index], field 'scales.1.bands'", "either 'at_least' or 'above'"]),
    ("indices", "[[waist-index.scales]]", "[[waist-index.scale]]", ["Did you mean 'scales'"]),
    ("longitudinal-zones", "number = 2", "number = 3", ["'number' must count 1, 2, 3, 4, 5", "[1, 3, 3, 4, 5]"]),
    ("longitudinal-zones", "number = 2", "number = 7", ["line 13, [strip-2], field 'number'", "(it is 7)"]),
    ("longitudinal-zones", "[[0.4, 0.0]", "[[0.1, 0.0]", ["[strip-2], field 'border'", "border of 'strip-1'"]),
    ("longitudinal-zones", "border = [[0.2, 0.0], [0.2, 1.0]]", "", ["[strip-1]", "need a 'border' of two points"]),
    ("layers", "[skin]", "[skn]", ["line 2, [skn]", "Did you mean 'skin'"]),
    ("layers", "{ heel =", "{ heal =", ["[skin], field 'shades.places'", "Did you mean 'heel'"]),
    ("layers", "level = 3", "level = 5", ["[skin], field 'shades.1.level'", "(it is 5)"]),
    ("layers", 'evidence = "practice"', 'evidence = "practise"', ["field 'remarks.evidence'", "'practice'"]),
    ("layers", 'sources = ["seed"]', 'sources = ["sead"]', ["field 'shades.sources'", "Did you mean 'seed'"]),
    ("layers", "remarks = [{ text", "remark = [{ text", ["[skin], field 'remark'", "Did you mean 'remarks'"]),
    ("disagreements", 'places = ["liver"]', 'places = ["livver"]', ["[liver-spot], field 'a.places'", "'liver'"]),
    ("disagreements", 'foot = "right"', 'foot = "both"', ["field 'a.foot'", "must be 'right'"]),
    ("disagreements", "at = [0.45, 0.53]", "at = [1.45, 0.53]", ["field 'b.shapes.sole.1'", "outside the foot"]),
    ("disagreements", 'places = ["liver"]', "", ["[liver-spot], field 'a'", "needs 'places' or 'shapes'"]),
    (
        "disagreements",
        'about = "use"',
        'about = "place"',
        ["line 18, [oil], field 'a'", "needs 'places' or 'shapes'"],
    ),
    ("disagreements", 'sources = ["seed"]', "sources = []", ["field 'a.sources'", "must not be empty"]),
    ("techniques", "pressure = [0, 3]", "pressure = [0, 7]", ["[stroking], field 'pressure.2'"]),
    ("techniques", 'sources = ["seed"]', 'sources = "seed"', ["must be a list in square brackets"]),
    ("moves", 'partner = "Move', 'partner = "{place}: move', ["field 'partner'", "{place}", "Did you mean 'places'"]),
    ("moves", "usual = 60", "usual = 600", ["[open]", "field 'usual': is longer than 'maximum' (120)"]),
    (
        "moves",
        "usual = 60",
        "usual = 15",
        ["[open], field 'usual'", "shorter than one pass of its strokes: 20 seconds"],
    ),
    (
        "moves",
        "seconds = 10, times = 1",
        "seconds = 10, times = 9",
        ["[heel-knead], field 'usual'", "let the strokes be fewer or quicker"],
    ),
    ("moves", "times = 1", "times = 1, stops = 2", ["[open]", "field 'strokes.1.stops': belongs to 'rub'"]),
    ("moves", "pressure = 2", "pressure = 4", ["[open], field 'pressure'"]),
    ("moves", 'technique = "kneading"', 'technique = "kneeding"', ["[heel-knead]", "Did you mean 'kneading'?"]),
    ("moves", "places = ['heel']", 'places = ["groove"]', ["[heel-knead], field 'places'", "no step may work"]),
    ("moves", 'foot = "right"', 'food = "right"', ["Did you mean 'foot'?"]),
    ("moves", 'partner = "Move', 'partner = "Firmly move', ["[open], field 'partner'", "'firmly'"]),
    ("moves", 'partner = "Move', 'partner = "Knead and move', ["another technique ('kneading')"]),
    ("moves", 'partner = "Move', 'partner = "Hold the calf and move', ["sends the hand to a place ('calf')"]),
    ("moves", 'evidence = "practice"', 'evidence = "practise"', ["Did you mean 'practice'?"]),
    ("moves", 'kind = "line"', 'kind = "lime"', ["[open], field 'strokes.1.kind'", "Did you mean 'line'"]),
    ("moves", HEEL, "[[0.5, 0.24]]", ["[open], field 'strokes.1.points'", "two points or more"]),
    ("moves", HEEL, "[[0.5, -0.24], [0.5, 0.06]]", ["[open], field 'strokes.1'", "leaves the foot"]),
    ("moves", HEEL, "[[0.5, 0.06], [0.5, 0.24]]", ["[open], field 'strokes.1'", "away from the ankle"]),
    ("moves", ARCH, "[[0.95, 0.44], [0.95, 0.27]]", ["[open], field 'strokes.2'", "outside the places"]),
    ("moves", ARCH, HEEL, ["[open], field 'strokes'", "nothing for 'lower-arch'"]),
    (
        "moves",
        'surface = "sole", points = [[0.5, 0.24], [0.5, 0.06]]',
        'surface = "inner", points = [[0.3, 0.2], [0.19, 0.2]]',
        ["[open], field 'strokes.1'", "runs through 'groove'", "no step may work"],
    ),
    ("techniques", "seconds = 2 }]", "seconds = 2, width = 0.1 }]", ["field 'strokes.1.width'", "'width' belongs to"]),
    ("techniques", "[0.4, 0.55]]", "[0.4, 1.55]]", ["[stroking], field 'strokes.1'", "leaves the foot"]),
    ("cautions", 'effect = "stop"', 'effect = "halt"', ["[fever], field 'effect'"]),
    (
        "cautions",
        'only_techniques = ["stroking"]',
        'only_techniques = ["kneading"]',
        ["[numb], field 'forbids'", "leaves no 'stroking'"],
    ),
    ("cautions", 'once_cleared = "Palms only."\n', "", ["[numb], field 'once_cleared'", "after a clinician's yes"]),
    ("cautions", 'towards = ["ankle", "knee"]', 'towards = ["up"]', ["forbids.towards.1"]),
    ("cautions", 'group = "general"', 'group = "genral"', ["field 'group'", "Did you mean 'general'"]),
    ("safety-check", 'line = "Is', 'order = 2\nlin = "Is', ["data/safety-check.toml"]),
    ("preparation", "order = 2", "order = 1", ["must count 1, 2, 3"]),
    (
        "conditions",
        "limits = { arch = 3 }",
        "limits = { arhc = 3 }",
        ["[alpha], field 'limits'", "Did you mean 'arch'"],
    ),
    ("conditions", "limits = { arch = 3 }", "limits = { 'liver@left' = 3 }", ["on both feet", "Write 'liver'"]),
    ("conditions", "'heel-knead'", "'heel-kned'", ["[alpha], field 'moves'", "Did you mean 'heel-knead'"]),
    ("conditions", "['open', 'arch", "['arch", ["[alpha], field 'moves'", "begin with one opening"]),
    ("conditions", 'evidence = ["practice"]', "evidence = []", ["[alpha], field 'evidence'", "must not be empty"]),
    ("conditions", 'honest = "It', 'honets = "It', ["field 'honets'", "Did you mean 'honest'? That one is missing."]),
    ("lessons", "read = 10", 'read = "ten"', ["line 5, [first], field 'read'", "whole number"]),
    ("lessons", "practise = 5", "practice = 5", ["[first], field 'practice'", "Did you mean 'practise'"]),
    ("exercises", 'kind = "zones"', 'kind = "zone"', ["line 4, [spot], field 'kind'", "Did you mean 'zones'"]),
    ("exercises", 'kind = "zones"\n', "", ["line 2, [spot], field 'kind'", "choice, feedback, footprint, number"]),
    ("exercises", 'lesson = "03-hands"', 'lesson = "03-hand"', ["[make], field 'lesson'", "Did you mean '03-hands'"]),
    ("exercises", 'hints = ["Look.", "Look right."]', 'hints = ["Look."]', ["[spot], field 'hints': must be two"]),
    ("exercises", 'answer = ["liver"]', 'answer = ["livver"]', ["[spot], field 'answer'", "Did you mean 'liver'"]),
    ("exercises", 'answer = "ball"', 'answer = "liver@left"', ["[spot], field 'wrong.answer'", "the right foot"]),
    ("exercises", ', { answer = "heel", says = "Too far down." }', "", ["[spot], field 'wrong': must hold 2 typical"]),
    ("exercises", '"one", "two", "three"]', '"one", "two"]', ["[row]", "name every item once, and 'three' is missing"]),
    ("exercises", '"two", "one", "three"', '"one", "two", "three"', ["[row]", "wrong answers is the right one"]),
    (
        "exercises",
        'answer = ["a", "c"]',
        'answer = ["a", "d"]',
        ["[pick], field 'answer': names 'd', which is none of the options: a, b, c"],
    ),
    ("exercises", "tolerance = 5\n", "", ["[count], field 'tolerance': is missing"]),
    ("exercises", "answer = 420", "answer = 214", ["[count]", "wrong answer 214 lies within the tolerance"]),
    ("exercises", "answer = 420, says", "answer = 420, say", ["[count], field 'wrong.1.say'", "Did you mean 'says'"]),
    ("exercises", "minutes_max", "minute_max", ["[make], field 'needs.minute_max'", "Did you mean 'minutes_max'"]),
    ("exercises", '{ conditions = ["beta"]', '{ conditions = ["betta"]', ["field 'wrong.answer.conditions'", "'beta'"]),
    ("exercises", 'places = ["heel"]', 'places = ["heal"]', ["[make], field 'needs.places'", "Did you mean 'heel'"]),
    ("exercises", 'swap = ["arch-strokes"', 'swap = ["arch-stroke-s"', ["[write]", "must stand once in the answer"]),
    ("exercises", 'about = "low"', 'about = "lowe"', ["[print], field 'about'", "Did you mean 'low'"]),
    ("exercises", 'index = "waist-index"', 'index = "waist"', ["[print], field 'index'", "'waist-index'"]),
    ("exercises", 'scale = "House scale"', 'scale = "Hose scale"', ["[print], field 'scale'", "'House scale'"]),
    ("exercises", 'value = 45, verdict = "wide"', 'value = 35, verdict = "wide"', ["[print]", "calls 35 'slim'"]),
    ("sources", 'kind = "course"', 'kind = "course"\ndoi = "doi:10.1"', ["[course-judgement], field 'doi'"]),
    ("zones", "[spleen]", "[heel]", ["[heel]: is a region's id too"]),
    ("regions", 'name = "Arch"', 'name = "Arch"\nparent = "upper-arch"', ["field 'parent'", "form a circle"]),
    ("zones", 'name = "Spleen"', 'name = " liver "', ["[spleen], field 'name'", "is the name of 'liver' already"]),
    ("zones", 'name = "Liver"', 'name = "Heel"', ["[liver], field 'name'", "is the name of 'heel' already"]),
    ("conditions", 'name = "Beta"', 'name = "Alpha"', ["[beta], field 'name'", "is the name of 'alpha' already"]),
    ("moves", 'name = "Ball rub"', 'name = "Heel knead"', ["[ball-rub], field 'name'", "name of 'heel-knead'"]),
    (
        "moves",
        "places = ['heel']",
        "places = ['ball@left']",
        ["[heel-knead]", "lie elsewhere than on"],
    ),
    ("moves", "places = ['heel']", "places = ['heel', 'ball@left']", ["[heel-knead]", "nothing for 'ball' on the"]),
    ("moves", "places = ['liver']", "places = ['heel@left']", ["[liver-rub], field 'places'", "works on no foot"]),
    ("glossary", "meaning =", "meanning =", ["[stroke], field 'meanning'", "Did you mean 'meaning'?"]),
    ("glossary", 'lesson = "03-hands"', 'lesson = "hands"', ["[stroke], field 'lesson'", "line 6", "mean '03-hands'?"]),
    ("glossary", 'term = "long stroke"', 'term = "longer stroke"', ["[long-stroke]", "needs the id 'longer-stroke'"]),
    ("glossary", '"glide"', '"long stroke"', ["[long-stroke]", "'long stroke' is explained under 'stroke' already"]),
    ("glossary", 'evidence = ["practice"]', 'evidence = ["practise"]', ["[long-stroke]", "Did you mean 'practice'?"]),
    ("evidence", 'grade = "convention"', 'grade = "proven"', ["[practice], field 'grade'"]),
    ("quizzes", 'kind = "order"', 'kind = "sort"', ["line 31, [first], field 'questions.4.kind'", "'order'", "'sort'"]),
    ("quizzes", "tolerance = 0.5\n", "", ["line 20, [first], field 'questions.3.kind'", "needs the field 'tolerance'"]),
    ("quizzes", "tolerance =", "tolerence =", ["field 'questions.3.tolerence'", "Did you mean 'tolerance'"]),
    ("quizzes", 'wrong = "Think', 'unit = "h"\nwrong = "Think', ["questions.4", "'order' has no field 'unit'"]),
    ("quizzes", 'right = true, why = "It does."', 'why = "It does."', ["questions.1", "exactly one", "(it has 0)"]),
    ("quizzes", '"Ice", why', '"Ice", right = true, why', ["questions.2", "and one without (it has 3 of 3)"]),
    ("quizzes", ', why = "Yes."', "", ["line 13, [first], field 'questions.2.choices.1.why'", "is missing"]),
    ("quizzes", "right = true", 'right = "yes"', ["field 'questions.1.choices.2.right'", "true or false"]),
    ("quizzes", "The moon", "the Sun", ["questions.1.choices.2.says", "no two alike"]),
    ("quizzes", '"Noon", "Evening", "Night"', '"Noon"', ["questions.4", "three or more"]),
    ("quizzes", '"Noon"', '"Night"', ["questions.4", "no two alike"]),
    ("quizzes", "answer = 4", 'answer = "four"', ["field 'questions.3.answer'", "must be a number"]),
    ("quizzes", '["liver@right"]', "4", ["questions.5", "must be a list of places"]),
    ("quizzes", "liver@right", "livver", ["questions.answer", "no place called 'livver'", "Did you mean 'liver'"]),
    ("quizzes", "liver@right", "liver@left", ["questions.answer", "only on the right foot. Write 'liver'"]),
    ("quizzes", 'answer = ["liver', 'view = "leg"\nanswer = ["liver', ["'liver' is not drawn on the view 'leg'"]),
    ("quizzes", 'id = "legs"', 'id = "warm"', ["field 'questions.3.id'", "'warm' is another question's id"]),
    ("quizzes", "It only looks bright.", "No: the sun.", ["questions.1.choices.1.why", "gives the right answer away"]),
    ("quizzes", "You forgot a pair.", "There are 4.", ["field 'questions.3.low'", "gives the right answer away"]),
    ("quizzes", "Look at the other half.", "Not the liver.", ["field 'questions.5.wrong'", "away ('Liver')"]),
]


@pytest.mark.parametrize("file, right, wrong, wanted", MISTAKES)
def test_a_wrong_entry_gets_a_message_that_is_enough_to_mend_it(problems, file, right, wrong, wanted):
    """The message names file, line, entry, field and problem, and the nearest right name where there is one."""
    told = "\n".join(problems(**swapped(file, right, wrong)))
    assert all(text in told for text in wanted), told
    assert f"data/{file}.toml" in told and "pydantic" not in told and "Traceback" not in told


@pytest.mark.parametrize(
    "file, right, wrong",
    [
        ("zones", 'agreement = "high"\nwhere = "Left', 'agreement = "hihg"\nwhere = "Left'),
        ("zones", "at = [0.6, 0.53]", "at = [0.6, 'x']"),
        ("regions", 'parent = "ball"', 'parent = "bal"'),
        ("quizzes", "liver@right", "livver"),
        ("moves", "'heel'", "'heal'"),
        ("moves", HEEL, "[[0.5, 0.24]]"),
        ("conditions", "'heel-knead'", "'heel-kned'"),
        ("layers", "level = 3", "level = 5"),
        ("disagreements", "at = [0.45, 0.53]", "at = [1.45, 0.53]"),
    ],
)
def test_the_line_is_the_one_to_mend(problems, file, right, wrong):
    """The line that the message gives is the one on which the wrong words stand, however deep."""
    ((_, changed),) = swapped(file, right, wrong).items()
    line = int(re.search(r"line (\d+)", problems(**swapped(file, right, wrong))[0])[1])
    assert wrong.split("\n")[0] in changed.split("\n")[line - 1]


def test_one_slip_in_an_outline_is_one_message(problems):
    """A point that is no number is told by itself: no zone, region or stroke is said to lie beside the foot for it."""
    told = problems(**swapped("foot", "[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]", "[['x', 0.0], [1.0, 0.0], [1.0, 1.0]"))
    assert len(told) == 1
    assert "data/foot.toml" in told[0] and "must be a number (it is 'x')" in told[0]


def test_all_mistakes_of_all_files_are_told_at_once(problems):
    """Three slips in two files are told in one go."""
    changed = swapped("zones", 'foot = "right"', 'foot = "rihgt"') | {
        "moves": small.MOVES.replace('"kneading"', '"kneeding"')
        .replace('["across"]', '["up"]')
        .replace("['across']", "['up']")
    }
    told = "\n".join(problems(**changed))
    assert "[liver]" in told and "kneeding" in told and "[ball-rub]" in told


@pytest.mark.parametrize(
    "changed, wanted",
    [
        ({"zones": None}, "data/zones.toml: the file is missing"),
        ({"zones": "[liver"}, "Write [liver]"),
        ({"zones": "[liver]\nname = 'x'\n[liver]\n"}, "stands there already, in line 1"),
        ({"zones": "liver = 5"}, "must be a table"),
        ({"zones": "[Big_Liver]\n"}, "small letters"),
    ],
)
def test_a_broken_file_is_told_in_a_sentence(problems, changed, wanted):
    """A missing file, broken TOML, an entry twice, a wrong id: a sentence, never a traceback from inside."""
    assert any(wanted in p for p in problems(**changed))


def test_a_file_in_another_encoding_is_told_with_its_line(tmp_path):
    """A file saved as Latin-1 is told to be saved as UTF-8."""
    folder = small.write(tmp_path)
    (folder / "zones.toml").write_bytes("# one\n[liver]\nname = 'Lebér'\n".encode("latin-1"))
    with pytest.raises(DataError, match="line 3 is not UTF-8"):
        load(folder)


def test_an_undeclared_overlap_of_zones_is_refused_and_a_declared_one_is_not(tmp_path):
    """One zone hides another only where the data say so."""
    zones = (
        small.FILES["zones"]
        .replace('foot = "left"', 'foot = "both"')
        .replace("[spleen]", "[gland]")
        .replace("[spleen.shapes]", "[gland.shapes]")
    )
    with pytest.raises(DataError, match="covers .* of 'gland'"):
        load(small.write(tmp_path, zones=zones))
    assert load(small.write(tmp_path, zones=zones.replace('plain = "liver"', 'plain = "liver"\noverlaps = ["gland"]')))


def test_no_folder_is_told(tmp_path):
    """A folder that is not there is a sentence, and so is one without data; the course's own folder names its data."""
    for folder in (tmp_path / "nothing", tmp_path):
        with pytest.raises(DataError, match=r"there is no data folder at .*\. Give the folder that holds zones"):
            load(folder)
    home = small.write(tmp_path)
    with pytest.raises(DataError, match=f"a whole course. Give its folder {home.name}"):
        load(home.parent)


def test_places_are_understood(tmp_path):
    """A bare place means every foot that has it; a foot that has it not is refused."""
    catalog = load(small.write(tmp_path))
    assert catalog.place("heel") == ("heel", ("right", "left"))
    assert catalog.place("heel@left") == ("heel", ("left",)) and catalog.place("liver") == ("liver", ("right",))
    with pytest.raises(FootlibError, match="only on the right foot"):
        catalog.place("liver@left")
    with pytest.raises(FootlibError, match="'left' or 'right'"):
        catalog.place("heel@middle")
    with pytest.raises(UnknownName, match="Did you mean 'heel'"):
        catalog.place("heal")


def test_touching_knows_parents_children_and_overlaps(tmp_path):
    """The arch touches its halves and the liver zone in it; the heel touches none of them."""
    touching = load(small.write(tmp_path)).touching
    assert touching["arch"] >= {"arch", "upper-arch", "lower-arch", "liver", "spleen"}
    assert "liver" in touching["upper-arch"] and "liver" not in touching["lower-arch"]
    assert touching["heel"] == {"heel"} and "big-toe-joint" in touching["ball"]


@pytest.mark.parametrize(
    "attribute, count",
    [
        ("zones", 61),
        ("conditions", 22),
        ("cautions", 55),
        ("landmarks", 6),
        ("preparation", 5),
        ("groups", 8),
        ("techniques", 20),
    ],
)
def test_the_course_is_complete(attribute, count):
    """All zones, conditions, cautions, guide lines, rules, lines of the check and techniques are there."""
    assert len(getattr(load(), attribute)) >= count  # an instructor may add more


def test_the_course_cites_enough():
    """At least 60 sources, and about 50 moves."""
    assert len(load().sources) >= 60 and len(load().moves) >= 45
