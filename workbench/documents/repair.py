"""The damage usual in Thai files, undone once on import and counted by kind.

Sound text goes through untouched, and text once repaired has nothing left to repair.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_TONES = "\u0e48-\u0e4b"
_ABOVE_BELOW = "\u0e31\u0e34-\u0e39\u0e47\u0e4d"
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_CONSONANTS = "\u0e01-\u0e2e"
_LETTERS = "\u0e01-\u0e2e\u0e30-\u0e39\u0e40-\u0e44\u0e47-\u0e4e"

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# Joiners are sound in emoji and in other scripts, so they go only where they touch Thai.
_INVISIBLE = re.compile(
    "[\u200b\u2060\ufeff\u00ad]|(?<=[\u0e01-\u0e5b])[\u200c\u200d]|[\u200c\u200d](?=[\u0e01-\u0e5b])"
)
_NO_BREAK_SPACE = re.compile("\u00a0")
_SPACE_BEFORE_MARK = re.compile(
    # A mark alone between spaces is a text that speaks of the mark; before a letter it is damage.
    # No word begins with sara am, so a space before it is always damage.
    f"(?<=[{_CONSONANTS}{_MARKS}])[ \u00a0]+(?=[{_MARKS}\u0e30\u0e32][{_LETTERS}])"
    f"|(?<=[{_CONSONANTS}])[ \u00a0]+(?=[{_TONES}]?\u0e33)"
)

# Old Thai fonts put their shifted glyphs of vowels and marks at U+F700; PDF files still hand them out.
_OLD_GLYPHS = {0xF700 + place: letter for place, letter in enumerate("ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู")}
_OLD_FONT = re.compile("[\uf700-\uf71a]")

_SARA_AM = re.compile(f"\u0e4d[{_TONES}]*\u0e32|[{_TONES}]+\u0e4d\u0e32")
_DOUBLED_E = re.compile("\u0e40\u0e40")
_ORDER = re.compile(
    f"[{_TONES}\u0e4c]+[{_ABOVE_BELOW}]+|(?<![{_TONES}])[\u0e30\u0e32\u0e33][{_TONES}](?![{_TONES}])"
)
_DOUBLED_MARKS = re.compile(f"([{_MARKS}])\\1+")


def repair(text: str, language: str) -> tuple[str, dict[str, int]]:
    """`text` without its damage, and how many repairs of each kind that took.

    Thai stretches are repaired in a text of any language; a no-break space becomes a plain one
    in Thai only, where no typography asks for it.
    """
    counts: dict[str, int] = {}

    def put(kind: str, pattern: re.Pattern[str], by: str | Callable[[re.Match[str]], str]) -> None:
        nonlocal text
        text, count = pattern.subn(by, text)
        if count:
            counts[kind] = counts.get(kind, 0) + count

    before = None
    while text != before:  # one repair can bring to light another
        before = text
        put("line ends", _LINE_ENDS, "\n")
        put("control characters", _CONTROLS, "")
        put("invisible characters", _INVISIBLE, "")
        put("old font glyphs", _OLD_FONT, lambda match: _OLD_GLYPHS[ord(match[0])])
        put("spaces before marks", _SPACE_BEFORE_MARK, "")
        if language == "th":
            put("no-break spaces", _NO_BREAK_SPACE, " ")
        put("sara am", _SARA_AM, _reordered)
        put("doubled vowels", _DOUBLED_E, _reordered)
        put("mark order", _ORDER, _reordered)
        put("doubled marks", _DOUBLED_MARKS, _single)
    return text, counts


def _reordered(match: re.Match[str]) -> str:
    from pythainlp.util.normalize import reorder_vowels

    return str(reorder_vowels(match[0]))


def _single(match: re.Match[str]) -> str:
    from pythainlp.util.normalize import remove_repeat_vowels

    return str(remove_repeat_vowels(match[0]))
