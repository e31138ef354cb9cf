"""The decisions on a unit: what became of it, by whom and when, and what it was before."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from workbench.review import Decision, Status
from workbench.store import log, units
from workbench.store.tables import DecisionRow, OperationRow


def history(connection: Connection, unit_id: int) -> list[Decision]:
    """The decisions on a unit, the first one first; NotFound when there is no such unit."""
    pair = units.pair_of(connection, unit_id)
    query = (
        select(
            DecisionRow.id,
            DecisionRow.reviewer,
            DecisionRow.at,
            DecisionRow.status,
            DecisionRow.source_text,
            DecisionRow.target_text,
            DecisionRow.note,
            DecisionRow.version,
            DecisionRow.operation_id,
            func.coalesce(OperationRow.kind, "decide").label("kind"),
            DecisionRow.source_start,
            DecisionRow.source_end,
            DecisionRow.target_start,
            DecisionRow.target_end,
            DecisionRow.confidence,
            DecisionRow.live,
            DecisionRow.before,
        )
        .outerjoin(OperationRow, OperationRow.id == DecisionRow.operation_id)
        .where(DecisionRow.unit_id == unit_id)
        .order_by(DecisionRow.version)
    )
    return [
        Decision(
            id=row.id,
            unit=unit_id,
            pair=pair,
            reviewer=row.reviewer,
            at=row.at,
            status=Status(row.status),
            source_text=row.source_text,
            target_text=row.target_text,
            note=row.note,
            version=row.version,
            operation=row.operation_id,
            kind=row.kind,
            bead=None if row.confidence is None else units.bead(row[10:15]),
            live=row.live,
            before=log.state_of(row.before) if row.before else None,
        )
        for row in connection.execute(query)
    ]
