"""Whatever people do to an alignment, nothing is lost or doubled, and all of it can be taken back."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise, zip_longest
from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st

from tests.review.table import Table, of_beads, span, text
from workbench.alignment.beads import Bead, Span
from workbench.errors import OperationError
from workbench.review.chunks import cluster_edge
from workbench.review.editing import Documents, neighbour
from workbench.review.operations import (
    EDGES,
    SIDES,
    Alignment,
    Decide,
    Link,
    Merge,
    Move,
    Side,
    Split,
    Unlink,
)

THAI = ["ประชุม", "เด็ก", " ๆ ", "น้ำ", "และ", "๒๕๖๕", " ", " ", "\n", "(ก)", "\u200b", "เ", "่", "ไป", "“แม่”"]
LATIN = [
    "The ",
    "cabinet",
    "agreed",
    ". ",
    ", ",
    "; ",
    "– ",
    " ",
    "\n\n",
    "said.” ",
    "1.5",
    "e\u0301",
    "\u00a0",
    "No?! ",
]
ODD = ["a", "\u200f", "\u200e ", "👩\u200d🔬", "👍🏽", "🇹🇭🇬🇧", "\u0301", "<b>", " $x$ ", " ", "*", "\t", "ก่"]


def texts(pieces: list[str], least: int = 0) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), min_size=least, max_size=16).map("".join)


DOCUMENT = st.one_of(texts(THAI, 6), texts(LATIN, 6), texts(ODD), texts(THAI + LATIN + ODD, 6))
KINDS = (Split, Merge, Move, Unlink, Link)
STEP = st.tuples(
    st.sampled_from(KINDS), *[st.integers(0, 60)] * 4, st.sampled_from(SIDES), st.sampled_from(EDGES)
)
WRITTEN = st.tuples(
    st.just(Decide),
    st.integers(0, 60),
    st.sampled_from(SIDES),
    st.one_of(DOCUMENT, st.just("")),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Two documents, cut anywhere, with pieces paired at will: gaps and moved blocks among them."""
    source, target = draw(DOCUMENT), draw(DOCUMENT)
    theirs = draw(st.permutations(_pieces(draw, target)))
    ours: list[Span | None] = [*_pieces(draw, source)]
    for _ in range(draw(st.integers(0, 2))):
        ours.insert(draw(st.integers(0, len(ours))), None)
    beads = [Bead(a, b, 0.5) for a, b in zip_longest(ours, theirs) if a or b]
    documents = Documents(source, target, draw(st.booleans()), draw(st.booleans()))
    return Table(documents, of_beads(documents, beads))


def _pieces(draw: st.DrawFn, document: str) -> list[Span]:
    cuts = draw(st.lists(st.integers(0, len(document)), max_size=6))
    edges = sorted({0, *cuts, len(document)})
    found = []
    for start, end in pairwise(edges):
        piece = document[start:end]
        if piece.strip():
            found.append(Span(end - len(piece.lstrip()), start + len(piece.rstrip())))
    return found


def asked(table: Table, step: tuple[Any, ...]) -> Alignment | Decide:
    """The operation in numbers that mean something on any table."""
    units = table.in_order()
    kind, one, *rest = step
    first = units[one % len(units)]
    if kind is Decide:
        side, written = rest
        return Decide(first.id, 0, **{f"{side}_text": written})
    second, at, also, side, edge = rest
    # More often than not the one beside it, as on the page.
    other = units[second % len(units)] if second % 3 == 0 else units[(one + 1) % len(units)]
    match kind.__name__:
        case "Split":
            source_at = at % (len(first.source_text) + 1) if second % 3 != 1 else None
            target_at = also % (len(first.target_text) + 1) if second % 3 != 2 else None
            return Split(first.id, 0, source_at, target_at)
        case "Merge":
            return Merge(first.id, 0, other.id, 0)
        case "Move":
            beside = neighbour(units, first, side, edge)
            return Move(first.id, 0, (beside or other).id, 0, side, edge)
        case "Unlink":
            return Unlink(first.id, 0)
    gaps = [each for each in units if each.bead.source is None]
    return Link(first.id, 0, gaps[second % len(gaps)].id if gaps else other.id, 0)


