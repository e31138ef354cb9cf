"""One tu of a TMX file, in whatever way its maker fills it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from workbench.exchange.characters import has_ink
from workbench.exchange.incoming import IncomingUnit, Remarks, Skipped
from workbench.exchange.tmx.parts import Parts, code_of, short
from workbench.exchange.tmx.props import Prop
from workbench.exchange.tmx.values import facts
from workbench.exchange.xml_records import line

# Ours: two ids of documents, and the number of a unit.
_TUID = re.compile(r"([a-z0-9.-]+:[a-z0-9.-]+)#(\d{1,18})", re.ASCII)
_LANGUAGE = Prop.LANGUAGE.value
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
    chosen = _choose(codes, wanted, own, code_of(attributes.get("srclang") or srclang))
    if chosen is None:
        return Skipped(place, _lack(codes, parts.unknown, wanted))
    source, target = chosen
    for code in chosen:
        if not has_ink(texts[code]):
            return Skipped(place, f"Its side in {code} is empty.")
    others = () if len(codes) == 2 else tuple((code, texts[code]) for code in codes if code not in chosen)
    # The sides of the pair stand before those in further languages, which are of other pairs.
    if source != own or target not in codes[:2]:
        ours = None
    found = facts(parts, ours is not None)
    if ours:
        found |= {"unit": int(ours[2]), "pair": ours[1]}
    return IncomingUnit(place, source, target, texts[source], texts[target], others=others, **found)


def _choose(
    codes: Sequence[str], wanted: Wanted, own: str | None, srclang: str | None
) -> tuple[str, str] | None:
    """The languages of source and target; None where `codes` has not both. `own` is that of our source."""
    source = wanted[0] or next(
        (code for code in (own, srclang, *codes) if code in codes and code != wanted[1]), None
    )
    target = wanted[1] or next((code for code in codes if code != source), None)
    if source is None or target is None or source not in codes or target not in codes:
        return None
    return (target, source) if target == own else (source, target)


def _lack(codes: Sequence[str], unknown: Sequence[str], wanted: Wanted) -> str:
    named = [f"'{short(tag)}'" if tag else "a language without a name" for tag in unknown[:_MOST_NAMED]]
    further = ["others"] if len(unknown) > _MOST_NAMED else []
    has = " and ".join((*codes, *named, *further))
    needed = "two languages that the workbench knows"
    if any(wanted):
        needed = " and ".join(code or "another language" for code in wanted)
    return f"It has {f'text in {has}' if has else 'no text'}, where {needed} are needed."
