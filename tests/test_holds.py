"""The hand that does not work, and the twenty words: how a step is done in one look, and what a hold keeps off."""

import re

import pytest
import small
from each import each

from footlib import DataError, load, plan, rating_card
from footlib.handouts.share_line import share, shared
from footlib.model import Routine
from footlib.model.report import warning

CATALOG = load()


def move_with(**fields):
    """The small catalog's moves, the first one with other words: do="…" replaces its line, hold_self="…" adds one."""
    text = small.MOVES
    for field, value in fields.items():
        line = f'{field} = "{value}"\n'
        known = re.search(rf"^{field} = .*\n", text, re.MULTILINE)
        text = text.replace(known[0], line, 1) if known else text.replace("partner =", f"{line}partner =", 1)
    return text


@each("move", sorted(CATALOG.moves))
def test_a_step_says_what_to_do_in_twenty_words_and_how_the_foot_is_held(move):
    """On every foot, whoever gives: at most twenty words, no gap left open, and the other hand told by a name."""
    picked = next(id for id, card in CATALOG.conditions.items() if move in card.moves)
    for who in ("partner", "self"):
        for step in plan(picked, minutes=90, cautions=(), who=who).steps:
            if step.move == move:
                assert 3 < len(step.do.split()) <= 20 and "{" not in step.do
                hold = CATALOG.holds[step.hold]
                assert (step.hold_name, step.hold_text) == (hold.name, hold.text)


@each("move", sorted(CATALOG.moves))
def test_a_warning_says_what_it_is_about(move):
    """The voice says a warning before all other words: "Never on the bone", and not "Never on it"."""
    for how in (CATALOG.moves[move].partner, CATALOG.moves[move].self):
        lost = re.search(r"\b(on|off|of|out|making|use|never) (it|them)\b|\bas it goes\b", warning(how))
        assert not lost, warning(how)


def test_every_hold_is_used():
    """No hold lies about unused, and there are few enough to know them by name."""
    used = {h for m in CATALOG.moves.values() for h in (m.hold, m.hold_self) if h}
    used |= {h.otherwise for h in CATALOG.holds.values()} - {None}
    assert used == set(CATALOG.holds) and len(used) <= 8


@each("move", sorted(CATALOG.moves))
def test_the_holding_hand_is_not_in_the_way(move):
    """Nothing that the holding hand covers is all that the working hand works on."""
    entry = CATALOG.moves[move]
    for hold in {entry.hold, entry.hold_self} - {None}:
        held = set(CATALOG.holds[hold].places)
        assert not held or not set(entry.places) <= held


def test_a_holding_hand_keeps_off_what_is_kept_off():
    """With a blister on the heel nobody holds the heel, and where all is sore the foot lies on a cushion."""
    own = {s.move: s.hold for s in plan("flat-feet", minutes=90, cautions=()).steps if s.foot == "left"}
    assert own["arch-kneading"] == "heel-in-palm"
    sore = plan("flat-feet", minutes=90, cautions=(), avoid=["heel@left"]).steps
    assert {s.hold for s in sore if s.move == "arch-kneading" and s.foot == "left"} == {"over-the-top"}
    assert {s.hold for s in sore if s.move == "arch-kneading" and s.foot == "right"} == {"heel-in-palm"}
    all_sore = plan("flat-feet", minutes=90, cautions=(), avoid=["heel", "top", "lower-leg"]).steps
    assert {s.hold for s in all_sore if s.move == "arch-kneading"} == {"no-hand"}


