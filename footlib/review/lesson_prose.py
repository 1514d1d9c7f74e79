"""The words of a lesson: no promise that massage cannot keep, menus by their way, emergencies told alike."""

import re
from collections.abc import Iterator

from .course_files import CourseFiles
from .finding import Finding
from .lesson_frame import bullets
from .notebooks import Notebook
from .promises import CLAIMS, promising

MENU = re.compile(r"(?<=[*_])(Run All Cells|Restart Kernel[^*_]*|Download)(?=[*_])")
CALL = r"call the emergency number.*112.*:$"


def prose_problems(course: CourseFiles, lesson: Notebook) -> Iterator[Finding]:
    for cell in lesson.texts:
        for sentence in promising(cell.text):
            found = re.search(CLAIMS, sentence, re.I)
            word = found[0] if found else ""
            text = (
                f"'{word}' promises what no massage can keep: \"{' '.join(sentence.split())[:80]}\". Say what was "
                "found, or quote it as “…”."
            )
            yield course.in_lesson(lesson, cell, text, word)
        for entry in MENU.findall(cell.text):
            text = (
                f"'{entry}' needs its menu before it, such as 'Run ▸ Run All Cells': a beginner does not know where "
                "it is."
            )
            yield course.in_lesson(lesson, cell, text, entry)


def emergencies(course: CourseFiles) -> Iterator[Finding]:
    """Where a lesson lists whom to call the emergency number for, it lists all of them, in the same words."""
    lists = {lesson.id: (lesson, cell, found) for lesson in course.lessons for cell in lesson.texts
             if (found := tuple(line.rstrip(";.") for line in bullets(cell.text, CALL)))}  # fmt: skip
    told = [found for _, _, found in lists.values()]
    usual = max(told, key=told.count, default=())
    for lesson, cell, found in lists.values():
        if found != usual:
            odd = next((line for line in (*found, *usual) if (line in found) != (line in usual)), "their order")
            text = f"the signs of an emergency must be the same in every lesson, word for word. This differs: {odd}"
            yield course.in_lesson(lesson, cell, text, odd)
