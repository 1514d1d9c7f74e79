"""Pictures that were shown before are not drawn again; and what is shown is always what was asked for."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import small

from footlib import UnknownName, draw, drawing, load, plot_claims
from footlib.drawing import picture_cache

SHOW = (
    "import sys, json; from footlib import draw; told = draw('leg', foot='right', highlight=['calf'])"
    "._repr_mimebundle_(); print(json.dumps([told, 'matplotlib' in sys.modules, 'shapely' in sys.modules]))"
)


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("FOOTLIB_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def pictures(cache):
    return list(cache.glob("*-picture*"))


def show():
    return json.loads(subprocess.check_output([sys.executable, "-c", SHOW], cwd=Path(drawing.__file__).parents[2]))


def test_the_second_time_nothing_is_drawn_and_the_picture_is_the_same():
    """A lesson's second run shows the same pictures, with the same alt text, without loading matplotlib."""
    first, second = show(), show()
    assert first[1:] == [True, True]
    assert second == [first[0], False, False]


def test_who_changes_a_figure_sees_the_change(cache):
    """Learners may write on a picture: it is shown as they left it, and nobody else gets their version."""
    plain = draw("leg", highlight=["calf"])._repr_mimebundle_()
    mine = draw("leg", highlight=["calf"])
    mine.ax.text(1, 1, "mine", size=40)
    assert mine._repr_mimebundle_() != plain
    assert draw("leg", highlight=["calf"])._repr_mimebundle_() == plain
    assert len(pictures(cache)) == 1


def test_a_figure_changed_before_anybody_saw_it_is_not_kept(cache):
    """The first one to ask for a picture may change it, too."""
    mine = plot_claims("sleep")
    mine.ax.set_title("mine")
    mine._repr_mimebundle_()
    assert not pictures(cache)


@pytest.mark.parametrize(
    "one",
    [
        {"view": "top"},
        {"foot": "left"},
        {"layer": "regions"},
        {"highlight": ["shin"]},
        {"highlight": {"calf": "A"}},
        {"alt": "A leg."},
    ],
)
def test_another_question_gets_another_picture(one):
    """Whatever is asked differently is another picture."""
    base = {"view": "leg", "foot": "right", "layer": "plain"}
    if one == {"view": "top"}:
        base["foot"] = "both"
    one, other = (picture_cache.parts_of(load(), "draw", (), given) for given in (base, base | one))
    assert one != other


def test_other_data_and_other_code_get_other_pictures(monkeypatch, tmp_path):
    """After an edit of the data or an update of the course no old picture is shown."""
    parts = picture_cache.parts_of(load(), "draw", (), {})
    assert picture_cache.parts_of(load(small.write(tmp_path)), "draw", (), {}) != parts
    monkeypatch.setattr(picture_cache, "code_of", lambda *_, **__: "other code")
    assert picture_cache.parts_of(load(), "draw", (), {}) != parts


def test_only_the_courses_own_pictures_are_kept(tmp_path, cache):
    """A data folder that somebody tries out leaves nothing behind."""
    draw("sole", layer="plain", catalog=load(small.write(tmp_path)))._repr_mimebundle_()
    assert not pictures(cache)


@pytest.mark.parametrize("content", [b"", b"[", b"{}", b'["alt"]', b'["alt", 7]', b'["alt", "?"]'])
def test_a_broken_file_in_the_cache_does_no_harm(cache, content):
    """Half a file, as a full disk leaves it, costs time and nothing else."""
    whole = plot_claims("sleep")._repr_mimebundle_()
    (one,) = pictures(cache)
    one.write_bytes(content)
    assert plot_claims("sleep")._repr_mimebundle_() == whole


def test_a_cache_that_cannot_be_written_does_no_harm(tmp_path, monkeypatch):
    """On a read-only disk pictures are drawn each time."""
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("FOOTLIB_CACHE", str(tmp_path / "file" / "cache"))
    assert plot_claims("sleep")._repr_mimebundle_()["image/png"]


def test_a_mistake_is_told_each_time():
    """What went wrong once is not picture_cache."""
    for _ in range(2):
        with pytest.raises(UnknownName, match="Did you mean 'heel'"):
            draw("sole", highlight=["heell"])


def test_a_kept_picture_can_be_saved_and_is_as_large_as_any(tmp_path):
    """Saving draws anew: for print a file needs more points than a screen."""
    fresh = plot_claims("sleep")
    fresh._repr_mimebundle_()
    again = plot_claims("sleep")
    assert again.save(tmp_path / "a.png").read_bytes() == fresh.save(tmp_path / "b.png").read_bytes()
    assert len(again.figure.axes) == 1


def test_the_pictures_of_a_handout_are_drawn_once_for_all_kinds_of_it(cache):
    """Whoever prints a card and sends it, too, waits once; half a file in the cache does no harm; other numbers, other
    sizes and other data are other pictures."""
    asked = {"view": "leg", "foot": "right", "highlight": {"calf": 1}, "height": 1.3, "dpi": 0, "catalog": load()}
    drawn = picture_cache.numbered_once(**asked)
    (one,) = cache.glob("*-numbered")
    told = json.loads(one.read_text())
    one.write_text(json.dumps(["A calf.", *told[1:]]))
    assert picture_cache.numbered_once(**asked) == ("A calf.", *drawn[1:])
    one.write_text('["alt", "?"')
    assert picture_cache.numbered_once(**asked) == drawn
    for other in ({"highlight": {"calf": 2}}, {"height": 1.4}, {"dpi": 40}):
        assert picture_cache.numbered_once(**asked | other) != drawn
    assert len([*cache.glob("*-numbered")]) == 4


def test_what_is_no_plain_value_is_drawn_each_time(cache):
    """A list that is made on the way has no words by which it could be known again."""
    draw("sole", layer="plain", highlight=iter(["heel"]))._repr_mimebundle_()
    assert not pictures(cache)
