"""One termEntry or conceptEntry, in whatever way its maker fills it, as a concept."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from workbench.exchange.glossaries import values
from workbench.exchange.glossaries.drafts import AVOID, TermDraft, entry, one_line
from workbench.exchange.glossaries.model import Entry, Refusal
from workbench.exchange.glossaries.tbx import PART_OF_SPEECH, TYPE, marked
from workbench.exchange.glossaries.tbx_facts import Fact, facts, mark_of, text_of
from workbench.exchange.remarks import Remarks
from workbench.exchange.xml_records import local_name
from workbench.glossary import Concept, PartOfSpeech, Term, TermStatus, TermType

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LANGUAGES = frozenset({"langSet", "langSec"})
_TERMS = frozenset({"tig", "ntig", "termSec"})

# By their `key`. Weblate writes a definition as a <descrip> without a type.
_DEFINITIONS = frozenset({"definition", "descrip", "explanation"})
_SUBJECTS = frozenset({"subjectfield", "subject", "domain"})
_SOURCES = frozenset({"source", "entrysource"})
_NOTES = frozenset({"note", "remark", "comment"})
_USAGES = _NOTES | {"usagenote", "usage"}
_STATUSES = frozenset({"administrativestatus", "normativeauthorization"})
_FLAGS = {"forbidden": TermStatus.FORBIDDEN, "preferred": TermStatus.PREFERRED}
_STRICTEST = {status: rank for rank, status in enumerate(TermStatus)}


def read_entry(element: Any, place: str, exact: bool, remarks: Remarks) -> Entry | Refusal:
    """The concept in `element`; `exact` where its white space is meant."""
    return _EntryReader(element, place, exact, remarks).read()


class _EntryReader:
    def __init__(self, element: Any, place: str, exact: bool, remarks: Remarks) -> None:
        self._element = element
        self._exact = exact
        self._remarks = remarks
        self._place = place
        self._id = unquote(mark_of(element).get("id", "")) or element.get("id", "")
        self._subject = self._definition = self._source = ""
        self._notes: list[str] = []

    def read(self) -> Entry | Refusal:
        for fact in self._facts(self._element):
            self._take(fact)
        drafts = []
        for section in self._element:
            if local_name(section) in _LANGUAGES:
                drafts += self._section(section)
        concept = Concept(
            self._line(self._id, "id"),
            self._line(self._subject, "subject field"),
            self._definition,
            "\n".join(self._notes),
            self._source,
            (),
        )
        if not concept.id:
            self._remark("A concept without an id gets one")
        return entry(concept, drafts, self._place, self._remarks)

    def _take(self, fact: Fact) -> None:
        kind = values.key(fact.kind)
        if kind in _SUBJECTS and not self._subject:
            self._subject = fact.text
        elif kind in _DEFINITIONS and not self._definition:
            self._definition = fact.text
        elif kind in _SOURCES and not self._source:
            self._source = fact.text
        elif kind == "conceptid" and not self._id:
            self._id = fact.text
        elif kind in _NOTES:
            self._notes.append(fact.text)
        else:
            self._keep(fact.kind, fact.text, self._notes)

    def _section(self, section: Any) -> list[TermDraft]:
        """The terms of a language; what else is said there goes to the concept."""
        tag = section.get(_LANG) or section.get("lang") or ""
        code = values.language_code(tag)
        for fact in self._facts(section):
            if code == "en" and values.key(fact.kind) in _DEFINITIONS and not self._definition:
                self._definition = fact.text
            else:
                self._keep(f"{fact.kind} ({code or tag})", fact.text, self._notes)
        sections = [child for child in section if local_name(child) in _TERMS]
        if not sections:
            self._remark("A language without a term is left out")
        elif code is None:
            named = f"The workbench has no language '{tag}'" if tag else "A language has no code"
            self._remark(f"{named}: its terms are left out")
        elif code != tag:
            self._remark(f"The language '{tag}' is read as '{code}'")
        return [self._term(child, code, tag) for child in sections if code is not None]

    def _term(self, section: Any, code: str, tag: str) -> TermDraft:
        words = [each for each in section.iter("{*}term") if each is not section]
        for extra in words[1:]:
            self._keep("term", text_of(extra, self._exact), self._notes)
        if any(len(each) for each in words):
            self._remark("Markup within a term is left out, its words are kept")
        text = text_of(words[0], self._exact) if words else ""
        draft = TermDraft(code, self._line(text, "term"), region=values.region(tag))
        found: dict[str, str] = {}
        for fact in self._facts(section):
            self._take_of_term(fact, draft, found)
        mark = mark_of(section)
        if mark:
            read = Term(
                code,
                draft.text,
                draft.status or TermStatus.ADMITTED,
                draft.type or TermType.FULL_FORM,
                draft.part_of_speech or PartOfSpeech.NOUN,
            )
            meant = marked(read, found, mark)
            draft.status, draft.type, draft.part_of_speech = meant.status, meant.type, meant.part_of_speech
        return draft

    def _take_of_term(self, fact: Fact, draft: TermDraft, found: dict[str, str]) -> None:
        kind, text = values.key(fact.kind), fact.text
        found.setdefault(fact.kind, text)
        if kind in _STATUSES and (status := values.status(text)):
            self._set_status(draft, status)
        elif kind in _FLAGS and text.casefold() in ("true", "false"):
            if text.casefold() == "true":
                self._set_status(draft, _FLAGS[kind])
        elif "status" in kind and (status := values.status(text)) in AVOID:
            # Elsewhere a status is mostly one of the work on the entry: only what warns counts.
            self._set_status(draft, status)
        elif kind == values.key(TYPE) and (found_type := values.term_type(text)):
            draft.type = found_type
        elif kind == values.key(PART_OF_SPEECH) and (found_part := values.part_of_speech(text)):
            draft.part_of_speech = found_part
        elif kind in _USAGES:
            draft.usage.append(text)
        else:
            self._keep(fact.kind, text, draft.usage)

    @staticmethod
    def _set_status(draft: TermDraft, status: TermStatus) -> None:
        """Where two properties differ, the stricter one holds."""
        draft.status = max(draft.status or status, status, key=lambda each: _STRICTEST[each])

    def _keep(self, kind: str, text: str, notes: list[str]) -> None:
        notes.append(f"{kind}: {text}")
        self._remark(f"'{kind}' is kept in the note")

    def _facts(self, element: Any) -> list[Fact]:
        return list(facts(element, self._exact, self._remark))

    def _line(self, text: str, what: str) -> str:
        return one_line(text, what, self._remarks, self._place)

    def _remark(self, text: str) -> None:
        self._remarks.add(text, self._place)
