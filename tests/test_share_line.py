"""A routine shared as one line of text, and opened again."""

import json
import re
from base64 import urlsafe_b64encode
from functools import cache
from zlib import compress

import pytest
import small
from hypothesis import given
from hypothesis import strategies as st

from footlib import FootlibError, load, plan, session, share, shared
from footlib.handouts.share_line import answers, digest, fingerprint, unasked

CALLS = {
    "valgus": dict(conditions="valgus", cautions=()),
    "several": dict(conditions=["tired-feet", "digestion"], minutes=37.5, cautions=["ticklish"], avoid=["heel@left"]),
    "own left foot": dict(conditions="bunion", who="self", feet="left"),
    "cleared": dict(conditions="pregnancy-comfort", cautions=(), cleared=["pregnancy"]),
    "with a place and its reason": dict(
        conditions="tired-feet", cautions=["open-skin"], avoid={"open-skin": ["heel@left"], "wish": ["small-toes"]}
    ),
    "blocked": dict(conditions="tired-feet", cautions=["fever"]),
}


@pytest.fixture(scope="module")
def line():
    return share(plan("tired-feet", cautions=["ticklish"]))


@pytest.mark.parametrize("call", CALLS)
def test_a_line_opens_as_the_same_routine_with_its_safety_check_open(call):
    """Steps, seconds, notes and reasons are as they were, also for a routine without steps; but nobody has asked the
    one who opens it today. Shared again it is the same again: what was reported is never lost on the way."""
    routine = plan(**CALLS[call])
    opened = shared(share(routine))
    assert opened == unasked(routine) and not opened.asked
    assert shared(share(opened)) == opened


@pytest.mark.parametrize("call", CALLS)
def test_a_line_is_one_short_line(call):
    """It fits into a message, needs no quoting, and says where it belongs."""
    assert re.fullmatch(r"footlib:1:[\w:-]{60,260}", share(plan(**CALLS[call])))


@pytest.mark.parametrize(
    "change",
    [
        lambda line: f'  "{line[:70]}\n{line[70:]}"\n',
        lambda line: f"Hi! This is the one I told you about: {line}. Tell me how it goes :-)",
        lambda line: f"“{line}”",
        lambda line: f"«{line}»",
        lambda line: f"<{line}>",
        lambda line: f"`{line}`",
        lambda line: f"({line})",
        lambda line: f"**{line}**",
        lambda line: f"[{line}],",
        lambda line: f"```\n{line}\n```",
        lambda line: f"On Monday Ann wrote:\n> {line[:60]}\n> {line[60:]}\n> \n> See you",
        lambda line: "\r\n".join(f">> | {line[at : at + 20]}" for at in range(0, len(line), 20)),
        lambda line: line[:50] + "=\n" + line[50:],
        lambda line: "\u200b".join(line),
        lambda line: f"\ufeff{line[:9]}\u00ad{line[9:]}\u200e",
        lambda line: line.replace(":", " : "),
        lambda line: line.replace(":", "："),
        lambda line: line.replace("-", "‑"),
        lambda line: line.replace("-", "−"),
        lambda line: line.replace("-", "–"),
        lambda line: line.replace("--", "—").replace("-", "\u2010"),
        lambda line: line.replace("_", "\\_"),
        lambda line: f"_{line}_",
        lambda line: f"{line}-",
        lambda line: f"{line}: have a look",
        lambda line: f"{line}--",
        lambda line: f"<p>{line[:60]}<br>{line[60:]}</p>",
        lambda line: f"{line[:60]}<wbr/>{line[60:]}",
        lambda line: f'<div dir="ltr">{line[:60]}<span style="color: red">{line[60:]}</span></div>',
        lambda line: line.capitalize()[:7] + line[7:],
        lambda line: f"https://example.org/?line={line.replace(':', '%3A')}&x=1",
        lambda line: f'shared("{line}")',
        lambda line: f"{line}!",
        lambda line: f"{line}\n\n-- \nAnn",
        lambda line: f"footlib: the course, see footlib:1:abc or {line}",
        lambda line: f"{line[:90]} …\nagain: {line}",
    ],
)
def test_what_mails_and_chats_do_to_a_line_does_no_harm(change):
    """Found inside other text, quoted, broken, in any marks, with signs that nobody sees, with other dashes, with a
    full stop after it: as long as its letters are there, it opens. The check sum tells the rest."""
    line = doubly_dashed()
    assert shared(change(line)) == shared(line)


@cache
def doubly_dashed():
    return next(line for line in dashed() if "--" in line)


def dashed():
    """Lines of routines of all lengths: some hold hyphens side by side."""
    return (share(plan("tired-feet", minutes=minutes / 4, cautions=())) for minutes in range(20, 360))


@pytest.mark.parametrize(
    "text", ["footlib", "footlib:", "see footlib: and more", "footlib:1:abc" * 10_000, "footlib:" * 10_000, "f" * 10**6]
)
def test_a_text_without_a_line_gets_one_short_sentence(text):
    """However long it is, and however often it speaks of the course."""
    with pytest.raises(FootlibError) as problem:
        shared(text)
    assert len(str(problem.value)) < 250


