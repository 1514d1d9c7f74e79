"""Strokes: every step has a way of the hand on its view, in its places, in its direction, on the right side."""

import json
from functools import cache
from itertools import pairwise
from xml.etree import ElementTree

import pytest
import small
from each import each

from footlib import FootlibError, UnknownName, draw, load, plan
from footlib.catalog.place_index import index_of
from footlib.drawing import map_svg
from footlib.drawing.strokes import on_map, strokes_in_words
from footlib.drawing.strokes.glyphs import still
from footlib.drawing.strokes.subject import shown_for, subject_of
from footlib.drawing.style import ART, HAND, INK, PAPER, SYSTEMS
from footlib.drawing.views import VIEWS, frame_of
from footlib.model import FEET, SURFACES
from footlib.model.stroke import LINES, SIGN, Polyline, along

COURSE = load()
each_move = each("move", COURSE.moves)
each_technique = each("technique", COURSE.techniques)


@cache
def steps():
    """A step of each move, as a routine holds it."""
    found = {}
    for condition in COURSE.conditions:
        for step in plan(condition, cautions=(), minutes=90).steps:
            found.setdefault(step.move, step)
    return found


def step_of(move, **changes):
    return steps()[move].model_copy(update=changes) if move in steps() else None


def pieces(step):
    return shown_for(subject_of(step, COURSE), COURSE)


def left_without(move, place):
    """A move's places when a caution takes one away: what lies in it goes too, and what it lies in."""
    family = set(COURSE.geometry.down(place)) | set(COURSE.geometry.up(place)) if place in COURSE.regions else {place}
    return tuple(other for other in COURSE.moves[move].places if other not in family)


SEVERAL = [
    (id, place)
    for id, move in COURSE.moves.items()
    for place in move.places
    if not move.spans and id in steps() and left_without(id, place)
]


@each_move
def test_every_move_is_shown_on_its_own_view(move):
    """A learner sees where the hand goes, on the view that the step opens, for each foot that has it."""
    for foot in ("right", "left"):
        if COURSE.moves[move].foot in ("both", foot):
            shown = on_map(move, COURSE, foot)
            assert shown["views"][COURSE.moves[move].view] and shown["foot"] == foot


@each(("move", "place"), SEVERAL)
def test_a_step_that_has_lost_a_place_is_not_shown_there(move, place):
    """What a caution takes away, no arrow touches: and what is left still has one, on the view that the step opens."""
    left = left_without(move, place)
    drawn = {surface for one in left for surface in COURSE.geometry.surfaces(one)}
    view = next(v for v in (COURSE.moves[move].view, *SURFACES) if drawn & set(SURFACES[v]))
    step = step_of(move, places=left, view=view)
    found, ground = pieces(step), index_of(COURSE.geometry)
    assert found
    for piece in found:
        assert not any(ground.within(piece.stroke.surface, step.foot, point, (place,)) for point in piece.points)


@each_move
def test_lines_run_in_the_direction_of_the_step(move):
    """The usual direction, and each other one that a caution may make of it."""
    for towards in set(COURSE.moves[move].towards) & SIGN.keys():
        step = step_of(move, towards=towards)
        for piece in pieces(step) if step else ():
            if piece.kind in LINES:
                assert along(piece.stroke.surface, towards, piece.points) > 0
                assert not piece.both_ways


def test_a_changed_direction_turns_the_arrows_round(catalog):
    """Opening strokes towards the toes start where those towards the ankle end."""
    usual, changed = (pieces(step_of("opening-strokes", towards=towards)) for towards in ("ankle", "toes"))
    assert [p.points for p in changed] == [p.points[::-1] for p in usual]


def test_there_and_back_has_two_arrowheads():
    """Movements along an edge go both ways, and the picture says so."""
    piece = pieces(step_of("outer-edge-kneading", towards="along"))[0]
    assert still(piece).lines[0].head == "both" and "and back" in strokes_in_words(
        subject_of("edge-pincer", COURSE), COURSE
    )


def test_where_every_direction_is_forbidden_the_hand_only_rests():
    """No arrow points where nothing may be stroked."""
    found = pieces(step_of("opening-strokes", towards="in-place"))
    assert found and {piece.kind for piece in found} == {"hold"} and not any(still(piece).lines for piece in found)


