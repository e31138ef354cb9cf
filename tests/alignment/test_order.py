from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from workbench.alignment.beads import Bead, Span
from workbench.alignment.order import in_order, moved, starts


def bead(source: int | None, target: int | None) -> Bead:
    """A bead of the stretches with these numbers, of which each is ten characters long."""
    sides = (None if place is None else Span(10 * place, 10 * place + 9) for place in (source, target))
    return Bead(*sides, 0.9)


_STANDING = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(("both", "source", "target"))),
    unique_by=(lambda each: each[0], lambda each: each[1]),
    max_size=20,
)


@given(_STANDING)
def test_beads_go_by_source_and_what_has_none_follows_the_text_before_it(
    drawn: list[tuple[int, int, str]],
) -> None:
    beads = [
        bead(source if sides != "target" else None, target if sides != "source" else None)
        for source, target, sides in drawn
    ]

    found = in_order(beads, starts)

    assert sorted(found, key=repr) == sorted(beads, key=repr)
    assert in_order(reversed(found), starts) == found
    sources = [each.source for each in found if each.source]
    assert sources == sorted(sources)
    by_target = sorted((each for each in found if each.target), key=lambda each: each.target or Span(0, 0))
    for before, after in pairwise(by_target):
        if not after.source:
            between = found[found.index(before) + 1 : found.index(after)]
            assert not any(each.source for each in between)


def test_nothing_has_moved_where_both_texts_run_in_one_order() -> None:
    assert moved([bead(0, 0), bead(1, None), bead(None, 1), bead(2, 5)]) == frozenset()


def test_of_two_blocks_that_cross_the_smaller_one_has_moved() -> None:
    beads = [bead(0, 3), bead(1, 4), bead(2, 0), bead(3, 1), bead(4, 2)]

    assert moved(beads) == {0, 1}


def test_no_beads_have_not_moved() -> None:
    assert moved([]) == frozenset()


@given(st.permutations(range(7)), st.permutations(range(7)))
def test_as_few_as_can_be_have_moved(targets: list[int], shuffled: list[int]) -> None:
    beads = [bead(source, targets[source]) for source in shuffled]

    found = moved(beads)

    def straight(places: set[int]) -> bool:
        kept = sorted((beads[place] for place in places), key=lambda each: each.source or Span(0, 0))
        return all(one.target < other.target for one, other in pairwise(kept))

    assert straight(set(range(7)) - found)
    fewer = combinations(range(7), len(found) - 1) if found else []
    assert not any(straight(set(range(7)) - set(places)) for places in fewer)
