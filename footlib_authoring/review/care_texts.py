"""What conditions, cautions and the safety check say, and the claims and works that they rest on.

Honest, in plain words, with the number to call, asked right; a grade says what was found and on whose word; a work can
be found again, and is used.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from footlib.model import Caution, Condition, Evidence, Preparation, Source, Technique

from .course_files import CourseFiles, Finding, Told, of_each
from .honest_words import PROMISES

EMERGENCY = "emergency number (112, 999 or 911)"
JARGON = re.compile(
    r"\b(plantar|dorsal|medial|lateral|contraindicat\w*|ischaemi\w*|neuropath\w*|oedema|erythema|"
    r"malleol\w*|metatars\w*|effleurage|petrissage|prophyla\w*|anticoagul\w*|thromb\w*)\b",
    re.I,
)
HONEST = "Comfort only; it does not treat "  #: how a traditional card begins
FEWEST_NAMES = 4  #: other words by which a condition is found
MOST_WORDS, MINUTE = 50, 238  #: of one question; of all lines, read silently in a minute by an adult
ORDER_FIRST = re.compile(
    r"if\b|(?:see|ask|go|call|consult|visit|show|tell|talk|get|seek|stop|contact)\b[^:]*\b(?:if|when)\b", re.I
)
HOTTEST = 40  #: degrees of a foot bath
COMMON = set("with that this from have been foot feet there does receiver".split())


@of_each("conditions")
def condition_findings(course: CourseFiles, id: str, card: Condition) -> Told:
    """Each condition promises nothing, sends on in time, is found by other names, and keeps palms for careful cases."""
    if not any(course.catalog.moves[m].technique == "stroking" for m in card.moves[1:-1]):
        yield "moves", "needs a work move of palm strokes (technique 'stroking'), which is left for very careful cases."
    yield from condition_mistakes(card)
    for number, text in enumerate(card.refer, 1):
        yield from ((f"refer.{number}", problem) for problem in late_or_lost(text))
    if len(card.synonyms) < FEWEST_NAMES:
        text = f"needs {FEWEST_NAMES} other names or more, by which learners find it (it has {len(card.synonyms)})."
        yield "synonyms", text


def other_names(course: CourseFiles) -> Iterator[Finding]:
    """No other name of a condition means two of them."""
    owner: dict[str, str] = {}
    for id, card in course.catalog.conditions.items():
        for field, word in (("name", card.name.partition(" (")[0]), *(("synonyms", one) for one in card.synonyms)):
            first = owner.setdefault(word.lower(), id)
            if first != id and card.name != course.catalog.conditions[first].name:  # else told by the catalog
                text = f"'{word}' is another name of '{first}' already. Keep it with the one that people mean by it."
                yield course.in_data("conditions", id, field, text, word)


def condition_mistakes(card: Condition) -> Iterator[tuple[str, str]]:
    """(field, what is wrong) with the words of one condition."""
    said = {"about": card.about, "honest": card.honest}
    said |= {f"refer.{number}": text for number, text in enumerate(card.refer, 1)}
    said |= {f"aftercare.{number}.text": one.text for number, one in enumerate(card.aftercare, 1)}
    said |= {f"preparation.{rule}.text": change.text for rule, change in card.preparation.items()}
    for field, text in said.items():
        if found := PROMISES.search(text):
            yield field, f"'{found[0]}' promises too much. Say what was found, or leave it out."
    for field in ("about", "honest"):
        if (card.group == "traditional") != said[field].startswith(HONEST):
            must = "must begin" if card.group == "traditional" else "is no traditional card, and must not begin"
            yield field, f"{must} with '{HONEST}…'"


def late_or_lost(text: str) -> Iterator[str]:
    """What is wrong with when a card sends on to a clinician, and with how it says so: under "When to stop and get
    help" a reader looks for the sign first."""
    if ORDER_FIRST.match(text):
        yield "say first what one notices, then a colon, then what to do: 'Only one foot swells: see a doctor.'"
    for weeks in re.findall(r"better after (\w+) weeks", text):
        if weeks != "two":
            yield f"foot pain waits two weeks at most, not {weeks}."
    if text.count("emergency number") != text.count(EMERGENCY):
        yield f"write the '{EMERGENCY}': whoever reads only this line must know what to call."


