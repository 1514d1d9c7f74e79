"""Checks of the footprint: one rule for the print, and arches that it can draw."""

from .datafile import Problem

RULE = "neutral"  #: the one table of footprint.toml


def print_problems(files, _geometry=None):
    yield from one_rule(files["footprints"])
    yield from arches_in_range(files)


def one_rule(file):
    """All arches are dips of the same sole."""
    for id in file.ids - {RULE}:
        yield Problem(file.name, id, "", f"the file holds one table, [{RULE}]. Change that one.")
    if file.ids and RULE not in file.ids:
        yield Problem(file.name, "", "", f"the table [{RULE}] is missing.")


def arches_in_range(files):
    """An arch's dip is one that the rule is good for."""
    if rule := files["footprints"].entries.get(RULE):
        low, high = rule.dips
        for id, arch in files["arches"].entries.items():
            if not low <= arch.dip <= high:
                text = f"must be {low} to {high}, where the print stays in one piece (it is {arch.dip})."
                yield Problem(files["arches"].name, id, "dip", text)