@given(data=st.data())
def test_any_changed_letter_is_noticed(line, data):
    """Nobody opens another routine than the one that was sent."""
    at = data.draw(st.integers(10, len(line) - 1))
    letter = data.draw(st.sampled_from("abcXYZ019-_").filter(lambda one: one != line[at]))
    with pytest.raises(FootlibError, match="Ask for the line again"):
        shared(line[:at] + letter + line[at + 1 :])


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
    assert problem.value.again() == plan("alpha", catalog=load(folder))


def test_a_line_that_names_what_the_course_has_not_got(tmp_path):
    """A condition of another course is told by name."""
    line = share(plan("alpha", cautions=(), catalog=load(small.write(tmp_path))))
    with pytest.raises(FootlibError, match="other data of the course: There is no condition called 'alpha'"):
        shared(line)


def test_a_line_made_by_hand_gets_past_no_rule():
    """Who forges a line with a right check sum gets at most what plan() allows, and a sentence."""
    wanted = {
        "conditions": ["tired-feet"],
        "minutes": 20,
        "cautions": [],
        "cleared": [],
        "avoid": [],
        "who": "partner",
        "feet": "both",
    }
    deep = "[" * 9_000 + "]" * 9_000
    for forged, said in (
        (wanted, "outdated"),
        (wanted | {"minutes": 900}, "too many"),
        ([1], "cannot be read"),
        (wanted | {"catalog": 1}, "cannot be read"),
        ({"conditions": []}, "cannot be read"),
        (wanted | {"minutes": 10**400}, "too many"),
        (wanted | {"minutes": float("nan")}, "a number"),
        (wanted | {"conditions": [[["x"]]]}, "write its id"),
        (wanted | {"avoid": {"x": 1}}, "no cau"),
        (wanted | {"who": {}}, "who must be"),
        (wanted | {"cautions": "x" * 9000}, "no caution"),
        (json.dumps(wanted)[:-1] + f', "more": {deep}}}', "cannot be read"),
        ("{", "cannot be read"),
        (json.dumps(wanted).replace("20", "9" * 5000), "cannot be read"),
    ):
        with pytest.raises(FootlibError, match=said) as problem:
            shared(forged_line(forged))
        assert len(str(problem.value)) < 400


def forged_line(wanted, print_="AAAAAAAA"):
    """A line with a right check sum, made by somebody who knows how."""
    text = wanted if isinstance(wanted, str) else json.dumps(wanted)
    body = f"1:{urlsafe_b64encode(compress(text.encode())).decode().rstrip('=')}:{print_}"
    return f"footlib:{body}:{digest(body)}"


@pytest.mark.parametrize("caution", ["fever", "suspected-clot", "diabetes", "open-skin", "thin-skin", "clot-risk"])
def test_a_line_whose_cautions_were_taken_out_never_counts_as_a_safety_check(caution):
    """Somebody takes the safety answers out of a line and makes the check sums fit: whoever opens it reads first that
    the check was not asked."""
    told = answers(plan("tired-feet", cautions=[caution]))
    routine = plan("tired-feet", cautions=())
    opened = shared(forged_line(told | {"cautions": []}, fingerprint(routine)))
    assert not opened.asked and str(opened).startswith("The safety check was not asked.")
    assert not session(opened).guide["asked"]


def edited(tmp_path, old, new):
    """The small course with a piece of its text changed everywhere."""
    folder = small.write(tmp_path)
    for path in folder.glob("*.toml"):
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return load(folder)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Foot massage", "On foot massage"),
        ("It is pleasant; no more", "It feels good; no more"),
        ("it gets worse", "it hurts"),
    ],
)
def test_other_words_do_not_outdate_a_line(tmp_path, old, new):
    """A source's title that is put right, another sentence or name: the hands do the same, and the line opens."""
    before = plan("alpha", cautions=(), catalog=load(small.write(tmp_path)))
    after = shared(share(before), catalog=edited(tmp_path, old, new))
    assert str(after) != str(unasked(before)) or after.references != before.references


@pytest.mark.parametrize(
    ("old", "new"), [("maximum = ", "maximum = 1"), ("{ arch = 3 }", "{ arch = 1 }"), ("'heel-knead', ", "")]
)
def test_another_hand_outdates_a_line(tmp_path, old, new):
    """Longer, softer, elsewhere: whoever opens the line is told that it is not what was sent."""
    line = share(plan("alpha", cautions=(), catalog=load(small.write(tmp_path))))
    with pytest.raises(FootlibError, match="outdated"):
        shared(line, catalog=edited(tmp_path, old, new))


def test_a_line_cannot_unfold_without_end():
    """A small line that would fill the memory is refused."""
    body = f"1:{urlsafe_b64encode(compress(b' ' * 20_000_000)).decode().rstrip('=')}:AAAAAAAA"
    with pytest.raises(FootlibError, match="cannot be read"):
        shared(f"footlib:{body}:{digest(body)}")


def test_only_a_routine_can_be_shared():
    """The name of a condition is not a plan."""
    with pytest.raises(FootlibError, match="share takes a routine"):
        share("tired-feet")