def knots(course: CourseFiles) -> Iterator[Finding]:
    """No two conditions ask for the same two moves in opposite order, so every card keeps its own order."""
    before: dict[tuple[str, str], str] = {}
    for id, card in course.catalog.conditions.items():
        pairs = list(combinations(dict.fromkeys(card.moves), 2))
        if knot := next(((a, b) for a, b in pairs if (b, a) in before), None):
            (a, b), other = knot, before[knot[1], knot[0]]
            text = f"'{a}' comes before '{b}', and in '{other}' it is the other way round. Order them alike."
            yield course.in_data("conditions", id, "moves", text, a)
            continue
        for pair in pairs:
            before.setdefault(pair, id)


@of_each("conditions", "cautions")
def silent(course: CourseFiles, id: str, card: Condition | Caution) -> Told:
    """Whoever takes moves away says why in words."""
    stops = getattr(card, "effect", "adapt") == "stop" or getattr(card, "never_cleared", False)
    takes = any(card.forbids.model_dump(exclude={"asks"}).values()) or getattr(card, "effect", "") == "local"
    if takes and not stops and not card.because:
        yield "because", "is missing: say why moves are left out, as the rest of 'Left out because …'."
    elif text := not_the_rest(card):
        yield "because", text


def not_the_rest(card: Condition | Caution) -> str:
    """What is wrong with words that are to end the sentence 'Left out because …'; or nothing."""
    first, _, rest = card.because.strip().partition(" ")
    name = first in card.name.split()  # "Raynaud …"
    capital = not name and re.match("[A-Z][a-z]", first)
    if first.lower() != "because" and not capital and not card.because.rstrip().endswith("."):
        return ""
    bare = (rest if first.lower() == "because" else card.because.strip()).rstrip(". ")
    bare = bare if name else bare[:1].lower() + bare[1:]
    return f"ends the sentence 'Left out because …': no capital, no full stop, no 'because'. Write \"{bare}\""


# --- The safety check


@of_each("cautions")
def caution_findings(course: CourseFiles, id: str, caution: Caution) -> Told:
    """Each caution is one plain question, and says first what to do, whom to ask, or which number to call."""
    if not caution.question.endswith("?") or caution.question.count("?") != 1:
        yield "question", "must be one question that is answered with yes or no, with '?' at its end."
    if (words := len(caution.question.split())) > MOST_WORDS:
        yield "question", f"has {words} words; at most {MOST_WORDS} can be read in one go."
    if caution.effect == "stop":
        if not re.match(r"Stop: (hands off|no massage|do not touch|never rub)", caution.act):
            begin = "must begin with what to do now:"
            yield "act", f"{begin} 'Stop: hands off …', 'Stop: no massage …' or 'Stop: do not touch …'."
        if caution.urgency == "none":
            yield "urgency", "a stop says how soon help is needed: emergency, same-day, soon or wait."
        if caution.urgency == "emergency" and EMERGENCY not in caution.act:
            yield "act", f"must name the '{EMERGENCY}': whoever reads only this sentence must know what to call."
        if other := set(re.findall(r"\b\d{3}\b", caution.act.replace(EMERGENCY, ""))) - {"100"}:
            yield "act", f"names {min(other)}, one country's own number. Write the '{EMERGENCY}'."
    if caution.effect == "clear-first" and not re.search(r"\b[Aa]sk (the|for)\b", caution.act):
        yield "act", "must say whom to ask: 'Ask the doctor: …'."
    if caution.grade == "convention" and caution.effect != "stop" and "course-judgement" not in caution.sources:
        yield "sources", "a caution graded convention is the course's own choice: name 'course-judgement' among them."
    yield from plain_words(caution)
    words = stems(" ".join([caution.name, caution.question, *caution.synonyms]))
    if not words & stems(course.catalog.groups[caution.group].line):
        text = f"no word of it stands in the line that is read aloud, [{caution.group}] of data/safety-check.toml."
        yield "question", f"{text} Name it there."


