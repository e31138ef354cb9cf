"""Documents in: files of several kinds to one repaired text with a head of facts."""

from __future__ import annotations

from workbench.documents.decode import decode
from workbench.documents.heads import split_head, write_head
from workbench.documents.model import Document, Head, Reading
from workbench.documents.readers import load_folder, read_bytes, read_document
from workbench.documents.repair import repair

__all__ = [
    "Document",
    "Head",
    "Reading",
    "decode",
    "load_folder",
    "read_bytes",
    "read_document",
    "repair",
    "split_head",
    "write_head",
]
