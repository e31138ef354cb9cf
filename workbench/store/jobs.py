"""Long work on the store: bringing documents in and aligning pairs, each step kept as it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from workbench.documents import Document, load_folder
from workbench.embedding import CachedEncoder, Encoder, VectorCache, encoder
from workbench.errors import NotFound, StoreError
from workbench.glossary import read_glossary
from workbench.language import language
from workbench.review.rules import Role, require
from workbench.settings import Settings
from workbench.store.model import Pair
from workbench.store.pairs import pair_name
from workbench.store.realign import Proposal as Proposal
from workbench.store.realign import apply as apply
from workbench.store.realign import propose
from workbench.store.store import Store

Progress = Callable[[int, int, str], None]
"""Told how many steps are done, of how many, and what comes next. What it raises stops the work."""


def add_document(store: Store, document: Document, reviewer: str) -> list[Pair]:
    """Keep a document and pair it with those that it names as sources, or that name it.

    Raises StoreError, before the document is kept, where one of them is in its language; Conflict as
    `Store.add_document`; Forbidden for a reader.
    """
    require(store.rules, reviewer, Role.REVIEWER, "bring in a document")
    languages = {head.id: head.language for head in store.documents()}
    for source in document.head.sources:
        if languages.get(source) == document.head.language:
            raise StoreError(
                f"The document '{document.head.id}' names the source '{source}', which is in "
                f"'{document.head.language}' too: name sources in another language."
            )
    head = store.add_document(document)
    named = [(head.id, source) for source in head.sources if source in languages]
    named += [(other.id, head.id) for other in store.documents() if head.id in other.sources]
    return [store.add_pair(one, source) for one, source in named]


def pair_documents(store: Store, one: str, other: str, reviewer: str) -> Pair:
    """Pair two documents, the one whose language does not mark sentence ends as the source.

    The store's pairs go from the text under review to what it retells, whatever order a user names them in.
    Raises Forbidden for a reader; else as `Store.add_pair`.
    """
    require(store.rules, reviewer, Role.REVIEWER, "pair documents")
    ids = [one, other]
    ids.sort(key=lambda id: language(store.document(id).head.language).sentence_marks)
    return store.add_pair(ids[0], ids[1])


def add_corpus(store: Store, folder: Path, *, limit: int) -> list[Pair]:
    """Keep all documents of a corpus folder and make the pairs that their heads name and nobody deleted.

    Raises NotFound when a head names a source that is neither in the folder nor in the store.
    """
    documents = [reading.document for reading in load_folder(folder, limit=limit)]
    known = {head.id for head in store.documents()} | {document.head.id for document in documents}
    for document in documents:
        for source in document.head.sources:
            if source not in known:
                raise NotFound(
                    f"The document '{document.head.id}' names the source '{source}', which is not in "
                    f"{folder}: add it or take it out of the head."
                )
    for document in documents:
        store.add_document(document)
    named = [(document.head.id, source) for document in documents for source in document.head.sources]
    # What somebody took away is not to come back at every start.
    deleted = set(store.deleted_pairs())
    return [store.add_pair(one, other) for one, other in named if pair_name(one, other) not in deleted]


def begin_glossary(store: Store, folder: Path) -> None:
    """Give a store that has no glossary the one whose text form is in `folder`.

    Raises GlossaryError as `read_glossary`.
    """
    if not store.glossary_revision():
        store.begin_glossary(read_glossary(folder))


def waiting(store: Store) -> list[Pair]:
    """The pairs that have never been aligned."""
    return [pair for pair in store.pairs() if pair.aligned_at is None]


def align_pairs(
    store: Store, pairs: Sequence[Pair], settings: Settings, progress: Progress | None = None
) -> None:
    """Align `pairs` with the configured encoder, each in a transaction of its own.

    What was aligned before the work stops, by a signal or by `progress`, stays aligned.
    """
    with closing(VectorCache(settings.data / "vectors.db")) as cache:
        chosen = CachedEncoder(encoder(settings.encoder), cache)
        for done, pair in enumerate(pairs):
            if progress:
                progress(done, len(pairs), f"{pair.source.title} ↔ {pair.target.title}")
            align_pair(store, pair, chosen)
    if progress:
        progress(len(pairs), len(pairs), "")


def align_pair(store: Store, pair: Pair, chosen: Encoder, reviewer: str = "") -> None:
    """Find the beads of a pair, around those of the units that somebody worked on, and save them.

    Texts that people edited stay as they are. Raises Conflict when somebody does anything to the pair
    meanwhile.
    """
    apply(store, propose(store, pair, chosen), reviewer)


def proposal(store: Store, pair: Pair, settings: Settings) -> Proposal:
    """What aligning `pair` again with the configured encoder would change; see `propose`."""
    with closing(VectorCache(settings.data / "vectors.db")) as cache:
        return propose(store, pair, CachedEncoder(encoder(settings.encoder), cache))
