"""Pairs of documents, and how far their review has come."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, func, select, update
from sqlalchemy.orm import aliased

from workbench.errors import NotFound, StoreError
from workbench.review import Status
from workbench.store import documents
from workbench.store.checks import unknown
from workbench.store.documents import head_columns, head_value, insert_new
from workbench.store.model import Pair
from workbench.store.tables import DocumentRow, PairRow, UnitRow


def pair_name(source_id: str, target_id: str) -> str:
    """The id of a pair as people see it."""
    return f"{source_id}:{target_id}"


@dataclass(frozen=True, slots=True)
class Held:
    """A pair that nobody else changes until the transaction ends."""

    key: int
    """The database's own number."""
    id: str
    source_id: str
    target_id: str
    aligned_at: datetime | None
    added_at: datetime


_COLUMNS = (PairRow.id, PairRow.source_id, PairRow.target_id, PairRow.aligned_at, PairRow.added_at)
_ONE = select(*_COLUMNS).where(
    PairRow.source_id == bindparam("source"),
    PairRow.target_id == bindparam("target"),
    PairRow.removed_at.is_(None),
)
# Whoever only refers to the pair need not wait.
_HELD = _ONE.with_for_update(key_share=True)


def held(connection: Connection, id: str) -> Held:
    """Pair `id`, kept from others who change it; NotFound as `key_of`.

    All that changes a pair takes it first, so that its operations come one after the other.
    """
    source_id, _, target_id = id.partition(":")
    row = connection.execute(_HELD, {"source": source_id, "target": target_id}).first()
    if row is None:
        raise _not_found(connection, id)
    return Held(row.id, id, source_id, target_id, row.aligned_at, row.added_at)


def key_of(connection: Connection, id: str) -> int:
    """The database's own number of pair `id`; NotFound with the closest id when there is none."""
    source_id, _, target_id = id.partition(":")
    key = connection.scalars(_ONE, {"source": source_id, "target": target_id}).first()
    if key is None:
        raise _not_found(connection, id)
    return int(key)


def _not_found(connection: Connection, id: str) -> NotFound:
    return NotFound(unknown("pair", id, list(names(connection).values())))


def names(connection: Connection, ids: Collection[str] | None = None) -> dict[int, str]:
    """The ids of pairs by the database's numbers; NotFound when one of `ids` is not there."""
    query = select(PairRow.id, PairRow.source_id, PairRow.target_id).where(PairRow.removed_at.is_(None))
    found = {key: pair_name(source_id, target_id) for key, source_id, target_id in connection.execute(query)}
    if ids is None:
        return found
    present = set(found.values())
    for id in ids:
        if id not in present:
            raise NotFound(unknown("pair", id, list(present)))
    wanted = set(ids)
    return {key: name for key, name in found.items() if name in wanted}


def add(connection: Connection, source_id: str, target_id: str) -> None:
    """Write the pair, or find it there; both documents must be there and differ in language.

    One that was removed comes back as if it were new; what people did in it stays in the log.
    """
    source = documents.head(connection, source_id)
    target = documents.head(connection, target_id)
    if source.language == target.language:
        raise StoreError(
            f"'{source_id}' and '{target_id}' are both in '{source.language}': pair two languages."
        )
    now = datetime.now(UTC)
    insert_new(connection, PairRow, {"source_id": source_id, "target_id": target_id, "added_at": now})
    connection.execute(
        update(PairRow)
        .where(
            PairRow.source_id == source_id, PairRow.target_id == target_id, PairRow.removed_at.is_not(None)
        )
        .values(added_at=now, removed_at=None)
    )


def removed(connection: Connection) -> list[str]:
    """The ids of the pairs that were removed and have not come back."""
    query = select(PairRow.source_id, PairRow.target_id).where(PairRow.removed_at.is_not(None))
    return [pair_name(source_id, target_id) for source_id, target_id in connection.execute(query)]


def present(connection: Connection, key: int | None = None) -> list[Pair]:
    """All pairs in order of creation, or that of `key`, with their counts, in one query."""
    source, target = aliased(DocumentRow), aliased(DocumentRow)
    tally = select(UnitRow.pair_id, UnitRow.status, func.count().label("number")).where(
        UnitRow.position.is_not(None)
    )
    if key is not None:
        tally = tally.where(UnitRow.pair_id == key)
    counts = tally.group_by(UnitRow.pair_id, UnitRow.status).subquery()
    query = (
        select(
            PairRow.id,
            PairRow.encoder,
            PairRow.aligned_at,
            counts.c.status,
            counts.c.number,
            *head_columns(source),
            *head_columns(target),
        )
        .join(source, source.id == PairRow.source_id)
        .join(target, target.id == PairRow.target_id)
        .outerjoin(counts, counts.c.pair_id == PairRow.id)
        .where(PairRow.removed_at.is_(None))
        .order_by(PairRow.id)
    )
    if key is not None:
        query = query.where(PairRow.id == key)
    found: dict[int, Pair] = {}
    for number_of_pair, encoder, aligned_at, status, number, *facts in connection.execute(query):
        if number_of_pair not in found:
            half = len(facts) // 2
            source_head, target_head = head_value(facts[:half]), head_value(facts[half:])
            name = pair_name(source_head.id, target_head.id)
            counts_by_status = dict.fromkeys(Status, 0)
            found[number_of_pair] = Pair(
                name, source_head, target_head, encoder, aligned_at, counts_by_status
            )
        if status is not None:
            found[number_of_pair].counts[Status(status)] = number
    return list(found.values())
