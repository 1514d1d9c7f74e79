"""What the learner has done, and where to go on."""

from ..widgets.progress import Progress


def progress(*, catalog=None):
    """Lessons, exercises, quizzes and drill as a picture and as text; `print(progress())` gives the text."""
    return Progress(catalog=catalog)
