"""What stands in a TBX element, flat: other tools nest it in groups of many kinds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml import etree

from workbench.exchange.glossaries.tbx import TARGET
from workbench.exchange.glossaries.values import key
from workbench.exchange.xml_records import local_name, words

SECTIONS = frozenset({"langSet", "langSec", "tig", "ntig", "termSec", "term"})
"""What has facts of its own."""

_KINDS = frozenset(
    {"descrip", "descripNote", "admin", "adminNote", "termNote", "note", "ref", "xref", "transacNote", "date"}
)
_GROUPS = frozenset({"descripGrp", "adminGrp", "termNoteGrp", "termGrp"})
_HISTORY = frozenset({"transacGrp", "transac"})
# Facts about the file or about another tool's work, by their `key`.
_OTHERS_OWN = re.compile(
    "(created|modified|lastmodified|changed)(by|at|on|date)?|termid|exactmatch|casesensitive"
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One property: of the kind that its `type` names, or else its element."""

    kind: str
    text: str
    """Never empty."""


def facts(element: Any, exact: bool, remark: Callable[[str], None]) -> Iterator[Fact]:
    """The facts of `element` and of the groups in it, but not of the sections; `remark` hears what is not."""
    for child in element:
        name = local_name(child)
        if not name or name in SECTIONS:
            continue
        if name in _GROUPS:
            yield from facts(child, exact, remark)
        elif name in _HISTORY:
            remark("Who changed what and when is left out")
        else:
            fact = _fact(child, name, exact)
            if _is_others_own(fact.kind):
                remark(f"'{fact.kind}' is left out")
            elif not fact.text:
                remark(f"<{name}> without text is left out")
            else:
                if name not in _KINDS and child.nsmap.get(child.prefix) == element.nsmap.get(element.prefix):
                    remark(f"<{name}> is no element of TBX: its text is kept in the note")
                yield fact


@lru_cache(maxsize=2**12)
def _is_others_own(kind: str) -> bool:
    return _OTHERS_OWN.fullmatch(key(kind)) is not None


def _fact(element: Any, name: str, exact: bool) -> Fact:
    text = text_of(element, exact)
    target = element.get("target", "")
    if name in ("ref", "xref") and target and target != text:
        text = f"{text} ({target})" if text else target
    return Fact(element.get("type") or name, text)


def text_of(element: Any, exact: bool) -> str:
    """The words of `element` and of all in it; without the indentation of the file unless `exact`."""
    text = words(element) if len(element) else element.text or ""
    return text if exact else _unindented(text).strip()


def _unindented(text: str) -> str:
    """`text` with a space for each line end behind which the file indents, and the blanks around it."""
    # A pattern for this would try each blank of a long run anew.
    first, *others = text.split("\n")
    pieces = [first]
    for line in others:
        if line.startswith((" ", "\t")):
            pieces[-1] = pieces[-1].rstrip(" \t\r")
            pieces.append(" " + line.lstrip(" \t"))
        else:
            pieces.append("\n" + line)
    return "".join(pieces)


def mark_of(element: Any) -> dict[str, str]:
    """What the workbench's own processing instruction right in `element` says."""
    for child in element:
        if child.tag is etree.PI and child.target == TARGET:
            return dict(child.attrib)
    return {}
