"""What a written text was meant to be: characters that pass for others or cannot be seen, and words that are alike.

For ids, keys and syntax; in prose, a curly quote is welcome.
"""

import re
import unicodedata
from difflib import SequenceMatcher

#: ASCII characters, each with those that pass for it on a screen.
ALIKE = {
    '"': "“”„‟«»″＂", "'": "‘’‚‛‹›′´ʼ＇", "-": "−⁃˗➖", ".": "․。．", ",": "，、", "=": "＝꞊",
    "a": "аα", "b": "ЬƄ", "c": "сϲ", "d": "ԁ", "e": "еҽ", "g": "ɡ", "h": "һ", "i": "іιı", "j": "јϳ", "k": "кκ",
    "l": "ӏⅼ", "m": "м", "n": "ո", "o": "оοօ", "p": "рρ", "q": "ԛ", "r": "г", "s": "ѕ", "t": "т", "u": "υս",
    "v": "νѵ", "w": "ԝω", "x": "хχ", "y": "уγү", "z": "ᴢ", "A": "АΑ", "B": "ВΒ", "C": "СϹ", "E": "ЕΕ", "H": "НΗ",
    "I": "ІΙ", "J": "Ј", "K": "КΚ", "M": "МΜ", "N": "Ν", "O": "ОΟ", "P": "РΡ", "S": "Ѕ", "T": "ТΤ", "X": "ХΧ",
    "Y": "УΥ", "Z": "Ζ",
}  # fmt: skip
TYPED = {odd: plain for plain, odds in ALIKE.items() for odd in odds}
SOFT_HYPHEN = "\u00ad"
ODD = re.compile(r"[^\t\n\r -~]")  #: a character that a keyboard does not give
BLANK = "\u115f\u1160\u3164\uffa0\u2800"  # letters and signs without ink
LIKE, SURE = 0.74, 0.86  #: how alike two texts must be; and short synonyms, or those of an answer that stops


# --- Characters


def odd_characters(text: str) -> str:
    """The first three characters of a text that a keyboard does not give, each with its place and what to type;
    nothing where all are plain. For ids, keys and syntax: in prose, a curly quote is welcome."""
    odd = [f"character {place} is {odd_character(char)}" for place, char in enumerate(text, 1) if is_odd(char)]
    return "; ".join(odd[:3]) + (f"; and {len(odd) - 3} more" if len(odd) > 3 else "")


def odd_character(char: str) -> str:
    """'“' (Left double quotation mark): type " or delete it."""
    typed, named = typed_for(char), unicodedata.name(char, "").capitalize() or f"U+{ord(char):04X}"
    if char == SOFT_HYPHEN:
        return "a soft hyphen, which cannot be seen: type '-' or delete it"
    if typed == "":
        return f"one that cannot be seen ({named}): delete it"
    if typed == " ":
        return f"not a plain space ({named}): type a space"
    if typed in ("'", '"'):
        return f"'{char}' ({named}): type {typed} or delete it"
    return f"'{char}' ({named})" + (f": type '{typed}'" if typed else ", which has no place in it")


def is_odd(char: str) -> bool:
    return ODD.search(char) is not None


def typed_for(char: str) -> str | None:
    """What to type for an odd character: the plain one that it passes for, nothing where it cannot be seen; or None."""
    if char in TYPED:
        return TYPED[char]
    if unicodedata.category(char) in ("Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Zl", "Zp") or char in BLANK:
        return ""
    if unicodedata.category(char) in ("Zs", "Pd"):
        return " " if unicodedata.category(char) == "Zs" else "-"
    return "".join(c for c in unicodedata.normalize("NFKD", char) if c.isascii()) or None


def plain(text: str) -> str:
    """A text as it was meant: each odd character as its plain one."""
    return ODD.sub(lambda odd: typed_for(odd[0]) or "", text.replace(SOFT_HYPHEN, "-"))


def visible(text: str) -> str:
    """A text in which what cannot be seen stands as its number."""
    return "".join(f"<U+{ord(char):04X}>" if is_odd(char) and typed_for(char) in ("", " ") else char for char in text)


def readings(text: str) -> list[str]:
    """The plain texts that a text with odd characters may stand for, the likeliest first: a soft hyphen may be one that
    is meant or one that cannot be seen. None where a character passes for nothing plain."""
    text = "".join(text)  # plain text, whatever a class of somebody's own makes of it
    if any(typed_for(char) is None for char in ODD.findall(text)):
        return []
    return [plain(one).strip(" '\"") for one in dict.fromkeys((text, text.replace(SOFT_HYPHEN, "")))]


# --- Words


def lookup_form(text: str) -> str:
    """A text as it is looked up: small letters and digits, one space between words."""
    return " ".join(re.sub("[^a-z0-9]+", " ", plain(text).casefold().replace("'", "")).split())


def slug(name: str) -> str:
    """The id that a name gives, or was meant to be: 'Desk Feet' → desk-feet; nothing where no letter is left."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def singular(text: str) -> str:
    """One for several: 'flat foot' for 'flat feet', 'bunion' for 'bunions'."""
    return " ".join(
        "foot" if word == "feet" else word.removesuffix("s") if len(word) > 3 else word for word in text.split()
    )


def alike(one: str, other: str, enough: float) -> tuple[float, float]:
    """How alike two texts are spelled, 0 to 1, and how alike those of their words that differ most."""
    if singular(one) == singular(other) or one.replace(" ", "") == other.replace(" ", ""):
        return 1.0, 1.0
    words, others = one.split(), other.split()
    if len(words) != len(others):
        words, others, enough = [one], [other], SURE
    matcher = SequenceMatcher(None, one, other)
    if matcher.real_quick_ratio() <= enough or matcher.quick_ratio() <= enough or matcher.ratio() <= enough:
        return 0.0, 0.0
    return (
        min(matcher.ratio(), ratio(singular(one), singular(other))),
        min(ratio(*pair) for pair in zip(words, others, strict=True)),
    )


def ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()