@pytest.mark.parametrize(
    "wrong, told",
    [
        ({"do": "slowly " * 21}, "field 'do': must have at most 20 words, and has 21"),
        ({"do": "Glide the palm over {places}, from one end of them to the other."}, r"15 of them for {places}"),
        ({"do": "Knead it."}, "says 'knead', which is another technique"),
        ({"do": "Glide gently."}, "says 'gently': how firm a step is"),
        ({"do": "Glide over the toes."}, r"sends the hand to a place \('toe'\)"),
        ({"partner": "Glide towards the toes over {places}."}, r"says 'towards the toes', .*write {towards}"),
        ({"hold": "heel-in-plam"}, "Did you mean 'heel-in-palm'"),
        ({"hold_self": "on-the-thumb"}, "no hold called 'on-the-thumb'"),
    ],
)
def test_a_mistake_in_what_a_hand_does_is_told_in_a_sentence(tmp_path, wrong, told):
    """Whoever writes a move hears what is wrong with it: too long, a second technique, firmness, another place."""
    with pytest.raises(DataError, match=told):
        load(small.write(tmp_path, moves=move_with(**wrong)))


def test_what_lies_beside_may_be_named(tmp_path):
    """Where a hand comes from and which way fingers point are no places to which it is sent."""
    do = "Come from the toes, fingers pointing to the ankle, the sole faces you: glide {towards}."
    catalog = load(small.write(tmp_path, moves=move_with(do=do)))
    first = plan("alpha", cautions=(), catalog=catalog).steps[0]
    assert first.do == do.replace("{towards}", "towards the ankle")


@pytest.mark.parametrize(
    "was, then, told",
    [
        ('otherwise = "no-hand"', "", "go together"),
        ('otherwise = "no-hand"', 'otherwise = "heel-in-palm"', "round in a circle: heel-in-palm → heel-in-palm"),
    ],
)
def test_a_hold_leads_to_one_that_touches_nothing(tmp_path, was, then, told):
    """A hold that touches a place says what is held instead, and the way never goes round in a circle."""
    with pytest.raises(DataError, match=told):
        load(small.write(tmp_path, holds=small.FILES["holds"].replace(was, then)))


def test_a_step_travels_with_its_hands():
    """Twenty words and hold come back from JSON; a routine that was kept before there were any opens all the same."""
    routine = plan("tired-feet", cautions=())
    assert Routine.model_validate_json(routine.model_dump_json()) == routine
    old = routine.model_dump()
    for step in old["steps"]:
        for name in ("do", "hold", "hold_name", "hold_text"):
            del step[name]
    assert [s.how for s in Routine.model_validate(old).steps] == [s.how for s in routine.steps]


def test_a_line_that_was_shared_before_still_opens():
    """A line holds what hands do, not how it is worded: twenty words more do not make it an old one."""
    line = share(plan("tired-feet", cautions=()))
    worded = shared(line)
    assert worded.steps and all(step.do for step in worded.steps)


def test_the_receiver_can_tell_how_it_is():
    """The card asks for pressure, pace and warmth, has five answers to point at each, and says what the giver does."""
    card = rating_card()
    assert set(card.ratings) == {"pressure", "pace", "warmth"}
    for rating in card.ratings.values():
        assert rating.answers[2] == "just right" and len(set(rating.answers)) == 5
        assert all(words in str(card) and words in card._repr_markdown_() for words in (*rating.answers, rating.more))


def test_the_fingers_keep_off_what_is_kept_off():
    """A bruise on the top: no grip of two hands around it; a thumb goes on, and its fingers hang free."""
    bruised = plan("flat-feet", minutes=90, cautions=["bruise"], avoid={"bruise": ["top@left"]}).steps
    left = {s.move: s for s in bruised if s.foot == "left"}
    assert not {"lock-passes", "lock-pressing", "lock-rubbing"} & set(left)
    assert left["arch-kneading"].how.endswith("Keep the fingers off the top of the foot: let them hang free.")
    assert not [s.move for s in bruised if s.foot == "right" and "Keep the fingers off" in s.how]


@each("move", sorted(CATALOG.moves))
def test_fingers_that_lie_on_the_top_are_told(move):
    """Whoever says that fingers lie above or on the top has it in the data, so that a caution can keep them off."""
    entry = CATALOG.moves[move]
    told = re.search(r"(fingers|palm)[^.,]{0,40} (on|over) the (top|foot)|fingers above|above and hold", entry.partner)
    assert not told or "top" in (*entry.leans, *entry.places), told
