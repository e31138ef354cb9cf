"""Where a session is in the review, kept in step with the page's address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st

from workbench.review import Status, Unit
from workbench.store.model import Pair
from workbench.ui.desk import Desk

_KEY = "review_place"
_OPEN = (Status.UNREVIEWED, Status.IN_PROGRESS)


@dataclass(slots=True)
class Place:
    """One for each session."""

    desk: Desk = field(default_factory=Desk)
    pair: str | None = None
    units: dict[str, int] = field(default_factory=dict)
    """The unit that each pair stands at."""
    go: tuple[int, int | None] = (0, None)
    """How often the list was called to a unit, and the last one."""
    _address: tuple[str | None, str | None] = (None, None)

    def follow_link(self) -> str | None:
        """Go where the page's address points, unless this session wrote it; the pair that it names."""
        address = st.query_params.get("pair"), st.query_params.get("unit")
        if address == self._address or address[0] is None:
            return None
        self._address = address
        pair, unit = address
        if pair and unit and unit.isascii() and unit.isdigit():
            self.units[pair] = int(unit)
            self.go = (self.go[0] + 1, int(unit))
        return pair

    def choose(self, pairs: Sequence[Pair], linked: str | None) -> Pair:
        """The pair to review: the one linked to, the one at hand, or the first with work left."""
        known = {pair.id: pair for pair in pairs}
        unfinished = (pair for pair in pairs if any(pair.counts[status] for status in _OPEN))
        chosen = known.get(linked or "") or known.get(self.pair or "") or next(unfinished, pairs[0])
        self.pair = chosen.id
        return chosen

    def unit(self, pair_id: str, units: Sequence[Unit]) -> Unit | None:
        """The unit that a pair stands at, among those shown."""
        at = self.units.get(pair_id)
        return next((unit for unit in units if unit.id == at), units[0] if units else None)

    def write_address(self, pair_id: str, unit: Unit | None) -> None:
        """Let the page's address lead back here."""
        address = (pair_id, str(unit.id) if unit else None)
        if address != (st.query_params.get("pair"), st.query_params.get("unit")):
            st.query_params["pair"] = pair_id
            if unit:
                st.query_params["unit"] = str(unit.id)
            elif "unit" in st.query_params:
                del st.query_params["unit"]
        self._address = address


def place() -> Place:
    """That of this session."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Place()
    found = st.session_state[_KEY]
    assert isinstance(found, Place)
    return found
