"""Numbers, as people write them: one reader for exercises and quizzes, and what kind of wrong a number is.

>>> read("0,240", "")
0.24
>>> read("288 000,5 kg", "kg")
288000.5
"""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from math import isfinite
from numbers import Real
from typing import Any

from ..catalog import Catalog
from ..catalog.giveaways import number_in
from ..errors import FootlibError, echo
from ..model.exercise_kinds import Number
from ..spelling import TYPED, is_odd, typed_for
from .checker import Checker, Judgement
from .given import text_of

FACTORS = {2: "twice", 10: "ten times", 60: "sixty times", 100: "a hundred times", 1000: "a thousand times"}
CLOSE = 0.1
HAIR = 1e-9  #: so that 0.1 + 0.2 is within 0.3

POINTS = str.maketrans({"٫": ".", "·": ".", "٬": ",", "_": " ", "º": "°", "˚": "°"})
NUMBER = re.compile(r"([-+]?) ?([.,]?\d(?:[\d.,' ]*\d)?)([eE][-+]?\d{1,3})?\.?(?!\d)(.*)")
THOUSANDS = re.compile(r"\d{1,3}([ ',.])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d+)?")
DECIMAL = re.compile(r"\d*[.,]\d+|\d+")
TWO_WAYS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
SEVERAL = re.compile(r"(?<![a-z])\d|[-±+]|/(?![a-z])|\b(?:to|or|and|till|until|by|times)\b")

UNITS = [  # the usual forms of a unit, each line one unit
    "% | per cent | percent | pct | percentage",
    "°",  # as "37 degrees" is; an angle, but it will do for a temperature
    "°c | c | °celsius | celsius | °centigrade | centigrade | °",
    "°f | f | °fahrenheit | fahrenheit | °",
    "kg | kilo | kilogram | kilogramme",
    "g | gram | gramme | gr",
    "t | tonne | ton | metric ton | metric tonne",
    "lb | pound",
    "n | newton",
    "kpa | kilopascal | kn/m2",
    "pa | pascal",
    "mm | millimetre | millimeter",
    "cm | centimetre | centimeter",
    "m | metre | meter",
    "s | sec | second",
    "min | minute",
    "h | hr | hour",
    "d | day",
    "wk | w | week",
    "people | person | human | participant | patient",
    "of 10 | out of 10 | /10 | / 10 | of ten | out of ten | in 10",
    "point | pt",
]


class NumberChecker(Checker[Number]):
    """A number with its unit: another sign, a factor, or too high or low."""

    choose = "Write a number first."
    form = "…"

    def judge(self, exercise: Number, given: object, catalog: Catalog) -> Judgement:
        typical = [(distractor.answer, distractor.says) for distractor in exercise.wrong]
        found = judge_number(read(given, exercise.unit), exercise.answer, exercise.tolerance, typical)
        otherwise = "" if found.passed else meant_otherwise(given, exercise.answer, exercise.tolerance)
        return Judgement(False, otherwise) if otherwise else found

    def source(self, exercise: Number) -> str:
        return f"{exercise.answer:.12g}"

    def in_words(self, exercise: Number, catalog: Catalog) -> str:
        return f"{f'{self.source(exercise)} {exercise.unit}'.strip()}."

    def parts(self, id: str, exercise: Number, catalog: Catalog) -> dict[str, Any]:
        return {"unit": bare(exercise.unit)}

    def clicked(self, exercise: Number, value: object, catalog: Catalog) -> str:
        return text_of(value, "A number")

    def as_clicked(self, exercise: Number, given: object, catalog: Catalog) -> str:
        return as_typed(given)

    def given_away(self, exercise: Number, text: str, catalog: Catalog) -> str:
        return number_in(text, exercise.answer, exercise.tolerance, exercise.unit, exercise.task)


def as_typed(given: object) -> str:
    """A number as somebody types it."""
    return given if isinstance(given, str) else f"{read(given, ''):.12g}"


def judge_number(number: float, right: float, tolerance: float, typical: Iterable[tuple[float, str]] = ()) -> Judgement:
    """The judgement on a number; a typical wrong answer has a sentence of its own."""
    if fits(number, right, tolerance):
        return Judgement(True)
    for wrong, says in typical:
        if abs(number - wrong) <= min(tolerance, abs(wrong - right) / 2):
            return Judgement(False, says)
    return Judgement(False, kind_of_wrong(number, right, tolerance))


def fits(number: float, right: float, tolerance: float) -> bool:
    """Whether a number is as near to the right one as is asked."""
    return abs(number - right) <= tolerance * (1 + HAIR) + HAIR * abs(right)


def kind_of_wrong(number: float, right: float, tolerance: float) -> str:
    """Another sign, a factor, or too high or low. Of 0 nothing is a multiple."""
    if number * right < 0:
        return "The sign is wrong: look at plus and minus."
    high = abs(number) > abs(right)
    near_enough = min(max(tolerance, abs(right) * 0.01), abs(right) / 4)
    for factor, words in FACTORS.items():
        if right and abs(number / factor - right if high else number * factor - right) <= near_enough:
            why = "one thing counted twice, or one half left out" if factor == 2 else "look at the units"
            return f"Your number is {words} too {'large' if high else 'small'}: {why}."
    near = " You are close: look at what you rounded." if abs(number - right) <= CLOSE * abs(right) else ""
    return f"Your number is too {'high' if number > right else 'low'}.{near}"


