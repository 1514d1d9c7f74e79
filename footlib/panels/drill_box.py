"""The zone drill."""

from ..widgets.drill import Drill


def drill(*, catalog=None):
    """Ten cards on the zones of the chart, "Where is …?" and "What is here?": what was missed comes again sooner."""
    return Drill(catalog=catalog)
