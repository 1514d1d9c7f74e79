"""What is left out is told by its reason, in a sentence each, so that the one that matters is not buried."""

from each import each

from footlib import load, plan
from footlib.planning.advice import MOST

CATALOG = load()
NUMB = dict(cautions=["numb-feet"], cleared=["numb-feet"])


def told(conditions, **call):
    """The sentences of a routine about what is left out."""
    return [note for note in plan(conditions, catalog=CATALOG, **call).notes if note.startswith("Left out")]


def test_what_leaves_only_some_ways_of_touching_is_one_sentence():
    """With numb feet 21 steps of the flat-foot routine go; the giver reads one sentence with what may still be done."""
    assert told("flat-feet", **NUMB) == [
        "Left out because the feet feel too little: everything but stroking, still hold and "
        "movement by the receiver (21 moves)."
    ]


def test_a_few_moves_are_all_named():
    """Where ticklish feet take two moves away, both are named."""
    assert told("full-foot", minutes=60, cautions=["ticklish"]) == [
        "Left out because the feet are ticklish or cramp: Rake rubbing between the long bones; "
        "Tapping on heel and ball."
    ]


def test_many_moves_are_counted_and_some_of_them_named():
    """With steroid tablets many moves go: how many, and the chief ones, in one sentence."""
    conditions, steroids = ["flat-feet", "bunion", "full-foot"], ["steroids-or-weak-immunity"]
    gone = {
        one.move
        for one in plan(conditions, minutes=90, cautions=steroids, catalog=CATALOG).left_out
        if CATALOG.cautions[steroids[0]].name in one.because
    }
    (sentence,) = (s for s in told(conditions, minutes=90, cautions=steroids) if "skin and bones" in s)
    assert f": {len(gone)} moves, among them " in sentence and len(gone) > MOST
    assert sum(CATALOG.moves[move].name in sentence for move in gone) == MOST


def test_a_move_of_one_foot_says_so():
    """Who keeps off the left heel learns that the move goes there only on the left foot."""
    assert (
        "Left out because you wish it: Palm strokes around the heel (left foot); Shaking the heel (left foot); "
        "Point presses on the heel (left foot); Knuckle rubbing on the heel (left foot)."
        in told("flat-feet", minutes=90, cautions=(), avoid=["heel@left"])
    )


def test_want_of_time_is_a_reason_of_its_own():
    """What there was no time for is one sentence, and no safety answer is blamed for it."""
    (sentence,) = told(["flat-feet", "bunion"], minutes=5, cautions=())
    assert sentence.startswith("Left out because there was no time for it in 5 minutes: ")


@each("condition", CATALOG.conditions)
def test_no_sheet_carries_more_sentences_than_reasons(condition):
    """Whatever is answered, each reason has one sentence, and each lost move is counted in one of them."""
    for id, caution in CATALOG.cautions.items():
        routine = plan(condition, cautions=[id], cleared=[id], avoid={id: ["heel"]}, catalog=CATALOG)
        sentences = [note for note in routine.notes if note.startswith("Left out")]
        reasons = {one.because or (one.reason,) for one in routine.left_out}
        assert len(sentences) <= len(reasons) and bool(sentences) == bool(reasons), (id, caution.name)
