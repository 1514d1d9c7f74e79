"""Where the learner stands: lessons, exercises, quizzes and drill as plain values and as a text."""

from datetime import timedelta

from .. import local_time
from ..exercises.flashcards import deck
from ..records.values import now

REST = timedelta(days=7)  # a card that rests so long counts as known well (convention)
MARKS = {"finished": "[x]", "begun": "[~]", "new": "[ ]"}


def state_of(catalog, book):
    """Everything that progress() shows."""
    exercises, quizzes, finished = book.answers("exercise"), book.answers("quiz"), book.finished()
    lessons = [lesson_of(catalog, id, exercises, quizzes, finished.get(id)) for id in catalog.lessons]
    return {
        "lessons": lessons,
        "here": next((one["id"] for one in lessons if not one["finished"]), ""),
        "drill": drill_of(deck(catalog), book.cards()),
    }


def lesson_of(catalog, id, exercises, quizzes, finished):
    lesson = catalog.lessons[id]
    asked = [name for name, one in catalog.exercises.items() if one.lesson == id]
    questions = [f"{id}/{one.id}" for one in catalog.quizzes[id].questions] if id in catalog.quizzes else []
    found = {"exercises": share(asked, exercises), "quiz": share(questions, quizzes)}
    begun = any(part["tried"] for part in found.values())
    return {
        "id": id,
        "title": lesson.title,
        "minutes": lesson.read + lesson.practise,
        "finished": local_time.day(finished, year=False) if finished else "",
        "at": finished.timestamp() if finished else 0,
        "state": "finished" if finished else "begun" if begun else "new",
        **found,
    }


def share(items, answers):
    """Of how many, how many were tried, and how many were right at least once."""
    found = [answers[item] for item in items if item in answers]
    return {"of": len(items), "tried": len(found), "right": len([one for one in found if one.first_passed])}


def drill_of(asked, cards):
    """Of the cards that the drill asks, how many were seen, rest well, and are due."""
    at, found = now(), [cards[id] for id in asked if id in cards]
    return {
        "of": len(asked),
        "seen": len(found),
        "well": len([c for c in found if c.due - c.last >= REST]),
        "due": len([c for c in found if c.is_due(at)]),
    }


# --- in words


def report(state):
    """The same as the picture, line by line."""
    lessons = state["lessons"]
    lines = ["Your progress", f"{summary(state)} {going_on(state)}", ""]
    width = max((len(one["title"]) for one in lessons), default=0)
    lines += [line_of(one, width) for one in lessons]
    return "\n".join([*lines, "", drill_line(state["drill"])])


def summary(state):
    done = len([one for one in state["lessons"] if one["finished"]])
    return f"{done} of {len(state['lessons'])} lessons finished."


def going_on(state):
    here = next((one for one in state["lessons"] if one["id"] == state["here"]), None)
    return f"Continue here: {here['title']} ({here['id']}.ipynb)." if here else "You have finished the course."


def line_of(one, width):
    parts = [f"{name} {part(one[key])}" for name, key in (("exercises", "exercises"), ("quiz", "quiz"))]
    done = f"finished on {one['finished']}{local_time.doubt()}" if one["finished"] else ""
    return f"{MARKS[one['state']]} {one['title']:<{width}}  {parts[0]:<20} {parts[1]:<12} {done}".rstrip()


def part(found):
    return f"{found['right']} of {found['of']}" if found["of"] else "none"


def drill_line(drill):
    if not drill["seen"]:
        return "Zone drill: not begun."
    seen = f"{drill['seen']} of {drill['of']} cards seen"
    return f"Zone drill: {seen}, {drill['well']} known well, {drill['due']} to repeat now."
