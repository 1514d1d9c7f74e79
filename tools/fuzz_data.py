"""Damage data files at random, and see that loading ends in a clean catalog or in sentences, soon.

    python tools/fuzz_data.py              1,000 mutations of the course's own data, seed 1
    python tools/fuzz_data.py 10000 7      more of them, from another seed; a folder may follow

Each mutation is one file's text with one slip: a letter, a line, a value of another kind or size, an odd byte. A
failure is anything else than a catalog or a DataError, more than five seconds, or a number loaded that no foot has.
"""

import random
import sys
import time
from collections.abc import Iterator
from math import isfinite
from pathlib import Path

from footlib import DataError, catalog
from footlib.catalog import TABLES, toml_text
from footlib.catalog.datafile import DataFile
from footlib.catalog.geometry import Geometry

SECONDS = 5  # of the processor, for one load
VALUES = (
    "9" * 5000, "-" + "1" * 400, "0x" + "f" * 4500, "1e308", "-1e308", "1e-320", "inf", "-inf", "nan", "99999", "1e6",
    "-1", "0", "0.5", "true", '""', '" "', '"x"', "\'\'\'x\ny\'\'\'", '"\\u0000"', '"\\U0001F9B6"', '"<b>$_{x}$"',
    "1979-05-27", "07:32:00", "[]", "{}", "[[]]", "[{}]", "[1, 2]", "[nan, inf]", '["x", 5]', "a.b", "=", '"open',
    "[[1e308, -1e308], [0, 0], [1, 1]]", "[" * 50 + "]" * 50, "[" * 5000 + "]" * 5000, "{a = " * 40 + "1" + "}" * 40,
    '"' + "long " * 9000 + '"', "{ " + ", ".join(f"k{n} = {n}" for n in range(10_000)) + " }",
    "[" + "[0.1, 0.2], " * 3000 + "]",
)  # fmt: skip
ODD = ("\u201c", "\u00a0", "\u200b", "\u0430", "\0", "\ufffe", *"[]{}\"'=.#\\-", "9" * 30)


def mutations(text: str, chance: random.Random) -> str:
    """The text with one slip in it."""
    how = chance.randrange(8)
    if how < 4 and (spots := [spot for spot in toml_text.spots(text).values() if spot.written]):
        spot = chance.choice(spots)
        return text[: spot.at] + chance.choice(VALUES) + text[spot.at + len(spot.written) :]
    at = chance.randrange(len(text) + 1)
    rows = text.split("\n")
    row = chance.randrange(len(rows))
    if how == 4:
        return text[:at] + chance.choice(ODD) + text[at + chance.randrange(2) :]
    if how == 5:
        return "\n".join(rows[:row] + rows[row + 1 + chance.randrange(4) :])
    if how == 6:
        other = chance.randrange(len(rows))
        rows[row], rows[other] = rows[other], rows[row]
        return "\n".join(rows)
    return text[: chance.choice((at, 1))] + chance.choice(("", text, "\n" + rows[row], "x." * 3000 + "x = 1"))


class Data:
    """A folder's files, of which one at a time is replaced; the others are read once."""

    def __init__(self, folder: Path):
        self.paths = {name: folder / f"{file}.toml" for name, (file, *_) in TABLES.items()}
        self.files = {name: DataFile(path, TABLES[name].model) for name, path in self.paths.items()}
        self.geometry = self.drawn(self.files)

    @staticmethod
    def drawn(files):
        return Geometry(files["regions"].entries, files["zones"].entries, files["outlines"].entries)

    def load(self, name: str, text: str) -> None:
        """What load() does with this text in one file; DataError where it has mistakes."""
        files = self.files | {name: DataFile(f"data/{TABLES[name].file}.toml", TABLES[name].model, text)}
        catalog.check(files, self.drawn(files) if name in catalog.SHAPED else self.geometry)
        if wild := [value for value in numbers(files[name].entries) if not abs(value) < 1e9]:
            raise AssertionError(f"loaded as if right: {wild[:3]}")


def numbers(value: object) -> Iterator[float]:
    """Every number in entries."""
    if isinstance(value, (int, float)):
        yield value if isfinite(value) else 1e300
    elif isinstance(value, dict):
        yield from (found for item in value.values() for found in numbers(item))
    elif isinstance(value, (list, tuple)):
        yield from (found for item in value for found in numbers(item))
    elif hasattr(value, "model_dump"):
        yield from numbers(value.model_dump())


def failures(folder: Path, count: int, seed: int) -> Iterator[str]:
    """A sentence for each mutation that ends in anything else than a catalog or a DataError, or too late."""
    chance, data = random.Random(seed), Data(folder)
    for number in range(count):
        name = chance.choice(list(TABLES))
        text = mutations(data.files[name].text, chance)
        begin = time.process_time()
        try:
            data.load(name, text)
        except DataError as error:
            if len(str(error)) > 100_000:
                yield f"{number}, {name}: a message of {len(str(error)):,} letters"
        except BaseException as error:  # noqa: BLE001 – whatever it is, it is what is looked for
            if isinstance(error, KeyboardInterrupt):
                raise
            yield f"{number}, {name}: {type(error).__name__}: {str(error)[:200]}"
        if (took := time.process_time() - begin) > SECONDS:
            yield f"{number}, {name}: {took:.1f} seconds"


def main(arguments):
    count, seed, *folder = [*map(int, arguments[:2]), *(1000, 1)[len(arguments[:2]) :], *arguments[2:]]
    found = 0
    for failure in failures(Path(*folder) if folder else catalog.default_folder(), count, seed):
        print(failure, flush=True)
        found += 1
    print(f"{count:,} mutations, seed {seed}: {found} failures")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
