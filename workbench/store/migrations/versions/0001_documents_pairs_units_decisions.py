"""Documents, pairs, units and decisions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_STATUS = "status IN ('unreviewed', 'in progress', 'approved', 'rejected')"
_SPAN = "({0}_start IS NULL) = ({0}_end IS NULL) AND {0}_start >= 0 AND {0}_start < {0}_end"


def upgrade() -> None:
    """Make the tables and the triggers that guard what is written once."""
    _documents()
    _pairs()
    _units()
    _decisions()
    if op.get_bind().dialect.name == "sqlite":
        _sqlite_triggers()
    else:
        _postgresql_triggers()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _integer(name: str, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _time(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _documents() -> None:
    op.create_table(
        "documents",
        *(_text(name) for name in ("id", "language", "title", "date", "publisher", "url", "rights", "note")),
        sa.Column("sources", sa.JSON(), nullable=False),
        _time("added_at"),
        _text("text"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
    )


def _pairs() -> None:
    op.create_table(
        "pairs",
        _integer("id"),
        _text("source_id"),
        _text("target_id"),
        sa.Column("encoder", sa.Text(), nullable=True),
        sa.Column("aligned_at", sa.DateTime(timezone=True), nullable=True),
        _time("added_at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pairs")),
        sa.UniqueConstraint("source_id", "target_id", name=op.f("uq_pairs_source_id_target_id")),
        sa.ForeignKeyConstraint(["source_id"], ["documents.id"], name=op.f("fk_pairs_source_id")),
        sa.ForeignKeyConstraint(["target_id"], ["documents.id"], name=op.f("fk_pairs_target_id")),
        sa.CheckConstraint("source_id <> target_id", name=op.f("ck_pairs_two_documents")),
        sqlite_autoincrement=True,
    )


def _units() -> None:
    op.create_table(
        "units",
        *(_integer(name) for name in ("id", "pair_id", "position")),
        *(
            _integer(f"{side}_{end}", nullable=True)
            for side in ("source", "target")
            for end in ("start", "end")
        ),
        sa.Column("confidence", sa.Double(), nullable=False),
        _text("status"),
        _integer("version"),
        _time("created_at"),
        _time("changed_at"),
        *(_text(name) for name in ("changed_by", "note", "source_text", "target_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_units")),
        sa.UniqueConstraint("pair_id", "position", name=op.f("uq_units_pair_id_position")),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_units_pair_id")),
        sa.CheckConstraint("position >= 0", name=op.f("ck_units_position")),
        sa.CheckConstraint(_SPAN.format("source"), name=op.f("ck_units_source")),
        sa.CheckConstraint(_SPAN.format("target"), name=op.f("ck_units_target")),
        sa.CheckConstraint(
            "source_start IS NOT NULL OR target_start IS NOT NULL", name=op.f("ck_units_a_side")
        ),
        sa.CheckConstraint("confidence >= 0 AND confidence <= 1", name=op.f("ck_units_confidence")),
        sa.CheckConstraint(_STATUS, name=op.f("ck_units_status")),
        sa.CheckConstraint("version >= 0", name=op.f("ck_units_version")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_units_pair_id_status"), "units", ["pair_id", "status"])


def _decisions() -> None:
    op.create_table(
        "decisions",
        *(_integer(name) for name in ("id", "unit_id", "version")),
        _text("reviewer"),
        _time("at"),
        *(_text(name) for name in ("status", "note", "source_text", "target_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint("unit_id", "version", name=op.f("uq_decisions_unit_id_version")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_decisions_unit_id")),
        sa.CheckConstraint("reviewer <> ''", name=op.f("ck_decisions_reviewer")),
        sa.CheckConstraint(_STATUS, name=op.f("ck_decisions_status")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_decisions_version")),
        sqlite_autoincrement=True,
    )


def _sqlite_triggers() -> None:
    for event in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER decisions_no_{event.lower()} BEFORE {event} ON decisions "
            "BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END"
        )
    # INSERT OR REPLACE deletes without the trigger for deleting.
    op.execute(
        "CREATE TRIGGER decisions_no_replace BEFORE INSERT ON decisions WHEN EXISTS "
        "(SELECT 1 FROM decisions WHERE id = NEW.id OR (unit_id = NEW.unit_id AND version = NEW.version)) "
        "BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END"
    )
    op.execute(
        "CREATE TRIGGER documents_no_new_text BEFORE UPDATE OF id, text ON documents "
        "BEGIN SELECT RAISE(ABORT, 'the text of a document never changes'); END"
    )


def _postgresql_triggers() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$"
    )
    op.execute(
        "CREATE TRIGGER decisions_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON decisions "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('decisions are append-only')"
    )
    op.execute(
        "CREATE TRIGGER documents_no_new_text BEFORE UPDATE OF id, text ON documents "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('the text of a document never changes')"
    )
