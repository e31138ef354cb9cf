"""What stands in a tu, before it is decided what of it comes in."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache
from typing import Any

from workbench.exchange.glossaries.values import language_code
from workbench.exchange.incoming import Remarks
from workbench.exchange.tmx.props import Prop
from workbench.exchange.xliff.texts import text_of
from workbench.exchange.xml_records import local_name
from workbench.language import languages

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_UNIT = Prop.UNIT.value

_LONGEST_TAG = 40
"""Characters; the longest of those registered have some 35."""

_CODES = frozenset(each.code for each in languages())
_code = lru_cache(maxsize=1024)(language_code)


def code_of(tag: str) -> str | None:
    """The code of the language that a tag such as `th-TH` names; None for one unknown."""
    return _code(tag) if len(tag) <= _LONGEST_TAG else None


def short(name: str) -> str:
    """`name` for a sentence: files have names of a megabyte too."""
    return name if len(name) <= _LONGEST_TAG else f"{name[:_LONGEST_TAG]}…"


class Facts:
    """What is said of a unit beside its texts. What is left out of that is remarked."""

    __slots__ = ("attributes", "notes", "place", "props", "remarks")

    def __init__(self, attributes: dict[str, str], place: str, remarks: Remarks) -> None:
        self.attributes = attributes
        self.place = place
        self.remarks = remarks
        self.props: dict[str, str] = {}
        self.notes: list[str] = []

    def take(self, element: Any) -> None:
        """Take in what a prop or a note says."""
        name = local_name(element)
        if name == "prop":
            self.props.setdefault(element.get("type", ""), self.text(element))
        elif name == "note":
            self.notes.append(self.text(element))

    def add(self, further: Facts) -> None:
        """Take in `further` where nothing is said yet; notes all count."""
        self.attributes = further.attributes | self.attributes
        for type, value in further.props.items():
            self.props.setdefault(type, value)
        self.notes += further.notes

    def text(self, element: Any) -> str:
        """What stands in `element`."""
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


class Parts(Facts):
    """Attributes, texts, props and notes of a tu and its sides.

    What the tu does not say of itself is taken from the first side that says it, but for sides of a unit of
    ours of their own.
    """

    __slots__ = ("further", "texts", "unknown")

    def __init__(self, tu: Any, place: str, remarks: Remarks) -> None:
        super().__init__(dict(tu.items()), place, remarks)
        self.texts: dict[str, str] = {}
        """By language, in the order of the file."""
        self.further: dict[str, Facts] = {}
        """Of units of ours that share the tu and its first side, by the language of their other side."""
        self.unknown: list[str] = []
        """Languages that the workbench does not know, as the file has them."""
        props = self.props
        for child in tu:
            # Tried first, since nearly all children are such.
            tag = child.tag
            if tag == "prop" and not len(child):
                props.setdefault(child.get("type", ""), child.text or "")
            elif tag == "tuv" or local_name(child) == "tuv":
                self._take_side(child)
            else:
                self.take(child)

    def _take_side(self, tuv: Any) -> None:
        text = ""
        facts = None
        for child in tuv:
            if child.tag == "seg" or local_name(child) == "seg":
                text = self.text(child)
            else:
                facts = facts or Facts({}, self.place, self.remarks)
                facts.take(child)
        attributes = dict(tuv.items())
        # Without a namespace before TMX 1.3.
        tag = attributes.pop(_LANG, "") or attributes.get("lang", "")
        code = tag if tag in _CODES else code_of(tag)
        is_new = code is not None and code not in self.texts
        if attributes or facts:
            facts = facts or Facts({}, self.place, self.remarks)
            facts.attributes = attributes
            if _UNIT not in facts.props:
                self.add(facts)
            elif code is not None and is_new:
                self.further[code] = facts
        if code is None:
            self.unknown.append(tag)
            return
        if code != tag:
            self.remark(f"The language '{short(tag)}' is read as '{code}'")
        if is_new:
            self.texts[code] = text
        else:
            self.remark(f"A further text in the same language, {code}, is left out")
