"""The texts of pairs' units as the concordance looks through them, brought up to date when it is asked."""

from __future__ import annotations

from sqlalchemy import Connection, delete, exists, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from workbench.glossary import fold_text
from workbench.store.engine import Database
from workbench.store.memory_tables import UnitFoldRow
from workbench.store.tables import UnitRow

_AT_ONCE = 2000
_OUTDATED = (
    select(UnitRow.id, UnitRow.revision, UnitRow.source_text, UnitRow.target_text)
    .outerjoin(UnitFoldRow, UnitFoldRow.unit_id == UnitRow.id)
    .where(
        UnitRow.position.is_not(None),
        or_(UnitFoldRow.unit_id.is_(None), UnitFoldRow.revision != UnitRow.revision),
    )
    .order_by(UnitRow.id)
    .limit(_AT_ONCE)
)


def bring_up_to_date(database: Database) -> None:
    """Fold the texts that are new or have changed; where there are none, nothing is written."""
    last, folded = 0, False
    while True:
        with database.reading() as connection:
            outdated = connection.execute(_OUTDATED.where(UnitRow.id > last)).all()
        if not outdated:
            break
        rows = [
            {"unit_id": id, "revision": revision, "source": fold_text(source), "target": fold_text(target)}
            for id, revision, source, target in outdated
        ]
        with database.writing() as connection:
            _write(connection, rows)
        last, folded = outdated[-1].id, True
    if folded:
        with database.writing() as connection:
            connection.execute(delete(UnitFoldRow).where(~exists().where(UnitRow.id == UnitFoldRow.unit_id)))


def _write(connection: Connection, rows: list[dict[str, object]]) -> None:
    # Of two who are asked at once, each does the work, and it comes out the same.
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    made = insert(UnitFoldRow)
    changed = {name: made.excluded[name] for name in ("revision", "source", "target")}
    connection.execute(made.on_conflict_do_update(index_elements=["unit_id"], set_=changed), rows)
