"""A stretch of text, looked for in all memories and all units of pairs."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, SQLColumnExpression, and_, case, func, or_, select
from sqlalchemy.orm import aliased

from workbench.errors import StoreError
from workbench.glossary import fold
from workbench.review import Status
from workbench.store import occurrences
from workbench.store.checks import storable
from workbench.store.memory_model import Concordance
from workbench.store.memory_tables import MemoryRow, MemoryTextRow, UnitFoldRow
from workbench.store.tables import DocumentRow, PairRow, UnitRow

LONGEST = 1000
"""Characters that may be looked for."""

_MEMORY_RANK = 1
"""Where memories stand: somebody accepted what is in them, elsewhere."""
_RANKS = {
    Status.APPROVED: 0,
    Status.IN_PROGRESS: 2,
    Status.UNREVIEWED: 2,
    Status.SENT_BACK: 3,
    Status.REJECTED: 4,
}
_RANK = case({status.value: rank for status, rank in _RANKS.items()}, value=UnitRow.status)
_SOURCE, _TARGET = aliased(DocumentRow), aliased(DocumentRow)


class _Found(NamedTuple):
    """A unit by its merits, in the order in which units are compared: the lower, the better."""

    part: int
    """0 where the whole of a text is what was looked for."""
    rank: int
    otherwise: int
    """0 where it is written as it was typed."""
    memory: int
    """0 for a pair's."""
    unit: int


def find(connection: Connection, query: str, language: str | None, limit: int) -> Concordance:
    """See `Store.concordance`."""
    typed = storable(query.strip(), "text to look for")
    if len(typed) > LONGEST:
        raise StoreError(
            f"The text to look for has {len(typed):,} characters, where {LONGEST:,} are the most: "
            "give a part of it."
        )
    wanted = fold(typed)
    if not wanted:
        return Concordance((), 0)
    in_pairs = _in_pairs(connection, wanted, typed, language, limit)
    in_memories = _in_memories(connection, wanted, typed, language, limit)
    best = sorted(each for each, _ in (*in_pairs, *in_memories))[:limit]
    looked_for = occurrences.LookedFor(wanted, language)
    units = occurrences.of_pairs(connection, [each.unit for each in best if not each.memory], looked_for)
    places = [(each.memory, each.unit) for each in best if each.memory]
    memories = occurrences.of_memories(connection, places, looked_for)
    return Concordance(
        tuple(memories[each.memory, each.unit] if each.memory else units[each.unit] for each in best),
        sum(found[0][1] for found in (in_pairs, in_memories) if found),
    )


def _has(connection: Connection, column: SQLColumnExpression[str], text: str) -> ColumnElement[bool]:
    # LIKE takes A for a on SQLite, and has letters of its own.
    found = func.strpos if connection.dialect.name == "postgresql" else func.instr
    return found(column, text) > 0


def _unless(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 0), else_=1)


def _in_pairs(
    connection: Connection, wanted: str, typed: str, language: str | None, limit: int
) -> list[tuple[_Found, int]]:
    """The best units of pairs, each with the number of all."""
    sides = []
    for document, folded, text in (
        (_SOURCE, UnitFoldRow.source, UnitRow.source_text),
        (_TARGET, UnitFoldRow.target, UnitRow.target_text),
    ):
        spoken = [] if language is None else [document.language == language]
        sides.append(
            [and_(*spoken, each) for each in (_has(connection, folded, wanted), folded == wanted)]
            + [and_(*spoken, _has(connection, text, typed))]
        )
    has, whole, literal = (or_(*each) for each in zip(*sides, strict=True))
    merits = (_unless(whole).label("part"), _RANK.label("rank"), _unless(literal).label("otherwise"))
    query = (
        select(*merits, UnitRow.id, func.count().over())
        .join(UnitFoldRow, UnitFoldRow.unit_id == UnitRow.id)
        .join(PairRow, PairRow.id == UnitRow.pair_id)
        .join(_SOURCE, _SOURCE.id == PairRow.source_id)
        .join(_TARGET, _TARGET.id == PairRow.target_id)
        .where(
            has,
            UnitRow.position.is_not(None),
            PairRow.removed_at.is_(None),
        )
        .order_by("part", "rank", "otherwise", UnitRow.id)
        .limit(limit)
    )
    return [
        (_Found(part, rank, otherwise, 0, id), total)
        for part, rank, otherwise, id, total in connection.execute(query)
    ]


def _in_memories(
    connection: Connection, wanted: str, typed: str, language: str | None, limit: int
) -> list[tuple[_Found, int]]:
    """The best units of memories, each with the number of all."""
    row = MemoryTextRow
    among = [_has(connection, row.folded, wanted)]
    if language is not None:
        among.append(row.language == language)
    part = func.min(_unless(row.folded == wanted)).label("part")
    otherwise = func.min(_unless(_has(connection, row.text, typed))).label("otherwise")
    query = (
        select(part, otherwise, row.memory_id, row.number, func.count().over())
        .join(MemoryRow, MemoryRow.id == row.memory_id)
        .where(*among, MemoryRow.complete)
        .group_by(row.memory_id, row.number)
        .order_by("part", "otherwise", row.memory_id, row.number)
        .limit(limit)
    )
    return [
        (_Found(part, _MEMORY_RANK, otherwise, memory, number), total)
        for part, otherwise, memory, number, total in connection.execute(query)
    ]
