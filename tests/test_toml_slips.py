"""Slips of hands that know no TOML: each is told where it is made, with what to write; all other entries are read."""

import small
from each import each
from test_data_files import problems

from footlib.catalog.toml_text import legible

TEXT = '''# a file of entries
[one]
name = "One"
about = """
Some text
of lines.
"""
limit = 2
list = ["a", "b",
  "c"]
[one.shapes]
sole = [{ at = [0.1, 0.2], size = [0.3, 0.4] }]

[two]
name = "Two"
about = """
[none]
Text that quotes an entry.
"""
[[two.questions]]
id = "x"

[three]
name = "Three"
'''

SLIPS = [  # (what stands there, what is written instead, the line that is told, words of what is told, what is lost)
    ("of lines.\n" + '"""', "of lines.", 4, 'the text that begins here has no end: write """', "one"),
    ("quotes an entry.\n" + '"""', "quotes an entry.", 16, "the text that begins here has no end", "two"),
    ('"Three"', '"""Three', 24, "the text that begins here has no end", "three"),
    ('about = """\nSome', 'about = "\nSome', 4, 'a text of several lines has three quotes (""")', "one"),
    ("limit = 2", "limit = 0,5", 8, "a number has a point and no comma. Write limit = 0.5", "one"),
    ("limit = 2", "limit = 12,600", 8, "is this 12600 or 12.6?", "one"),
    ("limit = 2", "limit = 12 600", 8, "in one piece. Write limit = 12600", "one"),
    ("0.4]", "0,04]", 12, "a number has a point and no comma. Write 0.04", "one"),
    ("limit = 2", "limit = 2,", 8, "no comma stands at the end of a field", "one"),
    ("limit = 2", "limit = 2]", 8, "there is one ']' too many", "one"),
    ("limit = 2", "limit = .5", 8, "write the number as 0.5", "one"),
    ("limit = 2", "limit = 2 minutes", 8, "behind the number stands 'minutes'", "one"),
    ("limit = 2", "limit = 2 more = 3", 8, "a new field begins on a line of its own", "one"),
    ("limit = 2", "limit =", 8, "the value is missing", "one"),
    ("limit = 2", "limit = ...", 8, "the value is missing in the place of the dots", "one"),
    ("limit = 2", "limit 2 # firm", 8, "'=' must stand between a field and its value. Write limit = 2", "one"),
    ("limit = 2", "limit: 2", 8, "'=' must stand between a field and its value. Write limit = 2", "one"),
    ("limit = 2", "limit == 2", 8, "one '=' is enough", "one"),
    ("limit = 2", "upper limit = 2", 8, "one word. Write upper_limit = …", "one"),
    ("limit = 2", "limit = True", 8, "in small letters: true", "one"),
    ("limit = 2", "limit = No", 8, "in small letters: false", "one"),
    ("limit = 2", "limit = None", 8, "leave the whole field out", "one"),
    ("limit = 2", "limit = (1, 2)", 8, "a list stands in square brackets", "one"),
    ("limit = 2", "// my remark", 8, "# before a remark", "one"),
    ("limit = 2", "limit = 2\nlimit = 3", 9, "'limit' stands there twice, first in line 8", ""),
    ('"a", "b"', '"a" "b"', 9, 'a comma is missing behind "a"', "one"),
    ('"a", "b"', '"a, "b"', 9, "the text ends before b", "one"),
    ('"a", "b"', "a, b", 9, 'text stands in quotes. Write "a"', "one"),
    ('"a", "b"', '"a"; "b"', 9, "and no semicolon", "one"),
    ('"a", "b"', '"a",, "b"', 9, "one comma too many", "one"),
    ('"c"]', '"c"', 10, "the list has no end (it begins in line 9): write ']' behind \"c\"", "one"),
    ('"c"]', '"c",', 10, "the list has no end (it begins in line 9)", "one"),
    ('"c"]', '"c', 10, "the text is not closed in its line", "one"),
    ('"c"]', '"c"}', 10, "Write ']' first", "one"),
    ("0.2], size", "0.2] size", 12, "a comma is missing behind ']'", "one"),
    ("0.2], size", "0.2, size", 12, "the list has no end: write ']' behind 0.2", "one"),
    ("[0.1, 0.2],", "0.1, 0.2,", 12, "several numbers stand in a list", "one"),
    ("at = [", "at: [", 12, "'=' must stand between a field and its value", "one"),
    ("at = [", "at [", 12, "'=' must stand between a field and its value", "one"),
    ("{ at", " at", 12, "stand between curly brackets", "one"),
    (" }]", " ]", 12, "here ']' closes what '{' opened", "one"),
    (" }]", "", 12, "a table in curly brackets stands in one line", "one"),
    ("[two]", "[Two Feet]", 14, "Write [two-feet]", "two-feet"),
    ("[two]", "[two", 14, "Write [two]", "two"),
    ("[two]", "two", 14, "an entry begins with its id in square brackets: [two]", "two"),
    ("[two]", "[one]", 14, "[one] stands there already, in line 2", ""),
    ("[[two.questions]]", "[[two.questions]", 20, "or [[two.questions]] where several follow", "two"),
    ('id = "x"', 'id = "x"\n[two.questions]', 22, "each begins with two brackets: [[two.questions]]", ""),
    ('"Two"', "Two", 15, 'text stands in quotes. Write "Two"', "two"),
    ('"Two"', '"Two', 15, 'the text is not closed in its line. Write "', "two"),
    ('"Two"', "'Two\"", 15, "the text is not closed in its line. Write '", "two"),
    ('"Two"', '"The "two" feet"', 15, "Inside a text write “ ”", "two"),
    ('"Two"', "'it's'", 15, "A text with an apostrophe stands between double quotes", "two"),
    ('"Two"', '"C:\\Users"', 15, "a backslash stands alone", "two"),
    ('"Two"', "“Two”", 15, "The same goes for ”", "two"),
    ('"Two"', '"Two", "Too"', 15, "several values stand in a list", "two"),
]


@each("there, instead, line, told, lost", SLIPS)
def test_each_slip_is_told_where_it_is_made(there, instead, line, told, lost):
    """One sentence, with what to write, on the line of the slip; the entries around it are read as ever."""
    assert there in TEXT
    found = legible(TEXT.replace(there, instead, 1))
    assert [(one.line, told in one.text) for one in found.slips] == [(line, True)], found.slips
    others = {"one", "two", "three"} - {lost, "two" if lost == "two-feet" else ""}
    assert others <= found.tables.keys() and (not lost or lost in found.lost and lost not in found.tables), found


def test_slips_of_several_entries_are_told_at_once():
    """Whoever has lost a comma here and a quote there hears of both."""
    found = legible(TEXT.replace("limit = 2", "limit = 0,5").replace('"Three"', '"Three'))
    assert [one.line for one in found.slips] == [8, 24] and list(found.tables) == ["two"]


def test_what_cannot_be_read_hides_no_mistake_beside_it(tmp_path):
    """An entry that cannot be read, an unknown word in the next, and a third that leans on the first: both mistakes are
    told at once, and nothing that only follows."""
    conditions = small.CONDITIONS.replace("limits = { arch = 3 }", "limits = { arch = 3", 1)
    conditions = conditions.replace('name = "Gamma"', 'name = "Gamma"\nneedless = 1')
    told = problems(small.write(tmp_path, conditions=conditions))
    assert len(told) == 2 and "curly brackets" in told[0] and "'needless'" in told[1], told
