"""XLIFF out: what the standards ask of a file, by hand-checked rules and by their schemas."""

from __future__ import annotations

import io
import re
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from workbench.alignment.beads import Bead, Span
from workbench.errors import ExchangeError
from workbench.exchange.terms import TermFinder
from workbench.exchange.xliff import write_xliff
from workbench.glossary import Concept, Glossary, PartOfSpeech, Term, TermStatus, TermType
from workbench.review import Status, Unit
from workbench.store.model import Pair

MakeUnit = Callable[..., Unit]
Write = Callable[..., Any]
SCHEMAS = Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas")
ONE = {"x": "urn:oasis:names:tc:xliff:document:1.2"}
TWO = {
    "x": "urn:oasis:names:tc:xliff:document:2.0",
    "mda": "urn:oasis:names:tc:xliff:metadata:2.0",
    "gls": "urn:oasis:names:tc:xliff:glossary:2.0",
}


def _term(text: str, language: str, status: TermStatus = TermStatus.PREFERRED) -> Term:
    return Term(language, text, status, TermType.FULL_FORM, PartOfSpeech.NOUN)


GLOSSARY = Glossary(
    (
        Concept(
            "cyberspace",
            "law",
            "All that is connected.",
            "",
            "",
            (
                _term("ไซเบอร์สเปซ", "th"),
                _term("cyberspace", "en"),
                _term("cyber space", "en", TermStatus.ADMITTED),
                _term("cyberworld", "en", TermStatus.FORBIDDEN),
            ),
        ),
        Concept("lonely", "", "", "", "", (_term("เดียวดาย", "th"),)),
    )
)


@pytest.fixture
def write(pair: Pair) -> Write:
    """Writes units and gives the root element."""

    def go(version: str, *units: Unit, pairs: tuple[Pair, ...] = (pair,), **options: Any) -> Any:
        file = io.BytesIO()
        write_xliff(file, units, {each.id: each for each in pairs}, version=version, **options)
        return etree.fromstring(file.getvalue())

    return go


@pytest.fixture
def units(unit: MakeUnit) -> list[Unit]:
    """All that a unit can bring along."""
    return [
        *(unit(status=status, note="<หมายเหตุ>\nสอง", changed_by="สมชาย", assignee="ส") for status in Status),
        unit("", "Only English."),
        unit("ไทยเท่านั้น", ""),
        unit("ไทยเท่านั้น", "", status=Status.UNREVIEWED),
        unit("ไซเบอร์สเปซ", "cyberworld \0", bead=Bead(Span(3, 14), None, 0.25)),
    ]


def test_a_unit_of_12_has_its_state_facts_and_note(write: Write, unit: MakeUnit) -> None:
    root = write("1.2", unit("ก", "a", status=Status.SENT_BACK, version=3, note="ดู", changed_by="สม"))
    assert root.get("version") == "1.2"
    (file,) = root.findall("x:file", ONE)
    assert (file.get("original"), file.get("datatype")) == ("th-text:en-text", "plaintext")
    assert (file.get("source-language"), file.get("target-language")) == ("th", "en")
    (element,) = file.findall("x:body/x:trans-unit", ONE)
    assert [etree.QName(child).localname for child in element] == [
        "source", "target", "context-group", "note",
    ]  # fmt: skip
    assert dict(element.attrib) == {"id": "1", "approved": "no"}
    assert dict(element[1].attrib) == {
        "state": "needs-review-translation",
        "state-qualifier": "x-workbench-sent-back",
    }
    facts = {each.get("context-type"): each.text for each in element[2]}
    assert facts["x-workbench-version"] == "3"
    assert facts["x-workbench-source-span"] == "0-5"
    assert facts["x-workbench-confidence"] == "0.9"
    assert facts["x-workbench-changed-by"] == "สม"
    assert element[3].text == "ดู"


def test_a_unit_of_21_has_its_state_facts_and_note(write: Write, unit: MakeUnit) -> None:
    root = write("2.1", unit("ก", "a", status=Status.REJECTED, version=3, note="ดู"))
    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.1", "th", "en")
    (file,) = root.findall("x:file", TWO)
    assert (file.get("id"), file.get("canResegment")) == ("th-text:en-text", "no")
    (element,) = file.findall("x:unit", TWO)
    assert [etree.QName(child).localname for child in element] == ["metadata", "notes", "segment"]
    assert dict(element[2].attrib) == {"state": "initial", "subState": "workbench:rejected"}
    facts = {
        each.get("type"): each.text for each in element.iterfind("mda:metadata/mda:metaGroup/mda:meta", TWO)
    }
    assert (facts["version"], facts["target-span"]) == ("3", "0-7")
    assert element.findtext("x:notes/x:note", namespaces=TWO) == "ดู"


