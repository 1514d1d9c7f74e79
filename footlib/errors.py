"""What can go wrong, said so that the reader can put it right."""

from difflib import get_close_matches


class FootlibError(ValueError):
    """A mistake in a call: what is wrong and what to do, in one or two sentences."""

    def _render_traceback_(self):
        """What a notebook shows: the sentences alone; the lines of code behind them help no learner."""
        return [f"{type(self).__name__}: {self}"]


class DataError(FootlibError):
    """All mistakes found in the course's data files, one a line."""

    def __init__(self, problems, where="the course's data"):
        self.problems = tuple(problems)
        count = f"{len(self.problems)} mistakes" if len(self.problems) != 1 else "1 mistake"
        super().__init__("\n".join([f"{count} in {where}:", *(f"- {p}" for p in self.problems)]))


class UnknownName(FootlibError):
    """A name that is not in the catalog, with the nearest right one and, if it is another kind's, that kind."""

    def __init__(self, name, kind, known, others=None):
        self.name, self.kind = name, kind
        super().__init__(unknown(name, kind, known, others or {}))


def unknown(name, kind, known, others):
    """The sentence about an unknown name: other kind first, then the nearest right name, then the whole list."""
    if not isinstance(name, str):
        return f"{name!r} is not {article(kind)}: write its id as text, such as {example(known)}."
    for other, names in others.items():
        if name in names and other != kind:
            return f"'{name}' is {article(other)}, not {article(kind)}.{hint(name, known)}"
    return f"There is no {kind} called '{name}'.{hint(name, known) or everything(known)}"


def hint(name, known):
    """' Did you mean …?' for the nearest known names, or nothing."""
    wanted = name.strip().lower().replace("_", "-").replace(" ", "-")
    near = get_close_matches(wanted, list(known), n=3, cutoff=0.6)
    return f" Did you mean {' or '.join(repr(n) for n in near)}?" if near else ""


def everything(known):
    names = sorted(known)
    shown = ", ".join(names[:30]) + (f" … ({len(names)} in all)" if len(names) > 30 else "")
    return f" Known: {shown}." if names else ""


def example(known):
    return repr(min(known, default="flat-feet"))


def article(kind):
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
