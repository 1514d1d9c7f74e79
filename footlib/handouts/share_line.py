"""A routine as one line of text, and back: the answers that it was planned from, with a check that nothing changed.

A line holds no steps. They are planned again, by the rules and the data of whoever opens the line, and must come out
the same; so nobody can be handed a routine that the safety rules would not allow. And its answers are those of whoever
made it: for the one who opens it, the safety check stands open.
"""

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from itertools import islice
from typing import Any
from urllib.parse import unquote
from zlib import compress, decompressobj
from zlib import error as BadPacking

from ..arguments import of_kind
from ..catalog import Catalog, course
from ..errors import FootlibError
from ..model import Routine
from ..planning import plan
from ..spelling import is_odd, typed_for

HEAD, FORMAT = "footlib", "1"
CHECK = 8  # letters of a checksum
LONGEST = 20_000  # bytes that a line may unfold to
FARTHEST = 40_000  # letters of a text in which the end of a line is looked for
MOST = 20  # lines in a text that are tried
OUTDATED = (
    "This line is outdated: the course has changed since it was made, and the same answers now give another routine. "
    "Plan it anew, with today's answers to the safety check"
)
CALL = 160  # letters of a call that a message shows
ASKED = {"conditions", "minutes", "cautions", "cleared", "avoid", "who", "feet"}  # the arguments of plan()
WISHES = ("more", "less")  # its arguments that a line holds only where they say something
AGAIN = "Ask for the line again, and copy it whole, from 'footlib:' to its last letter."
BEGINS = re.compile(r"footlib\s*:", re.IGNORECASE)
WHOLE = re.compile(rf"footlib:(\w+):([\w-]+):([\w-]{{{CHECK}}}):([\w-]{{{CHECK}}})", re.ASCII | re.IGNORECASE)
TAG = re.compile(r"</?[a-z][^<>]{0,500}>", re.IGNORECASE)
MARKS = re.compile(r"[_:-]*")
LETTER = re.compile(r"[\w:-]", re.ASCII)
COLONS = str.maketrans(dict.fromkeys("：∶꞉︰", ":"))


class OutdatedLine(FootlibError):
    """A whole, unchanged line from an older course; `again()` plans the same answers with the course of today.

    said: what is the matter, without the call that mends it: not everywhere is a place to type one.
    """

    said = f"{OUTDATED}."

    def __init__(self, wanted: dict, catalog: Catalog):
        self.wanted, self.catalog = wanted, catalog
        given = {name: value for name, value in wanted.items() if name not in ("cautions", "cleared") and value}
        call = f"plan({', '.join(f'{name}={value!r}' for name, value in given.items())}, cautions=[…])"
        super().__init__(f"{OUTDATED}{f': {call}' if len(call) <= CALL else ''}.")

    def again(self) -> Routine:
        return unasked(plan(**self.wanted, catalog=self.catalog))


def share(routine: Routine) -> str:
    """A routine as one line of text for a message or a note; `shared(line)` opens it again.

    >>> share(plan("tired-feet", cautions=()))[:10]
    'footlib:1:'
    """
    of_kind(routine, Routine, "share takes a routine, such as share(plan('tired-feet'))")
    packed = compress(json.dumps(answers(routine), separators=(",", ":"), sort_keys=True).encode(), 9)
    body = f"{FORMAT}:{urlsafe_b64encode(packed).decode().rstrip('=')}:{fingerprint(routine)}"
    return f"{HEAD}:{body}:{digest(body)}"


def shared(line: str, *, catalog: Catalog | None = None) -> Routine:
    """The routine that a line of `share` stands for; FootlibError where the line or the course has changed.

    The line may stand in other text, quoted and broken by a mail. Its steps are those of whoever made it, the safety
    check is not: it counts as not asked.
    """
    wanted, print_ = opened(line)
    catalog = course(catalog)
    try:
        routine = plan(**wanted, catalog=catalog)
    except FootlibError as problem:
        raise FootlibError(f"This line was made with other data of the course: {problem}") from None
    if fingerprint(routine) != print_:
        raise OutdatedLine(wanted, catalog)
    return unasked(routine)


