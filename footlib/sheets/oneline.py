"""A routine as one line of text, and back: the answers that it was planned from, with a check that nothing changed.

A line holds no steps. They are planned again, by the rules and the data of whoever opens the line, and must come out
the same; so nobody can be handed a routine that the safety rules would not allow.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from zlib import compress, decompressobj
from zlib import error as BadPacking

from ..catalog import load
from ..errors import FootlibError
from ..model import Routine
from ..planning import plan

HEAD, FORMAT = "footlib", "1"
CHECK = 8  # letters of a checksum
LONGEST = 20_000  # bytes that a line may unfold to
ASKED = {"conditions", "minutes", "cautions", "cleared", "avoid", "who", "feet"}  # the arguments of plan()
WISHES = ("more", "less")  # its arguments that a line holds only where they say something
AGAIN = "Ask for the line again, and copy it whole, from 'footlib:' to its last letter."


class OutdatedLine(FootlibError):
    """A whole, unchanged line from an older course; `again()` plans the same answers with the course of today."""

    def __init__(self, wanted, catalog):
        self.wanted, self.catalog = wanted, catalog
        call = f"plan({', '.join(f'{name}={value!r}' for name, value in wanted.items())})"
        super().__init__("This line is outdated: the course has changed since it was made, and the same answers now "
                         f"give another routine. Look at the new one and decide: {call}.")

    def again(self):
        return plan(**self.wanted, catalog=self.catalog)


def share(routine):
    """A routine as one line of text for a message or a note; `shared(line)` opens it again.

    >>> share(plan("tired-feet", cautions=()))[:10]
    'footlib:1:'
    """
    if not isinstance(routine, Routine):
        raise FootlibError(f"share takes a routine, such as share(plan('tired-feet')), not {routine!r}.")
    packed = compress(json.dumps(answers(routine), separators=(",", ":"), sort_keys=True).encode(), 9)
    body = f"{FORMAT}:{urlsafe_b64encode(packed).decode().rstrip('=')}:{fingerprint(routine)}"
    return f"{HEAD}:{body}:{digest(body)}"


def shared(line, *, catalog=None):
    """The routine that a line of `share` stands for, exactly; FootlibError where the line or the course has changed."""
    wanted, print_ = opened(line)
    catalog = catalog or load()
    try:
        routine = plan(**wanted, catalog=catalog)
    except FootlibError as problem:
        raise FootlibError(f"This line was made with other data of the course: {problem}") from None
    if fingerprint(routine) != print_:
        raise OutdatedLine(wanted, catalog)
    return routine


def answers(routine):
    """The arguments of plan() that this routine came from."""
    return {
        "conditions": routine.conditions,
        "minutes": int(routine.minutes) if routine.minutes.is_integer() else routine.minutes,
        "cautions": routine.cautions if routine.asked else None,
        "cleared": routine.cleared,
        "avoid": routine.avoid_why or routine.avoid,
        "who": routine.who,
        "feet": routine.feet,
        **{wish: places for wish in WISHES if (places := getattr(routine, wish))},
    }


def fingerprint(routine):
    """Changes when anything in a routine does: a step, its seconds, a word of advice. Wishes that nobody had are left
    out, so that lines from before there were wishes still open."""
    told = routine.model_dump(mode="json", exclude={wish for wish in WISHES if not getattr(routine, wish)})
    return digest(json.dumps(told, sort_keys=True))


def digest(text):
    return urlsafe_b64encode(sha256(text.encode()).digest()).decode()[:CHECK]


def opened(line):
    """(arguments of plan, fingerprint) of a line that is whole and unchanged."""
    parts = pieces(line)
    if parts[1:2] != [FORMAT]:
        raise FootlibError(f"This line has the form '{':'.join(parts[:2])}', and this course reads '{HEAD}:{FORMAT}'. "
                           "Update the course, or ask for a line made with this version.")
    if len(parts) < 5 or len(parts[4]) < CHECK:
        raise FootlibError(f"The end of this line is missing. {AGAIN}")
    if len(parts) > 5 or digest(":".join(parts[1:4])) != parts[4]:
        raise FootlibError(f"This line has been changed: its check does not fit. {AGAIN}")
    return unpacked(parts[2]), parts[3]


def pieces(line):
    """The parts of a line; spaces and line breaks that a mail program put in are taken out."""
    parts = "".join(line.split()).strip("\"'`").split(":") if isinstance(line, str) else []
    if parts[:1] != [HEAD]:
        raise FootlibError("A shared routine is one line of text that begins with 'footlib:1:' (share(routine) makes "
                           "one); this is something else.")
    return parts


def unpacked(packed):
    """The arguments of plan(), all of them and no others."""
    try:
        raw = decompressobj().decompress(urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), LONGEST)
        wanted = json.loads(raw)
    except (ValueError, BadPacking):
        wanted = None
    if not isinstance(wanted, dict) or wanted.keys() - set(WISHES) != ASKED:
        raise FootlibError(f"This line cannot be read. {AGAIN}")
    return wanted
