"""Whether a text gives an answer away: its number in digits or in words, its names, its steps in their order.

>>> number_in("That makes twenty minutes.", 20, unit="minutes")
'twenty minutes'
>>> number_in("There are two feet.", 2, unit="minutes")
''
"""

import re
from collections.abc import Iterable, Iterator, Mapping

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORTH = {word: n for n, word in enumerate(ONES)} | {word: 10 * n for n, word in enumerate(TENS, 2)}
LARGE = {"hundred": 100, "thousand": 1000}
WORD = rf"(?:{'|'.join(WORTH)})"
IN_WORDS = re.compile(rf"\b(?:{WORD}|a (?=hundred|thousand))(?:(?:[ -]|,? and )(?:{WORD}|hundred|thousand))*\b", re.I)
APART = " '’,\u00a0\u2009\u202f"  #: what stands between thousands
IN_DIGITS = re.compile(
    rf"(?<![\w.,])[1-9]\d{{0,2}}(?:[{APART}]\d{{3}})+(?:\.\d+)?(?!\w)"
    r"|(?<![\w.,])\d*[.,]?\d+(?!\w*\d)"
)
SAID = re.compile(r"\b(?:is|are|be|was|makes?|gives?|gets?|have|has|equals?|to|answer|number|write|about)[ :]*$", re.I)
PLAIN = (
    12  #: up to here number words stand in any sentence ("two feet"): with the unit, or as what something is, they tell
)
ENOUGH, MOST = 3, 5  #: items that make an order; from so many on all but one of them tell it, too
NO_NAMES = set("a an and the of on in at to for with from your you then it is be as by or not no up its".split())


def number_in(text: str, number: float, tolerance: float = 0, unit: str = "", known: str = "") -> str:
    """The words with which a text says a number, as far off as still right; a number that `known` says is no secret."""
    told = {value for value, *_ in numbers(known)}
    stem = re.escape(unit.lower().rstrip("s"))
    for value, start, end, plain in numbers(text):
        if value in told or abs(value - number) > tolerance + 1e-9:
            continue
        with_unit = re.match(rf"[ -]?{stem}\w*", text[end:], re.I) if stem else None
        if with_unit:
            return text[start : end + with_unit.end()]
        if plain or value > PLAIN or SAID.search(text[:start]) or re.match(r"\s*([.!?;:,)]|it is\b|$)", text[end:]):
            return text[start:end]
    return ""


def numbers(text: str) -> Iterator[tuple[float, int, int, bool]]:
    """(value, where it begins, where it ends, whether in digits) of every number of a text."""
    for found in IN_DIGITS.finditer(text):
        digits = re.sub(rf"(?<=\d)(?<!\b0)[{APART}](?=\d{{3}}(?!\d))", "", found[0]).replace(",", ".")
        if digits.count(".") < 2:
            yield float(digits), found.start(), found.end(), True
    for found in IN_WORDS.finditer(text):
        yield worth(re.findall(r"[a-z]+", found[0].lower())), found.start(), found.end(), False


def worth(words: Iterable[str]) -> float:
    """What number words are worth: 'two hundred and five' is 205."""
    whole = part = 0
    for word in words:
        if word in LARGE:
            part = max(part, 1) * LARGE[word]
            whole, part = (whole + part, 0) if word == "thousand" else (whole, part)
        else:
            part += WORTH.get(word, 0)
    return whole + part


def name_in(text: str, names: Iterable[str], known: str = "") -> str:
    """The first of some names that a text holds as words of their own, and that `known` does not."""
    return next((name for name in names if holds(text, name) and not holds(known, name)), "")


def holds(text: str, name: str) -> bool:
    """Whether a text holds a name as words of their own, whatever stands between the words; also as a plural."""
    return place_of(name, text) is not None


def place_of(name: str, text: str) -> int | None:
    """Where a text first holds a name."""
    words, text = re.findall(r"[^\W_]+", name.casefold()), text.casefold()
    if not words or not all(word in text for word in words):
        return None
    pattern = r"[\W_]+".join(map(re.escape, words)) + r"(?:s|es)?"
    found = re.search(rf"(?<![\w]){pattern}(?![\w])", text)
    return found.start() if found else None


def order_in(text: str, items: Mapping[str, str]) -> bool:
    """Whether a text names the items, by their words or ids, in the order in which they are given here."""
    if len(items) < ENOUGH:
        return False
    words = {id: own_words(f"{says} {id}") for id, says in items.items()}
    heard = [(one[0][:5], one.start()) for one in re.finditer(r"[a-z]+", text.lower())]
    found = []
    for id, says in items.items():
        alone = words[id] - set().union(*(others for other, others in words.items() if other != id))
        places = [place_of(says, text), place_of(id, text), next((at for word, at in heard if word in alone), None)]
        found += [min(known)] if (known := [one for one in places if one is not None]) else []
    return len(found) >= len(items) - (len(items) >= MOST) and all(
        a < b for a, b in zip(found, found[1:], strict=False)
    )


def own_words(text: str) -> set[str]:
    """The beginnings of the words that tell something, so that 'washing' is 'wash'."""
    return {word[:5] for word in re.findall(r"[a-z]{3,}", text.lower()) if word not in NO_NAMES}
