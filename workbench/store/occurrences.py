"""Units of pairs and of memories as somebody who looks for something sees them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from workbench.alignment.beads import Span
from workbench.glossary import stretches
from workbench.review import Status
from workbench.store.memory_model import Occurrence, Passage
from workbench.store.memory_tables import MemoryRow, MemoryTextRow, MemoryUnitRow
from workbench.store.pairs import pair_name
from workbench.store.tables import DocumentRow, PairRow, UnitRow

_SOURCE, _TARGET = aliased(DocumentRow), aliased(DocumentRow)
_OF_PAIRS = (
    select(
        UnitRow.id,
        PairRow.source_id,
        PairRow.target_id,
        _SOURCE.language,
        UnitRow.source_text,
        _TARGET.language,
        UnitRow.target_text,
        UnitRow.status,
        UnitRow.changed_at,
        UnitRow.changed_by,
    )
    .join(PairRow, PairRow.id == UnitRow.pair_id)
    .join(_SOURCE, _SOURCE.id == PairRow.source_id)
    .join(_TARGET, _TARGET.id == PairRow.target_id)
)
_OF_MEMORIES = select(
    MemoryUnitRow.number,
    MemoryRow.name,
    MemoryRow.languages,
    MemoryUnitRow.changed_at,
    MemoryUnitRow.changed_by,
).join(MemoryRow, MemoryRow.id == MemoryUnitRow.memory_id)


@dataclass(frozen=True, slots=True)
class LookedFor:
    """What is to be marked."""

    folded: str
    language: str | None
    """None for any."""

    def passage(self, language: str, text: str) -> Passage:
        """`text` with its hits."""
        if self.language not in (None, language):
            return Passage(language, text)
        return Passage(language, text, tuple(Span(*each) for each in stretches(text, self.folded)))


def of_pairs(connection: Connection, units: Collection[int], looked_for: LookedFor) -> dict[int, Occurrence]:
    """The units with these ids."""
    return {
        row[0]: Occurrence(
            tuple(looked_for.passage(*side) for side in (row[3:5], row[5:7])),
            row[0],
            pair_name(row[1], row[2]),
            None,
            Status(row[7]),
            row[8],
            row[9],
        )
        for row in connection.execute(_OF_PAIRS.where(UnitRow.id.in_(units)))
    }


def of_memories(
    connection: Connection, places: Iterable[tuple[int, int]], looked_for: LookedFor
) -> dict[tuple[int, int], Occurrence]:
    """The units of memories that are named by memory and number."""
    by_memory: dict[int, list[int]] = {}
    for memory, number in places:
        by_memory.setdefault(memory, []).append(number)
    # Memory by memory: asked for pairs of values, SQLite would read the whole table.
    return {
        (memory, each.unit): each
        for memory, numbers in by_memory.items()
        for each in _of_memory(connection, memory, numbers, looked_for)
    }


def _of_memory(
    connection: Connection, memory: int, numbers: Collection[int], looked_for: LookedFor
) -> Iterator[Occurrence]:
    row = MemoryTextRow
    texts: dict[int, dict[str, str]] = {}
    query = select(row.number, row.language, row.text).where(row.memory_id == memory, row.number.in_(numbers))
    for number, language, text in connection.execute(query):
        texts.setdefault(number, {})[language] = text
    units = _OF_MEMORIES.where(MemoryUnitRow.memory_id == memory, MemoryUnitRow.number.in_(numbers))
    for number, name, languages, changed_at, changed_by in connection.execute(units):
        said = texts[number]
        passages = tuple(looked_for.passage(code, said[code]) for code in languages if code in said)
        yield Occurrence(passages, number, None, name, None, changed_at, changed_by)
