"""One tu of a TMX file, in whatever way its maker fills it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.exchange.characters import has_ink
from workbench.exchange.incoming import IncomingUnit, Remarks, Skipped
from workbench.exchange.tmx.parts import Facts, Parts, code_of, short
from workbench.exchange.tmx.props import Prop
from workbench.exchange.tmx.values import Identity, identity, moment, probability, status, value
from workbench.exchange.xml_records import line

_OURS = frozenset(prop.value for prop in Prop)
# Read even where a tool has taken the unit's id away.
_ANYBODYS = frozenset({Prop.STATUS.value, Prop.CONFIDENCE.value})
# Looked up once: for a million units that alone takes seconds.
_DOCUMENT, _TARGET_DOCUMENT = Prop.DOCUMENT.value, Prop.TARGET_DOCUMENT.value
_UNIT = Prop.UNIT.value
_STATUS, _CONFIDENCE = Prop.STATUS.value, Prop.CONFIDENCE.value
_WHATEVER = (None, None)
_NOBODY = (None, None, "", None, "", "")
_OF_ALL = (_STATUS, _DOCUMENT)
_MOST_NAMED = 5

Wanted = tuple[str | None, str | None]
"""Languages of the source and the target; None for what the file says."""


def read_units(tu: Any, srclang: str, wanted: Wanted, remarks: Remarks) -> Sequence[IncomingUnit | Skipped]:
    """The units that stand in `tu`, or why they cannot come in; `srclang` is that of the header.

    There is one, but where the workbench wrote several of its own that have the source in common.
    """
    place = line(tu)
    parts = Parts(tu, place, remarks)
    texts = parts.texts
    codes = list(texts)
    ours = identity(parts, parts.attributes.get("tuid", ""))
    own = ours.language if ours else None
    if ours and parts.further and (units := _several(parts, ours, wanted)):
        return units
    if own and len(codes) == 2 and codes[0] == own and wanted == _WHATEVER:
        # As the workbench writes nearly all, and soon told.
        return (_unit(parts, parts, own, codes[1], ours),)
    likely = (own, code_of(parts.attributes.get("srclang") or srclang))
    source, target = _choose(codes, wanted, likely)
    if source not in texts or target not in texts:
        return (Skipped(place, _lack(codes, parts.unknown, wanted)),)
    if target == own:
        source, target = target, source
    # The sides of the pair stand before those in further languages, which are of other pairs.
    if source != own or target not in codes[:2]:
        ours = None
    others: tuple[tuple[str, str], ...] = ()
    if len(codes) > 2:
        others = tuple((code, texts[code]) for code in codes if code not in (source, target))
    return (_unit(parts, parts, source, target, ours, others),)


def _several(parts: Parts, first: Identity, wanted: Wanted) -> list[IncomingUnit | Skipped]:
    """The units of ours in a tu that has several, of those whose languages are `wanted`."""
    found: list[IncomingUnit | Skipped] = []
    own = first.language
    for target in parts.texts:
        if own not in parts.texts or target == own or not {own, target}.issuperset(filter(None, wanted)):
            continue
        facts = parts.further.get(target)
        if facts is None:
            found.append(_unit(parts, parts, own, target, first))
        else:
            facts.props |= {type: parts.props[type] for type in _OF_ALL if type in parts.props}
            found.append(_unit(parts, facts, own, target, identity(facts, facts.props[_UNIT])))
    return found


def _unit(
    parts: Parts,
    facts: Facts,
    source: str,
    target: str,
    ours: Identity | None,
    others: tuple[tuple[str, str], ...] = (),
) -> IncomingUnit | Skipped:
    """The unit with these two sides of `parts`, of which `facts` are told; `ours` where it is one of ours."""
    source_text, target_text = parts.texts[source], parts.texts[target]
    for code, text in ((source, source_text), (target, target_text)):
        if not has_ink(text):
            return Skipped(parts.place, f"Its side in {code} is empty.")
    facts.leave_out_all_but(_OURS if ours else _ANYBODYS)
    pair, unit, _, version, created, changed = ours or _NOBODY
    props, notes = facts.props, facts.notes
    return IncomingUnit(
        parts.place,
        source,
        target,
        source_text,
        target_text,
        unit,
        pair,
        version,
        value(facts, _STATUS, status),
        "\n".join(notes) if notes else None,
        value(facts, _CONFIDENCE, probability),
        props.get(_DOCUMENT),
        props.get(_TARGET_DOCUMENT),
        moment(facts, "creationdate", created),
        moment(facts, "changedate", changed),
        facts.attributes.get("changeid") or None,
        others,
    )


def _choose(codes: Sequence[str], wanted: Wanted, likely: Sequence[str | None]) -> tuple[str, str]:
    """The languages of source and target, empty where there is none; `likely` are those of the source."""
    source, target = wanted
    if source is None:
        for code in (*likely, *codes):
            if code in codes and code != target:
                source = code
                break
    if target is None:
        for code in codes:
            if code != source:
                target = code
                break
    return source or "", target or ""


def _lack(codes: Sequence[str], unknown: Sequence[str], wanted: Wanted) -> str:
    named = [f"'{short(tag)}'" if tag else "a language without a name" for tag in unknown[:_MOST_NAMED]]
    further = ["others"] if len(unknown) > _MOST_NAMED else []
    has = " and ".join((*codes, *named, *further))
    needed = "two languages that the workbench knows"
    if any(wanted):
        needed = " and ".join(code or "another language" for code in wanted)
    return f"It has {f'text in {has}' if has else 'no text'}, where {needed} are needed."
