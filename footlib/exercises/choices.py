"""Choices and orders: ids of a short list, or their words."""

from ..errors import UnknownName, Words, readings, spelled
from .checker import ids


def known(answer, options):
    """The ids that an answer names, by id or by the words beside it; UnknownName with the nearest id."""
    by_words = {says.strip().casefold(): id for id, says in options.items()}
    given = (
        [answer]
        if isinstance(answer, str) and answer.strip().casefold() in by_words
        else ids(answer, repr([min(options)]))
    )
    return [named(one, options, by_words) for one in given]


def named(one, options, by_words):
    for text in (one, *readings(one)):
        word = text.strip().casefold()
        if word in options or word in by_words:
            return word if word in options else by_words[word]
    meant = Words({id: (says,) for id, says in options.items()}).meant(one) if spelled(one) else ()
    if len(meant) == 1:
        return meant[0]
    raise UnknownName(one, "option of this exercise", options)


def chosen(exercise, answer, catalog):
    """Choice: (passed, what kind of wrong)."""
    given, right = set(known(answer, exercise.options)), set(exercise.answer)
    if given == right:
        return True, ""
    if len(right) == 1 and len(given) > 1:
        return False, "Only one option is asked for."
    return False, " ".join([*slips(exercise, given, right), *counted(given, right)])


def slips(exercise, given, right):
    """What is said of exactly this answer, or else of each wrong option in it."""
    whole = [slip.says for slip in exercise.wrong if set(slip.answer) == given]
    return whole or [s.says for s in exercise.wrong if len(s.answer) == 1 and set(s.answer) <= given - right]


def counted(given, right):
    """How many are right, wrong and missing, where several are asked for."""
    if len(right) == 1:
        return
    wrong, missing = len(given - right), len(right - given)
    yield f"Of yours, {len(given & right)} {'belongs' if len(given & right) == 1 else 'belong'} to the answer"
    yield f"and {wrong} {'does' if wrong == 1 else 'do'} not" if wrong else "and none is wrong"
    yield f"({missing} {'is' if missing == 1 else 'are'} still missing)." if missing else "(none is missing)."


def ordered(exercise, answer, catalog):
    """Order: (passed, what kind of wrong)."""
    given, right = known(answer, exercise.items), list(exercise.answer)
    if given == right:
        return True, ""
    if twice := next((one for one in given if given.count(one) > 1), None):
        return False, f"'{twice}' stands there more than once."
    if len(given) < len(right):
        return False, f"{len(right) - len(given)} of the {len(right)} are still missing. Give all of them."
    says = [slip.says for slip in exercise.wrong if list(slip.answer) == given]
    return False, " ".join([*says, places(given, right)])


def places(given, right):
    """How many are in their place, and the first that is not."""
    fits = [a == b for a, b in zip(given, right, strict=True)]
    count, first = sum(fits), fits.index(False)
    return (
        f"{count} of {len(right)} {'is' if count == 1 else 'are'} in place; it first goes wrong at number "
        f"{first + 1} ('{given[first]}')."
    )
