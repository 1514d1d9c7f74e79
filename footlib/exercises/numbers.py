"""Numbers: too high or too low, a factor off, another unit."""

import re
from math import isfinite
from numbers import Real

from ..errors import FootlibError
from .given import shown

FACTORS = {2: "twice", 10: "ten times", 60: "sixty times", 100: "a hundred times", 1000: "a thousand times"}
NUMBER = re.compile(r"\s*([-+−]?\d+(?:,\d{3})*(?:[.,]\d+)?)\s*(.*?)\s*\.?\s*")
THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+")
CLOSE = 0.1


def checked(exercise, answer, catalog):
    """(passed, what kind of wrong)."""
    number = read(answer, exercise.unit)
    return judged(number, exercise.answer, exercise.tolerance, [(s.answer, s.says) for s in exercise.wrong])


def judged(number, right, tolerance, slips=()):
    """(passed, what kind of wrong); a typical wrong answer has a sentence of its own."""
    if abs(number - right) <= tolerance * (1 + 1e-9):
        return True, ""
    for slip, says in slips:
        if abs(number - slip) <= min(tolerance, abs(slip - right) / 2):
            return False, says
    return False, kind_of_wrong(number, right, tolerance)


def kind_of_wrong(number, right, tolerance):
    if number * right < 0:
        return "The sign is wrong: look at plus and minus."
    high = abs(number) > abs(right)
    for factor, words in FACTORS.items():
        if abs(number / factor - right if high else number * factor - right) <= max(tolerance, abs(right) * 0.01):
            why = "one thing counted twice, or one half left out" if factor == 2 else "look at the units"
            return f"Your number is {words} too {'large' if high else 'small'}: {why}."
    near = " You are close: look at what you rounded." if abs(number - right) <= CLOSE * abs(right) else ""
    return f"Your number is too {'high' if number > right else 'low'}.{near}"


def read(answer, unit):
    """The number of an answer; a text may hold its unit."""
    example = f"42 or \"42 {unit}\"" if unit else "42 or 0.5"
    if isinstance(answer, Real) and not isinstance(answer, bool) and isfinite(answer):
        return float(answer)
    found = NUMBER.fullmatch(answer) if isinstance(answer, str) else None
    if not found:
        raise FootlibError(f"Give one number, such as {example}, not {shown(answer)}.")
    if found[2] and not same_unit(found[2], unit):
        wanted = f"in {unit}" if unit else "without a unit"
        raise FootlibError(f"Another unit: the number is asked {wanted}, and yours is in {found[2]}.")
    return decimal(found[1])


def decimal(digits):
    """Digits as people write them: 2.5 or 2,5, and 10,000 is ten thousand."""
    digits = digits.replace(" ", "").replace("−", "-")
    if THOUSANDS.fullmatch(digits):
        digits = digits.replace(",", "")
    return float(digits.replace(",", ".").rstrip("."))


def same_unit(given, wanted):
    """Whether two units are the same word, plural or not."""
    given, wanted = (text.strip().casefold().removesuffix("s") for text in (given, wanted))
    return given == wanted
