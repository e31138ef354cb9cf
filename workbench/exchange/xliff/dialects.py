"""How the two versions of XLIFF write the same things.

A unit of 1.2, broken here to be read:

    <trans-unit id="UNIT" approved="yes"><source>…</source><target state="final">…</target>
    <context-group purpose="x-workbench"><context context-type="x-workbench-version">3</context>…
    </context-group><note from="workbench">…</note><note from="workbench-glossary">…</note></trans-unit>

and one of 2.1:

    <unit id="UNIT"><mda:metadata><mda:metaGroup category="workbench"><mda:meta type="version">3</mda:meta>…
    </mda:metaGroup></mda:metadata><gls:glossary><gls:glossEntry>…</gls:glossEntry></gls:glossary>
    <notes><note category="workbench">…</note></notes>
    <segment state="final"><source>…</source><target>…</target></segment></unit>

Terms of the glossary are notes in 1.2: its only other places for them are marks within the text, which
come back changed from tools that do not know them, and an external glossary of the whole file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from lxml import etree

from workbench import __version__
from workbench.exchange.terms import UnitTerm
from workbench.exchange.xliff.facts import CATEGORY, PURPOSE, facts
from workbench.exchange.xliff.states import state_1, state_2
from workbench.glossary import Side, TermStatus
from workbench.review import Status

if TYPE_CHECKING:
    from workbench.review import Unit
    from workbench.store.model import Pair

TOOL = "workbench"
GLOSSARY = "workbench-glossary"
"""Who a note with a term of the glossary is from."""
_METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_TERMS = "urn:oasis:names:tc:xliff:glossary:2.0"
_TO_BE_USED = (TermStatus.PREFERRED, TermStatus.ADMITTED)

Clean = Callable[[str], str]

# Elements are made without the namespace: they are written where it is the default already, and with it
# each would declare it once more.


class Version1:
    """XLIFF 1.2."""

    namespace = "urn:oasis:names:tc:xliff:document:1.2"
    several_languages = True
    """Whether the files of one document may have different languages."""
    body = "body"
    """The element within a file that holds its units, if any."""

    def root(self, pair: Pair) -> dict[str, str]:
        """The attributes of the root; `pair` is that of the first unit."""
        return {"version": "1.2"}

    def file(self, pair: Pair) -> dict[str, str]:
        """The attributes of the file with the units of `pair`."""
        return {
            "original": pair.id,
            "source-language": pair.source.language,
            "target-language": pair.target.language,
            "datatype": "plaintext",
            "tool-id": TOOL,
            "xml:space": "preserve",
        }

    def head(self, pair: Pair, clean: Clean) -> Any:
        """What stands before the units of `pair`."""
        header = etree.Element("header")
        tool = {"tool-id": TOOL, "tool-name": TOOL, "tool-version": __version__}
        etree.SubElement(header, "tool", tool)
        for title in _titles(pair):
            etree.SubElement(header, "note", {"from": TOOL}).text = clean(title)
        return header

    def unit(self, unit: Unit, terms: Sequence[UnitTerm], clean: Clean) -> Any:
        """One unit."""
        approved = "yes" if unit.status is Status.APPROVED else "no"
        element = etree.Element("trans-unit", {"id": str(unit.id), "approved": approved})
        etree.SubElement(element, "source").text = clean(unit.source_text)
        etree.SubElement(element, "target", state_1(unit.status)).text = clean(unit.target_text)
        group = etree.SubElement(element, "context-group", {"purpose": PURPOSE})
        for name, value in facts(unit).items():
            etree.SubElement(group, "context", {"context-type": f"{PURPOSE}-{name}"}).text = clean(value)
        if unit.note:
            etree.SubElement(element, "note", {"from": TOOL}).text = clean(unit.note)
        for line in dict.fromkeys(_line(term) for term in terms if _tells(term)):
            etree.SubElement(element, "note", {"from": GLOSSARY}).text = clean(line)
        return element


class Version2:
    """XLIFF 2.1, whose namespace is that of 2.0."""

    namespace = "urn:oasis:names:tc:xliff:document:2.0"
    several_languages = False
    body = None

    def root(self, pair: Pair) -> dict[str, str]:
        """As in Version1; here the root has the languages."""
        return {"version": "2.1", "srcLang": pair.source.language, "trgLang": pair.target.language}

    def file(self, pair: Pair) -> dict[str, str]:
        """As in Version1."""
        # Units are what was aligned and reviewed: cut anew, they could not come back.
        return {"id": pair.id, "original": pair.id, "canResegment": "no", "xml:space": "preserve"}

    def head(self, pair: Pair, clean: Clean) -> Any:
        """As in Version1."""
        notes = etree.Element("notes")
        for title in _titles(pair):
            etree.SubElement(notes, "note", {"category": TOOL}).text = clean(title)
        return notes

    def unit(self, unit: Unit, terms: Sequence[UnitTerm], clean: Clean) -> Any:
        """One unit."""
        element = etree.Element("unit", {"id": str(unit.id)})
        metadata = etree.SubElement(element, f"{{{_METADATA}}}metadata", nsmap={"mda": _METADATA})
        group = etree.SubElement(metadata, f"{{{_METADATA}}}metaGroup", {"category": CATEGORY})
        for name, value in facts(unit).items():
            etree.SubElement(group, f"{{{_METADATA}}}meta", {"type": name}).text = clean(value)
        _add_glossary(element, terms, clean)
        if unit.note:
            notes = etree.SubElement(element, "notes")
            etree.SubElement(notes, "note", {"category": TOOL}).text = clean(unit.note)
        segment = etree.SubElement(element, "segment", state_2(unit.status))
        etree.SubElement(segment, "source").text = clean(unit.source_text)
        # A segment without a target is one to be translated; in any other state tools expect one.
        if unit.target_text or segment.get("state") != "initial":
            etree.SubElement(segment, "target").text = clean(unit.target_text)
        return element


def _titles(pair: Pair) -> tuple[str, str]:
    return (
        f"{pair.source.language}: {pair.source.title} ({pair.source.id})",
        f"{pair.target.language}: {pair.target.title} ({pair.target.id})",
    )


def _tells(term: UnitTerm) -> bool:
    """Whether a translator from the source wants to know of it."""
    return term.side is Side.SOURCE or term.status not in _TO_BE_USED


def _line(term: UnitTerm) -> str:
    """`term` as a line for a translator."""
    standing = "" if term.status in _TO_BE_USED else f" ({term.status})"
    return f"{term.term}{standing}: {', '.join(term.translations) or term.definition or term.concept}"


def _add_glossary(element: Any, terms: Sequence[UnitTerm], clean: Clean) -> None:
    """The terms of the source that have a translation or a definition, without which none may stand."""
    useful = {
        term.concept: term
        for term in terms
        if term.side is Side.SOURCE and (term.translations or term.definition)
    }
    if not useful:
        return
    glossary = etree.SubElement(element, f"{{{_TERMS}}}glossary", nsmap={"gls": _TERMS})
    for term in useful.values():
        entry = etree.SubElement(glossary, f"{{{_TERMS}}}glossEntry")
        etree.SubElement(entry, f"{{{_TERMS}}}term", {"source": term.concept}).text = clean(term.term)
        for translation in term.translations:
            etree.SubElement(entry, f"{{{_TERMS}}}translation").text = clean(translation)
        if term.definition:
            etree.SubElement(entry, f"{{{_TERMS}}}definition").text = clean(term.definition)
