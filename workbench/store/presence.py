"""Who has a pair open, and where: told by the pages themselves every few seconds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from workbench.store import pairs
from workbench.store.model import Presence
from workbench.store.tables import PresenceRow

_FORGOTTEN = timedelta(hours=1)


def here(connection: Connection, pair_id: str, client: str, reviewer: str, unit: int | None) -> None:
    """Keep that `reviewer` is at `unit` now; forget the pages of this pair that fell silent long ago."""
    key, now = pairs.key_of(connection, pair_id), datetime.now(UTC)
    connection.execute(
        delete(PresenceRow).where(PresenceRow.pair_id == key, PresenceRow.at < now - _FORGOTTEN)
    )
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    seen = {"reviewer": reviewer, "unit_id": unit, "at": now}
    connection.execute(
        insert(PresenceRow)
        .values(seen | {"pair_id": key, "client": client})
        .on_conflict_do_update(index_elements=["pair_id", "client"], set_=seen)
    )


def present(connection: Connection, pair_id: str, within: timedelta) -> list[Presence]:
    """The pages heard of `within` that time, by reviewer and page."""
    query = select(PresenceRow.reviewer, PresenceRow.client, PresenceRow.unit_id, PresenceRow.at).where(
        PresenceRow.pair_id == pairs.key_of(connection, pair_id), PresenceRow.at >= datetime.now(UTC) - within
    )
    return sorted(
        (Presence(*row) for row in connection.execute(query)), key=lambda each: (each.reviewer, each.client)
    )
