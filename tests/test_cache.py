"""What is kept in the user's cache folder: made once, read fast ever after, and never out of date."""

import gc
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from weakref import ref

import platformdirs
import pytest
import small
from platformdirs.macos import MacOS
from platformdirs.unix import Unix
from platformdirs.windows import Windows

from footlib import DataError, cache, catalog, load
from footlib.cache import kept_with
from footlib.catalog import datafile, kept
from footlib.model import Lesson
from footlib.model.base import Value


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A small data folder as the course's own one, and an empty cache folder; loading reads it anew each time."""
    folder = small.write(tmp_path)
    monkeypatch.setenv("FOOTLIB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(catalog, "default_folder", lambda: folder)
    monkeypatch.setattr(catalog, "_loaded", {})
    monkeypatch.setattr(datafile, "_sound", {})
    return folder


def again():
    """As in another run of Python."""
    catalog._loaded.clear()
    datafile._sound.clear()
    return load()


def forget_parsing(monkeypatch):
    monkeypatch.setattr(datafile, "legible", lambda text: pytest.fail(f"read again: {text[:40]}"))


def test_what_was_read_before_is_the_same_and_nothing_is_parsed_again(own, monkeypatch):
    """The second start of the course knows the same entries and neighbours without reading the long way."""
    first = load()
    forget_parsing(monkeypatch)
    second = again()
    assert second is not first
    for attribute in catalog.TABLES:
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


def test_of_a_course_in_which_one_file_was_changed_that_one_is_read(own, monkeypatch):
    """Whoever mends a file and looks again waits for that file: the others are known, in this run of Python."""
    again()
    zones, read, legible = own / "zones.toml", [], datafile.legible
    zones.write_text(f"# mended\n{zones.read_text('utf-8')}", "utf-8")
    monkeypatch.setattr(datafile, "legible", lambda text: [read.append(text), legible(text)][1])
    catalog._loaded.clear()
    assert load().zones.keys() and read == [zones.read_text("utf-8")]


def test_other_code_checks_again(own, monkeypatch):
    """What an older version of the course found right is not believed."""
    load()
    monkeypatch.setattr(cache, "code_of", lambda *patterns: "other code")
    forget_parsing(monkeypatch)
    with pytest.raises(pytest.fail.Exception, match="read again"):
        again()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"touching": {}}', b'{"touching": [], "tables": {}}'])
def test_a_broken_file_in_the_cache_does_no_harm(own, tmp_path, content):
    """Half a file, as a full disk leaves it, costs time and nothing else."""
    names = list(load().zones)
    (kept,) = (tmp_path / "cache").glob("*-catalog")
    kept.write_bytes(content)
    assert list(again().zones) == names


def test_only_the_courses_own_data_are_kept(own, tmp_path):
    """A folder that somebody tries out leaves nothing behind."""
    (tmp_path / "elsewhere").mkdir()
    load(small.write(tmp_path / "elsewhere"))
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("odd", [Path(), {1: "a number"}, Lesson.model_construct(title=["a list"])])
def test_what_json_would_change_is_not_kept(own, tmp_path, odd):
    """A date is no JSON, say, and a number no name: such data are read the long way each time, and right."""
    kept.keep_read({"zones": ""}, {"zones": {"one": odd}}, {})
    assert not (tmp_path / "cache").exists()


def alike(one, other):
    """Equal, of the same classes, and told by the same fields; pydantic's own `==` does not look at the last two."""
    if isinstance(one, Mapping):
        return list(one) == list(other) and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    if not isinstance(one, Value):
        return type(one) is type(other) and one == other
    fields = {name: (getattr(one, name), getattr(other, name)) for name in type(one).model_fields}
    same = type(one) is type(other) and one.model_fields_set == other.model_fields_set
    return same and repr(one) == repr(other) and all(alike(*both) for both in fields.values())


def test_the_courses_own_catalog_is_kept_whole():
    """Each entry comes back as it was checked: of its class, with every field, and knowing which of them were given."""
    checked = catalog.examined(catalog.default_folder())[0]
    content = kept.content_of({name: file.entries for name, file in checked.items()}, {})
    back = kept.made_of(content)["tables"]
    assert [name for name, file in checked.items() if not alike(file.entries, back[name])] == []


