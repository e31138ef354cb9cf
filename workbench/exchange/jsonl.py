"""JSON Lines: an object a unit, to train on and to count with."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from workbench.exchange.characters import REPLACEMENT
from workbench.exchange.model import Export
from workbench.exchange.outgoing import Outgoing, Target, opened, utc
from workbench.exchange.terms import FindTerms, UnitTerm

if TYPE_CHECKING:
    from workbench.alignment.beads import Span
    from workbench.review import Unit
    from workbench.store.model import Pair

# JSON has a way to write any character but half of one, at which readers stop.
_HALVES = re.compile("[\ud800-\udfff]")


def write_jsonl(
    target: Target,
    units: Iterable[Unit],
    pairs: Mapping[str, Pair],
    *,
    terms: FindTerms | None = None,
    progress: Callable[[int], None] | None = None,
) -> Export:
    """Write `units` as JSON Lines in UTF-8 and tell what became of them.

    All objects have the same keys in the same order; `terms` is among them only when it is given. Spans
    are [start, end) in code points into the documents, those of terms into the texts of the unit; times
    are ISO 8601 in UTC. A unit given a second time is left out and counted, and so is half of a surrogate
    pair, for which U+FFFD stands. The rest is as in `write_tmx`.
    """
    with opened(target) as file:
        outgoing = Outgoing(units, pairs, progress)
        for unit, pair in outgoing:
            line = json.dumps(_object(unit, pair, terms), ensure_ascii=False, separators=(",", ":"))
            clean, replaced = _HALVES.subn(REPLACEMENT, line)
            outgoing.count_replaced(replaced)
            file.write(clean.encode() + b"\n")
        return outgoing.export()


def _object(unit: Unit, pair: Pair, terms: FindTerms | None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "unit": unit.id,
        "pair": unit.pair,
        "position": unit.position,
        "version": unit.version,
        "source_document": pair.source.id,
        "source_language": pair.source.language,
        "source_text": unit.source_text,
        "source_span": _span(unit.bead.source),
        "target_document": pair.target.id,
        "target_language": pair.target.language,
        "target_text": unit.target_text,
        "target_span": _span(unit.bead.target),
        "confidence": float(unit.bead.confidence),
        "encoder": pair.encoder,
        "status": unit.status.value,
        "note": unit.note,
        "assignee": unit.assignee,
        "reviewer": unit.changed_by,
        "created_at": utc(unit.created_at),
        "changed_at": utc(unit.changed_at),
    }
    if terms:
        found["terms"] = [_term(term) for term in terms(unit, pair)]
    return found


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _term(term: UnitTerm) -> dict[str, Any]:
    return {
        "side": term.side.value,
        "span": [term.start, term.end],
        "text": term.text,
        "concept": term.concept,
        "term": term.term,
        "status": term.status.value,
    }
