"""Terms on their way from a file into a concept: what the file leaves open is settled here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from workbench.exchange.glossaries.model import Entry, Refusal
from workbench.exchange.remarks import Remarks
from workbench.glossary import Concept, PartOfSpeech, Term, TermStatus, TermType
from workbench.glossary.rules import complaint, term_place

AVOID = frozenset({TermStatus.DEPRECATED, TermStatus.FORBIDDEN})

_ASSUMPTIONS = {
    "status": "A term without a status is read as preferred, or as admitted beside a preferred one",
    "type": "A term without a type is read as a full form",
    "part_of_speech": "A term without a part of speech is read as a noun",
}
# A handful of sets serve all terms of a file.
_SETS: dict[frozenset[str], frozenset[str]] = {}


@dataclass(slots=True)
class TermDraft:
    """A term as a file has it; None is what the file does not say."""

    language: str
    text: str
    status: TermStatus | None = None
    type: TermType | None = None
    part_of_speech: PartOfSpeech | None = None
    usage: list[str] = field(default_factory=list)
    region: str = ""
    """The language as the file writes it where that says more, such as `en-GB`."""

    @property
    def assumed(self) -> frozenset[str]:
        """What the file does not say, by the names of `Term`."""
        missing = frozenset(name for name in _ASSUMPTIONS if getattr(self, name) is None)
        return _SETS.setdefault(missing, missing)


def one_line(text: str, what: str, remarks: Remarks, place: str) -> str:
    """`text` with its white space as a line has it; a remark where it had to be mended within."""
    mended = " ".join(text.split())
    if mended != text.strip():
        remarks.add(f"White space within a {what} is made one space", place)
    return mended


def entry(concept: Concept, drafts: Iterable[TermDraft], place: str, remarks: Remarks) -> Entry | Refusal:
    """`concept`, which comes without its terms, with those of `drafts`; a refusal where it breaks a rule."""
    terms: dict[tuple[str, str], list[TermDraft]] = {}
    for draft in drafts:
        terms.setdefault((draft.language, draft.text), []).append(draft)
    for (code, text), same in terms.items():
        if len({draft.status in AVOID for draft in same if draft.status}) > 1:
            return Refusal(
                place, f"It has the term '{text}' ({code}) both to be used and to be avoided: delete one."
            )
        if len({draft.region for draft in same}) < len(same):
            remarks.add("A term given twice in one concept and language is taken as it stands first", place)
    _note_regions(terms)
    pairs = sorted(_settled([same[0] for same in terms.values()]), key=lambda pair: term_place(pair[0]))
    for _, assumed in pairs:
        for name in sorted(assumed):
            remarks.add(_ASSUMPTIONS[name], place)
    whole = replace(concept, terms=tuple(term for term, _ in pairs))
    reason = complaint(whole)
    return Refusal(place, reason) if reason else Entry(whole, place, tuple(assumed for _, assumed in pairs))


def _note_regions(terms: dict[tuple[str, str], list[TermDraft]]) -> None:
    """Keep `en-GB` and `en-US` apart in the usage notes where a concept has both."""
    regions: dict[str, set[str]] = {}
    for (code, _), same in terms.items():
        regions.setdefault(code, set()).update(draft.region for draft in same)
    for (code, _), same in terms.items():
        own = dict.fromkeys(draft.region for draft in same)
        if len(own) < len(regions[code]) and any(own):
            same[0].usage.insert(0, ", ".join(filter(None, own)))


def _settled(drafts: list[TermDraft]) -> list[tuple[Term, frozenset[str]]]:
    """The terms, and what is assumed of each; the first that has to lead its language does."""
    led = {draft.language for draft in drafts if draft.status is TermStatus.PREFERRED}
    pairs = []
    for draft in drafts:
        status = draft.status
        if status is None:
            status = TermStatus.ADMITTED if draft.language in led else TermStatus.PREFERRED
            led.add(draft.language)
        term = Term(
            draft.language,
            draft.text,
            status,
            draft.type or TermType.FULL_FORM,
            draft.part_of_speech or PartOfSpeech.NOUN,
            "\n".join(draft.usage),
        )
        pairs.append((term, draft.assumed))
    return pairs
