"""Characters that XML 1.0 cannot hold."""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\ufffd"

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Text pasted from Word breaks its lines with a vertical tab and text out of a PDF its pages with a form
# feed. Both are white space, and a space is what a reader takes them for.
_STAND_IN = {"\v": " ", "\f": " "}
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})


def xml_text(text: str) -> tuple[str, int]:
    """`text` as XML 1.0 can hold it, and the number of characters replaced.

    One character stands for one, so that the length stays: a space for a vertical tab and a form feed,
    U+FFFD for any other control character, half of a surrogate pair, U+FFFE and U+FFFF.
    """
    return _ILLEGAL.subn(lambda found: _STAND_IN.get(found[0], REPLACEMENT), text)


def has_ink(text: str) -> bool:
    """Whether `text` shows anything, that is, has more than white space, control and format characters."""
    # Nearly all texts begin with a letter or a digit, and those show.
    return text[:1].isalnum() or any(unicodedata.category(character) not in _INVISIBLE for character in text)
