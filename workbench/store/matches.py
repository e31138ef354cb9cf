"""Units of memories whose source is like a text, as translators' tools show them."""

from __future__ import annotations

from math import ceil

from sqlalchemy import Connection, func, select

from workbench.errors import StoreError
from workbench.store import occurrences
from workbench.store.checks import storable
from workbench.store.memory_model import Match, Occurrence
from workbench.store.memory_tables import MemoryRow, MemoryTextRow

LONGEST = 2000
"""Characters of a text that others may be like: to compare takes the longer, the longer both are."""

_AT_ONCE = 20_000


def find(connection: Connection, text: str, language: str, least: int, limit: int) -> list[Match]:
    """See `Store.matches`."""
    storable(text, "text to find matches for")
    if len(text) > LONGEST:
        raise StoreError(
            f"The text to find matches for has {len(text):,} characters, where {LONGEST:,} are the most: "
            "give a part of it."
        )
    best = _best(connection, text, language, least, limit)
    nothing = occurrences.LookedFor("", None)
    found = occurrences.of_memories(connection, [(memory, number) for _, memory, number in best], nothing)
    return [_match(-score, found[memory, number], language) for score, memory, number in best]


def _best(
    connection: Connection, text: str, language: str, least: int, limit: int
) -> list[tuple[int, int, int]]:
    """Score below zero, memory and number, the best first."""
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    row = MemoryTextRow
    size = len(text)
    # One much shorter or longer has more to take out or put in than the least score leaves.
    # The score is a float there, and one that is just enough would be lost.
    cutoff = least / 100 - 1e-4
    sizes = func.length(row.text).between(ceil(size * least / 100), size * 100 // least)
    query = (
        select(row.memory_id, row.number, row.text)
        .join(MemoryRow, MemoryRow.id == row.memory_id)
        .where(row.language == language, sizes, MemoryRow.complete)
    )
    best: list[tuple[int, int, int]] = []
    for rows in connection.execute(query, execution_options={"yield_per": _AT_ONCE}).partitions():
        texts = [each.text for each in rows]
        alike = process.extract(
            text, texts, scorer=Levenshtein.normalized_similarity, score_cutoff=cutoff, limit=limit
        )
        best += [
            (-_score(text, said, Levenshtein.distance(text, said)), *rows[at][:2]) for said, _, at in alike
        ]
        best = sorted(each for each in best if each[0] <= -least)[:limit]
    return best


def _score(one: str, other: str, distance: int) -> int:
    """The share of characters that stay, in per cent, rounded down: 100 is for the same text alone."""
    longest = max(len(one), len(other), 1)
    return (longest - distance) * 100 // longest


def _match(score: int, found: Occurrence, language: str) -> Match:
    source = next(each for each in found.passages if each.language == language)
    others = tuple(each for each in found.passages if each is not source)
    assert found.memory is not None
    return Match(score, source, others, found.memory, found.unit, found.changed_at, found.changed_by)
