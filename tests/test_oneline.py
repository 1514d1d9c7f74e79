"""A routine shared as one line of text, and opened again."""

import json
import re
from base64 import urlsafe_b64encode
from zlib import compress

import pytest
import small
from hypothesis import given
from hypothesis import strategies as st

from footlib import FootlibError, load, plan, share, shared
from footlib.sheets.oneline import digest

CALLS = {
    "valgus": dict(conditions="valgus", cautions=()),
    "several": dict(conditions=["tired-feet", "digestion"], minutes=37.5, cautions=["ticklish"], avoid=["heel@left"]),
    "own left foot": dict(conditions="bunion", who="self", feet="left"),
    "cleared": dict(conditions="pregnancy-comfort", cautions=(), cleared=["pregnancy"]),
    "with a place and its reason": dict(conditions="tired-feet", cautions=["open-skin"],
                                        avoid={"open-skin": ["heel@left"], "wish": ["small-toes"]}),
    "blocked": dict(conditions="tired-feet", cautions=["fever"]),
}


@pytest.fixture(scope="module")
def line():
    return share(plan("tired-feet", cautions=["ticklish"]))


@pytest.mark.parametrize("call", CALLS)
def test_a_line_opens_as_the_very_same_routine(call):
    """Steps, seconds, notes and reasons: everything is as it was, also for a routine without steps."""
    routine = plan(**CALLS[call])
    assert shared(share(routine)) == routine


@pytest.mark.parametrize("call", CALLS)
def test_a_line_is_one_short_line(call):
    """It fits into a message, needs no quoting, and says where it belongs."""
    assert re.fullmatch(r"footlib:1:[\w:-]{60,260}", share(plan(**CALLS[call])))


def test_what_mail_does_to_a_line_does_no_harm(line):
    """Line breaks, spaces at the ends and quotation marks are taken off."""
    assert shared(f'  "{line[:70]}\n{line[70:]}"\n') == shared(line)


@given(data=st.data())
def test_any_changed_letter_is_noticed(line, data):
    """Nobody opens another routine than the one that was sent."""
    at = data.draw(st.integers(10, len(line) - 1))
    letter = data.draw(st.sampled_from("abcXYZ019-_").filter(lambda one: one != line[at]))
    with pytest.raises(FootlibError, match="Ask for the line again"):
        shared(line[:at] + letter + line[at + 1:])


@pytest.mark.parametrize("letters", [1, 5, 8, 9, 18, 40])
def test_a_line_that_was_cut_says_so(line, letters):
    """What a message cut off is asked for again."""
    with pytest.raises(FootlibError, match="The end of this line is missing. Ask for the line again"):
        shared(line[:-letters])


def test_more_after_the_line_is_noticed(line):
    """A second piece glued to the first is not left out silently."""
    with pytest.raises(FootlibError, match="This line has been changed"):
        shared(f"{line}:more")


@pytest.mark.parametrize("other", ["", "valgus", "https://example.org", None, 7, ["footlib:1:"]])
def test_something_else_is_no_line(other):
    """Whoever pastes the wrong thing learns what a line looks like."""
    with pytest.raises(FootlibError, match="begins with 'footlib:1:'"):
        shared(other)


def test_a_line_of_a_newer_course_asks_for_the_newer_course(line):
    """A form that this version does not know is no damage."""
    with pytest.raises(FootlibError, match="reads 'footlib:1'. Update the course"):
        shared(line.replace("footlib:1:", "footlib:2:"))


def test_a_line_of_an_older_course_shows_how_to_plan_anew(tmp_path):
    """When the data have changed, the old routine is not passed off as the new one; the call for that is shown."""
    folder = small.write(tmp_path)
    old = share(plan("alpha", cautions=(), catalog=load(folder)))
    moves = folder / "moves.toml"
    moves.write_text(re.sub(r"maximum = (\d+)", lambda m: f"maximum = {int(m[1]) + 5}", moves.read_text()))
    with pytest.raises(FootlibError, match="outdated") as problem:
        shared(old, catalog=load(folder))
    assert "plan(" in str(problem.value) and "conditions=['alpha']" in str(problem.value)
    assert problem.value.again() == plan("alpha", cautions=(), catalog=load(folder))


def test_a_line_that_names_what_the_course_has_not_got(tmp_path):
    """A condition of another course is told by name."""
    line = share(plan("alpha", cautions=(), catalog=load(small.write(tmp_path))))
    with pytest.raises(FootlibError, match="other data of the course: There is no condition called 'alpha'"):
        shared(line)


def test_a_line_made_by_hand_gets_past_no_rule():
    """Who forges a line with a right checksum gets at most what plan() allows, and a sentence."""
    wanted = {"conditions": ["tired-feet"], "minutes": 20, "cautions": [], "cleared": [], "avoid": [], "who": "partner",
              "feet": "both"}
    for forged, said in ((wanted, "outdated"), (wanted | {"minutes": 900}, "too many"), ([1], "cannot be read"),
                         (wanted | {"catalog": 1}, "cannot be read"), ({"conditions": []}, "cannot be read")):
        packed = urlsafe_b64encode(compress(json.dumps(forged).encode())).decode().rstrip("=")
        body = f"1:{packed}:AAAAAAAA"
        with pytest.raises(FootlibError, match=said):
            shared(f"footlib:{body}:{digest(body)}")


def test_a_line_cannot_unfold_without_end():
    """A small line that would fill the memory is refused."""
    body = f"1:{urlsafe_b64encode(compress(b' ' * 50_000_000)).decode().rstrip('=')}:AAAAAAAA"
    with pytest.raises(FootlibError, match="cannot be read"):
        shared(f"footlib:{body}:{digest(body)}")


def test_only_a_routine_can_be_shared():
    """The name of a condition is not a plan."""
    with pytest.raises(FootlibError, match="share takes a routine"):
        share("tired-feet")
