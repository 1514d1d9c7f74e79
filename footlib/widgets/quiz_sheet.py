"""What of a quiz goes to the browser: questions without their answers, and what is said to answers that were given.

Choices and lines travel under letters, in an order of their own that stays the same for ever, so that neither their
letter nor their place tells which is right.
"""

from random import Random

from ..arguments import entries
from ..errors import FootlibError
from ..exercises.grading import grade, right_answer, touch_of
from .unlabelled_map import blind, keys_of, layer_of, point_of, touch_at

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def shown(quiz_id, question, catalog):
    """A question as the browser gets it."""
    sheet = {"id": question.id, "kind": question.kind, "ask": question.ask}
    if question.kind in ("single", "multiple", "order"):
        sheet["choices"] = [{"key": key, "says": says} for key, says in lettered(quiz_id, question).items()]
    if question.kind == "number":
        sheet["unit"] = question.unit
    if question.kind == "zone":
        sheet |= {"view": question.view, "layer": layer_of(catalog, question.answer[0])}
    return sheet


def lettered(quiz_id, question):
    """letter → the text of a choice or line, shuffled by the question's name."""
    texts = [choice.says for choice in question.choices] or list(question.items)
    own, mixed = Random(f"{quiz_id}/{question.id}"), list(texts)
    while mixed == texts and len(texts) > 1:
        own.shuffle(mixed)
    return dict(zip(LETTERS, mixed, strict=False))


def maps(quiz, catalog):
    """The drawings that a quiz needs, without names: "sole zones" → drawing."""
    wanted = {(q.view, layer_of(catalog, q.answer[0])) for q in quiz.questions if q.kind == "zone"}
    return {f"{view} {layer}": blind(catalog, view, layer) for view, layer in sorted(wanted)}


def kept(quiz_id, question, value, catalog):
    """What the browser sends, in the words in which it is kept."""
    if question.kind == "number":
        return str(value)
    if question.kind == "zone":
        return kept_touch(question, value, catalog)
    texts = lettered(quiz_id, question)
    keys = entries(value or (), "An answer is one or more of the letters")
    if not keys or any(not isinstance(key, str) or key not in texts for key in keys):
        raise FootlibError("Choose an answer first.")
    return texts[keys[0]] if question.kind == "single" else [texts[key] for key in keys]


def kept_touch(question, value, catalog):
    touch = touch_at(catalog, question.view, value) if value else None
    if not touch:
        raise FootlibError("Choose a place on one of the feet first.")
    return {"foot": touch.foot, "surface": touch.surface, "at": [round(number, 4) for number in touch.at]}


def sent(quiz_id, question, answer, catalog):
    """A kept answer and what is said to it, as the browser gets it."""
    found = grade(question, answer.given, catalog)
    keys = {says: key for key, says in lettered(quiz_id, question).items()} if question.kind != "zone" else {}
    return {
        "given": given(question, answer.given, keys, catalog),
        "passed": found.passed,
        "text": found.text,
        "said": [{"key": keys[choice.says], "right": choice.right, "why": choice.why} for choice in found.chosen],
        "tries": answer.tries,
        "places": places(question, catalog) if found.passed and question.kind == "zone" else [],
    }


def given(question, value, keys, catalog):
    if question.kind == "zone":
        return [round(number, 1) for number in point_of(catalog, question.view, touch_of(value))]
    if question.kind == "number":
        return value
    return keys[value] if question.kind == "single" else [keys[says] for says in value]


def places(question, catalog):
    """The codes of the places that were asked for."""
    return [key for place in question.answer for key in keys_of(catalog, question.view, place)]


def told(question, catalog):
    """The answer in a sentence, for whoever asks for it."""
    answer = right_answer(question, catalog)
    if question.kind == "number":
        answer = f"{answer:g} {question.unit}".strip()
    words = "; ".join(answer) if isinstance(answer, list) else answer
    return f"The answer: {words}{'' if words.endswith(('.', '!', '?')) else '.'} {why(question)}".strip()


def why(question):
    return question.why or " ".join(question.choices[n].why for n in question.right)
