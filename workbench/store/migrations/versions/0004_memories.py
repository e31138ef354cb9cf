"""Translation memories that are no pair; the texts of units as the concordance looks through them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "memories",
        _integer("id"),
        _text("name", nullable=True),
        _text("file"),
        sa.Column("languages", sa.JSON(), nullable=False),
        _integer("units"),
        _text("added_by"),
        _time("added_at", nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memories")),
        sa.UniqueConstraint("name", name=op.f("uq_memories_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "memory_units",
        *(_integer(name) for name in ("memory_id", "number")),
        *(_time(name) for name in ("created_at", "changed_at")),
        _text("changed_by"),
        sa.PrimaryKeyConstraint("memory_id", "number", name=op.f("pk_memory_units")),
        sa.ForeignKeyConstraint(["memory_id"], ["memories.id"], name=op.f("fk_memory_units_memory_id")),
    )
    op.create_table(
        "memory_texts",
        *(_integer(name) for name in ("memory_id", "number")),
        *(_text(name) for name in ("language", "folded", "text")),
        sa.PrimaryKeyConstraint("memory_id", "number", "language", name=op.f("pk_memory_texts")),
        sa.ForeignKeyConstraint(
            ["memory_id", "number"],
            ["memory_units.memory_id", "memory_units.number"],
            name=op.f("fk_memory_texts_memory_id_number"),
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "unit_folds",
        *(_integer(name) for name in ("unit_id", "revision")),
        *(_text(name) for name in ("source", "target")),
        sa.PrimaryKeyConstraint("unit_id", name=op.f("pk_unit_folds")),
    )


def _text(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _integer(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=name == "id", nullable=False)


def _time(name: str, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)