def test_a_kept_catalog_needs_neither_validators_nor_rules(own):
    """What was found right is not checked again: the machinery for it, larger than the course, is not even made."""
    load()
    code = f"import sys, footlib; footlib.catalog.default_folder = lambda: footlib.catalog.Path({str(own)!r});"
    code += "print(len(footlib.load().zones), [name for name, table in footlib.catalog.TABLES.items() "
    code += "if getattr(table.model, '__pydantic_complete__', False)], 'footlib.catalog.checks' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.split() == [str(len(load().zones)), "[]", "False"]


def test_what_is_made_once_is_remembered(own):
    """The same parts are not made again; other parts are."""
    made = []

    def make():
        made.append(len(made))
        return b"map %d" % len(made)

    assert [cache.remember("map", parts, make) for parts in (("sole", 1), ("sole", 1), ("sole", 2))] == [
        b"map 1",
        b"map 1",
        b"map 2",
    ]
    assert made == [0, 1]


def test_what_was_made_ahead_is_found_by_another_python(own, tmp_path, monkeypatch):
    """The site's builder fills a folder beside the code; the visitor's browser, with its own Python and without
    matplotlib, knows what is in it again, and keeps what is new elsewhere."""
    ahead = tmp_path / "ahead"
    ahead.mkdir()
    monkeypatch.setattr(cache, "AHEAD", ahead)
    monkeypatch.setenv("FOOTLIB_CACHE", str(ahead))
    key = ("sole", cache.code_of.__wrapped__("model/*.py", using=("matplotlib",)))
    cache.keep("map", key, b"map")
    monkeypatch.setenv("FOOTLIB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "version", "a browser's")
    there = ("sole", cache.code_of.__wrapped__("model/*.py", using=("no-such-package",)))
    assert cache.recall("map", there) == b"map"
    cache.remember("map", ("top",), lambda: b"new")
    assert len(list(ahead.iterdir())) == 1


def test_an_empty_file_in_the_cache_is_made_again(own):
    """What a full disk once left is no map."""
    cache.remember("map", (), lambda: b"map")
    cache.path_of("map", ()).write_bytes(b"")
    assert cache.remember("map", (), lambda: b"new map") == b"new map"
    assert cache.recall("map", ()) == b"new map"


def test_a_cache_that_cannot_be_written_does_no_harm(tmp_path, monkeypatch):
    """On a read-only disk everything is made each time."""
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("FOOTLIB_CACHE", str(tmp_path / "file" / "cache"))
    assert [cache.remember("map", (), lambda text=text: text) for text in (b"one", b"two")] == [b"one", b"two"]


def test_the_cache_does_not_grow_for_ever(own, tmp_path):
    """Old maps go when there are many; what is of another kind stays."""
    cache.keep("catalog", (), b"catalog")
    for number in range(cache.MOST["map"] + 5):
        cache.keep("map", (number,), b"map")
    kinds = [path.name.partition("-")[2] for path in (tmp_path / "cache").iterdir()]
    assert (kinds.count("map"), kinds.count("catalog")) == (cache.MOST["map"], 1)
    assert cache.recall("map", (cache.MOST["map"] + 4,)) == b"map"


@pytest.mark.parametrize(
    ("system", "name", "variables", "ends"),
    [
        (Unix, "linux", {"XDG_CACHE_HOME": "/xdg"}, "xdg/footlib"),
        (MacOS, "darwin", {}, "Library/Caches/footlib"),
        (Windows, "win32", {"WIN_PD_OVERRIDE_LOCAL_APPDATA": r"C:\local"}, "local/footlib/Cache"),
        (Unix, "linux", {"FOOTLIB_CACHE": "/mine"}, "mine"),
    ],
)
def test_each_system_has_its_cache_folder(monkeypatch, system, name, variables, ends):
    """What can be made again stands where the system expects it, and where it stood before."""
    monkeypatch.delenv("FOOTLIB_CACHE", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(platformdirs, "PlatformDirs", system)
    monkeypatch.setattr(sys, "platform", name)
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
    assert str(cache.folder()).replace("\\", "/").endswith(ends)


class Source:
    pass


def test_what_follows_from_a_catalog_goes_with_it():
    """Worked out once for each catalog and question; nothing of a catalog is left when nobody has it any more."""
    made = []

    @kept_with
    def told(source, what, mark="."):
        made.append(what)
        return f"{what}{mark}"

    one, other = Source(), Source()
    found = [told(one, "a"), told(one, "a"), told(one, "a", mark="!"), told(other, "a")]
    assert (found, made) == (["a.", "a.", "a!", "a."], ["a", "a", "a"])
    gone = ref(one)
    del one
    gc.collect()
    assert gone() is None
