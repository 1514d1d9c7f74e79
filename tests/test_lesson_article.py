"""docs/article.md: every sentence of the article is there, and leads to where the course teaches it."""

import re
from hashlib import sha256
from pathlib import Path

from test_lessons import FOLDER, LESSONS

from footlib.model import GRADES
from footlib_authoring.review.lesson_text import anchors, links

PAGE = Path(__file__).resolve().parent.parent / "docs" / "article.md"
GRADED = re.compile(
    rf"\*(?P<grade>{'|'.join(GRADES)})(?:, (?P<certainty>[a-z ]+) certainty)?\*(?: \((?P<ids>`[^)]*`)\))?"
)
ROW = re.compile(r"^\| (\d+) \| “(.+)” \| (.+?) \| (.+) \|$", re.M)
ROWS = [match.groups() for match in ROW.finditer(PAGE.read_text(encoding="utf-8"))]

#: The article's headings and sentences in their order, as fingerprints: the article itself is not copied.
ARTICLE = """
    e5c6e6 a8bd42 c1330e a45b27 9a3ed7 ff1f08 651981 d25951 c96dcf 66e5d8 9431cc 7d526d 862d76 1df910
    056819 ec07ab 3ce2cd cdd0e9 74ed42 514b50 4ba502 bdfb23 fc03ff 914c75 cad47d 239c14 76b397 c981f3
    6e939e 5cdaf1 fd588b 9fd2cc f56269 8a73c3 de451d 4069e8 a917e5 daeea5 71b3bd acd4ef b0c77a 4686b3
""".split()


def fingerprint(sentence):
    return sha256(" ".join(sentence.split()).encode()).hexdigest()[:6]


def test_no_sentence_of_the_article_is_left_out_or_changed():
    """The table quotes every heading and sentence of the article, word for word and in order."""
    assert [fingerprint(sentence) for _, sentence, _, _ in ROWS] == ARTICLE
    assert [int(number) for number, *_ in ROWS] == list(range(1, len(ARTICLE) + 1))


def test_what_teaches_leads_to_a_section_of_a_lesson():
    """Whatever teaches something has a link to a section that exists; headings and bridges are marked as such."""
    for number, sentence, where, made in ROWS:
        teaches = not made.startswith("not teaching")
        assert bool(list(links(where))) is teaches, f"{number}: {sentence}"
        for _, label, address in links(where):
            name, _, anchor = address.removeprefix("../notebooks/").partition("#")
            target = FOLDER / name
            assert target.stem in LESSONS, f"{number}: [{label}]({address}): there is no such lesson"
            assert anchor in anchors(target), f"{number}: [{label}]({address}): there is no such section"
            assert label.split()[0] == str(int(target.stem[:2])), f"{number}: the label names another lesson"


def test_grades_in_the_table_are_those_of_the_data(catalog):
    """What the course makes of a sentence carries the grade that data/evidence.toml gives."""
    for number, _, _, made in ROWS:
        for match in GRADED.finditer(made):
            assert match["ids"], f"{number}: {match[0]!r} names no claim"
            for id in re.findall(r"`([^`]+)`", match["ids"]):
                claim = catalog.find("evidence", id)
                assert (match["grade"], match["certainty"] or "none") == (claim.grade, claim.certainty), (number, id)


def test_promises_of_the_article_are_graded():
    """No sentence that speaks of illness, pain or organs stands there without a grade."""
    for number, sentence, _, made in ROWS:
        if re.search(r"pain\b|treatment|disease|internal organs|fatigue", sentence, re.I):
            assert GRADED.search(made), f"{number}: {sentence}"
