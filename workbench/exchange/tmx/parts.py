"""What stands in a tu, before it is decided what of it comes in."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache
from typing import Any

from workbench.exchange.glossaries.values import language_code
from workbench.exchange.incoming import Remarks
from workbench.exchange.xliff.texts import text_of
from workbench.exchange.xml_records import local_name

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_LONGEST_TAG = 40
"""Characters; the longest of those registered have some 35."""

_code = lru_cache(maxsize=1024)(language_code)


def code_of(tag: str) -> str | None:
    """The code of the language that a tag such as `th-TH` names; None for one unknown."""
    return _code(tag) if len(tag) <= _LONGEST_TAG else None


def short(name: str) -> str:
    """`name` for a sentence: files have names of a megabyte too."""
    return name if len(name) <= _LONGEST_TAG else f"{name[:_LONGEST_TAG]}…"


class Parts:
    """Attributes, texts, props and notes of a tu and its sides. What is left out of them is remarked."""

    __slots__ = ("attributes", "notes", "place", "props", "remarks", "texts", "unknown")

    def __init__(self, tu: Any, place: str, remarks: Remarks) -> None:
        self.place = place
        self.remarks = remarks
        self.attributes: dict[str, str] = dict(tu.items())
        """Those of the tu; what it does not say itself, the first side that says it."""
        self.texts: dict[str, str] = {}
        """By language, in the order of the file."""
        self.unknown: list[str] = []
        """Languages that the workbench does not know, as the file has them."""
        self.props: dict[str, str] = {}
        self.notes: list[str] = []
        for child in tu:
            # Nearly all children are such, and there are ten in a unit.
            if child.tag == "prop" and not len(child):
                self.props.setdefault(child.get("type", ""), child.text or "")
            elif local_name(child) == "tuv":
                self._take_side(child)
            else:
                self._take_fact(local_name(child), child)

    def _take_side(self, tuv: Any) -> None:
        text = ""
        for child in tuv:
            name = local_name(child)
            if name == "seg":
                text = self._text(child)
            else:
                self._take_fact(name, child)
        attributes = dict(tuv.items())
        # Without a namespace before TMX 1.3.
        tag = attributes.pop(_LANG, "") or attributes.get("lang", "")
        if attributes:
            self.attributes = attributes | self.attributes
        code = code_of(tag)
        if code is None:
            self.unknown.append(tag)
            return
        if code != tag:
            self.remark(f"The language '{short(tag)}' is read as '{code}'")
        if code in self.texts:
            self.remark(f"A further text in the same language, {code}, is left out")
        else:
            self.texts[code] = text

    def _take_fact(self, name: str, element: Any) -> None:
        if name == "prop":
            self.props.setdefault(element.get("type", ""), self._text(element))
        elif name == "note":
            self.notes.append(self._text(element))

    def _text(self, element: Any) -> str:
        # Few have codes in them, and to go through what stands there takes ten times as long.
        return text_of(element, self.remarks, self.place) if len(element) else element.text or ""

    def leave_out_all_but(self, known: Set[str]) -> None:
        """Keep only props of these types."""
        if self.props.keys() <= known:
            return
        for type in sorted(self.props.keys() - known):
            del self.props[type]
            self.remark(f"The property '{short(type)}' is left out")

    def remark(self, text: str) -> None:
        """Tell that something was read otherwise than it stands there, or left out."""
        self.remarks.add(text, self.place)
