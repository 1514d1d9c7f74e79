"""What the widgets assume of a front end: no more than anywidget promises, so that VS Code, Colab and what comes
next can show them, too. Nobody tries those here; what could break them is read."""

import re

from each import each
from IPython.lib.pretty import pretty

import footlib
from footlib.widgets.course_widget import HERE

PROMISED = {"get", "set", "on", "off", "save_changes", "send", "widget_manager"}  # anywidget.dev/en/afm
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
SCRIPTS = {path.name: COMMENT.sub("", path.read_text("utf-8")) for path in sorted(HERE.glob("*.js"))}
STYLES = {path.name: COMMENT.sub("", path.read_text("utf-8")) for path in sorted(HERE.glob("*.css"))}
AROUND = ("lesson_page.js", "page.css")  # about the notebook around a widget: where there is none, they find nothing
ELSEWHERE = re.compile(
    r"\bfetch\(|XMLHttpRequest|WebSocket|import\(|https?://(?!www\.w3\.org/)|@import url|url\((?!#|[\"']data:)"
)
OF_ONE = re.compile(r"jupyterapp|Jupyter\.|IPython|google\.colab|acquireVsCodeApi|\.jp-|\[data-jp|\.lm-", re.IGNORECASE)


@each("name, text", SCRIPTS.items())
def test_a_script_asks_nothing_of_its_model_but_what_is_promised(name, text):
    """`get`, `set`, `on`, `off`, `save_changes`, `send`, and the manager of the models."""
    assert set(re.findall(r"\bmodel\.(\w+)", text)) <= PROMISED, name


@each("name, text", SCRIPTS.items())
def test_a_script_looks_for_no_front_end(name, text):
    """None is asked whether it is there, nor its own elements looked for. JupyterLab's mark against shortcuts is an
    attribute that others ignore."""
    assert name in AROUND or OF_ONE.findall(text) == [], name


@each("name, text", (SCRIPTS | STYLES).items())
def test_nothing_is_fetched(name, text):
    """What a widget shows comes with it: a page without a network, or with a strict policy, shows it whole."""
    assert ELSEWHERE.findall(text) == [], name


@each("name, text", STYLES.items())
def test_a_style_stands_without_the_colours_of_a_front_end(name, text):
    """A variable of JupyterLab's has something in its place where there is no JupyterLab; its elements are named in one
    sheet only, which is about what stands around a widget, and its attribute where dark and light are told apart."""
    assert name in AROUND or re.findall(r"var\((--jp-[\w-]+)\)", text) == [], name
    assert name in AROUND or not re.search(r"\.(jp|lm)-", text), name
    dark = re.findall(r"\[data-jp-[^\]]+\]", text)
    assert set(dark) <= {'[data-jp-theme-light="false"]'}, name


IN_WORDS = {
    "a verdict": lambda: footlib.check("find-the-liver", ["liver@right"]),
    "a hint": lambda: footlib.hint("find-the-liver"),
    "claims": lambda: footlib.claims("sleep"),
    "words of the glossary": lambda: footlib.glossary("arch"),
    "moves": lambda: footlib.moves("heel"),
    "a rating card": lambda: footlib.rating_card(),
    "a print of one's own": lambda: footlib.own_print(thirds=(60, 50, 90)),
    "a comparison": lambda: footlib.compare(*[footlib.plan("flat-feet", cautions=())] * 2),
    "a routine": lambda: footlib.plan("flat-feet", cautions=()),
}


@each("what", IN_WORDS)
def test_a_console_says_in_words_what_a_notebook_dresses(what):
    """Where no Markdown is shown, the same stands there as plain sentences, and not as Python writes a value."""
    shown = IN_WORDS[what]()
    assert pretty(shown) == str(shown) != repr(shown)
