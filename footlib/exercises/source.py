"""An exercise's own answer: as Python, for a cell, and in words."""

import json


def source(exercise):
    """What to write in the place of the three dots."""
    return SOURCES[exercise.kind](exercise.answer)


def call(asked):
    """plan(…) with the arguments that are not the usual ones."""
    first = asked.conditions[0] if len(asked.conditions) == 1 else list(asked.conditions)
    given = json.loads(asked.model_dump_json(exclude_defaults=True))  # lists, as one writes them
    others = [f"{name}={short(value)}" for name, value in given.items() if name != "conditions"]
    return f"plan({', '.join([repr(first), *others])})"


def short(value):
    return f"{value:g}" if isinstance(value, float) else repr(value)


def names(answer):
    return repr(answer[0] if len(answer) == 1 else list(answer))


SOURCES = {
    "zones": lambda answer: repr(list(answer)),
    "order": lambda answer: repr(list(answer)),
    "choice": names,
    "number": lambda answer: f"{answer:.12g}",
    "routine": call,
    "card": lambda answer: f'"""\n{answer.strip()}\n"""',
    "footprint": lambda answer: repr({"value": answer.value, "verdict": answer.verdict}),
}


def in_words(exercise, catalog):
    """The answer as one reads it; nothing where it is read best as it is written."""
    answer = exercise.answer
    if exercise.kind == "number":
        return f"{source(exercise)} {exercise.unit}".strip()
    if exercise.kind == "zones":
        return f"{'; '.join(place_name(catalog, text) for text in answer)}."
    if exercise.kind in ("choice", "order"):
        words = exercise.options if exercise.kind == "choice" else exercise.items
        return "; ".join(f"{id}: {words[id]}" for id in answer)
    return ""


def place_name(catalog, text):
    id, feet = catalog.place(text)
    return f"{catalog.places[id].name}, {' and '.join(feet)} foot"
