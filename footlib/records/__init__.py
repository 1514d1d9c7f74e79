"""What the learner has done, in one SQLite file beside the lessons: answers, lessons, drill, diary, saved routines.

>>> r = records()
>>> r.note("exercise", "tonnes", 210, True)
True
"""

from .learner import Records, records
from .storage import fleeting, place
from .values import Answer, Entry, Flashcard

__all__ = ["Answer", "Flashcard", "Entry", "Records", "fleeting", "place", "records"]
