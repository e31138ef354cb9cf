"""One tu of a TMX file, in whatever way its maker fills it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from workbench.exchange.characters import has_ink
from workbench.exchange.incoming import IncomingUnit, Remarks, Skipped
from workbench.exchange.tmx.parts import Parts, code_of, short
from workbench.exchange.tmx.props import Prop
from workbench.exchange.tmx.values import moments, number, probability, value
from workbench.exchange.xml_records import line
from workbench.review import Status

# Ours: two ids of documents, and the number of a unit.
_TUID = re.compile(r"([a-z0-9.-]+:[a-z0-9.-]+)#(\d{1,18})", re.ASCII)
_OURS = frozenset(prop.value for prop in Prop)
# Read even where a tool has taken the unit's id away.
_ANYBODYS = frozenset({Prop.STATUS.value, Prop.CONFIDENCE.value})
# Looked up once: for a million units that alone takes seconds.
_DOCUMENT, _TARGET_DOCUMENT = Prop.DOCUMENT.value, Prop.TARGET_DOCUMENT.value
_LANGUAGE, _VERSION = Prop.LANGUAGE.value, Prop.VERSION.value
_STATUS, _CONFIDENCE = Prop.STATUS.value, Prop.CONFIDENCE.value
_MOST_NAMED = 5

Wanted = tuple[str | None, str | None]
"""Languages of the source and the target; None for what the file says."""


def read_unit(tu: Any, srclang: str, wanted: Wanted, remarks: Remarks) -> IncomingUnit | Skipped:
    """The unit that stands in `tu`, or why it cannot come in; `srclang` is that of the header."""
    place = line(tu)
    parts = Parts(tu, place, remarks)
    attributes, props, texts = parts.attributes, parts.props, parts.texts
    ours = _TUID.fullmatch(attributes.get("tuid", ""))
    own = code_of(props.get(_LANGUAGE, "")) if ours else None
    codes = list(texts)
    source, target = _choose(codes, wanted, (own, code_of(attributes.get("srclang") or srclang)))
    if source not in texts or target not in texts:
        return Skipped(place, _lack(codes, parts.unknown, wanted))
    if target == own:
        source, target = target, source
    for code in (source, target):
        if not has_ink(texts[code]):
            return Skipped(place, f"Its side in {code} is empty.")
    # The sides of the pair stand before those in further languages, which are of other pairs.
    if source != own or target not in codes[:2]:
        ours = None
    parts.leave_out_all_but(_OURS if ours else _ANYBODYS)
    created, changed = moments(parts)
    return IncomingUnit(
        place,
        source,
        target,
        texts[source],
        texts[target],
        int(ours[2]) if ours else None,
        ours[1] if ours else None,
        value(parts, _VERSION, number),
        value(parts, _STATUS, Status),
        "\n".join(parts.notes) if parts.notes else None,
        value(parts, _CONFIDENCE, probability),
        props.get(_DOCUMENT),
        props.get(_TARGET_DOCUMENT),
        created,
        changed,
        attributes.get("changeid") or None,
        tuple((code, texts[code]) for code in codes if code not in (source, target))
        if len(codes) > 2
        else (),
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
