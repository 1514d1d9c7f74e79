"""One of each kind of widget that the package has, for what must hold of all of them."""

import footlib
from footlib import widgets
from footlib.widgets.course_widget import CourseWidget

#: name → class, taken from the package: who adds a widget has it tested.
KINDS = {
    name: kind
    for name, kind in vars(widgets).items()
    if isinstance(kind, type) and issubclass(kind, CourseWidget) and kind is not CourseWidget
}
CALLS = {  # how one is made that cannot be made of nothing
    "Exercise": 'Exercise("stop-or-go")',
    "HandPicture": 'HandPicture("stroking")',
    "Quiz": 'Quiz("00-start-here")',
    "Session": 'Session(plan("tired-feet", cautions=()))',
}


def call(name):
    """The code that makes one."""
    return CALLS.get(name, f"{name}()")


def made(name):
    return eval(call(name), vars(widgets) | {"plan": footlib.plan})
