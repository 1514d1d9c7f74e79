"""One of each kind of widget that the package has, for what must hold of all of them."""

from importlib import import_module
from pkgutil import iter_modules

import footlib
from footlib import widgets
from footlib.widgets.course_widget import CourseWidget, called

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


def styled():
    """What a widget is called in the page → its class, for each that has a style sheet of its own, shown or part of
    another."""
    for module in iter_modules(widgets.__path__, "footlib.widgets."):
        kinds = [one for one in vars(import_module(module.name)).values() if isinstance(one, type)]
        for kind in kinds:
            if kind.__module__ == module.name and issubclass(kind, CourseWidget) and "_css" in vars(kind):
                yield called(module.name.rpartition(".")[2]), kind.__name__


STYLED = dict(styled())


def call(name):
    """The code that makes one."""
    return CALLS.get(name, f"{name}()")


def made(name):
    return eval(call(name), KINDS | {"plan": footlib.plan})
