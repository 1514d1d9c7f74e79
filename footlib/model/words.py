"""The words that learners read in more than one place, each of them once."""

from typing import Literal, NamedTuple

from .base import Certainty, Grade, Surface, View

#: A view's name on a button or under a picture.
VIEWS: dict[View, str] = {
    "sole": "Sole",
    "top": "Top",
    "inner": "Inner side",
    "outer": "Outer side",
    "leg": "Lower leg",
}

#: The surfaces of the foot that a view shows.
SURFACES: dict[View, tuple[Surface, ...]] = {
    "sole": ("sole",),
    "top": ("top",),
    "inner": ("inner",),
    "outer": ("outer",),
    "leg": ("leg-front", "leg-back"),
}


class GradeWords(NamedTuple):
    """How sure something is, as it is said in different places."""

    sign: str  #: beside the name, for whoever sees it
    name: str  #: on a badge
    verdict: str  #: before a claim, so that nobody takes the claim for one of the course's
    meaning: str  #: in a sentence
    brief: str  #: the meaning in a legend


GRADES: dict[Grade, GradeWords] = {
    "supported": GradeWords("●", "Supported", "Supported by studies", "studies speak for it", "studies speak for it"),
    "mixed": GradeWords(
        "◐", "Mixed evidence", "Mixed evidence", "some studies speak for it, some do not", "some do, some do not"
    ),
    "unsupported": GradeWords(
        "○",
        "Not supported",
        "Not supported by studies",
        "too little speaks for it, or nobody has tested it",
        "too little speaks for it",
    ),
    "refuted": GradeWords("✕", "Refuted", "Refuted", "tests speak against it", "tests speak against it"),
    "tradition": GradeWords(
        "◇",
        "Tradition",
        "Only a tradition",
        "the chart or a school says so; nobody has tested it, or tests have shown nothing",
        "the chart or a school says so",
    ),
    "convention": GradeWords(
        "□",
        "Convention",
        "Only a custom",
        "this is how massage is usually done, or a careful choice of this course",
        "how it is done, or our own careful choice",
    ),
}


def graded(grade: Grade, certainty: Certainty) -> str:
    """'supported (low certainty)', or the grade alone where nothing was tested."""
    return grade if certainty == "none" else f"{grade} ({certainty} certainty)"


RefusalKind = Literal["stop", "ask-first", "mark-where"]
#: Why there is no massage (yet), the most pressing first: the head of such a reason in a text.
REFUSALS: dict[RefusalKind, str] = {"stop": "Stop", "ask-first": "Ask first", "mark-where": "Mark where"}
#: The same on a screen, where a stop is an alarm.
REFUSALS_ON_SCREEN: dict[RefusalKind, str] = {
    "stop": "No massage today",
    "ask-first": "Ask first",
    "mark-where": "Show us where",
}

#: The yes without which nobody is touched, by who massages.
YES = {
    "partner": "I have asked: the person says yes, and knows that “stop” ends it at once.",
    "self": "I would like this now, and I stop as soon as something is unpleasant.",
}
#: What Start means in a session, by who massages; where the yes has been ticked, nothing is said twice.
START_MEANS = {
    "partner": "Ask the person now. Press Start after a yes; the word “stop” ends it at once.",
    "self": "Press Start if you would like this now. Stop as soon as something is unpleasant.",
}

#: The parts of a routine, in reading order, and the titles above them.
SECTIONS = {
    "honest": "What this can and cannot do",
    "preparation": "Before you start",
    "pressures": "How firmly",
    "aftercare": "Afterwards",
    "notes": "Changed or left out, and why",
    "watch": "When to stop and get help",
    "evidence": "How sure is it?",
    "hands": "How the hands go",
    "sources": "Sources",
}

#: The shortest and the longest routine.
MINUTES = (5, 90)
