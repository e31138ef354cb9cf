"""One side of a unit, cut in two and put together: in its text as it stands and in its document."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from typing import NamedTuple

from workbench.alignment.beads import Span
from workbench.errors import OperationError
from workbench.review.chunks import cluster_edge

_REACH = 300
"""Code points before and after a place that are compared to find it in the document."""


class Part(NamedTuple):
    """One side of a unit: its stretch of the document, and its text as it stands."""

    span: Span | None
    text: str


NOTHING = Part(None, "")


def cut(part: Part, at: int, document: str, name: str) -> tuple[Part, Part]:
    """What stands before code point `at` of the text of `part`, and the rest, without white space between.

    Where people edited the text, its place in the document is the nearest one that both still share.
    Raises OperationError, with the `name` of the part, where one of the two would have nothing to be seen.
    """
    span, text = part
    if span is None:
        raise OperationError(f"The {name} stands in no document, so it cannot be cut: edit it instead.")
    if not 0 <= at <= len(text):
        raise OperationError(
            f"The {name} has {len(text)} characters, the cut is asked at {at}: choose a place inside of it."
        )
    at = cluster_edge(text, at)
    original = document[span.start : span.end]
    place = cluster_edge(original, _place(text, original, at))
    halves = (text[:at].rstrip(), text[at:].lstrip())
    originals = (original[:place].rstrip(), original[place:].lstrip())
    for where, half, behind in zip(("before", "after"), halves, originals, strict=True):
        if not _visible(half) or not _visible(behind):
            what = "no text" if not _visible(half) else "no text of the document"
            raise OperationError(
                f"The {name} cannot be cut at {at}, for {what} stands {where} that place: choose another."
            )
    return (
        Part(Span(span.start, span.start + len(originals[0])), halves[0]),
        Part(Span(span.end - len(originals[1]), span.end), halves[1]),
    )


def join(one: Part, other: Part, document: str) -> Part | None:
    """Both in one, with the white space of the document between them; None where more stands there.

    A text that stands in no document comes on a line of its own.
    """
    if one.span is None or other.span is None:
        span, between = one.span or other.span, "\n"
    else:
        if other.span < one.span:
            return join(other, one, document)
        span, between = Span(one.span.start, other.span.end), document[one.span.end : other.span.start]
        if other.span.start < one.span.end or between.strip():
            return None
    return Part(span, between.join(text for text in (one.text, other.text) if text))


def _visible(text: str) -> bool:
    """Whether there is something to be seen in `text`: direction marks and the like are not."""
    return any(not each.isspace() and unicodedata.category(each) not in ("Cc", "Cf") for each in text)


def _place(text: str, original: str, at: int) -> int:
    """Where code point `at` of `text` was in `original`; 0 where the two share nothing near it."""
    if text == original:
        return at
    # Only what surrounds the place is compared: a text may have 20,000 characters.
    shift = len(original) - len(text)
    first, low = max(0, at - _REACH), max(0, at - _REACH + min(shift, 0))
    near, then = text[first : at + _REACH], original[low : at + _REACH + max(shift, 0)]
    found = SequenceMatcher(None, near, then, autojunk=False).get_matching_blocks()[:-1]
    if not found:
        return 0
    here = at - first
    block = min(found, key=lambda block: max(block.a - here, here - block.a - block.size))
    return low + block.b + min(max(here - block.a, 0), block.size)
