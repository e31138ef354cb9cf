"""The glossary with its history; dismissed findings; rejected candidates."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ONE_OF_ITS_KIND = {
    "glossary_changes": "id = NEW.id OR undoes = NEW.undoes",
    "concept_versions": "id = NEW.id OR (concept_id = NEW.concept_id AND version = NEW.version)",
    "dismissals": "id = NEW.id",
}


def upgrade() -> None:
    """Make the tables and guard what is written once."""
    _glossary_changes()
    _concepts()
    _concept_versions()
    _dismissals()
    _candidate_rejections()
    if op.get_bind().dialect.name == "sqlite":
        _sqlite_triggers()
    else:
        _postgresql_triggers()


def _text(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _integer(name: str, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _time() -> sa.Column[object]:
    return sa.Column("at", sa.DateTime(timezone=True), nullable=False)


def _json(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON(), nullable=True)


def _glossary_changes() -> None:
    op.create_table(
        "glossary_changes",
        _integer("id"),
        _text("editor"),
        _time(),
        _text("kind"),
        _integer("undoes", nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_glossary_changes")),
        sa.ForeignKeyConstraint(["undoes"], ["glossary_changes.id"], name=op.f("fk_glossary_changes_undoes")),
        sa.UniqueConstraint("undoes", name=op.f("uq_glossary_changes_undoes")),
        sqlite_autoincrement=True,
    )


def _concepts() -> None:
    op.create_table(
        "concepts",
        _text("id"),
        *(_integer(name) for name in ("version", "change_id")),
        _json("content"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concepts")),
        sa.ForeignKeyConstraint(["change_id"], ["glossary_changes.id"], name=op.f("fk_concepts_change_id")),
    )
    op.create_index(op.f("ix_concepts_change_id"), "concepts", ["change_id"])


def _concept_versions() -> None:
    op.create_table(
        "concept_versions",
        *(_integer(name) for name in ("id", "change_id")),
        _text("concept_id"),
        _integer("version"),
        _json("before"),
        _json("after"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concept_versions")),
        sa.ForeignKeyConstraint(
            ["change_id"], ["glossary_changes.id"], name=op.f("fk_concept_versions_change_id")
        ),
        sa.UniqueConstraint("concept_id", "version", name=op.f("uq_concept_versions_concept_id_version")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_concept_versions_change_id"), "concept_versions", ["change_id"])


def _dismissals() -> None:
    op.create_table(
        "dismissals",
        *(_integer(name) for name in ("id", "unit_id", "operation_id")),
        _text("reviewer"),
        _time(),
        _text("finding"),
        _text("reason", nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dismissals")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_dismissals_unit_id")),
        sa.ForeignKeyConstraint(["operation_id"], ["operations.id"], name=op.f("fk_dismissals_operation_id")),
        sa.CheckConstraint("reviewer <> ''", name=op.f("ck_dismissals_reviewer")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_dismissals_unit_id_id"), "dismissals", ["unit_id", "id"])


def _candidate_rejections() -> None:
    op.create_table(
        "candidate_rejections",
        *(_text(name) for name in ("key", "reviewer")),
        _time(),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_candidate_rejections")),
    )


def _sqlite_triggers() -> None:
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
    for table in _ONE_OF_ITS_KIND:
        op.execute(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('{table} are append-only')"
        )
