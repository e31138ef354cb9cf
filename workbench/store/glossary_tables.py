"""The tables of the glossary; see `tables`.

concepts              as they are now
glossary_changes      what people did to the glossary, one row for all the concepts it touched, append-only
concept_versions      what concepts became by it, append-only
dismissals            findings that a reviewer found to be none, append-only: the last one holds
candidate_rejections  candidates that are not to be offered again
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.store.tables import Base


class ConceptRow(Base):
    """A concept with its terms."""

    __tablename__ = "concepts"

    id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]
    change_id: Mapped[int] = mapped_column(ForeignKey("glossary_changes.id"), index=True)
    """The last one that touched it."""
    content: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """NULL for a concept that was removed, whose id is given again only to itself."""


class GlossaryChangeRow(Base):
    """What somebody did to the glossary. Its ids are the glossary's revisions, committed in order."""

    __tablename__ = "glossary_changes"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    editor: Mapped[str]
    """Empty for what came from the text form when there was nothing else yet."""
    at: Mapped[datetime]
    kind: Mapped[str]
    undoes: Mapped[int | None] = mapped_column(ForeignKey("glossary_changes.id"), unique=True)


class ConceptVersionRow(Base):
    """What a concept became by a change, and what it was before; NULL where it was or is not there."""

    __tablename__ = "concept_versions"
    __table_args__ = (UniqueConstraint("concept_id", "version"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("glossary_changes.id"), index=True)
    concept_id: Mapped[str]
    version: Mapped[int]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class DismissalRow(Base):
    """That a reviewer dismissed a finding of a unit, or brought it back."""

    __tablename__ = "dismissals"
    __table_args__ = (
        CheckConstraint("reviewer <> ''", name="reviewer"),
        Index(None, "unit_id", "id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    operation_id: Mapped[int] = mapped_column(ForeignKey("operations.id"))
    reviewer: Mapped[str]
    at: Mapped[datetime]
    finding: Mapped[str]
    """`Finding.key`."""
    reason: Mapped[str | None]
    """NULL where the finding was brought back."""


class CandidateRejectionRow(Base):
    """A candidate that somebody turned down."""

    __tablename__ = "candidate_rejections"

    key: Mapped[str] = mapped_column(primary_key=True)
    reviewer: Mapped[str]
    at: Mapped[datetime]
