"""A plan as lines for a person to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.exchange.glossaries.planning import Item, Plan, title

_MOST = 20
_LONGEST = 60


def describe(plan: Plan, most: int = _MOST) -> Iterator[str]:
    """Lines that tell what `plan` would do, of each kind the first `most`."""
    yield ", ".join(
        f"{len(items)} {name}"
        for name, items in (
            ("new", plan.new),
            ("changed", plan.changed),
            ("the same", plan.same),
            ("possible duplicates", plan.duplicates),
            ("conflicts", plan.conflicts),
            ("refused", plan.refused),
        )
    )
    for name, items in (
        ("New", plan.new),
        ("Changed", plan.changed),
        ("Possible duplicate", plan.duplicates),
        ("Conflict", plan.conflicts),
    ):
        for item in items[:most]:
            concept = item.entry.concept
            yield f"{name}: {concept.id} ({item.entry.place}), {title(concept)}"
            yield from (f"    {line}" for line in _details(item))
        yield from _rest(items, most)
    for refusal in plan.refused[:most]:
        yield f"Refused, {refusal.place}: {refusal.reason}"
    yield from _rest(plan.refused, most)
    for remark in plan.remarks[:most]:
        places = ", ".join(remark.places) + (", …" if remark.count > len(remark.places) else "")
        yield f"{remark.text}: {remark.count} ({places})"
    yield from _rest(plan.remarks, most)


def _details(item: Item) -> Iterator[str]:
    yield from item.reasons
    for each in item.differences:
        before, after = _short(each.before) or "nothing", _short(each.after) or "nothing"
        yield f"{each.what}: {before} → {after}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _rest(items: Sequence[object], most: int) -> Iterator[str]:
    if len(items) > most:
        yield f"    … and {len(items) - most} more"
