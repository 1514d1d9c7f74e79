"""A verdict in words is the verdict of the grade: 'tests speak against it' only of what was tested and failed.

`VERDICTS` is the course's list of such words. It is read wherever a claim is named: in the data, in lessons, in
docs/article.md and INSTRUCTORS.md; and whoever gives a verdict in a quiz or an exercise names the claim.
"""

import json
import re
from pathlib import Path

import pytest
from each import each

ROOT = Path(__file__).resolve().parent.parent
LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PAGES = [*LESSONS, ROOT / "docs" / "article.md", ROOT / "INSTRUCTORS.md"]
GRADE = r"(?P<grade>supported|mixed|unsupported|refuted|tradition|convention)"
GRADED = re.compile(rf"(?:\*|<sup>){GRADE}(?:, [a-z ]+ certainty)?(?:\*|</sup>)")
NO = r"(?:nobody|nothing|no|none|not|never|hardly|neither|nor)"

VERDICTS = {  # what is said: of which grades it may be said
    "tests speak against it": (
        r"\b(?:speaks?|spoke)\b[^.;:]*\bagainst (?:it|that|this|them)\b|\bresults? (?:is|are|was|were) against\b"
        r"|\b(?:is|are|was|were|been) (?:refuted|disproved|disproven)\b|\bit does not work\b",
        {"refuted"},
    ),
    "studies have shown it": (
        rf"^(?!.*\b{NO}\b).*\b(?:(?:has|have|had|is|are|was|were) (?:been )?(?:clearly )?"
        r"(?:shown(?! as| you| to you)|proven|proved)|proves? (?:it|that)|speaks? for it|certainly (?:helps|works))\b",
        {"supported"},
    ),
    "nobody has shown it": (
        r"\bnobody has (?:ever )?shown\b|\b(?:has|have|had|was|were|is|are) not (?:been )?(?:shown|proven)\b"
        r"|\bno (?:trials? )?(?:has|have) shown\b|\bno trial (?:was|has been) found\b"
        r"|\bnothing (?:that was )?found supports\b",
        {"unsupported", "mixed", "tradition", "convention"},
    ),
    "studies do not agree": (
        r"\b(?:studies|trials|reviews) (?:do|did) not agree\b|\bsome (?:studies )?speak for it\b[^.]*\bsome do not\b",
        {"mixed", "supported"},
    ),  # of a supported claim they may disagree on how much
}


def sentences(text):
    return [s.strip() for s in re.split(r"(?<=[.!?:;])\s+|\n|\|", text) if s.strip()]


def wrong(text, grades):
    """(verdict, sentence) that none of these grades allows."""
    return [
        (verdict, sentence)
        for sentence in sentences(text)
        for verdict, (words, allowed) in VERDICTS.items()
        if re.search(words, sentence, re.I) and not allowed & set(grades)
    ]


def verdicts(text):
    """The verdicts that a text gives."""
    return {verdict for s in sentences(text) for verdict, (words, _) in VERDICTS.items() if re.search(words, s, re.I)}


def grades_of(catalog, ids):
    return {catalog.evidence[id].grade for id in ids}


def named_in_data(catalog):
    """(where, text, its claims) of every text of the data that names a claim."""
    for id, claim in catalog.evidence.items():
        yield f"evidence {id}", claim.finding, (id,)
    for id, one in catalog.conditions.items():
        yield f"condition {id}", one.honest, one.evidence
        yield from ((f"condition {id}", care.text, (care.evidence,)) for care in one.aftercare)
    for id, one in catalog.cautions.items():
        yield from ((f"caution {id}", care.text, (care.evidence,)) for care in one.aftercare)
    for id, move in catalog.moves.items():
        yield f"move {id}", move.purpose, (move.evidence,)
    for id, one in catalog.techniques.items():
        yield f"technique {id}", one.what, (one.evidence,)
    for id, rule in catalog.preparation.items():
        yield f"preparation {id}", f"{rule.text}\n{rule.article_differs}", (rule.evidence,)
    for id, term in catalog.glossary.items():
        if term.evidence:
            yield f"glossary {id}", term.meaning, term.evidence
    for id, layer in catalog.layers.items():
        yield from ((f"layer {id}", remark.text, (remark.evidence,)) for remark in layer.remarks)


