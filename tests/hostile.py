"""The course's own data with HTML, scripts, links and formulas in every text that people read."""

import json
import tomllib
from pathlib import Path

from footlib.catalog import TABLES, default_folder

RUN = "window.ranHere=true"
PIECES = (
    f" <img src=x onerror={RUN}>", f" <script>{RUN}</script>", f" [go](javascript:{RUN})", f" <svg/onload={RUN}>",
    rf" $\href{{javascript:{RUN}}}{{m n}}$", " $_{x $ {a brace} `tick` *star* |",
    rf" \(\href{{javascript:{RUN}}}{{m n}}\)",
    f" <javascript:{RUN}>", f" [go](&#x6a;avascript:{RUN})", f" [go]: javascript:{RUN}", " ![x](x)",
    f" <!-- <img src=x onerror={RUN}> -->", f" ]]><img src=x onerror={RUN}>", f' "><img src=x onerror={RUN}>',
    f" <iframe srcdoc='<script>parent.{RUN[7:]}</script>'>", f" <a href='data:text/html,<script>{RUN}</script>'>go</a>",
    f" <p style='background:url(x)' onclick={RUN}>", f" <details open ontoggle={RUN}>", " ~~~ | <b>bold</b> |",
    f" ``` <img src=x onerror={RUN}>", rf" \[\href{{javascript:{RUN}}}{{m 1}}\]",
    rf" \begin{{a 1}}\href{{javascript:{RUN}}}{{m 1}}\end{{a 1}}",
)  # fmt: skip
BRIEF = [piece for piece in PIECES if len(piece) < 48]  # short enough for a name, which a picture must have room for
NAMES = ("name", "title", "subtitle", "plain", "synonyms", "scale", "toe", "body", "places", "answers")
#: Fields that are no text for people, or whose words must be those of another field.
KEPT = ("answer", "swap", "term", "also", "words", "lesson", "doi", "certainty")
TERSE = ("do", "do_self")  #: texts of so many words at most
SHORT = ("plain", "synonyms", "says", "verdict", "unit", "article_says")  #: texts that may be one small word


def hostile(value, pieces, field=""):
    """A value of the data with every text for people (with a space, or a capital) ended by pieces, a name by one."""
    if isinstance(value, dict):
        same = {"answer": "answers"} if value.get("kind") == "feedback" else {}  # its words are those of the ratings
        return {
            key: item
            if key in KEPT and not isinstance(item, dict)
            else hostile(item, pieces, field if field in NAMES else same.get(key, key))
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [hostile(item, pieces, field) for item in value]
    small = field in SHORT and isinstance(value, str) and value.isalpha()
    if field in TERSE:  # of twenty words at most: one short piece
        return " ".join(value.split()[:14]) + PIECES[1]
    if isinstance(value, str) and (small or " " in value.strip() or value[:1].isupper()):
        return value.rstrip() + (BRIEF[sum(map(ord, value)) % len(BRIEF)] if field in NAMES else "".join(pieces))
    return value


def toml(value):
    """A value as TOML, in one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def write(folder, pieces=PIECES):
    """The hostile files in a folder."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for file, *_ in TABLES.values():
        tables = tomllib.loads((default_folder() / f"{file}.toml").read_text(encoding="utf-8"))
        text = "\n".join(f"{json.dumps(id)} = {toml(hostile(table, pieces))}" for id, table in tables.items())
        (folder / f"{file}.toml").write_text(text + "\n", encoding="utf-8")
    return folder