def meant_otherwise(answer: object, right: float, tolerance: float) -> str:
    """A sentence where '1,234' or '1.234' would be right if its sign were meant the other way; or nothing."""
    found = NUMBER.fullmatch(tidy(answer)) if isinstance(answer, str) and len(answer) <= LONGEST else None
    if not found or not TWO_WAYS.fullmatch(found[2]):
        return ""
    whole = re.sub(r"[.,]", "", found[2])
    thousands, tenths = float(f"{found[1]}{whole}"), float(f"{found[1]}{found[2].replace(',', '.')}")
    other, here = (tenths, thousands) if "," in found[2] else (thousands, tenths)
    if not fits(other, right, tolerance):
        return ""
    ways = f"'{found[2]}' can be meant in two ways; here it is read as {here:.12g}."
    return f"{ways} If you mean the other number, write {other:.12g}."


# --- reading


LONGEST = 100  # letters of a number with its unit


def read(answer: object, unit: str) -> float:
    """The one number of an answer; a text may hold its unit, in any of its usual forms."""
    if isinstance(answer, (Real, Decimal)) and not isinstance(answer, bool):
        return finite(answer, unit)
    if not isinstance(answer, str):
        point = " Between digits Python wants a point: 2.5." if isinstance(answer, tuple) else ""
        raise FootlibError(f"Give one number, such as {example(unit)}, not {echo(answer)}.{point}")
    text = tidy(answer[: LONGEST + 1])
    found = NUMBER.fullmatch(without_lead(text, unit)) if len(answer) <= LONGEST else None
    if not found:
        do, what = ("Give one number", f", not {echo(answer)}.") if text else ("Write a number first", ".")
        raise FootlibError(f"{do}, such as {example(unit)}{what}")
    sign, digits, power, rest = found.groups()
    if not same_unit(rest, unit):
        raise FootlibError(about_rest(bare(rest), unit, answer))
    return finite(f"{sign}{decimal(digits, unit, answer)}{power or ''}", unit)


def example(unit: str) -> str:
    return f'42 or "42 {bare(unit)}"' if unit else "42 or 0.5"


def finite(number: Any, unit: str) -> float:
    """As a float; no number is without end, and none is as large as that."""
    try:
        if isfinite(value := float(number)):
            return value
    except Exception:  # too large, or whatever somebody's own number raises
        pass
    raise FootlibError(f"Give one number, such as {example(unit)}: {echo(number)} is too large, or none at all.")


def tidy(text: str) -> str:
    """Digits of any script as 0 to 9, spaces and signs of any kind as plain ones, nothing that cannot be seen."""
    return " ".join("".join(map(tidied, text.translate(POINTS))).split()).strip("\"'")


def tidied(char: str) -> str:
    if (digit := unicodedata.decimal(char, None)) is not None:
        return str(digit)
    typed = typed_for(char) if is_odd(char) else None
    return char if typed is None or (typed.isalnum() and char not in TYPED) else typed


def without_lead(text: str, unit: str) -> str:
    """'level 1' is '1' where levels are asked for; so is 'level-1'."""
    lead = re.match(r"[^\d.,+-]*[^\W\d]-(?=\d)|[^\d.,+-]+", text)
    return text[lead.end() :] if lead and unit and same_unit(lead[0].rstrip("-"), unit) else text


def decimal(digits: str, unit: str, answer: object) -> str:
    """Digits as people write them: 2.5, 2,5 and .5; 10,000 and 10 000 and 10'000 are ten thousand, 1.234,5 and 1,234.5
    are a little more than twelve hundred. A comma before three digits parts thousands, except after 0."""
    if DECIMAL.fullmatch(digits) and not (TWO_WAYS.fullmatch(digits) and "," in digits):
        return digits.replace(",", ".")
    if (found := THOUSANDS.fullmatch(digits)) and not digits.startswith("0"):
        return digits.replace(found[1], "").replace(",", ".")
    if " " in digits or re.search(r"[.,]{2}|[.,]$", digits):
        raise FootlibError(f"Give one number, such as {example(unit)}: {echo(answer)} looks like several.")
    ways = f"{echo(answer)} can be read in more than one way"
    raise FootlibError(f"{ways}: write the number with a point at most, such as 1234.5.")


def about_rest(rest: str, unit: str, answer: object) -> str:
    """Why what stands after a number does not belong there."""
    known = any(form(rest) in forms for forms in FORMS) and not rest.startswith("/")
    if SEVERAL.search(form(rest)) and not known:
        return f"Give one number, such as {example(unit)}: {echo(answer)} holds more than one."
    wanted = f"in {bare(unit)}" if unit else "without a unit"
    return f"Another unit: the number is asked {wanted}, and yours is in {echo(rest)[1:-1]}."


def bare(unit: str) -> str:
    return unit.strip(" ()[].,;:!?")


def same_unit(given: str, wanted: str) -> bool:
    """Whether two units are the same: no unit at all, the same word, plural or not, or two usual forms of one."""
    given, wanted = form(given), form(wanted)
    return given in ("", wanted, *next((forms for forms in FORMS if wanted in forms), ()))


def form(unit: str) -> str:
    """A unit as it is compared: small letters, no plural, no brackets, ℃ as °C."""
    plain = unicodedata.normalize("NFKC", unit.translate(POINTS)).casefold().replace(".", "")
    word = re.sub(r"(?:\bdegrees?\b|\bdeg\b|°) ?", "°", " ".join(bare(plain).split()))
    return word.removesuffix("s") if len(word) > 2 else word


FORMS = [frozenset(map(form, line.split(" | "))) for line in UNITS]
