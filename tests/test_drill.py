"""The zone drill: its cards, how an answer counts, what comes when, and what never leaves Python too early."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest

from footlib import drill
from footlib.exercises import flashcards
from footlib.exercises.flashcards import choices_for, deck, judge_name, judge_touch, question, view_of, when
from footlib.exercises.places import Touch, miss, outlines
from footlib.model import shapes
from footlib.records import records
from footlib.widgets.drill import COUNT
from footlib.widgets.unlabelled_map import codes_of, keys_of, point_of


def inside(catalog, id, foot):
    """A touch in a zone: the point of its shape that is farthest from the border, on a coarse grid."""
    view = view_of(catalog.zones[id])
    line = max(outlines(catalog, id, view, foot), key=len)
    xs, ys = zip(*line, strict=True)
    grid = [
        (min(xs) + (max(xs) - min(xs)) * i / 20, min(ys) + (max(ys) - min(ys)) * j / 20)
        for i in range(21)
        for j in range(21)
    ]
    return Touch(foot, view, next(at for at in grid if shapes.inside(line, at)))


def reply(shown, **what):
    """What the browser sends."""
    shown.set_state({"reply": {"mark": f"m{reply.count}", **what}})
    reply.count += 1
    assert shown.problem == ""


reply.count = 0


def answer(shown, right=True):
    """The card that is asked, answered right or wrong."""
    card = shown._now()
    if card.kind == "where":
        touch = inside(shown.catalog, card.zone, card.foot or "right")
        at = point_of(shown.catalog, touch.surface, touch) if right else (0, 0)
        reply(shown, touch=[touch.surface if right else "top", *(at if right else middle_of_top(shown))])
    else:
        wanted = next(
            one["key"] for one in shown.card["choices"] if (one["says"] == shown.catalog.zones[card.zone].name) is right
        )
        reply(shown, name=wanted)


def middle_of_top(shown):
    return point_of(shown.catalog, "top", Touch("left", "top", (0.19, 0.4)))


def visit(shown, right=lambda number: True):
    """All cards of the visit."""
    for number in range(len(shown.visit)):
        answer(shown, right(number))
        reply(shown, next=True)


# --- the cards


def test_every_zone_is_asked_in_both_ways(catalog):
    """ "Where is …?" and "What is here?" for each of the zones; organs of one side with their foot."""
    cards = deck(catalog)
    assert {card.zone for card in cards.values()} == set(catalog.zones) and len(cards) == 2 * len(catalog.zones)
    assert "where/liver@right" in cards and "what/spleen@left" in cards and "where/kidneys" in cards


def test_the_first_cards_are_those_on_which_charts_agree(catalog):
    """A beginner starts on the sole, with zones that look alike in every chart."""
    first = list(deck(catalog).values())[:COUNT]
    assert all("sole" in catalog.zones[card.zone].shapes for card in first)
    assert {catalog.zones[card.zone].agreement for card in first} == {"high"}


def test_an_organ_of_one_side_is_asked_with_its_foot(catalog):
    """The question says whether the foot counts."""
    assert "Find the foot, too" in question(deck(catalog)["where/liver@right"], catalog)
    assert "Either foot" in question(deck(catalog)["where/kidneys"], catalog)


def test_names_to_choose_from_can_be_told_apart(catalog):
    """Four different zones, the right one among them, and none that overlaps it: that would be right as well."""
    for card in deck(catalog).values():
        names = choices_for(card, catalog)
        assert len(set(names)) == 4 and card.zone in names
        assert not (set(names) - {card.zone}) & catalog.touching[card.zone]


def test_the_right_name_has_no_fixed_place(catalog):
    """The right name stands in each of the four places for some cards, and moves from visit to visit."""
    card = deck(catalog)["what/liver@right"]
    assert {choices_for(one, catalog).index(one.zone) for one in deck(catalog).values()} == {0, 1, 2, 3}
    assert len({tuple(choices_for(card, catalog, visit)) for visit in range(6)}) > 1
    assert choices_for(card, catalog, 2) == choices_for(card, catalog, 2)


# --- how an answer counts


def test_in_the_zone_is_right_near_is_hard_far_is_again(catalog):
    """The liver zone: in it 3, a centimetre below it 2, on the heel 1."""
    card = deck(catalog)["where/liver@right"]
    touch = inside(catalog, "liver", "right")
    assert judge_touch(card, touch, catalog).rating == 3
    down = (Touch("right", "sole", (touch.at[0], touch.at[1] - step / 100)) for step in range(50))
    below = next(one for one in down if miss(catalog, ["liver"], one).share > 0.03)
    assert (judge_touch(card, below, catalog).rating, "Near" in judge_touch(card, below, catalog).text) == (2, True)
    assert judge_touch(card, Touch("right", "sole", (0.19, 0.1)), catalog).rating == 1


def test_the_right_spot_on_the_wrong_foot_is_half_right(catalog):
    """The liver's spot on the left foot counts as hard, and says that the foot is the other one."""
    touch = inside(catalog, "liver", "right")
    told = judge_touch(deck(catalog)["where/liver@right"], Touch("left", "sole", touch.at), catalog)
    assert told.rating == 2 and "other foot" in told.text


def test_an_organ_on_both_feet_is_right_on_either(catalog):
    """The kidneys' zone is found on the left and on the right foot."""
    for foot in ("left", "right"):
        assert judge_touch(deck(catalog)["where/kidneys"], inside(catalog, "kidneys", foot), catalog).rating == 3


