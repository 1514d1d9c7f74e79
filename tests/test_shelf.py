"""What is kept in the user's cache folder: found right once, read fast ever after, and never out of date."""

import pytest
import small

from footlib import DataError, catalog, load
from footlib.catalog import reading, shelf


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A small data folder as the course's own one, and an empty cache folder; loading reads it anew each time."""
    folder = small.write(tmp_path)
    monkeypatch.setenv("FOOTLIB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(catalog, "default_folder", lambda: folder)
    monkeypatch.setattr(catalog, "_cache", {})
    return folder


def again():
    catalog._cache.clear()
    return load()


def forget_parsing(monkeypatch):
    monkeypatch.setattr(reading, "tables_of", lambda text: pytest.fail(f"read again: {text[:40]}"))


def test_what_was_read_before_is_the_same_and_nothing_is_parsed_again(own, monkeypatch):
    """The second start of the course knows the same entries and neighbours without reading the long way."""
    first = load()
    forget_parsing(monkeypatch)
    second = again()
    assert second is not first
    for attribute in catalog.FILES:
        assert dict(getattr(second, attribute)) == dict(getattr(first, attribute))
    assert second.touching == first.touching
    assert second.key == first.key


def test_an_edit_is_read_and_checked(own):
    """A mistake that is made after the data were found right is told with its line, as ever."""
    load()
    zones = own / "zones.toml"
    zones.write_text(zones.read_text("utf-8").replace("name = ", "nam = ", 1), "utf-8")
    with pytest.raises(DataError, match="zones.toml, line"):
        again()
    with pytest.raises(DataError, match="zones.toml, line"):
        again()


def test_other_code_checks_again(own, monkeypatch):
    """What an older version of the course found right is not believed."""
    load()
    monkeypatch.setattr(shelf, "reading_code", lambda: "other code")
    forget_parsing(monkeypatch)
    with pytest.raises(pytest.fail.Exception, match="read again"):
        again()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"touching": {}}', b'{"touching": [], "tables": {}}'])
def test_a_broken_file_in_the_cache_does_no_harm(own, tmp_path, content):
    """Half a file, as a full disk leaves it, costs time and nothing else."""
    names = list(load().zones)
    (kept,) = (tmp_path / "cache").glob("*-catalog.json")
    kept.write_bytes(content)
    assert list(again().zones) == names


def test_only_the_courses_own_data_are_kept(own, tmp_path):
    """A folder that somebody tries out leaves nothing behind."""
    (tmp_path / "elsewhere").mkdir()
    load(small.write(tmp_path / "elsewhere"))
    assert not (tmp_path / "cache").exists()


def test_what_json_would_change_is_not_kept(own, tmp_path):
    """A date is no JSON: such data are read the long way each time, and right."""

    class Dated:
        text, tables = "", {"one": {"day": own}}

    shelf.note_read({"zones": Dated}, {})
    assert not (tmp_path / "cache").exists()


def test_the_cache_does_not_grow_for_ever(tmp_path, monkeypatch):
    """Old maps go when there are many."""
    for i in range(shelf.KEPT[shelf.MAPS] + 5):
        shelf.keep(tmp_path / f"{i}-sole.svg", b"map")
    assert len(list(tmp_path.iterdir())) <= shelf.KEPT[shelf.MAPS]


@pytest.mark.parametrize(
    ("platform", "variables", "ends"),
    [
        ("linux", {"XDG_CACHE_HOME": "/xdg"}, "xdg/footlib"),
        ("darwin", {}, "Library/Caches/footlib"),
        ("win32", {"LOCALAPPDATA": "/local"}, "local/footlib/Cache"),
        ("linux", {"FOOTLIB_CACHE": "/mine"}, "mine"),
    ],
)
def test_each_system_has_its_cache_folder(monkeypatch, platform, variables, ends):
    """What can be made again stands where the system expects it."""
    monkeypatch.delenv("FOOTLIB_CACHE", raising=False)
    monkeypatch.setattr(shelf.sys, "platform", platform)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert shelf.cache_folder().as_posix().endswith(ends)