def test_a_step_sent_to_a_place_that_its_move_does_not_know_is_still_shown():
    """An opening that has lost all its places goes where the work goes, and so does its arrow."""
    found = pieces(step_of("opening-strokes", places=("calf",), view="leg", towards="knee"))
    assert [piece.stroke.surface for piece in found] == ["leg-back"]
    assert found[0].points[-1][1] > found[0].points[0][1]


@each_move
def test_what_happens_together_has_one_number(move):
    """Numbers count 1, 2, 3 without gaps; two hands that work at once share theirs."""
    numbers = [piece.number for piece in shown_for(subject_of(move, COURSE), COURSE)]
    assert sorted(set(numbers)) == list(range(1, max(numbers) + 1))
    assert numbers[0] == 1


@each_technique
def test_every_technique_has_a_moving_picture_of_its_own(technique):
    """One view, a movement that lasts, and words for it."""
    shown = on_map(technique, COURSE)
    assert list(shown["views"]) == [shown["view"]] or technique in COURSE.moves
    assert all(piece["tracks"] for piece in shown["views"][shown["view"]]) and len(shown["words"][shown["view"]]) > 20


TEMPO = {  # seconds of one pass, press, roll …, as the techniques' own words say; ankles are stroked in short passes
    "stroking": (2, 6),
    "clasping-stroke": (3, 5),
    "rubbing": (0.5, 1),
    "pincer-rubbing": (0.8, 1.2),
    "rake-rubbing": (0.8, 1.2),
    "knuckle-rubbing": (0.8, 1.2),
    "kneading": (1, 2),
    "pressing": (3, 7),
    "point-rotation": (1, 2.4),
    "thumb-walking": (0.5, 1),
    "finger-walking": (0.5, 1),
    "tapping": (0.2, 0.5),
    "pinching": (0.5, 1),
    "lock-grip": (4, 5),
}


@each_technique
def test_the_tempo_is_the_techniques_own(technique):
    """Slow strokes take three to five seconds a pass, presses and turns on a point three to seven, rubbing is brisk."""
    low, high = TEMPO.get(technique, (0.2, 30))
    own = [s for m in COURSE.moves.values() if m.technique == technique for s in m.strokes]
    assert all(low <= stroke.seconds <= high for stroke in (*COURSE.techniques[technique].strokes, *own))


@each_move
def test_arrows_lie_on_their_own_foot(move):
    """In the map's own picture: a stroke of the right foot lies within the part that shows the right foot."""
    view = COURSE.moves[move].view
    placed, frame = frame_of(COURSE, view)
    for foot in FEET[COURSE.moves[move].foot]:
        left, top, width, height = frame.view_box([panel.box for panel in placed if panel.foot == foot])
        for piece in on_map(move, COURSE, foot)["views"][view]:
            for x, y in (point for line in piece["lines"] for point in line["points"]):
                assert left <= x <= left + width and top <= y <= top + height


@pytest.mark.parametrize(
    ("view", "move", "inner", "outer"), [("sole", "edge-pincer", 1, 0), ("top", "foot-warming", 2, 3)]
)
def test_the_inner_edge_is_between_the_feet(view, move, inner, outer):
    """Big toes meet in the middle of the picture: the arrows on the inner edges do, too, and mirror one another."""
    middle, at = frame_of(COURSE, view)[1].width / 2, {}
    for foot in ("right", "left"):
        drawn = on_map(move, COURSE, foot)["views"][view]
        at[foot] = drawn[inner]["lines"][0]["points"][0][0]
        assert abs(at[foot] - middle) < abs(drawn[outer]["lines"][0]["points"][0][0] - middle)
    assert at["right"] + at["left"] == pytest.approx(2 * middle, abs=0.2)
    assert (at["right"] < middle) == (VIEWS[view].order[0] == "right")


def test_arrows_fit_the_stored_map(catalog):
    """The map's SVG and the arrows over it use the same units: an arrow's middle lies where the heel is drawn."""
    svg = ElementTree.fromstring(map_svg("sole", catalog))
    for foot in ("right", "left"):
        heel = next(g for g in svg.iter() if g.get("data-place") == "heel" and g.get("data-foot") == foot)
        area = on_map("heel-shaking", catalog, foot)["views"]["sole"][0]["lines"][0]["points"]
        assert sum(x for x, _ in area) / len(area) == pytest.approx(float(heel.get("data-cx")), abs=12)
        assert sum(y for _, y in area) / len(area) == pytest.approx(float(heel.get("data-cy")), abs=30)


@each_move
def test_a_page_gets_small_plain_values(move):
    """What travels to the browser is JSON, and small; nothing is asked of Python while it plays."""
    assert len(json.dumps(on_map(move, COURSE))) < 16_000


