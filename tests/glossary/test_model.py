from workbench.glossary import Concept, Glossary, PartOfSpeech, Term, TermStatus, TermType, table


def term(language: str, text: str, status: TermStatus) -> Term:
    return Term(language, text, status, TermType.FULL_FORM, PartOfSpeech.NOUN)


CYBER = Concept(
    "cyber",
    "cybersecurity",
    "Of networks.",
    "A note.",
    "Royal Society",
    (
        term("en", "cyber", TermStatus.PREFERRED),
        term("en", "cybernetic", TermStatus.FORBIDDEN),
        term("th", "ไซเบอร์", TermStatus.PREFERRED),
        term("th", "ทางไซเบอร์", TermStatus.ADMITTED),
        term("th", "เชิงไซเบอร์", TermStatus.ADMITTED),
        term("th", "ไซเบอร", TermStatus.DEPRECATED),
    ),
)


def test_terms_in_keeps_the_language_and_the_statuses_asked_for():
    assert [each.text for each in CYBER.terms_in("th")] == ["ไซเบอร์", "ทางไซเบอร์", "เชิงไซเบอร์", "ไซเบอร"]
    assert [each.text for each in CYBER.terms_in("th", TermStatus.PREFERRED, TermStatus.DEPRECATED)] == [
        "ไซเบอร์",
        "ไซเบอร",
    ]
    assert CYBER.terms_in("de") == ()


def test_subjects_are_listed_once_and_sorted():
    concepts = tuple(
        Concept(id, subject, "", "", "", ()) for id, subject in (("a", "law"), ("b", "ASEAN"), ("c", "law"))
    )
    assert Glossary(concepts).subjects == ("ASEAN", "law")


def test_a_row_of_the_table_tells_apart_what_to_use_and_what_to_avoid():
    (row,) = table([CYBER])
    assert (row.concept, row.subject, row.definition, row.note, row.source) == (
        "cyber",
        "cybersecurity",
        "Of networks.",
        "A note.",
        "Royal Society",
    )
    assert (row.thai, row.thai_admitted) == ("ไซเบอร์", "ทางไซเบอร์; เชิงไซเบอร์")
    assert (row.english, row.english_admitted) == ("cyber", "")
    assert row.avoid == "cybernetic; ไซเบอร"


def test_the_table_keeps_the_order_it_is_given():
    other = Concept("act", "law", "", "", "", ())
    assert [row.concept for row in table([CYBER, other])] == ["cyber", "act"]
