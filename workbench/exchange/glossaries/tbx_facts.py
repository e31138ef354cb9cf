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
_INDENTED = re.compile("[ \t\r]*\n[ \t]+")


@dataclass(frozen=True, slots=True)
class Fact:
    """One property: of the kind that its `type` names, or else its element."""

    kind: str
    text: str
    """Never empty."""


def name_of(element: Any) -> str:
    """The element's name without its namespace; empty for a comment or a processing instruction."""
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


def facts(element: Any, exact: bool, remark: Callable[[str], None]) -> Iterator[Fact]:
    """The facts of `element` and of the groups in it, but not of the sections; `remark` hears what is not."""
    for child in element:
        name = name_of(child)
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
    text = "".join(element.itertext()) if len(element) else element.text or ""
    return text if exact else _INDENTED.sub(" ", text).strip()


def mark_of(element: Any) -> dict[str, str]:
    """What the workbench's own processing instruction right in `element` says."""
    for child in element:
        if child.tag is etree.PI and child.target == TARGET:
            return dict(child.attrib)
    return {}
