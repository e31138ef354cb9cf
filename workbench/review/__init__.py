"""Review: translation units and what people do with them. Nothing here knows the database or the page."""

from __future__ import annotations

from workbench.review.model import Content, Decision, Edit, State, Status, Unit

__all__ = ["Content", "Decision", "Edit", "State", "Status", "Unit"]
