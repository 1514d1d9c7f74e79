"""Text in data is text: whatever an instructor pastes into a name or a sentence is shown letter for letter."""

import re
from html.parser import HTMLParser
from pathlib import Path

import hostile
import mistune
import pytest

import footlib.catalog
from footlib import (
    check,
    claims,
    compare,
    draw,
    glossary,
    handout,
    hint,
    load,
    moves,
    own_print,
    plan,
    plot_claims,
    share,
)
from footlib.model.report import escape


@pytest.fixture(scope="module")
def shown_from(tmp_path_factory):
    """A course whose data hold scripts, links and formulas in every text that people read."""
    with pytest.MonkeyPatch.context() as patch:
        folder = hostile.write(tmp_path_factory.mktemp("hostile") / "data")
        patch.setenv("FOOTLIB_CACHE", str(folder.parent / "cache"))
        patch.setattr(footlib.catalog, "default_folder", lambda: folder)
        yield load()


class Page(HTMLParser):
    """Collects what is more than text in a page, and each run of text as MathJax reads it."""

    def __init__(self, html):
        super().__init__()
        self.active, self.texts = [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        acts = any(name.startswith("on") for name in given) or "srcdoc" in given
        if tag in ("script", "svg", "code", "iframe") or acts or given.get("src") == "x":
            self.active.append((tag, given))
        if (given.get("href") or "").strip().lower().startswith(("javascript:", "data:")):
            self.active.append((tag, given))

    def handle_data(self, text):
        self.texts.append(text)


def drawn(tag, given):
    """A picture of our own: it has a frame and words, and nothing that acts."""
    return tag == "svg" and bool(given) and set(given) <= {"class", "role", "aria-hidden", "aria-label", "viewbox"}


def problems(html):
    """What runs, leads somewhere or becomes a formula in a piece of HTML."""
    page = Page(re.sub(r"base64,[^\")\s]*", "", html))
    formulas = [text for text in page.texts if re.search(r"\$.+\$|\\\(|\\\[|\\begin", text)]
    return page.active + formulas


def markdown(text):
    """Markdown as a notebook shows it, HTML included."""
    return mistune.create_markdown(escape=False, plugins=["table", "strikethrough"])(text)


SHOWN = {
    "a routine": lambda: plan("valgus", cautions=()),
    "a refusal": lambda: plan("valgus", cautions=["fever", "diabetes", "open-skin"]),
    "a comparison": lambda: compare(plan("valgus", cautions=()), plan("heel-pain", cautions=["thin-skin"], minutes=10)),
    "claims": lambda: claims(),
    "moves": lambda: moves(),
    "the glossary": lambda: glossary(),
    "an own print": lambda: own_print(forefoot=90, midfoot=30, heel=60, thirds=(10, 9, 12)),
    "a hint": lambda: hint("say-it-honestly"),
    "a verdict": lambda: check("two-places-that-carry", list(load().exercises["two-places-that-carry"].answer)),
    "a card's mistakes": lambda: check("softer-card", f'[a]\ngroup = "{hostile.PIECES[0]}"\nname = "Mine"'),
}


@pytest.mark.parametrize("what", SHOWN)
def test_what_a_lesson_shows_as_text_stays_text(shown_from, what):
    """No element, no link, no formula comes out of a text; and the odd text is there to be read."""
    html = markdown(SHOWN[what]()._repr_markdown_())
    assert problems(html) == [] and "onerror=" in "".join(Page(html).texts)


@pytest.mark.parametrize("kind", [".html", ".md"])
def test_what_is_printed_stays_text(shown_from, tmp_path, kind):
    """The print page and the note show it letter for letter, too; but for the line with which a routine is opened."""
    routine = plan("valgus", cautions=())
    text = Path(handout(routine, tmp_path / f"card{kind}")).read_text(encoding="utf-8").replace(share(routine), "")
    found = problems(markdown(text)) if kind == ".md" else Page(text).active  # no formulas are set on the print page
    assert [one for one in found if one != ("code", {}) and not drawn(*one)] == []


PICTURES = {"places": lambda: draw("sole", layer="plain", highlight=["heel", "arch"]), "plot": plot_claims}


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_dollars_and_braces_in_a_name_break_no_picture(shown_from, picture):
    """A $ begins no formula, a brace no gap to be filled, and the words for a screen reader are an attribute."""
    bundle = picture()._repr_mimebundle_()
    assert problems(bundle["text/html"]) == [] and bundle["image/png"]


@pytest.mark.parametrize("layer", ["load", "skin"])
def test_much_to_say_makes_a_chart_taller_and_not_its_feet_smaller_than_nothing(shown_from, layer):
    """Remarks of thousands of letters under a chart took all of its page, and drawing the feet went on for ever."""
    figure = draw("sole", foot="right", layer=layer).figure
    contour = next(artist for artist in figure.axes[0].get_children() if "contour" in str(artist.get_gid()))
    assert figure.get_figheight() > 11.7 and contour.get_path().get_extents().height > 1.5


FORMULAS = ["$x$", "$$x$$", r"\(x\)", r"\[x\]", r"\begin{a}x\end{a}", "5 $ and 6 $"]


@pytest.mark.parametrize("text", [*FORMULAS, *hostile.PIECES])
def test_escaped_text_reads_as_it_was_written(text):
    """What is escaped shows the same letters, and nothing else."""
    html = markdown(escape(f"say{text}"))
    assert problems(html) == [] and "".join(Page(html).texts).strip() == f"say{text}"


@pytest.mark.parametrize(
    "text",
    [
        "- say",
        "+ say",
        "12. say",
        "3) say",
        "---",
        "===",
        "    say",
        "say\n===",
        "say\n\n- more",
        "say\n| more",
        "say\u2028# more",
    ],
)
def test_escaped_text_begins_no_list_and_no_heading(text):
    """In a list, under a line and in a table it is words in one line, wherever it breaks or whatever it begins with."""
    for note in ("- {}", "line\n{}", "| a | b |\n|---|---|\n| {} | c |"):
        html, plain = (markdown(note.format(words)) for words in (escape(text), "say"))
        assert re.findall(r"<\w+", html) == re.findall(r"<\w+", plain), html
        assert " ".join(text.split()) in " ".join("".join(Page(html).texts).split())
