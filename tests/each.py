"""One test for a whole list: `@each("zone", ZONES)`; and whether a test asserted anything at all."""

import functools
import inspect

import pytest

NOTHING = "It asserts nothing, so it cannot fail."
OTHERWISE = ("pytest.raises", "pytest.fail", "wait_for", ".hears(", "focused(")  # how a test fails without `assert`


def otherwise(test):
    """Whether a test has another way to fail than `assert`."""
    return any(word in inspect.getsource(inspect.unwrap(test)) for word in OTHERWISE)


def each(names, values, ids=str):
    """The test runs with each of the values in turn, and fails once, naming all that fail with their first line.

    `names` and `values` as for `pytest.mark.parametrize`; `ids` makes the name by which a failing value is told.
    """
    names = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    values = [value if len(names) > 1 else (value,) for value in values]

    def one_for_all(test):
        @functools.wraps(test)
        def run(**fixtures):
            wrong = {}
            for value in values:
                try:
                    test(**fixtures, **dict(zip(names, value, strict=True)))
                except (AssertionError, pytest.fail.Exception) as mistake:
                    wrong[", ".join(map(ids, value))] = mistake
                    mistake.add_note(f"with {', '.join(map(ids, value))}")
            if len(wrong) == 1:
                raise next(iter(wrong.values()))
            told = "".join(f"\n  {name}: {str(mistake).strip()[:300]}" for name, mistake in wrong.items())
            if wrong:
                pytest.fail(f"{len(wrong)} of {len(values)}:{told}")

        signature = inspect.signature(test)
        kept = [one for name, one in signature.parameters.items() if name not in names]
        run.__signature__ = signature.replace(parameters=kept)
        return run

    return one_for_all
