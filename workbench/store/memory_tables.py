"""The tables of the translation memories, and of what the concordance looks through; see `tables`.

memories      translation memories of other tools, kept beside the pairs
memory_units  their units
memory_texts  what a unit says, in each of its languages
unit_folds    the texts of the units of pairs as `glossary.fold` makes them; all of it can be made anew
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.store.tables import Base


class MemoryRow(Base):
    """A translation memory. It comes in many short transactions, and is seen once it is complete."""

    __tablename__ = "memories"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str | None] = mapped_column(unique=True)
    """NULL for one that is being taken away."""
    file: Mapped[str]
    languages: Mapped[list[Any]] = mapped_column(JSON)
    units: Mapped[int]
    added_by: Mapped[str]
    added_at: Mapped[datetime]
    complete: Mapped[bool]


class MemoryUnitRow(Base):
    """A unit of a memory; numbered from 1 in the order of its file."""

    __tablename__ = "memory_units"

    memory_id: Mapped[int] = mapped_column(ForeignKey("memories.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    created_at: Mapped[datetime | None]
    changed_at: Mapped[datetime | None]
    changed_by: Mapped[str]


class MemoryTextRow(Base):
    """What a unit of a memory says in one language."""

    __tablename__ = "memory_texts"
    __table_args__ = (
        ForeignKeyConstraint(["memory_id", "number"], ["memory_units.memory_id", "memory_units.number"]),
        # One tree in the place of two: a search reads all of it.
        {"sqlite_with_rowid": False},
    )

    memory_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    language: Mapped[str] = mapped_column(primary_key=True)
    folded: Mapped[str]
    text: Mapped[str]
    """As it stood in the file."""


class UnitFoldRow(Base):
    """The texts of a unit as they were at one of its revisions."""

    __tablename__ = "unit_folds"

    unit_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """No reference: units go, and this with them when it is next brought up to date."""
    revision: Mapped[int]
    source: Mapped[str]
    target: Mapped[str]
