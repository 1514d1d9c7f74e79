"""What changed between two routines, and how sure a claim is, as something to read."""

import pytest
import small

from footlib import UnknownName, claims, compare, load, plan


@pytest.fixture
def catalog(tmp_path):
    return load(small.write(tmp_path))


@pytest.fixture
def change(catalog):
    """How the plain routine for Alpha changes with one thing."""

    def changed(conditions="alpha", *, cautions=(), **call):
        return compare(
            plan("alpha", cautions=(), catalog=catalog), plan(conditions, cautions=cautions, catalog=catalog, **call)
        )

    return changed


def test_the_same_routine_twice_differs_in_nothing(change):
    """A teacher who changes nothing is told so in one sentence, not shown an empty table."""
    assert str(change()) == "Nothing changed: the two routines are the same."
    assert "|" not in change()._repr_markdown_()


def test_a_wish_for_one_foot_is_told_for_that_foot_only(change):
    """Who wants the left heel left alone sees the left heel go, and nothing on the right foot change."""
    told = change(avoid=["heel@left"])
    assert {feet for _, feet, _, _ in told.rows} == {"left foot"}
    assert "Kept off: the heel (left). Reason: your wish." in str(told)


def test_a_step_that_goes_is_told_with_its_reason_and_only_once(change):
    """'Left out' stands beside the step with the reason, not a second time in a list below."""
    told = change(avoid=["heel@left"])
    assert ("Heel knead", "left foot", "pressure 3", "left out – keeping off its place (your wish)") in told.rows
    assert str(told).count("keeping off its place") == 1


def test_only_what_differs_is_shown(change):
    """A softer pressure is shown as such: the place and the hands stay unsaid."""
    assert ("Heel knead", "both feet", "pressure 3", "pressure 2") in change(["alpha", "beta"]).rows


def test_a_second_condition_shows_what_it_adds(change):
    """A step that was not there before has a dash before, and its pressure after."""
    assert ("Ball rub", "both feet", "–", "pressure 2") in change(["alpha", "beta"]).rows
    assert "Ball rub (both feet): – → pressure 2" in str(change(["alpha", "beta"]))


def test_less_time_alone_fills_no_table(change):
    """Where all steps only get shorter, one sentence says so; nine rows of seconds would hide what matters."""
    told = change(minutes=6)
    assert not told.rows and "No step stays exactly as it was; 9 are only longer or shorter." in told.summary


def test_a_step_that_was_left_out_before_is_no_news(catalog):
    """What was gone already is not told again, though the reason is another one now."""
    before, after = (
        plan("alpha", cautions=cautions, cleared=["numb"], avoid=["heel"], catalog=catalog)
        for cautions in ((), ["numb"])
    )
    assert any("Heel knead" in note for note in before.notes)
    assert "Heel knead" not in str(compare(before, after))


def test_unchanged_steps_are_counted_not_listed(change):
    """Of eleven steps with the second condition seven are as before, none of the seven has a row, and where no step is
    only longer or shorter nobody reads "0 are"."""
    told = change(["alpha", "beta"])
    assert "7 of 11 steps stay as they were." in told.summary
    assert "Arch strokes" not in {step for step, *_ in told.rows}


def test_other_hands_are_shown_in_full(change):
    """From a partner's to one's own feet the words for the hands change, and the learner reads both."""
    told = change(who="self")
    assert ("Heel knead", "both feet", "Move over the heel.", "Move your own hand over the heel.") in told.rows


def test_a_heading_that_did_not_change_is_told_once(change):
    """Two equal lines, 'before' and 'after', would send the learner looking for a difference that is not there."""
    assert change(cautions=["numb"], cleared=["numb"]).summary[1].startswith("After:")
    assert change(avoid=["big-toe-joint"]).summary[0].startswith("Before and after: Alpha")


def test_a_step_of_one_foot_is_not_called_one_of_both(change):
    """The liver zone is on the right foot of the chart, and only there."""
    assert [feet for step, feet, *_ in change(who="self").rows if step == "Liver rub"] == ["right foot"]


def test_a_foot_that_is_not_worked_is_no_list_of_losses(change):
    """Who plans for the right foot only is told so in the heading and in a row for each foot as a whole, not in one
    for each step of the left."""
    told = change(feet="right")
    assert "the right foot" in told.summary[1] and [row[1] for row in told.rows] == ["right foot", "left foot"]
    assert told.rows[1][3] == "–" and "steps, " in told.rows[1][2]


