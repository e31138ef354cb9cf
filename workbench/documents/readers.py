"""Files in: one entry for a path, one for bytes, one for a folder of texts."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path, PurePath
from typing import cast

from workbench.documents.extract import Extract, mebibytes, too_large
from workbench.documents.heads import make_head
from workbench.documents.model import Document, Reading
from workbench.documents.repair import repair
from workbench.documents.script import check_script
from workbench.errors import DocumentError, EmptyDocument, HeadError, LanguageError, UnreadableDocument
from workbench.language import language as known
from workbench.language import languages

_KINDS = {".txt": "plain", ".md": "plain", ".html": "html", ".htm": "html", ".docx": "docx", ".pdf": "pdf"}
_DATA = (
    *(".csv", ".json", ".jsonl", ".toml", ".tsv", ".xlsx", ".xml", ".yaml", ".yml"),
    *(".tbx", ".tmx", ".xlf", ".xliff"),
)
_BEGINNINGS = (
    (b"%pdf", "pdf"),
    (b"pk\x03\x04", "docx"),
    (b"\xd0\xcf\x11\xe0", "docx"),
    (b"<!doctype html", "html"),
    (b"<html", "html"),
)


def read_document(
    path: Path,
    language: str | None = None,
    *,
    limit: int,
    head: Mapping[str, object] | None = None,
) -> Reading:
    """The document in the file at `path`, repaired and with a complete head.

    `limit` is the most bytes of the file and the most code points of its text. `language` and the
    fields in `head` win over what the file says of itself; what neither says comes from the file's
    name and text. Raises `DocumentError` or `LanguageError`, in one sentence that names the file.
    """
    try:
        if not path.is_file():
            raise UnreadableDocument(
                f"{path.name}: "
                + ("this is no file" if path.exists() else "there is no such file")
                + f" at '{path}'; check the path."
            )
        size = path.stat().st_size
        if size > limit:
            raise _file_too_large(path.name, size, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)  # it may have grown since
    except OSError as error:
        raise UnreadableDocument(
            f"{path.name}: the file cannot be read ({error.strerror}); check its permissions."
        ) from error
    return read_bytes(path.name, data, language, limit=limit, head=head)


def read_bytes(
    name: str,
    data: bytes,
    language: str | None = None,
    *,
    limit: int,
    head: Mapping[str, object] | None = None,
) -> Reading:
    """`read_document` for a file's bytes, such as an upload; `name` is the file's."""
    name = PurePath(name).name
    if len(data) > limit:
        raise _file_too_large(name, len(data), limit)
    try:
        return _read(name, data, language, limit, head or {})
    except (DocumentError, LanguageError) as error:
        raise type(error)(f"{name}: {error}") from error


def load_folder(folder: Path, *, limit: int) -> list[Reading]:
    """The documents `folder/CODE/*.txt` of all known languages, by language and file name.

    Raises as `read_document` does, `HeadError` also where a head's language is not its folder's
    or two documents have the same id.
    """
    readings: list[Reading] = []
    paths: dict[str, Path] = {}
    for code in (each.code for each in languages()):
        for path in sorted((folder / code).glob("*.txt")):
            reading = read_document(path, limit=limit)
            head = reading.document.head
            if head.language != code:
                raise HeadError(
                    f"{path.name}: 'language' is '{head.language}' in the folder '{code}'; "
                    "correct the head or move the file."
                )
            if head.id in paths:
                raise HeadError(
                    f"{path.name}: the id '{head.id}' is taken by {paths[head.id].name}; change one."
                )
            paths[head.id] = path
            readings.append(reading)
    return readings


def _read(name: str, data: bytes, language: str | None, limit: int, given: Mapping[str, object]) -> Reading:
    if not data:
        raise EmptyDocument("the file has 0 bytes; give a file with text.")
    extract = _reader(name, data)(data, limit)
    if len(extract.text) > limit:
        raise too_large("the text has", mebibytes(len(extract.text)), limit)
    fields = {**extract.fields, **given}
    if language is not None:
        fields["language"] = known(language).code
    # The language tells what to repair, and before the repair only the text's letters tell it.
    head = make_head(name, extract.text, fields)
    text, repairs = repair(extract.text, head.language)
    if not any(_visible(each) for each in text):
        raise EmptyDocument("there is no visible text in it; give a file with text.")
    check_script(text, head.language)
    head = make_head(name, text, {**fields, "language": head.language})
    return Reading(Document(head, text), extract.encoding, {**extract.repairs, **repairs})


def _reader(name: str, data: bytes) -> Callable[[bytes, int], Extract]:
    """By the file's suffix, or else by its first bytes."""
    suffix = PurePath(name).suffix.lower()
    kind = _KINDS.get(suffix)
    if suffix in _DATA:
        raise UnreadableDocument(
            f"a file that ends in '{suffix}' holds data and is no document; "
            "give a text as txt, md, html, docx or pdf."
        )
    if kind is None:
        beginning = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
        if beginning.startswith(b"{\\rtf"):
            raise UnreadableDocument("this is a Rich Text file (RTF); save it as docx or txt.")
        kind = next((kind for start, kind in _BEGINNINGS if beginning.startswith(start)), "plain")
    module = import_module(f"workbench.documents.formats.{kind}")
    return cast("Callable[[bytes, int], Extract]", getattr(module, f"read_{kind}"))


def _visible(char: str) -> bool:
    return not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf")


def _file_too_large(name: str, size: int, limit: int) -> DocumentError:
    return too_large(f"{name}: the file has", mebibytes(size), limit)
