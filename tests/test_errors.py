"""Mistakes are told so that the reader can put them right."""

import pytest
from IPython.core.interactiveshell import InteractiveShell

from footlib import DataError, FootlibError, UnknownName, plan
from footlib.errors import echo


def test_every_mistake_is_a_value_error():
    """An instructor who catches ValueError catches all of ours."""
    assert issubclass(DataError, FootlibError) and issubclass(UnknownName, FootlibError)
    assert issubclass(FootlibError, ValueError)


@pytest.mark.parametrize(
    "typo, meant",
    [("flat-foot", "flat-feet"), ("Flat Feet", "flat-feet"), ("flat_feet", "flat-feet"), ("bunions", "bunion")],
)
def test_a_typo_is_answered_with_the_nearest_right_name(typo, meant):
    """Somebody who writes 'bunions' is asked whether they meant 'bunion'."""
    assert f"Did you mean '{meant}'?" in str(UnknownName(typo, "condition", ["flat-feet", "bunion", "heel-pain"]))


@pytest.mark.parametrize(
    "typed, told",
    [
        ("flat\u2011feet", "character 5 is '\u2011' (Non-breaking hyphen): type '-'"),
        ("fl\u0430t-feet", "character 3 is '\u0430' (Cyrillic small letter a): type 'a'"),
        ("flat-feet\u200b", "'flat-feet<U+200B>': character 10 is one that cannot be seen (Zero width"),
        ("flat\u00a0feet", "character 5 is not a plain space (No-break space): type a space"),
        ("flat\u00adfeet", "character 5 is a soft hyphen, which cannot be seen: type '-' or delete it"),
        ("\u201cflat-feet\u201d", "character 1 is '\u201c' (Left double quotation mark): type \" or delete it"),
        ("\uff46lat-feet", "character 1 is '\uff46' (Fullwidth latin small letter f): type 'f'"),
        ("flat-f\u00e9et", "character 7 is '\u00e9' (Latin small letter e with acute): type 'e'"),
    ],
)
def test_what_cannot_be_seen_in_a_name_is_told(typed, told):
    """A name that looks right and is not, as chats and text programs leave it, is told with the character to type."""
    said = str(UnknownName(typed, "condition", ["flat-feet", "bunion"]))
    assert told in said and "Did you mean 'flat-feet'?" in said


def test_only_the_first_odd_characters_are_told():
    """A name in another script is one short message, with the names that there are."""
    said = str(UnknownName("\u8db3" * 400, "condition", ["flat-feet", "bunion"]))
    assert "and 397 more" in said and "Known: bunion, flat-feet" in said


def test_a_name_of_another_kind_is_told_apart():
    """'heel' is a place: who asks for it as a condition is told so, and led to heel pain."""
    error = UnknownName("heel", "condition", ["heel-pain"], {"region": ["heel"]})
    assert "'heel' is a region, not a condition." in str(error) and "'heel-pain'" in str(error)


def test_a_name_far_from_all_is_answered_with_the_list():
    """Where nothing is near, all known names are shown."""
    assert "Known: bunion, flat-feet." in str(UnknownName("xyz", "condition", ["flat-feet", "bunion"]))


def test_all_mistakes_are_listed_at_once():
    """Two mistakes are told together, not one after the other."""
    text = str(DataError(["a is wrong", "b is missing"]))
    assert text.startswith("2 mistakes") and "- a is wrong" in text and "- b is missing" in text


def test_a_notebook_shows_the_sentence_without_a_traceback(capsys):
    """A learner who misspells a condition reads one sentence, not the code behind it."""
    shell = InteractiveShell()
    shell.run_cell("from footlib import plan\nplan('flat-feat')")
    said = capsys.readouterr().out
    assert "'flat-feet'?" in said and "Traceback" not in said and "catalog" not in said


# --- characters that cannot be seen


@pytest.mark.parametrize(
    "typed",
    [
        "tired‑feet",
        "tired–feet",
        "tired−feet",
        "tired\u200b-feet",
        "\ufefftired-feet",
        "tired-fee\u00adt",
        "\u00a0tired-feet ",
        "“tired-feet”",
        "'tired-feet'",
        "tіred-feet",
        "tired-fеet",
        "ｔｉｒｅｄ-feet",
        "tired\ufe0f-feet",
        "tirеd‐fееt\u2060",
    ],
    ids=ascii,
)
def test_a_name_whose_odd_characters_cannot_be_seen_is_understood(typed):
    """A name copied from a web page or a chat is the name that one sees: odd hyphens, spaces, quotation marks, marks
    without width and letters of other alphabets do no harm, and the plan says the course's own id."""
    assert plan(typed, cautions=()) == plan("tired-feet", cautions=())


def test_a_place_whose_odd_characters_cannot_be_seen_is_understood(catalog):
    """Places, too, their foot among it."""
    assert catalog.place("heel\u200b@lеft") == ("heel", ("left",))
    assert catalog.place_id("hееl@left\u00a0") == "heel@left"
    assert plan("tired-feet", avoid=["big‑toe"]) == plan("tired-feet", avoid=["big-toe"])


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("tired‑foot", "character 6 is '‑' (Non-breaking hyphen): type '-'. Did you mean 'tired-feet'"),
        ("tired-fооt", "character 8 is 'о' (Cyrillic small letter o): type 'o'; character 9"),
        ("tired\u200bfeet", "character 6 is one that cannot be seen (Zero width space): delete it."),
        ("fee\u00adt", "soft hyphen, which cannot be seen"),
        ("tired\u00a0foot", "not a plain space (No-break space): type a space. Did you mean 'tired-feet'?"),
        ("“x”", "character 1 is '“' (Left double quotation mark): type"),
    ],
    ids=ascii,
)
def test_an_odd_character_in_an_unknown_name_is_told_with_its_place(typed, told):
    """The message never shows the same word twice: it says which character is odd, and what to type."""
    with pytest.raises(UnknownName) as error:
        plan(typed)
    assert told in str(error.value)


def test_a_character_that_passes_for_nothing_plain_is_never_left_out():
    """'足heel' is not heel: only what cannot be seen is taken away."""
    with pytest.raises(UnknownName, match="which has no place in it. Did you mean 'heel'"):
        plan("tired-feet", avoid=["足heel"])


# --- what was given is repeated in a line


def test_what_was_given_is_repeated_in_a_line_at_most():
    """A list of a million, one that holds itself, a number of thousands of digits, an object that cannot say what it
    is: the message stays readable."""

    class Mute:
        def __repr__(self):
            raise RuntimeError

    endless = []
    endless.append(endless)
    for given in ("x" * 10**6, list(range(10**6)), endless, 10**6000, Mute(), {"a": ["b" * 1000]}, "a\nb" * 1000):
        assert 2 <= len(echo(given)) <= 60 and "\n" not in echo(given)
    assert echo("it") == "'it'" and echo(0.1) == "0.1" and echo(["a", 1]) == "['a', 1]"
    assert len(str(UnknownName("y" * 10**6, "move", [f"name-{n}" for n in range(10**4)]))) < 450
