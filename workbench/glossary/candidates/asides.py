"""What stands in brackets beside what it explains, and the full and short forms in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.alignment.beads import Span
from workbench.glossary.candidates.acronyms import is_short
from workbench.glossary.candidates.words import Reading

_BRACKETS = re.compile(r"[(（\[]\s*([^()（）\[\]\n]{1,160}?)\s*[)）\]]")
_LAST_LETTER = re.compile(r"[A-Za-zÀ-ɏก-๎](?=[^A-Za-zÀ-ɏก-๎]*$)")
_INTRODUCED = re.compile(
    r"(?:(?:the|a|an"
    r"|ภาษาอังกฤษ|อังกฤษ|หรือ|(?:ที่)?(?:เรียก(?:กัน)?|รู้จักกัน)(?:โดยย่อ|ในชื่อ)?(?:ว่า)?|ต่อไปนี้เรียกว่า"
    r"|(?:ใช้)?(?:ชื่อ|ตัว|อักษร)ย่อ(?:ว่า|คือ)?|(?:โดย)?ย่อ(?:ว่า)?"
    r"|(?:also |otherwise )?(?:known as|abbreviated (?:as|to)|referred to as|called)"
    r"|hereinafter(?: referred to as)?"
    r"|[0-9]+(?:st|nd|rd|th)|(?:19|20)[0-9]{2}"
    r"|or|in (?:short|Thai|English)|Thai|English|i\.e\.)(?![A-Za-z])\s*[:,]?[\s“”\"'‘’]*)+",
    re.IGNORECASE,
)
_SHORT_LAST = re.compile(
    r"(?P<long>.+?)\s*(?:[:,;/–—(]|-\s|\bor\b|หรือ)\s*[“\"']?(?P<short>[^\s,:;/()]+?)[”\"')]*"
)
_QUOTES = "“”\"'‘’ \t"
_UNLIKE_TERM = re.compile(r"[,;:]|//")
_LONGEST = 12
"""Words of a term in brackets."""


@dataclass(frozen=True, slots=True)
class Aside:
    """What explains the words before it: a full form, a short one, or both."""

    start: int
    """Where its bracket stands."""
    full: Span | None
    short: Span | None


def asides(reading: Reading) -> Iterator[Aside]:
    """Yield what may explain something, in order."""
    for match in _BRACKETS.finditer(reading.text):
        full, short = _forms(reading.text, *match.span(1))
        if (full or short) and (full is None or _is_term(reading, full)):
            yield Aside(match.start(), full, short)


def is_thai(text: str) -> bool:
    """Whether the last letter of `text` is Thai."""
    last = _LAST_LETTER.search(text)
    return bool(last and last[0] >= "ก")


def _forms(text: str, start: int, end: int) -> tuple[Span | None, Span | None]:
    """The full and the short form in an aside."""
    start, end = _stripped(text, start, end)
    introduced = _INTRODUCED.match(text, start, end)
    if introduced and introduced.end() < end:
        start = introduced.end()
    if is_short(text[start:end]):
        return None, Span(start, end)
    both = _SHORT_LAST.fullmatch(text, start, end)
    if both and is_short(both["short"]):
        return _stripped(text, *both.span("long")), Span(*both.span("short"))
    return Span(start, end), None


def _stripped(text: str, start: int, end: int) -> Span:
    inner = text[start:end]
    return Span(
        start + len(inner) - len(inner.lstrip(_QUOTES)), end - len(inner) + len(inner.rstrip(_QUOTES))
    )


def _is_term(reading: Reading, full: Span) -> bool:
    """Whether a full form is one, rather than a remark, a list or an address."""
    words = [reading.words[at] for at in reading.within(*full)]
    if not any(word.says for word in words) or len(words) > _LONGEST:
        return False
    if _UNLIKE_TERM.search(reading.text, *full):
        return False
    if is_thai(reading.text[slice(*full)]):
        return words[0].opens or words[0].says
    return all(word.says or word.links for word in words)
