"""What a reader tells about a file, whatever the format: what was read otherwise than it stands there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """Something in a file that was read otherwise than it stands there, or left out."""

    text: str
    """A sentence without its full stop."""
    count: int
    places: tuple[str, ...]
    """The first few."""


class Remarks:
    """Remarks on their way: the same one is counted, not repeated, so that memory stays bounded."""

    _PLACES = 5
    _KINDS = 200
    _REST = "Further remarks of other kinds"

    def __init__(self) -> None:
        self._places: dict[str, list[str]] = {}
        self._counts: dict[str, int] = {}

    def add(self, text: str, place: str) -> None:
        """Note that `text` holds at `place`."""
        if text not in self._counts and len(self._counts) >= self._KINDS:
            text = self._REST
        self._counts[text] = self._counts.get(text, 0) + 1
        places = self._places.setdefault(text, [])
        if len(places) < self._PLACES and place not in places:
            places.append(place)

    def all(self) -> tuple[Remark, ...]:
        """In the order in which each was first met."""
        return tuple(Remark(text, count, tuple(self._places[text])) for text, count in self._counts.items())
