"""What a kind of exercise is, and how whatever a learner gives as an answer is read.

A new kind is one `Checker` in a module of its own and one line in `CHECKERS` (in `footlib.exercises`), besides the
frozen value that holds its data (`footlib.model.exercise_kinds`).
"""

import json
import re
from abc import abstractmethod
from collections.abc import Mapping
from numbers import Real
from typing import Any, NamedTuple, Protocol, TypeVar

from ..arguments import entries, pairs, word
from ..catalog import Catalog
from ..catalog.own_condition import only_dots
from ..errors import FootlibError, echo
from ..handouts.share_line import answers
from ..model import Routine

Task = TypeVar("Task", contravariant=True)  # the data of one exercise of this kind


class Judgement(NamedTuple):
    """Whether an answer is right, and what is said of it: what kind of wrong it is, or what comes before the reason."""

    passed: bool
    says: str = ""


class Checker(Protocol[Task]):
    """One kind of exercise. `judge` has to be written; the rest will do for most kinds as it stands here.

    What a kind says before the pass is what kind of wrong, never the answer. A FootlibError says why an answer is none.
    """

    begin: str = "Put your answer in the place of the three dots, and run this cell again."
    choose: str = "Choose an answer first."  #: the same, where one clicks
    done: str = "Passed"  #: what a pass is called
    control: str  #: what one answers with by clicking, as exercise.js knows it

    @abstractmethod
    def judge(self, exercise: Task, given: Any, catalog: Catalog) -> Judgement:
        """The judgement on an answer that is not blank; pure."""
        ...

    @abstractmethod
    def parts(self, id: str, exercise: Task, catalog: Catalog) -> dict[str, Any]:
        """What the control shows, in JSON; nothing in it gives the answer away."""
        ...

    @abstractmethod
    def clicked(self, exercise: Task, value: Any, catalog: Catalog) -> Any:
        """The answer that the control's value stands for."""
        ...

    @abstractmethod
    def as_clicked(self, exercise: Task, given: Any, catalog: Catalog) -> Any:
        """The control's value that stands for an answer, as it is kept; FootlibError where none does."""
        ...

    @abstractmethod
    def example(self, exercise: Task) -> str:
        """How such an answer looks in code, with dots for what matters."""
        ...

    @abstractmethod
    def given_away(self, exercise: Task, text: str, catalog: Catalog) -> str:
        """The words with which a hint, or what is said to a wrong answer, gives the right one away; nothing where it
        does not. What the task says itself is no secret."""
        ...

    def given(self, answer: Any, catalog: Catalog) -> Any:
        """A right or wrong answer of the data as a learner would give it."""
        return answer

    def wrong(self, exercise: Any, catalog: Catalog) -> list[Any]:
        """The typical wrong answers as learners would give them."""
        return [self.given(distractor.answer, catalog) for distractor in exercise.wrong]

    def written(self, id: str, exercise: Task) -> dict[str, str]:
        """What there is to choose from, in words, by what one writes in code."""
        return {}

    def later(self, exercise: Any, catalog: Catalog) -> dict[str, Any]:
        """What the control shows in JSON once there was an attempt, or the answer was asked for."""
        return {}

    def blank(self, given: object) -> bool:
        """Whether nothing has been answered yet."""
        return blank(given)

    def source(self, exercise: Any) -> str:
        """The right answer as Python, to write in the place of the three dots."""
        return repr(list(exercise.answer))

    def in_words(self, exercise: Any, catalog: Catalog) -> str:
        """The right answer as one reads it; nothing where it is read best as it is written."""
        return ""


# --- reading what is given


PARTED = re.compile(r"[,;\n>，、；→]")
HOLDS = ("routine", "selected", "value")  #: where widgets keep what was chosen
PLAIN = (str, Real, tuple, list, set, frozenset, Mapping, Routine, type(...), type(None))
LONGEST = 10_000  # letters of an answer, as it is kept


def value_of(answer: object) -> Any:
    """The answer itself; of a widget, what is chosen in it."""
    if isinstance(answer, str):
        return word(answer)
    if isinstance(answer, PLAIN):
        return answer
    try:
        return next((getattr(answer, name) for name in HOLDS if hasattr(answer, name)), answer)
    except Exception:  # whatever somebody's own object raises, it holds no answer
        return answer


def blank(given: object, depth: int = 3) -> bool:
    """Three dots (as a text, too), nothing, no text, nothing picked; or a list or table of nothing else."""
    if isinstance(given, str):
        return only_dots(given)
    if isinstance(given, Mapping):
        given = list(pairs(given, "Give an answer").values())
    if isinstance(given, (tuple, list, set, frozenset)):
        return depth > 0 and all(blank(value, depth - 1) for value in given)
    return given is ... or given is None


def ids(given: object, example: str) -> list[str]:
    """The ids of an answer, in its order: a list of texts, or one text that commas, lines or arrows part."""
    if isinstance(given, str):
        given = [one.strip() for one in PARTED.split(word(given)) if one.strip()]
    found = entries(given, f"Give a list of ids in quotes, such as {example}")
    if odd := [one for one in found if not isinstance(one, str)]:
        raise FootlibError(f"Each id is a text in quotes, such as {example}; {echo(odd[0])} is none.")
    return list(map(word, found))


def storable(given: object) -> Any:
    """An answer as the records can hold it, in JSON."""
    if isinstance(given, Routine):
        return answers(given)
    if isinstance(given, (set, frozenset)):
        given = sorted(map(echo, given)) if any(not isinstance(one, str) for one in given) else sorted(given)
    try:
        text = json.dumps(given, allow_nan=False)
        text.encode()
    except Exception:  # whatever no file can hold is kept as it looks
        return echo(given)
    return given if len(text) <= LONGEST else echo(given)
