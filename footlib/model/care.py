"""For whom: conditions, cautions and the preparation, and the evidence and sources that all of it rests on."""

from typing import Literal, Self

from pydantic import Field, model_validator

from .base import (
    BarePlaceId,
    CautionId,
    Certainty,
    ConditionId,
    Demand,
    EvidenceId,
    Flag,
    Grade,
    GroupId,
    Label,
    Level,
    Misplaced,
    MoveId,
    Name,
    PlaceId,
    RuleId,
    Sources,
    TechniqueId,
    Text,
    Towards,
    Urgency,
    Value,
    Whole,
    Year,
    told_apart,
)
from .words import MINUTES, graded


class Source(Value):
    """A published work; `doi` where one was seen."""

    authors: Text
    title: Text  #: the work's own; with `described`, what it is about in the course's words
    described: Flag = False  #: the own title of a weak page was not seen: nothing else may go without it
    year: Year | None = None
    work: Text  #: the journal with volume and pages, the book's publisher, the body
    seen: str | None = Field(None, pattern=r"^\d{4}-\d{2}-\d{2}$")  #: the day on which a page without a date was read
    doi: str | None = Field(None, pattern=r"^10\.\d{4,9}/\S+$")
    kind: Literal["review", "trial", "study", "guideline", "book", "page", "article", "course"]
    weak: Flag = False  #: a trade or popular page that shows a practice, not an effect

    @model_validator(mode="after")
    def named_by_its_own_title(self) -> Self:
        """Only a weak page may be described; every other work has its own title, or it stays out."""
        if self.described and not (self.kind == "page" and self.weak):
            text = "only a weak page may be described: give the work's own title, or leave the work out"
            raise Misplaced("described", text)
        return self

    def __str__(self) -> str:
        """As it is cited: a title in the course's own words never looks like the work's."""
        year = f" ({self.year})" if self.year else f" (no date; read {self.seen})" if self.seen else ""
        title = f"[Described, not quoted: {self.title}]" if self.described else self.title
        doi = f" doi:{self.doi}" if self.doi else ""
        return f"{self.authors}{year}. {title.rstrip('.')}. {self.work}.{doi}"


class Evidence(Value):
    """One claim, how sure it is, and from where."""

    claim: Text  #: one sentence
    grade: Grade  #: what is known of it; tradition and convention were not tested
    certainty: Certainty  #: "none" where nothing was tested
    finding: Text  #: what was found, in a sentence or two
    sources: Sources

    @property
    def graded(self) -> str:
        return graded(self.grade, self.certainty)


class Rating(Value):
    """A question with which the receiver tells how it is, and what the giver does then."""

    name: Name
    ask: Text
    answers: tuple[Label, Label, Label, Label, Label]  #: from too little to too much, the right one in the middle
    less: Text  #: what the giver does at the answers before it
    more: Text  #: and at those after it
    evidence: EvidenceId
    sources: Sources

    @model_validator(mode="after")
    def answers_apart(self) -> Self:
        told_apart({f"answers.{number}": says for number, says in enumerate(self.answers, 1)})
        return self


class Forbids(Value):
    """What is not to be done; `only_techniques`, where given, forbids all others, also ones added later."""

    places: tuple[PlaceId, ...] = ()
    techniques: tuple[TechniqueId, ...] = ()
    only_techniques: tuple[TechniqueId, ...] = ()
    towards: tuple[Towards, ...] = ()
    asks: tuple[Demand, ...] = ()  #: what no sentence of the routine may ask of the body


class Sentence(Value):
    """What is said to a receiver, and what it asks of the body; where that is ruled out, `otherwise` or nothing."""

    text: Text
    asks: tuple[Demand, ...] = ()
    otherwise: str = ""

    @model_validator(mode="after")
    def otherwise_of_something(self) -> Self:
        if self.otherwise and not self.asks:
            told = "is said where something that the text asks for is ruled out: say in 'asks' beside it what that is"
            raise Misplaced("otherwise", told)
        return self


class Change(Sentence):
    """What becomes of a preparation rule; `skip` (leave it out, and say so) wins over a milder change."""

    skip: Flag = False
    who: Literal["partner", "self"] | None = None  #: only where the giver is somebody else, or the same one
    techniques: tuple[TechniqueId, ...] = ()  #: only where a step uses one of these
    at_most: dict[str, Whole] = {}  #: lower numbers for the rule's own text: "degrees", "minutes"


