"""What the list sends, read with care: whoever has the page open can send anything.

`operations`: all that are not answered, in their order; `current`: nothing more; `asked`: a snapshot or a
sample. Each says which page sends it, where that stands, and how far it has heard.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from workbench.ui.desk import Sent, Standing

_log = logging.getLogger(__name__)

_MOST: Final = 1000
"""Operations in a message, and pages in it that were heard of."""
_LONGEST_NAME: Final = 100
_LARGEST: Final = 2**53


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page asks for besides."""

    standing: Standing
    snapshot: bool
    sample: float | None
    """The least confidence, 0 to 1, of the units in it."""


def read_operations(sent: object) -> tuple[Standing, list[Sent]] | None:
    """Operations in the order of their numbers; None, and a line in the log, for what no list sends."""
    standing = _standing(sent)
    if standing is None or not isinstance(sent, Mapping) or not isinstance(sent.get("operations"), list):
        _log_forged(sent)
        return None
    found = [_operation(each) for each in sent["operations"][:_MOST]]
    return standing, sorted((each for each in found if each), key=lambda each: each.number)


def read_current(sent: object) -> Standing | None:
    """Where the list stands; None as `read_operations`."""
    standing = _standing(sent)
    if standing is None:
        _log_forged(sent)
    return standing


def read_asked(sent: object) -> Asked | None:
    """What the list asks for; None as `read_operations`."""
    standing = _standing(sent)
    if standing is None or not isinstance(sent, Mapping):
        _log_forged(sent)
        return None
    floor = sent.get("sample")
    sample = float(floor) if isinstance(floor, int | float) and 0 <= floor <= 1 else None
    return Asked(standing, sent.get("snapshot") is True, sample)


def _log_forged(sent: object) -> None:
    _log.warning("A message that no list sends: %.200r", sent)


def _standing(sent: object) -> Standing | None:
    if not isinstance(sent, Mapping):
        return None
    client, pair, have, heard = (sent.get(name) for name in ("client", "pair", "have", "heard"))
    learned = sent.get("learned", 0)
    if not isinstance(client, str) or not 0 < len(client) <= _LONGEST_NAME or not isinstance(pair, str):
        return None
    if not (have is None or _is_number(have)) or not _is_number(learned):
        return None
    if not isinstance(heard, Mapping) or len(heard) > _MOST:
        return None
    if not all(isinstance(page, str) and _is_number(number) for page, number in heard.items()):
        return None
    unit = sent.get("unit")
    # One that was just made here has no number yet.
    return Standing(client, pair, unit if _is_number(unit) else None, have, learned, dict(heard))


def _operation(sent: object) -> Sent | None:
    if not isinstance(sent, Mapping):
        _log_forged(sent)
        return None
    content = dict(sent)
    number, after, pair, of = (content.pop(name, None) for name in ("number", "after", "pair", "of"))
    if not _is_number(number) or not _is_number(after) or not isinstance(pair, str):
        _log_forged(sent)
        return None
    return Sent(number, after, pair, of if isinstance(of, str) else None, content)


def _is_number(value: Any) -> bool:
    # True is an int to Python, and no number of anything.
    return type(value) is int and 0 <= value < _LARGEST
