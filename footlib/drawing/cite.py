"""Sources in short, numbered in the order in which they are first named."""


class Citations:
    """The sources named so far."""

    def __init__(self, catalog):
        self.catalog, self.ids = catalog, []

    def numbers(self, ids):
        """The sources' numbers, kept on one line: '1, 4'."""
        self.ids += [id for id in ids if id not in self.ids]
        return ",\u00a0".join(str(self.ids.index(id) + 1) for id in ids)

    def listed(self):
        """All of them in one paragraph."""
        return " · ".join(f"{number} {credit(self.catalog.sources[id])}" for number, id in enumerate(self.ids, 1))


def credit(source):
    """Authors in short, the year, and where it was published."""
    first, *others = source.authors.split(", ")
    who = first + (" and others" if others and not first.endswith("others") else "")
    when = f" {source.year}" if source.year and str(source.year) not in source.work else ""
    return f"{who}{when}" + (f", {source.work}" if source.work != source.authors else "")