class Aftercare(Sentence):
    """Advice for afterwards, with its evidence."""

    #: the exercise that it asks for; where several cards do, once is enough
    does: str = Field("", pattern=r"^[a-z-]*$")
    evidence: EvidenceId
    sources: Sources


class Refusal(Value):
    """Other answers with which a card gives no massage: any of these cautions, or massage by one's own hands."""

    cautions: tuple[CautionId, ...] = ()
    who: Literal["partner", "self"] | None = None
    kind: Literal["stop", "ask-first"] = "ask-first"
    urgency: Literal["emergency", "same-day", "soon", "none"] = "none"
    text: Text

    @model_validator(mode="after")
    def says_with_what(self) -> Self:
        if not self.cautions and self.who is None:
            raise Misplaced("text", "needs 'cautions' or 'who' beside it: with which answers there is no massage")
        if (self.kind == "stop") != self.text.startswith("Stop:"):
            raise Misplaced("text", "a stop begins with 'Stop:', and nothing else does")
        return self


class Limits(Value):
    """What conditions and cautions have in common: what they allow, forbid and change."""

    limit: Level = 3  #: highest pressure anywhere
    limits: dict[BarePlaceId, Level] = {}  #: highest pressure by place; a condition may raise a place to 3
    forbids: Forbids = Forbids()  #: places, techniques and directions that are left out
    minutes_max: Whole | None = Field(None, ge=MINUTES[0], le=MINUTES[1])  #: the longest massage, for both feet
    preparation: dict[RuleId, Change] = {}  #: by rule id
    not_with: tuple[Refusal, ...] = ()  #: with which other answers there is no massage, and what to do instead
    aftercare: tuple[Aftercare, ...] = ()  #: advice for afterwards
    because: str = ""  #: why it takes moves away: the rest of the sentence 'Left out because …'


class Condition(Limits):
    """What the receiver reports that shapes the massage."""

    name: Name  #: as learners read it in the list
    #: under which heading of the list it stands
    group: Literal["structure", "sore-and-tired", "comfort", "traditional"]
    synonyms: tuple[Text, ...] = ()  #: other words that people type, each with one card only; four or more
    about: Text  #: what these feet are like, in a sentence or two
    moves: tuple[MoveId, ...] = Field(min_length=1)  #: in their order, opening first and closing last
    implies: tuple[CautionId, ...] = ()  #: cautions that come with it, without being asked
    contradicts: tuple[ConditionId, ...] = ()  #: others that hardly go together with it
    refer: tuple[Text, ...] = Field(min_length=1)  #: when to see a clinician
    honest: Text  #: what this massage can and cannot do
    article_differs: str = ""  #: where facts and article disagree
    evidence: tuple[EvidenceId, ...] = Field(min_length=1)  #: claims that fit
    sources: Sources


class Caution(Limits):
    """A safety answer."""

    name: Name  #: as learners read it
    #: stop: no massage; clear-first: not before a yes; local: keep off a spot; adapt: soften
    effect: Literal["stop", "clear-first", "local", "adapt"]
    group: GroupId  #: the line of the safety check that it stands under
    question: Text  #: one yes-or-no question with signs that a learner can see or ask for
    synonyms: tuple[Text, ...] = ()  #: other words for it
    contradicts: tuple[CautionId, ...] = ()  #: others that hardly go together with it
    act: Text  #: what to do now (stop), whom to ask (clear-first), what to keep off (local), what changes (adapt)
    once_cleared: str = ""  #: clear-first: what still holds after a clinician's yes
    urgency: Urgency = "none"  #: of a stop: how soon
    never_cleared: Flag = False  #: a yes of a clinician changes nothing for learners
    places: tuple[PlaceId, ...] = ()  #: a local caution's own places
    site: Flag = False  #: clear-first: it has a place on foot or leg, which is marked even after a clinician's yes
    grade: Grade = "convention"  #: supported: a guideline or study asks for it; convention: the own cautious choice
    sources: Sources


class CautionGroup(Value):
    """One of the eight lines of the safety check."""

    line: Text
    order: Whole


class NumberWords(Value):
    """A number of a preparation rule: in words as it stands, and as they are when a card allows less."""

    usual: Text
    at_most: Text  #: with {number}
    highest: Whole


class Preparation(Value):
    """One of the five rules before the massage."""

    order: Whole = Field(ge=1, le=5)
    name: Name
    text: Text  #: numbers that a card may lower stand in it as {degrees} and {minutes}
    numbers: dict[str, NumberWords] = {}
    article_says: Text
    article_differs: str = ""
    evidence: EvidenceId
    sources: Sources
