"""Every id of the data is looked up: what is one stands in the type of its field. So does what is true or false."""

from pydantic import Strict

from footlib.catalog.references import ids_in
from footlib.model.base import BarePlaceId, EvidenceId, PlaceId, RegionId, SourceId, TechniqueId, Value, ZoneId


class Inner(Value):
    claim: EvidenceId


class Entry(Value):
    source: SourceId
    zones: tuple[ZoneId, ...]
    limits: dict[BarePlaceId, tuple[RegionId, ...]]
    inner: dict[str, Inner]
    technique: TechniqueId | None = None
    answer: float | tuple[PlaceId, ...] = 0.0
    text: str = "no id"


def test_an_id_is_found_wherever_it_stands_in_an_entry():
    """Whoever adds a field says in its type what it refers to, and nothing else: alone, in lists and tables, as a key,
    in a value within a value, and in a table as it is written, which may have a mistake elsewhere."""
    table = {
        "source": "kim",
        "zones": ["liver", "heart"],
        "limits": {"heel": ["arch"]},
        "inner": {"one": {"claim": "sleep"}},
        "answer": ["heel@left"],
    }
    wanted = [
        ("source", "sources", "kim"),
        ("zones", "zones", "liver"),
        ("zones", "zones", "heart"),
        ("limits", "places", "heel"),
        ("limits", "regions", "arch"),
        ("inner.claim", "evidence", "sleep"),
        ("answer", "places", "heel@left"),
    ]
    for value in (Entry(**table), table | {"wrong": 5}):
        assert [(path, refers.to, id) for path, refers, id in ids_in(value, Entry)] == wanted


def every_kind(of=Value):
    for kind in of.__subclasses__():
        yield kind
        yield from every_kind(kind)


def test_true_or_false_is_never_guessed():
    """A text "no", or 1, does not answer what is true or false: each such field is a `Flag`, which takes neither."""
    flags = {
        f"{kind.__name__}.{name}": any(isinstance(one, Strict) for one in field.metadata)
        for kind in every_kind()
        for name, field in kind.model_fields.items()
        if field.annotation is bool
    }
    assert len(flags) > 3
    assert [name for name, strict in flags.items() if not strict] == []
