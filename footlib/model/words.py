"""The words of the course, as its glossary explains them."""

from pydantic import Field

from .base import Text, Value


class Term(Value):
    """A word that a learner may not know."""

    term: Text  #: as it stands in text
    meaning: Text  #: one or two plain sentences
    also: tuple[Text, ...] = ()  #: other words for it
    lesson: str = Field(pattern=r"^\d\d-[a-z0-9-]+$")  #: where it is first linked
    evidence: tuple[str, ...] = ()  #: claims, where the meaning holds one
