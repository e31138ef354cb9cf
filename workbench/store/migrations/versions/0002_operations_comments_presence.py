"""Operations, which can be undone; comments, presence, assignment; units that retire; removed pairs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_STATUS = "status IN ('unreviewed', 'in progress', 'approved', 'rejected', 'sent back')"
_ONE_OF_ITS_KIND = {
    "operations": "id = NEW.id OR (client = NEW.client AND number = NEW.number)",
    "decisions": "id = NEW.id OR (unit_id = NEW.unit_id AND version = NEW.version)",
    "comments": "id = NEW.id",
}


def upgrade() -> None:
    """Make the new tables, change two old ones, and guard what is written once."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    op.add_column("pairs", sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))
    _operations()
    # SQLite makes a table anew, and with it the count of its ids: one once given is not given again.
    counted = (
        op.get_bind().execute(sa.text("SELECT name, seq FROM sqlite_sequence")).all() if on_sqlite else []
    )
    _units()
    _decisions()
    for name, last in counted:
        op.execute(
            sa.text("UPDATE sqlite_sequence SET seq = :last WHERE name = :name").bindparams(
                last=last, name=name
            )
        )
    _comments()
    _presence()
    if on_sqlite:
        _sqlite_triggers()
    else:
        _postgresql_triggers()


def _text(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _integer(name: str, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _time(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _operations() -> None:
    op.create_table(
        "operations",
        *(_integer(name) for name in ("id", "pair_id")),
        _text("client", nullable=True),
        _integer("number", nullable=True),
        _text("reviewer"),
        _time("at"),
        _text("kind"),
        _integer("undoes", nullable=True),
        sa.Column("realigns", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operations")),
        sa.UniqueConstraint("client", "number", name=op.f("uq_operations_client_number")),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_operations_pair_id")),
        sa.ForeignKeyConstraint(["undoes"], ["operations.id"], name=op.f("fk_operations_undoes")),
        sa.CheckConstraint("(client IS NULL) = (number IS NULL)", name=op.f("ck_operations_name")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_operations_pair_id_id"), "operations", ["pair_id", "id"])
    op.create_index(op.f("ix_operations_undoes"), "operations", ["undoes"])


def _units() -> None:
    with op.batch_alter_table("units", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.alter_column("position", existing_type=sa.Integer(), type_=sa.BigInteger(), nullable=True)
        table.drop_constraint(op.f("ck_units_status"), type_="check")
        table.create_check_constraint(op.f("ck_units_status"), _STATUS)
        for name in ("edited_by", "assignee"):
            table.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''")))
        table.add_column(sa.Column("revision", sa.Integer(), nullable=False, server_default=sa.text("0")))
    op.drop_index(op.f("ix_units_pair_id_status"), "units")
    op.create_index(op.f("ix_units_pair_id_status_position"), "units", ["pair_id", "status", "position"])
    op.create_index(op.f("ix_units_pair_id_revision"), "units", ["pair_id", "revision"])
    # Room between them: a unit that comes in need not move all that follow.
    op.execute("UPDATE units SET position = (position + 1) * 4294967296")


def _decisions() -> None:
    with op.batch_alter_table("decisions", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint(op.f("ck_decisions_status"), type_="check")
        table.create_check_constraint(op.f("ck_decisions_status"), _STATUS)
        table.add_column(_integer("operation_id", nullable=True))
        for name in ("source_start", "source_end", "target_start", "target_end"):
            table.add_column(_integer(name, nullable=True))
        table.add_column(sa.Column("confidence", sa.Double(), nullable=True))
        table.add_column(sa.Column("live", sa.Boolean(), nullable=False, server_default=sa.true()))
        table.add_column(sa.Column("before", sa.JSON(), nullable=True))
        table.create_foreign_key(op.f("fk_decisions_operation_id"), "operations", ["operation_id"], ["id"])
    op.create_index(op.f("ix_decisions_operation_id"), "decisions", ["operation_id"])


def _comments() -> None:
    op.create_table(
        "comments",
        *(_integer(name) for name in ("id", "unit_id", "operation_id")),
        _text("reviewer"),
        _time("at"),
        _text("text"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comments")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_comments_unit_id")),
        sa.ForeignKeyConstraint(["operation_id"], ["operations.id"], name=op.f("fk_comments_operation_id")),
        sa.CheckConstraint("reviewer <> ''", name=op.f("ck_comments_reviewer")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_comments_unit_id"), "comments", ["unit_id"])


def _presence() -> None:
    op.create_table(
        "presence",
        _integer("pair_id"),
        _text("client"),
        _text("reviewer"),
        _integer("unit_id", nullable=True),
        _time("at"),
        sa.PrimaryKeyConstraint("pair_id", "client", name=op.f("pk_presence")),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.id"], name=op.f("fk_presence_pair_id")),
    )


def _sqlite_triggers() -> None:
    # Those of decisions went with the table that was made anew.
    for table, same in _ONE_OF_ITS_KIND.items():
        refusal = f"BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END"
        for event in ("UPDATE", "DELETE"):
            op.execute(f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} {refusal}")
        # INSERT OR REPLACE deletes without the trigger for deleting.
        op.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS "
            f"(SELECT 1 FROM {table} WHERE {same}) {refusal}"
        )


def _postgresql_triggers() -> None:
    for table in ("operations", "comments"):
        op.execute(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('{table} are append-only')"
        )
