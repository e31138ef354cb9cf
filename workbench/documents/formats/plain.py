"""Plain text, with or without a YAML head."""

from __future__ import annotations

from workbench.documents.decode import decode
from workbench.documents.extract import Extract
from workbench.documents.heads import split_head


def read_plain(data: bytes, limit: int) -> Extract:
    """The text after its head; `limit` does not matter here, as text does not grow when decoded."""
    text, encoding = decode(data)
    fields, start = split_head(text)
    return Extract(text[start:], encoding, fields)
