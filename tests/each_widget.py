"""One of each kind of widget that the package has, for what must hold of all of them."""

import footlib
from footlib import widgets
from footlib.widgets.course_widget import CourseWidget

#: name → class, taken from the package: who adds a widget has it tested.
KINDS = {
    name: kind
    for name, kind in ((name, getattr(widgets, name)) for name in widgets.__all__)
    if issubclass(kind, CourseWidget)
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
    return eval(call(name), KINDS | {"plan": footlib.plan})
