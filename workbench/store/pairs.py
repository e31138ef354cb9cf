"""Pairs of documents, and how far their review has come."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import Connection, func, select
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


def key_of(connection: Connection, id: str) -> int:
    """The database's own number of pair `id`; NotFound with the closest id when there is none."""
    source_id, _, target_id = id.partition(":")
    query = select(PairRow.id).where(PairRow.source_id == source_id, PairRow.target_id == target_id)
    key = connection.scalars(query).first()
    if key is None:
        raise NotFound(unknown("pair", id, list(names(connection).values())))
    return key


def names(connection: Connection, ids: Collection[str] | None = None) -> dict[int, str]:
    """The ids of pairs by the database's numbers; NotFound when one of `ids` is not there."""
    query = select(PairRow.id, PairRow.source_id, PairRow.target_id)
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
    """Write the pair, or find it there; both documents must be there and differ in language."""
    source = documents.head(connection, source_id)
    target = documents.head(connection, target_id)
    if source.language == target.language:
        raise StoreError(
            f"'{source_id}' and '{target_id}' are both in '{source.language}': pair two languages."
        )
    insert_new(
        connection,
        PairRow,
        {"source_id": source_id, "target_id": target_id, "added_at": datetime.now(UTC)},
    )


def present(connection: Connection, key: int | None = None) -> list[Pair]:
    """All pairs in order of creation, or that of `key`, with their counts, in one query."""
    source, target = aliased(DocumentRow), aliased(DocumentRow)
    tally = select(UnitRow.pair_id, UnitRow.status, func.count().label("number"))
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
