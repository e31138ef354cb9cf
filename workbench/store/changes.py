"""What happened to a pair since somebody looked."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, func, select

from workbench.store import pairs, units
from workbench.store.model import Changes
from workbench.store.tables import OperationRow, UnitRow

_REVISION = select(func.coalesce(func.max(OperationRow.id), 0)).where(
    OperationRow.pair_id == bindparam("pair")
)
_CHANGED = (
    select(UnitRow.position, *units.COLUMNS)
    .where(UnitRow.pair_id == bindparam("pair"), UnitRow.revision > bindparam("seen"))
    .order_by(UnitRow.position)
)
_REALIGNED = (
    select(OperationRow.id)
    .where(
        OperationRow.pair_id == bindparam("pair"), OperationRow.id > bindparam("seen"), OperationRow.realigns
    )
    .limit(1)
)


def revision(connection: Connection, key: int) -> int:
    """The last operation on a pair; 0 before the first."""
    return connection.scalars(_REVISION, {"pair": key}).one()


def since(connection: Connection, pair_id: str, seen: int | None) -> Changes:
    """What happened since the revision `seen`; all there is for None, and for one that never was."""
    key = pairs.key_of(connection, pair_id)
    now = revision(connection, key)
    if seen is None or not 0 <= seen <= now:
        rows = units.of_pair(connection, pair_id, None)
        return Changes(now, rows, [], [unit.id for unit in rows])
    if seen == now:
        return Changes(now, [], [], None)
    asked = {"pair": key, "seen": seen}
    order = units.order(connection, key)
    at = {id: place for place, id in enumerate(order)}
    live, retired = [], []
    for position, *columns in connection.execute(_CHANGED, asked).all():
        if position is None:
            retired.append(columns[0])
        else:
            live.append(units.value(columns, pair_id, at[columns[0]]))
    realigned = connection.scalars(_REALIGNED, asked).first() is not None
    return Changes(now, live, retired, order if realigned else None)
