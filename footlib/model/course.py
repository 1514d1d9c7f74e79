"""The course as a learner goes through it: its lessons, and the words that they explain."""

from typing import Annotated

from pydantic import Field

from .base import EvidenceId, Flag, LessonId, Name, Text, Unit, Value, Whole


class Lesson(Value):
    """One notebook; its id is the notebook's name."""

    title: Name  #: as in its first lines
    about: Text  #: completes its line of the contents
    read: Annotated[Whole, Field(ge=1, le=90), Unit("minutes")]  #: minutes
    practise: Annotated[Whole, Field(ge=0, le=120), Unit("minutes")]  #: minutes
    hands: Flag = False  #: on the short way, for the hands


class Term(Value):
    """A word that a learner may not know, as the glossary explains it."""

    term: Text  #: as it stands in text
    meaning: Text  #: one or two plain sentences
    also: tuple[Text, ...] = ()  #: other words for it
    lesson: LessonId  #: where it is first linked
    evidence: tuple[EvidenceId, ...] = ()  #: claims, where the meaning holds one
