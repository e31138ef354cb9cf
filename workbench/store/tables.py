"""The tables. What they are on disk is set by `migrations/`; a test holds the two together.

documents   heads and texts; a text never changes, since all offsets count its code points
pairs       two documents that are read side by side
units       the beads of a pair, with the text of both sides as it stands now
operations  what reviewers did to a pair, one row for all the units it touched, append-only
decisions   what units became by it, append-only
comments    what reviewers said about units, append-only
presence    who has a pair open, and where

Triggers, which the metadata cannot say, are in the migrations: they refuse to change or delete an
operation, a decision or a comment, and to change the text of a document, whoever asks.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    DateTime,
    ForeignKey,
    Index,
    MetaData,
    Text,
    UniqueConstraint,
    text,
    true,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

_STATUS = "status IN ('unreviewed', 'in progress', 'approved', 'rejected', 'sent back')"
_SPAN = "({0}_start IS NULL) = ({0}_end IS NULL) AND {0}_start >= 0 AND {0}_start < {0}_end"


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time, kept in UTC: PostgreSQL answers in the session's zone and SQLite in none."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Names every constraint, so that a later migration can name it too."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )
    type_annotation_map = {str: Text, datetime: UtcDateTime}  # noqa: RUF012 - SQLAlchemy's own form


class DocumentRow(Base):
    """A head and its text."""

    __tablename__ = "documents"

    id: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str]
    title: Mapped[str]
    date: Mapped[str]
    publisher: Mapped[str]
    url: Mapped[str]
    rights: Mapped[str]
    note: Mapped[str]
    sources: Mapped[list[Any]] = mapped_column(JSON)
    added_at: Mapped[datetime]
    text: Mapped[str]
    """The last column: SQLite reads the others without touching the pages that hold it."""


class PairRow(Base):
    """Two documents read side by side."""

    __tablename__ = "pairs"
    __table_args__ = (
        UniqueConstraint("source_id", "target_id"),
        CheckConstraint("source_id <> target_id", name="two_documents"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("documents.id"))
    target_id: Mapped[str] = mapped_column(ForeignKey("documents.id"))
    encoder: Mapped[str | None]
    aligned_at: Mapped[datetime | None]
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    """Nobody sees a removed pair; its row and its log stay, and it is the same row when it comes back."""


class UnitRow(Base):
    """A bead under review."""

    __tablename__ = "units"
    __table_args__ = (
        UniqueConstraint("pair_id", "position"),
        Index(None, "pair_id", "status", "position"),
        Index(None, "pair_id", "revision"),
        CheckConstraint("position >= 0", name="position"),
        CheckConstraint(_SPAN.format("source"), name="source"),
        CheckConstraint(_SPAN.format("target"), name="target"),
        CheckConstraint("source_start IS NOT NULL OR target_start IS NOT NULL", name="a_side"),
        CheckConstraint("confidence >= 0 AND confidence <= 1", name="confidence"),
        CheckConstraint(_STATUS, name="status"),
        CheckConstraint("version >= 0", name="version"),
        # An id once given is never given again: a late save must not meet another unit under it.
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    pair_id: Mapped[int] = mapped_column(ForeignKey("pairs.id"))
    position: Mapped[int | None] = mapped_column(BigInteger)
    """Rises within the pair, with room between for more; NULL for a retired unit."""
    source_start: Mapped[int | None]
    source_end: Mapped[int | None]
    target_start: Mapped[int | None]
    target_end: Mapped[int | None]
    confidence: Mapped[float]
    status: Mapped[str]
    version: Mapped[int]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    changed_by: Mapped[str]
    note: Mapped[str]
    source_text: Mapped[str]
    target_text: Mapped[str]
    edited_by: Mapped[str] = mapped_column(server_default=text("''"))
    """Who changed its text or alignment last."""
    assignee: Mapped[str] = mapped_column(server_default=text("''"))
    revision: Mapped[int] = mapped_column(server_default=text("0"))
    """The last operation that changed anything of the unit; 0 before the first."""


class OperationRow(Base):
    """What somebody did to a pair. Its ids are the pair's revisions, committed in order for each pair."""

    __tablename__ = "operations"
    __table_args__ = (
        UniqueConstraint("client", "number"),
        CheckConstraint("(client IS NULL) = (number IS NULL)", name="name"),
        Index(None, "pair_id", "id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    pair_id: Mapped[int] = mapped_column(ForeignKey("pairs.id"))
    client: Mapped[str | None]
    """The page that sent it, which counts what it sends: what arrives twice happens once."""
    number: Mapped[int | None]
    reviewer: Mapped[str]
    """Empty for the first alignment, which nobody asked for by name."""
    at: Mapped[datetime]
    kind: Mapped[str]
    undoes: Mapped[int | None] = mapped_column(ForeignKey("operations.id"), index=True)
    realigns: Mapped[bool]
    """Whether it changed what stands beside what, and with that perhaps the order of the pair."""


class DecisionRow(Base):
    """What a unit became by one operation, and what it was before.

    Decisions from before there were operations have neither an operation, nor a bead, nor a state before.
    """

    __tablename__ = "decisions"
    __table_args__ = (
        UniqueConstraint("unit_id", "version"),
        CheckConstraint("reviewer <> ''", name="reviewer"),
        CheckConstraint(_STATUS, name="status"),
        CheckConstraint("version >= 1", name="version"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    version: Mapped[int]
    reviewer: Mapped[str]
    at: Mapped[datetime]
    status: Mapped[str]
    note: Mapped[str]
    source_text: Mapped[str]
    target_text: Mapped[str]
    operation_id: Mapped[int | None] = mapped_column(ForeignKey("operations.id"), index=True)
    source_start: Mapped[int | None]
    source_end: Mapped[int | None]
    target_start: Mapped[int | None]
    target_end: Mapped[int | None]
    confidence: Mapped[float | None]
    live: Mapped[bool] = mapped_column(server_default=true())
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """NULL for a unit that the operation made."""


class CommentRow(Base):
    """What somebody said about a unit."""

    __tablename__ = "comments"
    __table_args__ = (
        CheckConstraint("reviewer <> ''", name="reviewer"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    operation_id: Mapped[int] = mapped_column(ForeignKey("operations.id"))
    reviewer: Mapped[str]
    at: Mapped[datetime]
    text: Mapped[str]


class PresenceRow(Base):
    """Where a page that has a pair open was last heard of."""

    __tablename__ = "presence"

    pair_id: Mapped[int] = mapped_column(ForeignKey("pairs.id"), primary_key=True)
    client: Mapped[str] = mapped_column(primary_key=True)
    reviewer: Mapped[str]
    unit_id: Mapped[int | None]
    """No reference: it may be gone before its page hears of it."""
    at: Mapped[datetime]