def unasked(routine: Routine) -> Routine:
    """The routine with its safety check open: what was reported limits it, but nobody has asked today."""
    return routine.model_copy(update={"asked": False})


def answers(routine: Routine) -> dict[str, Any]:
    """The arguments of plan() that this routine came from."""
    return {
        "conditions": routine.conditions,
        "minutes": int(routine.minutes) if routine.minutes.is_integer() else routine.minutes,
        "cautions": routine.cautions if routine.asked or routine.cautions else None,
        "cleared": routine.cleared,
        "avoid": routine.avoid_why or routine.avoid,
        "who": routine.who,
        "feet": routine.feet,
        **{wish: places for wish in WISHES if (places := getattr(routine, wish))},
    }


def fingerprint(routine: Routine) -> str:
    """Changes when what the hands do changes, or what is refused; not when the course words it differently."""
    hands = [(s.move, s.foot, s.places, s.technique, s.towards, s.pressure, s.seconds) for s in routine.steps]
    return digest(json.dumps([hands, [(refer.kind, refer.caution) for refer in routine.refer]]))


def digest(text: str) -> str:
    return urlsafe_b64encode(sha256(text.encode()).digest()).decode()[:CHECK]


def opened(text: object) -> tuple[dict, str]:
    """(arguments of plan, fingerprint) of the first whole and unchanged line in a text."""
    mistake = None
    for letters, glued in islice(candidates(text), MOST):
        try:
            return read(letters, glued)
        except FootlibError as problem:
            mistake = mistake or problem
    raise mistake or FootlibError(
        "A shared routine is one line of text that begins with 'footlib:1:' (share(routine) "
        "makes one); this is something else."
    )


def candidates(text: object) -> Iterator[tuple[str, list[int]]]:
    """The letters that may make a line, from each 'footlib:' of a text on, and where each of them stands. What mail and
    chats put between them (spaces, line breaks, marks of a quotation, signs without width) is taken out; a long dash
    was one hyphen, or two; and a web page has its tags."""
    if not isinstance(text, str):
        return
    seen = "".join(map(typed, text.translate(COLONS)))
    forms = (seen, seen.replace("—", "--").replace("–", "--"), unquote(unescape(seen)), TAG.sub("\n", seen))
    for form in dict.fromkeys(forms):
        plain = form.replace("—", "-").replace("–", "-")
        for begin in BEGINS.finditer(plain):
            places = [
                at for at in range(begin.start(), min(len(plain), begin.start() + FARTHEST)) if LETTER.match(plain[at])
            ]
            yield "".join(plain[at] for at in places), places


def typed(character: str) -> str:
    """A character as it was before a mail program or a chat made it prettier; long dashes are left for later."""
    return character if character in "—–" or not is_odd(character) else typed_for(character) or ""


def read(letters: str, places: list[int]) -> tuple[dict, str]:
    """(arguments of plan, fingerprint) of the line that the letters begin with."""
    form = letters.split(":", 2)[1]
    if form != FORMAT:
        raise FootlibError(
            f"This line has the form '{HEAD}:{form[:CHECK]}', and this course reads '{HEAD}:{FORMAT}'. "
            "Update the course, or ask for a line made with this version."
        )
    whole = WHOLE.match(letters)
    if not whole:
        raise FootlibError(f"The end of this line is missing. {AGAIN}")
    marks = MARKS.match(letters, whole.end())  # they are none of its letters, unless more follow
    after = marks.end() if marks else whole.end()
    glued = after < len(letters) and places[after] == places[whole.end() - 1] + 1 + after - whole.end()
    _, packed, print_, check = whole.groups()
    if glued or digest(f"{FORMAT}:{packed}:{print_}") != check:
        raise FootlibError(f"This line has been changed: its check does not fit. {AGAIN}")
    return unpacked(packed), print_


def unpacked(packed: str) -> dict[str, Any]:
    """The arguments of plan(), all of them and no others."""
    try:
        raw = decompressobj().decompress(urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), LONGEST)
        wanted = json.loads(raw)
    except (ValueError, RecursionError, BadPacking):
        wanted = None
    if not isinstance(wanted, dict) or wanted.keys() - set(WISHES) != ASKED:
        raise FootlibError(f"This line cannot be read. {AGAIN}")
    return wanted
