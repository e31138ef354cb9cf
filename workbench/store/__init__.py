"""Documents, pairs, translation units and the decisions on them, kept in SQLite or PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.model import Changes, Outcome, Pair, Presence, Remark

if TYPE_CHECKING:
    from workbench.store.store import Store

__all__ = ["Changes", "Outcome", "Pair", "Presence", "Remark", "Store"]


def __getattr__(name: str) -> object:
    # Most layers want the values only, and SQLAlchemy takes half a second to import.
    if name == "Store":
        from workbench.store.store import Store

        return Store
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