def visible(said: str) -> Counter[str]:
    return Counter(said) - Counter(each for each in said if each.isspace())


def check_tiling(table: Table) -> None:
    """Every visible character of both documents is in exactly one unit; spans begin and end with such."""
    for side in SIDES:
        document = table.documents.text(side)
        seen = [0] * len(document)
        for each in table.units.values():
            assert each.bead.source or each.bead.target
            found = span(each, side)
            if found is None:
                continue
            assert 0 <= found.start < found.end <= len(document)
            assert not document[found.start].isspace() and not document[found.end - 1].isspace()
            for at in range(*found):
                seen[at] += 1
        assert all(count <= 1 for count in seen)
        assert all(count or each.isspace() for count, each in zip(seen, document, strict=True))


def said(table: Table, side: Side) -> Counter[str]:
    return sum((visible(text(each, side)) for each in table.units.values()), Counter())


def play(table: Table, steps: list[tuple[Any, ...]]) -> int:
    """Do what can be done of the steps, with a look at the texts after each; how many were done."""
    done = 0
    for step in steps:
        if not table.units:
            break
        operation, before = asked(table, step), table.contents()
        shown = [said(table, side) for side in SIDES]
        try:
            table.do(operation)
        except OperationError as refusal:
            event(f"refused {step[0].__name__}")
            assert table.contents() == before
            assert str(refusal).endswith(".")
            continue
        event(f"done {step[0].__name__}")
        done += 1
        check_tiling(table)
        if not isinstance(operation, Decide):
            assert [said(table, side) for side in SIDES] == shown
    return done


@settings(max_examples=100, deadline=None)
@given(tables(), st.lists(STEP, min_size=5, max_size=25))
def test_no_operation_loses_or_doubles_text_and_undoing_all_gives_the_same(
    table: Table, steps: list[tuple[Any, ...]]
) -> None:
    at_first = table.contents()
    check_tiling(table)
    done = play(table, steps)
    for each in table.units.values():
        for side in SIDES:
            found = span(each, side)
            assert text(each, side) == (table.documents.text(side)[slice(*found)] if found else "")
    for _ in range(done):
        table.undo()
    assert table.contents() == at_first


@settings(max_examples=60, deadline=None)
@given(tables(), st.lists(st.one_of(STEP, STEP, WRITTEN), min_size=5, max_size=25))
def test_the_same_holds_where_people_rewrite_texts_between(
    table: Table, steps: list[tuple[Any, ...]]
) -> None:
    at_first = table.contents()
    done = play(table, steps)
    for _ in range(done):
        table.undo()
    assert table.contents() == at_first


@settings(max_examples=100, deadline=None)
@given(tables(), STEP, st.integers(1, 60), st.integers(1, 60))
def test_parts_of_a_split_put_together_again_are_the_unit(
    table: Table, step: tuple[Any, ...], source_at: int, target_at: int
) -> None:
    if not table.units:
        return
    first = table.in_order()[step[1] % len(table.units)]
    before = table.contents()
    try:
        table.do(Split(first.id, 0, source_at, target_at))
    except OperationError:
        return
    table.do(Merge(first.id, 0, max(table.units), 0))
    after = table.contents()[first.id]
    assert (after.bead.source, after.bead.target) == (first.bead.source, first.bead.target)
    assert (after.source_text, after.target_text) == (first.source_text, first.target_text)
    assert after.bead.confidence == 1 and len(table.contents()) == len(before)


@settings(max_examples=100, deadline=None)
@given(DOCUMENT, st.integers(0, 60))
def test_a_place_moves_only_to_the_start_of_a_character(said: str, at: int) -> None:
    at = min(at, len(said))
    edge = cluster_edge(said, at)
    assert 0 <= edge <= at
    assert cluster_edge(said, edge) == edge
