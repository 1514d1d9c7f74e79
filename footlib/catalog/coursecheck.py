"""Checks of the course: verdicts that a scale really gives, and minutes that are those of the lessons."""

from ..errors import hint
from .datafile import Problem


def course_problems(files, _geometry=None):
    yield from verdicts_known(files)


def verdicts_known(files):
    """A footprint exercise asks for a scale of its index, and for a word of that scale."""
    file, indices = files["exercises"], files["indices"].entries
    for id, entry in file.entries.items():
        if entry.kind == "footprint" and entry.index in indices:
            yield from (Problem(file.name, id, field, text) for field, text in unread(entry, indices[entry.index]))


def unread(entry, index):
    """(field, problem) of a footprint exercise."""
    scales = {scale.name: scale for scale in index.scales}
    if entry.scale not in scales:
        yield "scale", f"{index.name} has no scale '{entry.scale}'.{hint(entry.scale, scales) or listed(scales)}"
        return
    said = scales[entry.scale].band(entry.answer.value).says
    if entry.answer.verdict != said:
        yield "answer", f"'{entry.scale}' calls {entry.answer.value:g} '{said}', not '{entry.answer.verdict}'."


def listed(names):
    return f" Known: {', '.join(names)}."
