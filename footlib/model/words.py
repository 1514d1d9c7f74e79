"""The words of the course, as its glossary explains them."""

from .base import Text, Value


class Term(Value):
    """A word that a learner may not know."""

    term: Text  #: as it stands in text
    meaning: Text  #: one or two plain sentences
    also: tuple[Text, ...] = ()  #: other words for it
    lesson: Text  #: where it is first linked
    evidence: tuple[str, ...] = ()  #: claims, where the meaning holds one
