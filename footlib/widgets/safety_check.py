"""The safety check before a massage."""

from collections.abc import Iterable

import traitlets

from ..catalog import Catalog, course
from ..planning.screen import alone
from .course_widget import CourseWidget, script, styles
from .picker import names_of
from .routine_view import referral
from .traits import Flag, ids_of, one_of


class SafetyCheck(CourseWidget):
    """Eight lines; a yes unfolds their single questions. `answered` is True once the whole check has been.

    implied: cautions that follow from the conditions. remember: keep today's answers in this browser, nowhere else.
    again: why it is asked again, though it has been answered: a massage is over, and the next may be another person's
    ("same?"), there was something "wrong" in it, or it is another "day". day: on which it was answered on the screen.
    """

    _esm = script("safety_check")
    _css = styles("safety_check")

    cautions = ids_of("cautions").tag(sync=True)
    cleared = ids_of("cautions").tag(sync=True)
    implied = ids_of("cautions").tag(sync=True)
    answered = Flag().tag(sync=True)
    again = one_of("reason to ask again", "no", "same?", "wrong", "day").tag(sync=True)
    day = traitlets.Unicode().tag(sync=True)
    remember = Flag(True).tag(sync=True)
    lines = traitlets.List().tag(sync=True)
    elsewhere = traitlets.List().tag(sync=True)

    def __init__(
        self,
        cautions: str | Iterable[str] = (),
        *,
        cleared: str | Iterable[str] = (),
        answered: bool = False,
        remember: bool = True,
        catalog: Catalog | None = None,
    ) -> None:
        self.catalog = course(catalog)
        super().__init__(
            cautions=cautions,
            cleared=cleared,
            answered=answered,
            remember=remember,
            lines=check_lines(self.catalog),
            elsewhere=names_of(self.catalog.conditions.values()),
        )

    def ask_again(self, *, wrong: bool = False) -> None:
        """A massage is over: what was answered for it is no answer for the next one. What was reported stays ticked
        until somebody says that it is another person."""
        if self.answered:
            with self.hold_trait_notifications():
                self.again, self.answered = "wrong" if wrong else "same?", False
                self.cleared = [] if wrong else self.cleared

    def go_on(self) -> None:
        """The massage is not over after all."""
        if self.again == "same?":
            self.again, self.answered = "no", True

    def __repr__(self) -> str:
        return f"SafetyCheck({self.cautions!r}, answered={self.answered})"


def check_lines(catalog: Catalog) -> list[dict]:
    """The lines and their questions; with each, what a yes asks for, so that a stop needs no Python to take effect."""
    groups = sorted(catalog.groups.items(), key=lambda item: item[1].order)
    return [
        {
            "id": id,
            "line": group.line,
            "questions": [
                {
                    "id": c,
                    "name": caution.name,
                    "question": caution.question,
                    "effect": caution.effect,
                    "act": caution.act,
                    "never": caution.never_cleared,
                    "also": list(caution.synonyms),
                    "refer": [referral(one, catalog) for one in alone(catalog, c)],
                }
                for c, caution in catalog.cautions.items()
                if caution.group == id
            ],
        }
        for id, group in groups
    ]
