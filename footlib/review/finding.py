"""One thing that is wrong: in which file and line, in which entry and field, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """What is told of one slip. A `remark` is nothing wrong: it tells what is not used yet."""

    file: str
    line: int
    column: int = 0
    entry: str = ""
    field: str = ""
    text: str = ""
    remark: bool = False

    def __str__(self) -> str:
        """'data/zones.toml:12: [liver] foot: …', as compilers write it, so that editors jump there."""
        place = ":".join(
            map(str, [self.file, *([self.line] if self.line else []), *([self.column] if self.column else [])])
        )
        named = " ".join(filter(None, [self.entry, self.field]))
        kind = "remark: " if self.remark else ""
        return f"{place}: {named}{': ' if named else ''}{kind}{self.text}"


def once(found: Iterable[Finding]) -> list[Finding]:
    """Each finding once, file by file and line by line."""
    return sorted(set(found))
