"""Claims and works: a grade says what was found and on whose word; a work can be found again, and is used."""

import re
from collections.abc import Iterator

from ..model import Evidence, Source
from .care_texts import too_hot
from .course_files import CourseFiles, Finding
from .honest_words import PROMISES

PAPERS = ("review", "trial", "study")  #: never a page or a leaflet
OWN = "course-judgement"  #: the course's own cautious choice, which is no finding
ARTICLE = "seed-article"
CUSTOM, TESTED = ("convention", "tradition"), ("supported", "mixed", "refuted")
#: volume and page, or the number that a library, a register or a digest knows the paper by
FOUND_BY = re.compile(r"\d+(\(\d+\))?:\w*\d|\d+\(\d+\)|article \d+|report |digest \w+|[A-Z]{2,}\d{5,}|ISBN")
ADDRESS = re.compile(r"https?://|www\.|\.(com|org|net|info|ru)\b")
HIDDEN = re.compile(r"^authors? of|names? not seen", re.I)
OURS = re.compile(r"our (own )?(description|words)|shortened")


def claim_findings(course: CourseFiles) -> Iterator[Finding]:
    """What is tested names its certainty and its works, custom claims none, and nothing promises."""
    for id, claim in course.catalog.evidence.items():
        yield from (course.in_data("evidence", id, field, text) for field, text in claim_mistakes(course, claim))
    grades = {id: one.grade for id, one in course.catalog.evidence.items()}
    for id, technique in course.catalog.techniques.items():
        if ("evidence", technique.evidence) in course.told_of:
            continue
        if (grade := grades[technique.evidence]) not in CUSTOM:
            text = f"how a technique is done is custom or tradition, never '{grade}'. Name a claim about the practice."
            yield course.in_data("techniques", id, "evidence", text)


def claim_mistakes(course: CourseFiles, claim: Evidence) -> Iterator[tuple[str, str]]:
    """(field, what is wrong) with one claim."""
    if claim.grade in CUSTOM and claim.certainty != "none":
        yield "certainty", f"must be 'none': a {claim.grade} was not tested."
    if claim.grade in TESTED:
        if claim.certainty == "none":
            yield "certainty", f"must say how sure it is: '{claim.grade}' means that it was tested."
        if set(claim.sources) <= {OWN, ARTICLE}:
            text = (
                f"'{claim.grade}' cannot rest on {' and '.join(claim.sources)} alone. Name who tested it, or write "
                "convention."
            )
            yield "grade", text
        elif all(course.catalog.sources[s].weak or s in (OWN, ARTICLE) for s in claim.sources):
            yield "sources", f"'{claim.grade}' needs more than trade pages: name a work that tested it."
    for field in ("claim", "finding"):
        text = getattr(claim, field)
        if (
            found := PROMISES.search(text)
            if field == "finding" or claim.grade not in ("unsupported", "refuted")
            else None
        ):
            yield field, f"'{found[0]}' promises too much. Say what was found."
        if problem := too_hot(text):
            yield field, problem


def source_findings(course: CourseFiles) -> Iterator[Finding]:
    """Each work can be found again by whoever wants to read it, and something rests on it."""
    cited = cited_sources(course)
    dois: dict[str, str] = {}
    works: dict[tuple[str, str, str], str] = {}
    for id, source in course.catalog.sources.items():
        yield from (course.in_data("sources", id, field, text) for field, text in source_mistakes(source))
        if source.doi and (first := dois.setdefault(source.doi.lower(), id)) != id:
            yield course.in_data("sources", id, "doi", f"is that of '{first}' already: one work, one entry.")
        work = (source.title.lower(), source.authors.lower(), source.work.lower())
        if (first := works.setdefault(work, id)) != id and not source.doi:
            yield course.in_data("sources", id, "title", f"is the work of '{first}' already: one work, one entry.")
        if id not in cited and cited and course.readable(*course.files):
            text = "nothing names this work yet. Write its id into the 'sources' of what rests on it."
            yield course.in_data("sources", id, "", text, remark=True)


def cited_sources(course: CourseFiles) -> set[str]:
    """All sources that a data file names, in entries with a mistake, too."""
    texts = (file.text for name, file in course.files.items() if name != "sources")
    return {id for text in texts for id in re.findall(r'"([a-z0-9-]+)"', text)}


def source_mistakes(source: Source) -> Iterator[tuple[str, str]]:
    """(field, what is wrong) with one work."""
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
