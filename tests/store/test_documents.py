from __future__ import annotations

import pytest

from workbench.documents.model import Document, Head
from workbench.errors import Conflict, NotFound, StoreError
from workbench.store import Store

HEAD = Head(
    "white-paper.2",
    "th",
    "สมุดปกขาว “ไซเบอร์”",
    date="2022-11-07",
    publisher="สำนักงาน",
    url="https://example.org/ก?a=1&b='2'",
    rights="",
    note="บันทึก\nสองบรรทัด",
    sources=("en-b", "en-a"),
)
TEXT = "\ufeffนํ้าใจ  ๒๕๖๕\u200b\u00a0<b>&amp;</b>\r\n\t😀 'ปิด' \\ % : \u2028ท้าย  "


def test_a_document_comes_back_exactly(store: Store) -> None:
    document = Document(HEAD, TEXT)

    assert store.add_document(document) == HEAD
    assert store.document("white-paper.2") == document


def test_adding_the_same_text_again_changes_nothing(store: Store) -> None:
    store.add_document(Document(HEAD, TEXT))

    again = store.add_document(Document(Head(HEAD.id, "th", "another title"), TEXT))

    assert again == HEAD
    assert store.documents() == [HEAD]


def test_another_text_under_a_known_id_is_refused_with_the_head_that_is_there(store: Store) -> None:
    store.add_document(Document(HEAD, TEXT))

    with pytest.raises(Conflict, match=r"'white-paper\.2'.*another text.*another id") as refused:
        store.add_document(Document(HEAD, TEXT + "เพิ่ม"))

    assert refused.value.theirs == HEAD
    assert store.document(HEAD.id).text == TEXT


def test_documents_are_listed_by_id_and_language(store: Store) -> None:
    for id, language in (("th-b", "th"), ("en-a", "en"), ("th-a", "th")):
        store.add_document(Document(Head(id, language, id), "text"))

    assert [head.id for head in store.documents()] == ["en-a", "th-a", "th-b"]
    assert [head.id for head in store.documents("th")] == ["th-a", "th-b"]
    assert store.documents("fr") == []


def test_an_unknown_document_is_named_with_the_closest_known(store: Store) -> None:
    with pytest.raises(NotFound, match=r"No document 'th'\. There is no document yet\."):
        store.document("th")

    store.add_document(Document(HEAD, TEXT))

    with pytest.raises(NotFound, match=r"Did you mean 'white-paper\.2'\?"):
        store.document("white-paper2")


_UNKEEPABLE = [
    (Document(Head("th-a", "th", ""), "ก\0ข"), r"text of document 'th-a'.*character 2 of it is U\+0000"),
    (Document(Head("th-a", "th", "a\0"), "ก"), "title of document 'th-a'"),
    (Document(Head("th-a", "th", "", sources=("\0",)), "ก"), "list of sources"),
    (Document(Head("th-a", "th", ""), "ก\ud83d"), r"U\+D83D"),
    (Document(Head("TH:A", "th", ""), "ก"), "'TH:A' cannot be kept: use lower-case letters"),
    (Document(Head("", "th", ""), "ก"), "'' cannot be kept"),
]


def test_what_cannot_be_kept_is_refused_on_both_databases(store: Store, subtests: pytest.Subtests) -> None:
    for document, sentence in _UNKEEPABLE:
        with subtests.test(sentence), pytest.raises(StoreError, match=sentence):
            store.add_document(document)

    assert store.documents() == []
