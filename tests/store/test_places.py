from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workbench.alignment.beads import Bead, Span
from workbench.documents.model import Document, Head
from workbench.review.operations import Split
from workbench.store import Store
from workbench.store.places import STEP, spread

RANKS = st.lists(st.one_of(st.none(), st.integers(1, 40), st.integers(1, 3 * STEP)), max_size=12)


@given(RANKS)
def test_numbers_rise_with_as_few_changes_as_can_be(ranks: list[int | None]) -> None:
    present = [rank for rank in ranks if rank is not None]
    if len(set(present)) < len(present):
        return
    changed = spread(ranks)

    after = [changed.get(index, rank) for index, rank in enumerate(ranks)]
    assert all(rank is not None and rank > 0 for rank in after)
    assert all(one < other for one, other in pairwise(after))  # type: ignore[operator]
    if present == sorted(present) and len(changed) < len(ranks):
        assert set(changed) == {index for index, rank in enumerate(ranks) if rank is None}


def test_numbers_without_room_between_are_spaced_anew() -> None:
    assert spread([1, None, 2]) == {0: STEP, 1: 2 * STEP, 2: 3 * STEP}
    assert spread([5, 9, 7, 11]) in ({1: 6}, {2: 10})
    assert spread([]) == {}


def test_a_place_may_be_split_again_and_again(store: Store) -> None:
    words = 80
    store.add_document(Document(Head("th-a", "th", ""), " ".join("กขค" for _ in range(words)) + " จบ"))
    store.add_document(Document(Head("en-a", "en", ""), "e"))
    pair = store.add_pair("th-a", "en-a").id
    whole, end = Span(0, 4 * words - 1), Span(4 * words, 4 * words + 2)
    store.save_alignment(pair, [Bead(whole, Span(0, 1), 0.5), Bead(end, None, 0.5)], "hashing")
    first, last = store.units(pair)

    made: list[int] = []
    for _ in range(words - 1):
        rest = store.unit(made[-1] if made else first.id)
        made += store.operate(pair, Split(rest.id, rest.version, 4), "มาลี").made

    units = store.units(pair)
    assert [unit.id for unit in units] == [first.id, *made, last.id]
    assert [unit.source_text for unit in units] == ["กขค"] * words + ["จบ"]
