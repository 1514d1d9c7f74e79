"""Data files as they come from all kinds of programs: each slip is told once, in a sentence, where it stands."""

import re
import shutil
import tomllib

import pytest
import small

from footlib import DataError, load
from footlib.catalog import TABLES, default_folder
from footlib.catalog.toml_text import spots
from footlib.errors import Words
from tools import fuzz_data


def problems(folder):
    """The mistakes of a folder's files; none where all is right."""
    try:
        load(folder)
    except DataError as error:
        return error.problems
    return ()


BROKEN = {  # what may happen to a file, and what must be told
    "missing": (lambda text: None, "the file is missing. Bring it back with: git checkout -- data/"),
    "empty": (lambda text: b"", "the file is empty"),
    "only comments": (lambda text: b"# nothing\n\n", "the file is empty"),
    "UTF-16": (lambda text: text.encode("utf-16"), "saved as UTF-16. Save it with the encoding UTF-8"),
    "UTF-32": (lambda text: text.encode("utf-32"), "saved as UTF-32. Save it with the encoding UTF-8"),
    "two versions in one": (
        lambda text: f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> x\n".encode(),
        "line 1, column 1: git's",
    ),
    "a text without end": (lambda text: text.encode() + b'\n[x]\nname = """\nand on\n', ", line "),
    "UTF-16 without a mark": (lambda text: text.encode("utf-16-be"), "saved as UTF-16. Save it"),
    "Windows-1252": (lambda text: text.replace("o", "\u00f6").encode("cp1252"), "is not UTF-8 text ("),
    "a picture": (lambda text: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xd8" * 9, "not a text file"),
    "a curly quote": (lambda text: text.encode() + b"name = \xe2\x80\x9cx\xe2\x80\x9d\n", "column 8: this is '\u201c'"),
    "an open bracket": (lambda text: text.encode() + b"[an open\n", "Write [an-open]"),
    "nested too deep": (lambda text: b"a = " + b"[" * 100_000, "stand in one another more than"),
    "a number without end": (lambda text: text.encode() + b"x = " + b"9" * 5000, "too long to be one"),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_file_that_cannot_be_read_is_told_in_one_sentence(tmp_path, how):
    """Whichever file it is, and whatever points into it: one message, with the file's name, and no more."""
    broken, wanted = BROKEN[how]
    for file in sorted(file for file, *_ in TABLES.values()) if how == "missing" else ("sources", "moves", "regions"):
        path = small.write(tmp_path) / f"{file}.toml"
        content = broken(path.read_text(encoding="utf-8"))
        path.unlink()
        if content is not None:
            path.write_bytes(content)
        told = problems(tmp_path / "data")
        assert len(told) == 1 and told[0].startswith(f"data/{file}.toml") and wanted in told[0], (file, told)


@pytest.mark.parametrize(
    ("file", "spoil"),
    [("techniques", lambda text: ""), ("preparation", lambda text: text.replace("]\n", "]\nneedless = 1\n", 1))],
)
def test_nothing_is_told_that_only_follows(tmp_path, file, spoil):
    """In the course's own data, whose moves and cards lean on each other: without the techniques no word of a move is
    wrong, and a slip in a rule of preparation makes no card lower a number that is not there."""
    folder = shutil.copytree(default_folder(), tmp_path / "data")
    path = folder / f"{file}.toml"
    path.write_text(spoil(path.read_text(encoding="utf-8")), encoding="utf-8")
    told = problems(folder)
    assert len(told) == 1 and told[0].startswith(f"data/{file}.toml"), told


def test_names_are_read_once_however_many_point_to_what_is_gone(tmp_path, monkeypatch):
    """Whoever saves an all but empty list of sources is told at once: for each of hundreds of lost sources all names of
    the course were read again, which took as long as a cup of tea."""
    folder = shutil.copytree(default_folder(), tmp_path / "data")
    (folder / "sources.toml").write_text("[mine]\nyear = 2007\n", encoding="utf-8")
    read, begin = [], Words.__init__
    monkeypatch.setattr(
        Words, "__init__", lambda self, *given, **more: (read.append(self), begin(self, *given, **more))[1]
    )
    assert len(problems(folder)) > 100 and len(read) < 5 * len(TABLES)


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path):
    """Whoever unpacked an archive one level too deep is told so."""
    folder = small.write(tmp_path, moves=None)
    (folder / "moves.toml").mkdir()
    assert problems(folder) == ("data/moves.toml: this is a folder, not a file. Give the file itself.",)


def test_a_slip_in_one_entry_is_told_once(tmp_path):
    """A field too many in any entry is one message: nothing is said about what points to that entry."""
    for name, (file, *_) in TABLES.items():
        folder = small.write(tmp_path)
        path = folder / f"{file}.toml"
        text = path.read_text(encoding="utf-8")
        for entry in tomllib.loads(text):
            head = re.search(rf"^\[+{re.escape(entry)}(\..*)?\]+$", text, re.M)
            path.write_text(f"{text[: head.end()]}\nneedless = 1{text[head.end() :]}", encoding="utf-8")
            told = problems(folder)
            assert len(told) == 1 and "is not a field here" in told[0], (name, entry, told)


ODD = [  # (file, right, wrong, what must be told)
    ("zones", 'name = "Liver"', "name = \u201cLiver\u201d", "line 3, column 8: this is '\u201c' (Left double"),
    ("zones", 'name = "Liver"', 'name = "Liver\u201d', "line 3, column 14: this is '\u201d'"),
    ("zones", 'name = "Liver"', 'name = """Liver\u201d\u201d\u201d', "line 3, column 16: this is '\u201d'"),
    ("zones", 'name = "Liver"', 'name\u00a0= "Liver"', "line 3, column 5: this is not a plain space (No-break space)"),
    ("zones", 'name = "Liver"', '\u200bname = "Liver"', "line 3, column 1: this is one that cannot be seen"),
    ("zones", 'name = "Liver"', 'n\u0430me = "Liver"', "line 3, column 2: this is '\u0430' (Cyrillic"),
    ("zones", "[liver.shapes]", "[liver\u2024shapes]", "column 7: this is '\u2024' (One dot leader): type '.'"),
    ("zones", 'foot = "right"', 'foot = "rig\u04bbt"', "line 6, column 12, [liver], field 'foot'"),
    ("zones", 'region = "upper-arch"', 'region = "upper\u2011arch"', "(Non-breaking hyphen): type '-'. Did you mean"),
    ("regions", 'parent = "ball"', 'parent = "ball\u200b"', "character 5 is one that cannot be seen"),
    ("regions", "limit = 3", "limit = \uff13", "this is '\uff13' (Fullwidth digit three): type '3'"),
    ("conditions", "limits = { arch = 3 }", "limits = { 'ar\u00adch' = 3 }", "character 3 is a soft hyphen"),
    ("moves", "['heel',", "['heel@l\u0435ft',", "type 'e'). Did you mean 'heel@left'?"),
    ("moves", "['heel',", "['heel@Left\u200b',", "delete it). Did you mean 'heel@left'?"),
    ("moves", "['heel',", "['heel@up',", "'heel@up': after '@' comes 'left' or 'right'."),
    ("moves", 'role = "opening"', 'role = "opening"\njoints = { heel = ["b\u0430ll"] }', "type 'a'. Did you mean"),
    ("moves", 'role = "opening"', 'role = "opening"\njoints = { hell = ["ball"] }', "Did you mean 'heel'?"),
    ("moves", 'name = "Close"', 'name = "Op\u200ben"', "is the name of 'open' already"),
    ("moves", 'name = "Close"', 'name = "\u041epe\u0301n"', "is the name of 'open' already"),
]


def spoiled(tmp_path, file, right, wrong):
    """The small course in a folder, with one passage of a file written otherwise."""
    folder = small.write(tmp_path)
    path = folder / f"{file}.toml"
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize("file, right, wrong, wanted", ODD)
def test_what_cannot_be_seen_is_named_with_its_place(tmp_path, file, right, wrong, wanted):
    """A curly quote, an odd space, a letter of another script: told once, where it is and what to type."""
    told = problems(spoiled(tmp_path, file, right, wrong))
    assert len(told) == 1 and wanted in told[0], told


ONCE = [  # (file, right, wrong, what must be told once)
    ("sources", "[course-judgement]", "[course-judgment]", "It stands in 30 more places: look whether its own entry"),
    ("moves", "['heel',", "['heel', 'heel@left',", "names 'heel' twice for one foot"),
    ("moves", "places = ['liver']", "places = ['liver@left']", "Liver is only on the right foot"),
    ("moves", "places = ['liver']", "places = ['groove']", "where no step may work"),
    ("moves", "places = ['liver']", "places = ['liver@']", "after '@' comes 'left' or 'right'"),
    ("safety-check", "[general]", '[other]\nline = "is anything wrong, today"\norder = 2\n[general]', "the line of"),
    ("cautions", "Have you a bruise?", "Have you a fever ?", "is the question of 'fever' already"),
    ("sources", 'kind = "article"', '"k\\u0069nd" = "artcle"', "line 6, [seed], field 'kind'"),
    (
        "zones",
        'sources = ["course-judgement"]',
        'sources = ["course-judgement", "course-judgement"]',
        "field 'sources.2': 'course-judgement' stands there twice",
    ),
    ("moves", 'name = "Close"', 'name = "The arch strokes"', "'The arch strokes' means 'arch-strokes' already"),
    ("moves", "places = ['liver']", "places = ['heel']", "lie elsewhere than on heel"),
    ("sources", "[seed]", '["se\\u0065d"]\nneedless = 1', "line 3, [seed], field 'needless'"),
]


@pytest.mark.parametrize("file, right, wrong, wanted", ONCE)
def test_one_slip_is_one_message_at_its_own_line(tmp_path, file, right, wrong, wanted):
    """A slip that spoils several things at once (an id that all others name, a place on no foot) is told once."""
    told = problems(spoiled(tmp_path, file, right, wrong))
    assert len(told) == 1 and wanted in told[0], told


TOGETHER = [  # (file, right, wrong, what must all be told)
    (
        "conditions",
        "limits = { arch = 3 }",
        'limits = { arch = 9, hel = 2 }\nimplies = ["fevr"]\n'
        'forbids = { techniques = ["strokng"], asks = ["standin"] }',
        [
            "'limits.arch'",
            "Did you mean 'heel'?",
            "Did you mean 'fever'?",
            "Did you mean 'stroking'?",
            "Did you mean 'standing'?",
        ],
    ),
    (
        "zones",
        'region = "upper-arch"',
        'region = "uper-arch"\nneedless = 1',
        ["'needless'", "Did you mean 'upper-arch'?"],
    ),
    ("moves", 'role = "opening"', 'role = "opning"\njoints = { heel = ["nothing"] }', ["must be 'opening'"]),
]


@pytest.mark.parametrize("file, right, wrong, wanted", TOGETHER)
def test_an_entry_with_a_mistake_tells_its_unknown_names_too(tmp_path, file, right, wrong, wanted):
    """Whoever mends one field of a new card does not meet the next mistake only afterwards: all are told at once, and
    of many words that a field may hold the nearest is named."""
    told = problems(spoiled(tmp_path, file, right, wrong))
    assert [one for want in wanted if len(one := [line for line in told if want in line]) != 1] == [], told
    assert not [line for line in told if line.count("'") > 24], told


def test_every_field_of_the_course_has_its_line():
    """The finder of lines agrees with the parser: it finds each field of each file, and no other."""
    for file, *_ in TABLES.values():
        text = (load().folder / f"{file}.toml").read_text(encoding="utf-8")
        wanted, waiting = set(), [((), tomllib.loads(text))]
        for path, value in waiting:
            items = value.items() if isinstance(value, dict) else enumerate(value, 1) if isinstance(value, list) else ()
            waiting += [((*path, key), item) for key, item in items]
            wanted.add(path)
        found = spots(text)
        assert wanted - {()} <= found.keys() | {path[:n] for path in found for n in range(1, len(path))}
        assert set(found) <= wanted, file


def test_damaged_files_end_in_a_catalog_or_in_sentences(tmp_path):
    """150 slips at random (numbers of thousands of digits, infinity, nests, odd bytes, cut lines) are loaded or told;
    `tools/fuzz_data.py` tries thousands."""
    assert list(fuzz_data.failures(small.write(tmp_path), 150, seed=11)) == []


@pytest.mark.parametrize(
    "file, right, wrong, wanted",
    [
        ("zones", "at = [0.6, 0.53]", "at = [0.6, nan]", "line 14, [liver], field 'shapes.sole.1.at.2'"),
        ("zones", "at = [0.6, 0.53]", "at = [1e5, 0.53]", "must be from -1 to 3"),
        ("zones", 'name = "Liver"', f"name = {'[' * 20}1{']' * 20}", "more than 12 tables or lists deep"),
        ("zones", 'name = "Liver"', 'name = "Liver\\u0000"', "holds one that cannot be seen"),
        ("zones", 'name = "Liver"', f'name = "{"x" * 20_000}"', "a text of 20,000 letters"),
        ("zones", 'name = "Liver"', f'name = "{"far too long a name " * 16}"', "at most 80 characters"),
        ("regions", 'name = "Heel"', f'name = "{"x" * 81}"', "line 3, [heel], field 'name': must have at most 80 ch"),
        ("landmarks", 'body = "waist"', f'body = "{"waist " * 30}"', "at most 160 characters"),
        ("layers", 'heel = "thickest"', f'heel = "{"thick " * 30}"', "'shades.1.places.heel': must have at most 160"),
        ("zones", "size = [0.3, 0.08]", "size = [1e-9, 0.08]", "must be from 0.001 to 3"),
        ("techniques", "seconds = 2", "seconds = 1e-300", "must be from 0.1 to 30"),
        ("conditions", 'name = "Alpha"', 'name = "\u202eAlpha"', "Right-to-left override"),
        ("layers", 'subtitle = "A ranking"', f'subtitle = "{"ranking " * 21}"', "at most 160 characters"),
        ("conditions", 'name = "Alpha"', f'name = "{"alpha " * 21}"', "at most 120 characters"),
        ("moves", "usual = 60", f"usual = {'1' * 5000}", "this number is too long to be one"),
        ("moves", "usual = 60", f"usual = 0x{'1' * 5000}", "must be a number of at most 1,000,000"),
        ("exercises", 'kind = "footprint"', "kind = [1, 2]", "[1, 2] is not a kind: write its id as text"),
        ("exercises", 'kind = "footprint"', "kind = { a = 1 }", "is not a kind: write its id as text"),
        ("exercises", 'kind = "footprint"', "kind = 7", "7 is not a kind: write its id as text"),
        ("exercises", "tolerance = 5", "tolerance = inf", "must be a number that can be measured (it is inf)"),
        ("exercises", "tolerance = 5", "tolerance = 5000", "takes nearly any number"),
        ("quizzes", "tolerance = 0.5", "tolerance = 500", "takes nearly any number"),
        ("measures", "value = ", "value = 9", "no foot bears that"),
    ],
)
def test_what_no_course_holds_is_refused(tmp_path, file, right, wrong, wanted):
    """Numbers without measure, nests without end, texts as long as books: one sentence that can be read."""
    told = problems(spoiled(tmp_path, file, right, wrong))
    assert len(told) == 1 and wanted in told[0] and len(told[0]) < 400, told


def test_a_table_of_thousands_is_told_once(tmp_path):
    """Ten thousand fields in one entry, or ten thousand entries that are wrong: a message that can be read."""
    many = "".join(f"key-{n} = {n}\n" for n in range(10_000))
    told = problems(small.write(tmp_path, landmarks=f"[waist]\n{many}"))
    assert told == (
        "data/landmarks.toml, line 1, [waist]: holds 10,000 items, more than the 500 that it may. Leave some out.",
    )
    told = problems(small.write(tmp_path, sources="".join(f"[s-{n}]\n" for n in range(3_000))))
    assert len(told) == 201 and "more. Mend these first" in told[-1]