def test_winding_lines_keep_to_their_line():
    """A zigzag and a coil begin and end with their line, and stray from it no further than half their width."""
    line = Polyline([(0, 0), (0, 0.4)])
    for winding in (line.zigzag(0.05), line.coil(0.05)):
        assert winding[0] == line.points[0] and winding[-1] == line.points[-1]
        assert Polyline(winding).length > 1.3 * line.length
        assert max(abs(x) for x, _ in winding) == pytest.approx(0.025, abs=0.004)


def test_points_of_a_path_are_even():
    """Equal times are equal ways: the hand does not hurry round a bend."""
    ways = [Polyline(both).length for both in pairwise(Polyline([(0, 0), (0.1, 0), (0.1, 0.3)]).evenly())]
    assert max(ways) - min(ways) < 0.002


# --- draw()


def gids(picture):
    return [artist.get_gid() or "" for artist in picture.ax.get_children()]


@each_move
def test_a_move_can_be_drawn_and_read_aloud(move):
    """Each number is written, each line drawn, and the alt text says the movement in words."""
    view, subject = COURSE.moves[move].view, subject_of(move, COURSE)
    picture, numbers = draw(view, strokes=move), {piece.number for piece in shown_for(subject, COURSE)}
    assert {f"number:{number}" for number in numbers} <= set(gids(picture))
    assert all(words in picture.alt for words in (subject.name, subject.foot, strokes_in_words(subject, COURSE)))


def test_the_words_say_how_many_and_from_where_to_where():
    """Good enough to work from without seeing it."""
    assert strokes_in_words(subject_of("sole-strokes", COURSE), COURSE) == (
        "Three long strokes, one after the other: each from the ball of the foot to the heel. About 4 seconds a stroke."
    )


def test_pressure_is_the_weight_of_the_line():
    """The same step drawn with more pressure has heavier lines."""

    def weight(pressure):
        drawn = draw("sole", strokes=step_of("sole-strokes", pressure=pressure)).ax.get_children()
        return max(line.get_linewidth() for line in drawn if (line.get_gid() or "").startswith("stroke:"))

    assert weight(0) < weight(1) < weight(2) < weight(3)


def test_a_step_is_drawn_on_its_own_foot():
    """draw() follows the step, whichever foot it is of."""
    for foot in ("left", "right"):
        assert f"The sole of the {foot} foot" in draw("sole", strokes=step_of("sole-strokes", foot=foot)).alt


@pytest.mark.parametrize(
    ("call", "wanted"),
    [
        ({"strokes": "sole-stroks"}, "Did you mean 'sole-strokes'"),
        ({"strokes": "bunion"}, "'bunion' is a condition"),
        ({"view": "leg", "strokes": "sole-strokes"}, "It is shown on: sole"),
        ({"strokes": "colon-up", "foot": "left"}, "right foot only"),
    ],
)
def test_a_slip_is_answered_with_a_sentence(call, wanted):
    """A wrong name, view or foot is told, with the right one."""
    with pytest.raises(FootlibError, match=wanted):
        draw(**call)


def test_an_unknown_name_is_an_unknown_name():
    """The kind of mistake is the same as everywhere in the course."""
    with pytest.raises(UnknownName):
        on_map("nothing", COURSE)


def test_an_instructors_own_move_is_shown(tmp_path):
    """The small catalog's moves have arrows, too."""
    catalog = load(small.write(tmp_path))
    shown = on_map("open", catalog, "left")
    assert [piece["n"] for piece in shown["views"]["sole"]] == [1, 2, 3, 4]


def luminance(colour):
    """Relative luminance of '#rrggbb' (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ground", [ART["skin"].fill, PAPER, *sorted({family.fill for family in SYSTEMS.values()})])
def test_arrows_stand_out_from_whatever_they_lie_on(ground):
    """At least 3 to 1 on skin, on paper and on every zone; the pale rim does the same on dark paper."""
    assert contrast(INK, ground) >= 3
    assert contrast(PAPER, "#1f1b18") >= 3


def test_the_hands_stand_out_from_the_foot_and_from_the_page():
    """Their outline on bare skin, on a highlighted place and on their own skin; their skin on dark paper."""
    for ground in (ART["skin"].fill, "#80b6af", HAND["skin"], PAPER):
        assert contrast(HAND["line"], ground) >= 3
    assert contrast(HAND["skin"], "#1f1b18") >= 3