def test_a_red_flag_is_told_as_the_reason_without_a_table_of_losses(change):
    """With a fever the learner reads what to do now, not twenty lines on steps that are gone."""
    told = change(cautions=["fever"])
    for text in (str(told), told._repr_markdown_()):
        assert "Stop: rest and ask a doctor today." in text and "Heel knead" not in text


def test_changed_preparation_is_told(change):
    """For numb feet the foot bath goes, and that is said although it is no step."""
    told = change(cautions=["numb"], cleared=["numb"])
    assert ("Changed before you start", ["Foot bath: No foot bath."]) in told.said
    assert ("Heel knead", "both feet", "pressure 3", "left out – no kneading here (Numb feet)") in told.rows


def test_of_a_changed_rule_only_what_is_different_is_told():
    """Pregnant feet: the cooler bath and the oils to leave out are told, and not again how oil is warmed."""
    before, after = (plan("tired-feet", cautions=given, cleared=given) for given in ((), ("pregnancy",)))
    told = "\n".join(dict(compare(before, after).said)["Changed before you start"])
    assert "37 °C" in told and "no scented" in told and "Warm a few drops" in str(before) and "Warm a few" not in told


def test_a_new_order_is_told(tmp_path):
    """Where a second condition turns two steps round, the learner is told that the order changed."""
    more = small.condition("delta", ["open", "heel-knead", "arch-strokes", "close"])
    catalog = load(small.write(tmp_path, conditions=small.CONDITIONS + more))
    told = compare(plan("alpha", cautions=(), catalog=catalog), plan("delta", cautions=(), catalog=catalog))
    assert "The steps that both have come in another order." in told.summary


def test_text_of_the_data_cannot_break_the_table(tmp_path):
    """A bar or a tag in a name stays text."""
    catalog = load(small.write(tmp_path, moves=small.MOVES.replace('name = "Heel knead"', 'name = "Heel | <b>knead"')))
    plans = [plan("alpha", cautions=(), avoid=avoid, catalog=catalog) for avoid in ((), ["heel"])]
    assert "Heel &#124; &#60;b&#62;knead" in compare(*plans)._repr_markdown_()


def test_the_steps_of_a_routine_are_found_at_a_glance(catalog):
    """In Markdown a step has one number, no bullet, its name stands out, and how much and how firmly follows."""
    text = plan("alpha", cautions=(), catalog=catalog)._repr_markdown_()
    step = plan("alpha", cautions=(), catalog=catalog).steps[2]
    assert f"\n3. **Heel knead.** {step.do} {step.amount.capitalize()}, pressure 3." in text
    assert "- 3." not in text and "- Alpha: It is pleasant" in text


def test_a_claim_stands_with_grade_finding_and_source(catalog):
    """What is claimed, how sure it is and who says so stand together, in text and on the page."""
    told = claims("practice", catalog=catalog)
    for text in (str(told), told._repr_markdown_()):
        for part in ("Strokes are pleasant", "convention", "A practice, not a finding.", "Our own cautious choice"):
            assert part in text


def test_no_name_means_all_claims(catalog):
    """The whole evidence of the course can be read in one table."""
    assert claims(catalog=catalog).claims == dict(catalog.evidence)


def test_a_misspelt_claim_is_named_with_the_right_one(catalog):
    """Who mistypes a claim is told the nearest right one."""
    with pytest.raises(UnknownName, match="Did you mean 'practice'"):
        claims("practise", catalog=catalog)


def test_the_doi_of_a_work_leads_to_it():
    """Who wants to read the trial follows the link; a work without one stands as it is cited."""
    works = claims("relaxation")._repr_markdown_().partition("\n\n")[2]
    assert "[doi:10.1155/2020/2654353](https://doi.org/10.1155/2020/2654353)" in works
    assert all(("](https://doi.org/" in line) == ("doi:" in line) for line in works.splitlines())


def test_what_is_changed_before_the_start_bears_no_lonely_number():
    """A changed rule that stands alone is not number 4 of a list whose rest is folded away."""
    told = plan("tired-feet", cautions=())._repr_markdown_()
    changed = told.partition("**Before you start**")[2].partition("<details>")[0]
    assert changed.strip().startswith("- **") and not any(line[:1].isdigit() for line in changed.splitlines())