def plain_words(caution: Caution) -> Iterator[tuple[str, str]]:
    said = {"question": caution.question, "act": caution.act, "once_cleared": caution.once_cleared}
    for field, text in said.items():
        for found in JARGON.findall(text):
            if found.lower() not in caution.name.lower():
                yield field, f"'{found}' is a word of the trade. Say it so that a layperson understands it."
    said |= {f"aftercare.{number}.text": one.text for number, one in enumerate(caution.aftercare, 1)}
    said |= {f"preparation.{rule}.text": change.text for rule, change in caution.preparation.items()}
    for field, text in said.items():
        if found := PROMISES.search(text):
            yield field, f"'{found[0]}' promises too much. Say what was found, or leave it out."
        if problem := too_hot(text):
            yield field, problem


def too_hot(text: str) -> str:
    """What is wrong with the temperatures of a text; or nothing."""
    hottest = max((int(number) for number in re.findall(r"(\d+) °C", text)), default=0)
    if hottest <= HOTTEST or re.search("scalds|hotter than this course allows", text):
        return ""
    return f"no bath of the course is hotter than {HOTTEST} °C (it says {hottest})."


def stems(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[a-z]{4,}", text.lower()) if word not in COMMON}


def line_findings(course: CourseFiles) -> Iterator[Finding]:
    """The lines of the safety check are questions, in order, each with cautions, and read in under a minute."""
    groups = course.catalog.groups
    used = {raw.get("group") for raw in course.files["cautions"].tables.values() if isinstance(raw, dict)}
    for id, group in groups.items():
        if not group.line.endswith("?"):
            yield course.in_data("groups", id, "line", "must be a question, with '?' at its end.")
        if id not in used and course.readable("cautions"):
            yield course.in_data("groups", id, "", "no caution stands under this line: give it one, or take it away.")
    orders = [group.order for group in groups.values()]
    if len(groups) == len(course.known("groups")) and sorted(orders) != list(range(1, len(orders) + 1)):
        twice = next((id for n, (id, g) in enumerate(groups.items()) if g.order in orders[:n]), next(iter(groups), ""))
        yield course.in_data("groups", twice, "order", f"the lines must count 1, 2, 3 … (they are {sorted(orders)}).")
    if (words := sum(len(group.line.split()) for group in groups.values())) > MINUTE:
        text = f"all lines together have {words} words; {MINUTE} are read in a minute, which is all that the check may"
        longest = max(groups, key=lambda id: len(groups[id].line))
        yield course.in_data("groups", longest, "line", f"{text} take.")


@of_each("preparation")
def rule_findings(course: CourseFiles, id: str, rule: Preparation) -> Told:
    """The rules before a massage promise nothing, and no bath is hotter than it may be."""
    for field in ("text", "article_differs"):
        text = getattr(rule, field)
        if found := PROMISES.search(text):
            yield field, f"'{found[0]}' promises too much."
        if problem := too_hot(text):
            yield field, problem


# --- Claims and works

PAPERS = ("review", "trial", "study")  #: never a page or a leaflet
OWN = "course-judgement"  #: the course's own cautious choice, which is no finding
ARTICLE = "seed-article"
CUSTOM, TESTED = ("convention", "tradition"), ("supported", "mixed", "refuted")
#: volume and page, or the number that a library, a register or a digest knows the paper by
FOUND_BY = re.compile(r"\d+(\(\d+\))?:\w*\d|\d+\(\d+\)|article \d+|report |digest \w+|[A-Z]{2,}\d{5,}|ISBN")
ADDRESS = re.compile(r"https?://|www\.|\.(com|org|net|info|ru)\b")
HIDDEN = re.compile(r"^authors? of|names? not seen", re.I)
OURS = re.compile(r"our (own )?(description|words)|shortened")


@of_each("evidence")
def claim_findings(course: CourseFiles, id: str, claim: Evidence) -> Told:
    """What is tested names its certainty and its works, custom claims none, and nothing promises."""
    if claim.grade in CUSTOM and claim.certainty != "none":
        yield "certainty", f"must be 'none': a {claim.grade} was not tested."
    if claim.grade in TESTED:
        if claim.certainty == "none":
            yield "certainty", f"must say how sure it is: '{claim.grade}' means that it was tested."
        if set(claim.sources) <= {OWN, ARTICLE}:
            text = f"'{claim.grade}' cannot rest on {' and '.join(claim.sources)} alone."
            yield "grade", f"{text} Name who tested it, or write convention."
        elif all(course.catalog.sources[s].weak or s in (OWN, ARTICLE) for s in claim.sources):
            yield "sources", f"'{claim.grade}' needs more than trade pages: name a work that tested it."
    for field in ("claim", "finding"):
        text = getattr(claim, field)
        denied = field == "claim" and claim.grade in ("unsupported", "refuted")
        if not denied and (found := PROMISES.search(text)):
            yield field, f"'{found[0]}' promises too much. Say what was found."
        if problem := too_hot(text):
            yield field, problem


@of_each("techniques")
def practice_claims(course: CourseFiles, id: str, technique: Technique) -> Told:
    """How something is done is no finding."""
    grade = course.catalog.evidence[technique.evidence].grade
    if grade not in CUSTOM and ("evidence", technique.evidence) not in course.told_of:
        text = f"how a technique is done is custom or tradition, never '{grade}'. Name a claim about the practice."
        yield "evidence", text


def works_once(course: CourseFiles) -> Iterator[Finding]:
    """A work has one entry, and something rests on it."""
    texts = (file.text for name, file in course.files.items() if name != "sources")
    cited = {id for text in texts for id in re.findall(r'"([a-z0-9-]+)"', text)}  # in entries with a mistake, too
    dois: dict[str, str] = {}
    works: dict[tuple[str, str, str], str] = {}
    for id, source in course.catalog.sources.items():
        if source.doi and (first := dois.setdefault(source.doi.lower(), id)) != id:
            yield course.in_data("sources", id, "doi", f"is that of '{first}' already: one work, one entry.")
        work = (source.title.lower(), source.authors.lower(), source.work.lower())
        if (first := works.setdefault(work, id)) != id and not source.doi:
            yield course.in_data("sources", id, "title", f"is the work of '{first}' already: one work, one entry.")
        if id not in cited and cited and course.readable(*course.files):
            text = "nothing names this work yet. Write its id into the 'sources' of what rests on it."
            yield course.in_data("sources", id, "", text, remark=True)


@of_each("sources")
def source_findings(course: CourseFiles, id: str, source: Source) -> Told:
    """Each work can be found again by whoever wants to read it."""
    for field in ("authors", "title", "work"):
        if ADDRESS.search(getattr(source, field)):
            yield field, "names an address: name the work itself, and its 'doi' where it has one."
    if source.kind == "course":
        return
    if source.kind in PAPERS:
        if not source.year:
            yield "year", f"is missing: a {source.kind} has one."
        if not source.doi and not FOUND_BY.search(source.work):
            yield "work", f"a {source.kind} needs its 'doi', or volume and page, such as 'The Foot 12(3):45'."
    elif not (source.year or source.seen):
        yield "year", "is missing: give it, or in 'seen' the day on which you read a page without a date."
    if source.year and source.seen:
        yield "seen", "is for a page without a date; this one has a year. Take one of them away."
    if HIDDEN.search(source.authors) or HIDDEN.search(source.work):
        yield "authors", "hides who wrote it. Look the names up, or name the body that published it."
    if OURS.search(source.title):
        yield "title", "is in your own words. Give the work's own title."
