"""A verdict in words is the verdict of the grade: "tests speak against it" only of what was tested and failed.

`VERDICTS` is the course's list of such words. It is read wherever a claim is named; and whoever gives a verdict in a
quiz or an exercise names the claim.
"""

import re
from collections.abc import Iterable, Iterator

from footlib.model import GRADES

from .course_files import CourseFiles, Finding, Told, in_lessons
from .notebooks import Notebook

GRADE = rf"(?P<grade>{'|'.join(GRADES)})"
GRADED = re.compile(rf"(?:\*|<sup>)(?:claim )?{GRADE}(?:, [a-z ]+ certainty)?(?:\*|</sup>)")
END = "x"  # of a sentence that a full stop may end before its mark: that mark grades no words
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


def sentences(text: str) -> list[str]:
    return [s.strip() for s in re.split(r"(?<=[.!?:;])\s+|\n|\|", text) if s.strip()]


def unfit(text: str, grades: Iterable[str]) -> list[tuple[str, str]]:
    """(verdict, sentence) that none of these grades allows."""
    return [
        (verdict, sentence)
        for sentence in sentences(text)
        for verdict, (words, allowed) in VERDICTS.items()
        if re.search(words, sentence, re.I) and not allowed & set(grades)
    ]


def verdicts(text: str) -> set[str]:
    """The verdicts that a text gives."""
    return {verdict for s in sentences(text) for verdict, (words, _) in VERDICTS.items() if re.search(words, s, re.I)}


def data_verdicts(course: CourseFiles) -> Iterator[Finding]:
    """Texts of the data say of a claim no more and no less than its grade; a verdict on an answer names its claim."""
    claims = course.catalog.evidence
    for attribute, id, field, text, ids in (*named_in_data(course), *feedback(course)):
        if not ids:
            if given := verdicts(text):
                told = f"says '{min(given)}' and names no claim."
                todo = 'Write evidence = ["…"] with the claim that it is about.'
                yield course.in_data(attribute, id, field, f"{told} {todo}")
            continue
        grades = {claims[one].grade for one in ids}
        for verdict, sentence in unfit(text, grades):
            told = f"says '{verdict}' of what is {' and '.join(sorted(grades))} ({', '.join(ids)}): \"{sentence[:80]}\""
            yield course.in_data(attribute, id, field, told)


def named_in_data(course: CourseFiles) -> Iterator[tuple[str, str, str, str, tuple[str, ...]]]:
    """(table, id, field, text, its claims) of every text of the data that names a claim."""
    catalog = course.catalog
    for id, claim in catalog.evidence.items():
        yield "evidence", id, "finding", claim.finding, (id,)
    for id, card in catalog.conditions.items():
        yield "conditions", id, "honest", card.honest, card.evidence
    for kind in ("conditions", "cautions"):
        for id, card in getattr(catalog, kind).items():
            for number, care in enumerate(card.aftercare, 1):
                yield kind, id, f"aftercare.{number}.text", care.text, (care.evidence,)
    told = (("moves", "purpose"), ("techniques", "what"), ("preparation", "text"), ("preparation", "article_differs"))
    for kind, field in told:
        for id, one in getattr(catalog, kind).items():
            yield kind, id, field, getattr(one, field), (one.evidence,)
    for id, term in catalog.glossary.items():
        if term.evidence:
            yield "glossary", id, "meaning", term.meaning, term.evidence
    for id, layer in catalog.layers.items():
        for number, remark in enumerate(layer.remarks, 1):
            yield "layers", id, f"remarks.{number}.text", remark.text, (remark.evidence,)


def feedback(course: CourseFiles) -> Iterator[tuple[str, str, str, str, tuple[str, ...]]]:
    """(table, id, field, text, its claims) of everything that is said to an answer; a choice may have its own claim.

    A question about the grades themselves ("What does 'supported, low certainty' mean?") gives no verdict on a claim.
    """
    for lesson, quiz in course.catalog.quizzes.items():
        for number, question in enumerate(quiz.questions, 1):
            if re.search(rf"'{GRADE}", question.ask):
                continue
            at = f"questions.{number}"
            for field in ("why", "low", "high", "wrong"):
                if text := getattr(question, field):
                    yield "quizzes", lesson, f"{at}.{field}", text, question.evidence
            for place, choice in enumerate(question.choices, 1):
                ids = choice.evidence or question.evidence
                yield "quizzes", lesson, f"{at}.choices.{place}.why", choice.why, ids
                if choice.right:
                    yield "quizzes", lesson, f"{at}.choices.{place}.says", choice.says, ids
    for id, exercise in course.catalog.exercises.items():
        yield "exercises", id, "why", exercise.why, exercise.evidence
        for number, one in enumerate(exercise.wrong, 1):
            yield "exercises", id, f"wrong.{number}.says", one.says, one.evidence or exercise.evidence


@in_lessons
def lesson_verdicts(course: CourseFiles, lesson: Notebook) -> Told:
    """What stands before a mark says no more and no less than the mark."""
    for cell in lesson.texts:
        for sentence, grade in graded_statements(cell.text):
            for verdict, words in unfit(sentence, {grade}):
                yield cell, f"says '{verdict}' of what is {grade}: \"{words[:80]}\"", words


def graded_statements(text: str) -> Iterator[tuple[str, str]]:
    """(sentence, grade) of each statement that bears a grade: its words since the grade before it on the line."""
    for line in text.splitlines():
        start = 0
        for found in GRADED.finditer(line):
            last = sentences(line[start : found.start()] + END)[-1]
            yield last.removesuffix(END).strip(), found["grade"]
            start = found.end()