def feedback(catalog):
    """(where, text, its claims) of everything that is said to an answer; a choice may have a claim of its own.

    A question about the grades themselves ("What does 'supported, low certainty' mean?") gives no verdict on a claim.
    """
    for lesson, quiz in catalog.quizzes.items():
        for question in quiz.questions:
            if re.search(rf"'{GRADE}", question.ask):
                continue
            where = f"quiz {lesson} {question.id}"
            said = [text for text in (question.why, question.low, question.high, question.wrong) if text]
            yield from ((where, text, question.evidence) for text in said)
            for choice in question.choices:
                yield where, choice.why, choice.evidence or question.evidence
                if choice.right:
                    yield where, choice.says, choice.evidence or question.evidence
    for id, exercise in catalog.exercises.items():
        yield f"exercise {id}", exercise.why, exercise.evidence
        yield from ((f"exercise {id}", one.says, one.evidence or exercise.evidence) for one in exercise.wrong)


def prose(path):
    if path.suffix == ".md":
        return path.read_text(encoding="utf-8")
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def graded(path):
    """(sentence, grade) of each statement that bears a grade: its words since the grade before it on the line."""
    for line in prose(path).splitlines():
        start = 0
        for found in GRADED.finditer(line):
            yield sentences(line[start : found.start()] + "x")[-1], found["grade"]
            start = found.end()


# --- the list itself


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Blinded tests speak against that.", "tests speak against it"),
        ("Whether it works is another question, and tests speak rather against it.", "tests speak against it"),
        ("Too much: stronger muscles are refuted.", "tests speak against it"),
        ("It has been shown in trials.", "studies have shown it"),
        ("That work on a zone helps an ill organ has not been shown.", "nobody has shown it"),
        ("No trial has shown that it lifts the arch.", "nobody has shown it"),
        ("Nobody has shown that it does.", "nobody has shown it"),
        ("On strength the reviews do not agree.", "studies do not agree"),
    ],
)
def test_the_list_knows_a_verdict_when_it_reads_one(said, verdict):
    """Each of these sentences gives one verdict, and no other one."""
    assert verdicts(said) == {verdict}


@pytest.mark.parametrize(
    "said",
    [
        "Pain sets the limit.",
        "Lay the palm on the foot.",
        "The chart says so.",
        "Such trials are small.",
        "It may calm you for a while.",
        "Only exercises that a physiotherapist has shown you.",
    ],
)
def test_what_is_no_verdict_is_left_alone(said):
    """Ordinary sentences are not taken for verdicts."""
    assert verdicts(said) == set()


# --- where a claim is named


def test_the_data_speak_as_their_grades_do(catalog):
    """Findings, cards, aftercare, moves, techniques, preparation, glossary and atlas: no verdict beyond the grade."""
    told = list(named_in_data(catalog))
    assert sum(bool(verdicts(text)) for _, text, _ in told) > 5
    assert [(where, *fault) for where, text, ids in told for fault in wrong(text, grades_of(catalog, ids))] == []


@each("path", PAGES, ids=lambda path: path.stem)
def test_pages_speak_as_their_grades_do(path):
    """What stands before '*mixed, low certainty*' in a lesson, in docs/article.md or INSTRUCTORS.md is mixed, too."""
    statements = list(graded(path))
    assert statements
    assert [(fault, grade) for text, grade in statements for fault in wrong(text, {grade})] == []


def test_quizzes_and_exercises_name_the_claim_of_a_verdict_and_speak_as_its_grade_does(catalog):
    """Who is told 'tests speak against it' can look up which tests: a verdict names its claim and agrees with it."""
    given = [(where, text, ids) for where, text, ids in feedback(catalog) if verdicts(text)]
    assert given
    assert [(where, text) for where, text, ids in given if not ids] == []
    assert [(where, *fault) for where, text, ids in given for fault in wrong(text, grades_of(catalog, ids))] == []