@pytest.mark.parametrize(
    ("status", "one", "two"),
    [
        (Status.UNREVIEWED, "new", "initial"),
        (Status.IN_PROGRESS, "translated", "translated"),
        (Status.APPROVED, "final", "final"),
        (Status.REJECTED, "needs-translation", "initial"),
        (Status.SENT_BACK, "needs-review-translation", "translated"),
    ],
)
def test_states_have_the_names_of_the_standard(
    write: Write, unit: MakeUnit, status: Status, one: str, two: str
) -> None:
    (first,) = write("1.2", unit(status=status)).iter(f"{{{ONE['x']}}}trans-unit")
    assert first.find("x:target", ONE).get("state") == one
    assert first.get("approved") == ("yes" if status is Status.APPROVED else "no")
    (second,) = write("2.1", unit(status=status)).iter(f"{{{TWO['x']}}}segment")
    assert second.get("state") == two


def test_terms_are_entries_in_21_and_notes_in_12(write: Write, unit: MakeUnit) -> None:
    terms = TermFinder(GLOSSARY)
    given = unit("ไซเบอร์สเปซ เดียวดาย", "cyberworld", note="own")
    (entry,) = write("2.1", given, terms=terms).iter(f"{{{TWO['gls']}}}glossEntry")
    assert [(etree.QName(each).localname, each.text) for each in entry] == [
        ("term", "ไซเบอร์สเปซ"),
        ("translation", "cyberspace"),
        ("translation", "cyber space"),
        ("definition", "All that is connected."),
    ]
    notes = write("1.2", given, terms=terms).iterfind(".//x:trans-unit/x:note", ONE)
    assert [(note.get("from"), note.text) for note in notes] == [
        ("workbench", "own"),
        ("workbench-glossary", "ไซเบอร์สเปซ: cyberspace, cyber space"),
        ("workbench-glossary", "เดียวดาย: lonely"),
        ("workbench-glossary", "cyberworld (forbidden): ไซเบอร์สเปซ"),
    ]


@pytest.mark.parametrize("version", ["1.2", "2.1"])
def test_the_rules_of_both_versions_hold(
    write: Write, units: list[Unit], version: str, other_pair: Callable[..., Pair], unit: MakeUnit
) -> None:
    second = other_pair("th-text", "en-more")
    root = write(
        version,
        *units,
        unit(pair=second.id),
        pairs=(other_pair(), second),
        terms=TermFinder(GLOSSARY),
    )
    files = [each for each in root if etree.QName(each).localname == "file"]
    assert [each.get("original") for each in files] == ["th-text:en-text", "th-text:en-more"]
    for file in files:
        assert file.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        names = ("trans-unit", "unit")
        ids = [each.get("id") for each in file.iter() if etree.QName(each).localname in names]
        assert len(set(ids)) == len(ids) > 0
        assert all(re.fullmatch(r"[\w.:-]+", id, re.ASCII) for id in (*ids, file.get("original")))
    for segment in root.iter(f"{{{TWO['x']}}}segment"):
        assert segment.find("x:source", TWO) is not None
        assert segment.find("x:target", TWO) is not None or segment.get("state") == "initial"


@pytest.mark.client
@pytest.mark.parametrize(
    ("version", "schema"), [("1.2", "xliff-core-1.2-strict.xsd"), ("2.1", "xliff-core-2.0.xsd")]
)
def test_files_are_valid_by_the_schemas_of_the_standard(
    write: Write, units: list[Unit], version: str, schema: str, needs: Callable[[bool, str], None]
) -> None:
    needs(SCHEMAS.is_dir(), "There are no schemas of XLIFF (apt-get install php-symfony-translation)")

    class Local(etree.Resolver):
        def resolve(self, url: str, _: object, context: object) -> Any:
            return self.resolve_filename(str(SCHEMAS / Path(url).name), context)

    parser = etree.XMLParser()
    parser.resolvers.add(Local())
    judge = etree.XMLSchema(etree.parse(str(SCHEMAS / schema), parser))
    judge.assertValid(write(version, *units, terms=TermFinder(GLOSSARY)))


def test_one_file_of_21_has_two_languages_and_one_of_12_any(
    write: Write, unit: MakeUnit, other_pair: Callable[..., Pair]
) -> None:
    german = other_pair("th-text", "de-text", "th de")
    given = (unit(), unit(pair=german.id))
    with pytest.raises(ExchangeError, match="'th-text:de-text' has the languages th and de and others have"):
        write("2.1", *given, pairs=(other_pair(), german))
    root = write("1.2", *given, pairs=(other_pair(), german))
    assert [each.get("target-language") for each in root] == ["en", "de"]


def test_units_that_do_not_stand_together_and_no_units_are_refused(
    write: Write, unit: MakeUnit, other_pair: Callable[..., Pair], tmp_path: Path
) -> None:
    second = other_pair("th-text", "en-more")
    with pytest.raises(ExchangeError, match="'th-text:en-text' do not stand together"):
        write("2.1", unit(), unit(pair=second.id), unit(), pairs=(other_pair(), second))
    with pytest.raises(ExchangeError, match="no units to write"):
        write_xliff(tmp_path / "out.xlf", (), {}, version="1.2")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("version", ["1.2", "2.1"])
def test_memory_does_not_grow_with_the_number_of_units(
    tmp_path: Path, pair: Pair, unit: MakeUnit, version: Any
) -> None:
    def peak(units: int) -> int:
        tracemalloc.start()
        write_xliff(tmp_path / "out", (unit() for _ in range(units)), {pair.id: pair}, version=version)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(900) - peak(100) < 20_000