def test_a_touch_on_the_wrong_side_of_the_foot_is_sent_to_another_view(catalog):
    """The zone of the breast is on the top of the foot: a touch of the sole is not near it, however it looks."""
    told = judge_touch(deck(catalog)["where/breast"], Touch("left", "sole", (0.19, 0.7)), catalog)
    assert told.rating == 1 and "another view" in told.text


def test_a_name_is_right_or_wrong(catalog):
    """A wrong name is told with the right one; it is no half answer."""
    card = deck(catalog)["what/liver@right"]
    assert judge_name(card, "liver", catalog).rating == 3
    wrong = judge_name(card, "stomach", catalog)
    assert wrong.rating == 1 and "Stomach" in wrong.text and "Liver" in wrong.text


@pytest.mark.parametrize(("hours", "words"), [(0, "today"), (24, "tomorrow"), (72, "in 3 days")])
def test_when_a_card_comes_again_is_told_in_days(hours, words):
    """Today, tomorrow, in three days: nobody needs the minute."""
    noon = datetime.now(UTC).astimezone().replace(hour=12, minute=0)
    assert when(noon + timedelta(hours=hours), noon) == words


# --- a visit


def test_a_visit_has_ten_cards_and_ends(catalog):
    """Ten cards, then what went well and what comes again; and never more than ten, however long one was away."""
    shown = drill()
    assert len(shown.visit) == COUNT and shown.card["of"] == COUNT
    visit(shown, right=lambda number: number != 3)
    assert len(shown.ended["well"]) == 9 and len(shown.ended["again"]) == 1
    assert shown.ended["again"][0]["when"] == "today"
    assert len(records().cards()) == COUNT


def test_what_was_missed_comes_first_next_time(catalog):
    """The card that was missed opens the next visit, before anything new."""
    shown = drill()
    missed = shown.visit[3]
    visit(shown, right=lambda number: number != 3)
    later = records().due(list(deck(catalog)), COUNT, at=datetime.now(UTC) + timedelta(days=1))
    assert later[0] == missed


def test_each_answer_is_written_at_once(catalog):
    """A kernel that dies after the second card has lost neither of the two."""
    shown = drill()
    answer(shown)
    reply(shown, next=True)
    answer(shown, right=False)
    assert {id: card.reviews for id, card in records().cards().items()} == dict.fromkeys(shown.visit[:2], 1)


def test_a_second_answer_to_the_same_card_does_not_count(catalog):
    """Two clicks in a hurry are one answer, and "next" without an answer goes nowhere."""
    shown = drill()
    reply(shown, next=True)
    assert shown.card["number"] == 1
    answer(shown)
    answer(shown)
    assert records().cards()[shown.visit[0]].reviews == 1


def test_trouble_with_the_file_is_said_and_the_drill_goes_on(monkeypatch, tmp_path):
    """The cards are asked and answered; the learner reads that nothing can be kept now."""
    (tmp_path / "folder").mkdir()
    monkeypatch.setenv("FOOTLIB_RECORDS", str(tmp_path / "folder"))
    shown = drill()
    visit(shown)
    assert shown.trouble and len(shown.ended["well"]) == COUNT


# --- what travels


def test_nothing_gives_an_answer_away(catalog):
    """No id and no place of a zone leaves Python before the answer, and no name but the one that is asked."""
    shown = drill()
    for _ in range(COUNT):
        card = shown._now()
        state = {name: value for name, value in shown.get_state().items() if not name.startswith("_")}
        sent = json.dumps({**state, "maps": {view: one["names"] for view, one in state["maps"].items()}})
        assert state["outcome"] == {}
        if card.kind == "where":
            assert state["card"]["places"] == [] and state["card"]["choices"] == []
        else:
            assert card.zone not in re.findall(r'"([^"]*)"', sent) and "right" not in state["card"]
            assert len(state["card"]["choices"]) == 4
        drawings = "".join(one["svg"] for one in state["maps"].values())
        attributes = set(re.findall(r'(?:class|id|data-\w+)="([^"]*)"', drawings))
        assert not any(re.search(rf"\b{card.zone}\b", text) for text in attributes)
        assert catalog.zones[card.zone].where not in sent
        answer(shown)
        assert shown.outcome["places"] == keys_of(catalog, shown.outcome["view"], card.place)
        reply(shown, next=True)


def test_a_lit_place_is_told_in_words_that_do_not_name_it(catalog):
    """Who hears the map learns where the lit zone is, and not what it is."""
    shown = drill()
    while shown._now().kind != "what":
        answer(shown)
        reply(shown, next=True)
    words, zone = shown.card["words"].lower(), catalog.zones[shown._now().zone]
    assert "foot" in words or "feet" in words
    assert not any(re.search(rf"\b{re.escape(name.lower())}\b", words) for name in [zone.name, zone.plain])


def test_the_codes_of_a_map_follow_the_drawing_not_the_chart(catalog):
    """A code counts from the heel upwards; it is not the number that the chart prints in the zone."""
    numbers = {id: f"p{number}" for number, id in enumerate(catalog.zones, 1)}
    codes = codes_of(catalog, "sole")
    assert sum(numbers[id] == code for id, code in codes.items()) < len(codes) / 10


def test_a_drill_reads_well_as_text():
    """The same on every run, for a reader without widgets and for nbval."""
    shown = drill()
    assert str(shown) == "Zone drill: 10 cards, none answered yet"
    answer(shown)
    assert str(shown) == "Zone drill: 10 cards, 1 answered"


def test_the_chart_is_called_a_tradition():
    """Nobody learns the chart here without reading what it is."""
    assert "tradition" in drill().note and flashcards.NAMES == 4
