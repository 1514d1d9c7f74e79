"""What stands on a card at first: dots in the place of what is to be found, and no mistake that nobody meant."""

import re
from collections.abc import Iterator

from ..catalog import Catalog
from ..catalog.own_condition import unfinished
from ..errors import hint
from ..exercises import judge
from ..model.routine_tasks import CardTask

MEANT = re.compile(
    r"mistake|mistyped|slip|mend|wrong|error|correct|put .*right|repair", re.I
)  #: a task with mistakes to find
FIELD = re.compile(r"^\s*([\w-]+)\s*=")


def begun_card_problems(id: str, exercise: CardTask, catalog: Catalog) -> Iterator[str]:
    """What is wrong with the `start` of an exercise: it is right already, or it has more wrong than its dots."""
    if not exercise.start:
        return
    fields = {found[1]: line for line in exercise.answer.splitlines() if (found := FIELD.match(line))}
    filled = []
    for number, line in enumerate(exercise.start.splitlines(), 1):
        found = FIELD.match(line)
        if found and unfinished(line):
            if found[1] not in fields:
                near = hint(found[1], fields)
                yield f"its line {number} asks for '{found[1]}', which the answer does not have.{near}"
                return
            line = fields[found[1]]
        filled.append(line)
    text = "\n".join(filled)
    verdict = judge(id, text, catalog=catalog)
    if verdict.passed and not unfinished(exercise.start):
        yield "is right already: put three dots, or a mistake to find, in the place of what is to be done."
    elif verdict.outcome == "not yet" and unfinished(exercise.start) and not MEANT.search(exercise.task):
        first = verdict.text.split("\n")[0]
        yield f"has more wrong than its dots: {first} Mend it, or say in the task that there are mistakes to find."
