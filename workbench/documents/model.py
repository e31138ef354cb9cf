"""Documents: a head of facts and a text that is never changed once stored."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a document; the YAML head of a text file holds the same fields."""

    id: str
    """Lower-case letters, digits, `-` and `.`; unique in a store."""
    language: str
    """BCP 47 code."""
    title: str
    date: str = ""
    """ISO 8601, a Gregorian year, as far as known: `2022-11-07`, `2022-11`, `2022`, or nothing."""
    publisher: str = ""
    url: str = ""
    rights: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    """Ids of the documents that this one is read beside, the best first."""


@dataclass(frozen=True, slots=True)
class Document:
    """A head and its text. Offsets anywhere in the workbench are code points into `text`."""

    head: Head
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it came out of a file, and what was done to get it."""

    document: Document
    encoding: str
    """Of the file's text, such as `utf-8` or `cp874`; for docx and pdf the name of the format."""
    repairs: dict[str, int]
    """Kind of repair to how often it was made; empty when the text came in sound."""
