"""The YAML head of a text file: found, read strictly, completed by what the text tells, and written."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import PurePath

import yaml

from workbench.documents.model import Head
from workbench.documents.script import guess
from workbench.errors import HeadError, LanguageError, suggest
from workbench.language import language

_FIELDS = ("id", "language", "title", "date", "publisher", "url", "rights", "note", "sources")
_LONGEST_HEAD = 8192
_LONGEST_TITLE = 120
_OPENING = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_CLOSING = re.compile(r"(?:(?<=\n)|(?<=\r))---[ \t]*(?:\r\n|\r|\n|\Z)")
_BLANK_LINES = re.compile(r"(?:[^\S\r\n]*(?:\r\n|\r|\n))*")
_FIRST_FIELD = re.compile(rf"\s*(?:{'|'.join(_FIELDS)})\s*:")
_ID = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_DAY_IN_TEXT = re.compile(r"(?<![\d-])(?:19|20)\d\d-\d\d-\d\d(?![\d-])")


def split_head(text: str) -> tuple[dict[str, object], int]:
    """The fields of the head that `text` begins with, and the code point where its body starts.

    Blank lines after the head belong to neither. Without a closing `---`, or where no mapping
    stands between, there is no head: no fields and 0. Values are strings, for `sources` tuples of
    strings; `make_head` checks them. Raises `HeadError` for a head that YAML cannot read, that
    holds anything but strings and lists of strings, or that is over 8,192 code points long.
    """
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return {}, 0
    block = text[opening.end() : closing.start()]
    meant = _FIRST_FIELD.match(block) is not None
    if len(block) > _LONGEST_HEAD:
        if not meant:
            return {}, 0
        raise HeadError(f"the head is {len(block):,} characters long; shorten it to {_LONGEST_HEAD:,}.")
    try:
        fields = _fields(block)
    except yaml.YAMLError as error:
        if not meant:
            return {}, 0
        mark = getattr(error, "problem_mark", None)
        place = f" at line {mark.line + 2}" if mark is not None else ""
        raise HeadError(
            f"the head between the lines '---' is no YAML{place}; put values with ':' or '#' in quotes."
        ) from error
    if fields is None:
        return {}, 0
    blank = _BLANK_LINES.match(text, closing.end())
    return fields, blank.end() if blank else closing.end()


def _fields(block: str) -> dict[str, object] | None:
    """Of the YAML mapping in `block`; None where it is none.

    Read event by event, so that nothing is built but strings: anchors, tags and nesting are
    refused before they can cost anything, and `2022-11-07` stays as written.
    """
    events = iter(yaml.parse(block, Loader=yaml.SafeLoader))
    for event in events:
        if not isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            break
    if not isinstance(event, yaml.MappingStartEvent):
        return None
    fields: dict[str, object] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        name = _scalar(event, "a field's name")
        if name not in _FIELDS:
            raise HeadError(f"the head has an unknown field '{name}'.{suggest(name, _FIELDS)}")
        if name in fields:
            raise HeadError(f"the head gives '{name}' twice; keep one.")
        event = next(events)
        if isinstance(event, yaml.SequenceStartEvent) and event.anchor is None:
            values: list[str] = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                values.append(_scalar(event, f"each of '{name}'"))
            fields[name] = tuple(values)
        else:
            fields[name] = _scalar(event, f"'{name}'")
    if any(not isinstance(event, yaml.DocumentEndEvent | yaml.StreamEndEvent) for event in events):
        raise HeadError("the head holds more than one YAML document; keep one.")
    return fields


def _scalar(event: yaml.Event, what: str) -> str:
    if not isinstance(event, yaml.ScalarEvent) or event.anchor is not None:
        raise HeadError(
            f"{what} in the head must be plain text, without anchors or nested values; write it out."
        )
    return str(event.value)


def make_head(name: str, text: str, fields: Mapping[str, object]) -> Head:
    """The head of the document `text` that came as the file `name`, from `fields` and, for the
    rest, from name and text: id, language, title, and a date in ISO form near the top.

    Raises `HeadError` or `LanguageError` with the field, its value and the remedy.
    """
    for field in fields:
        if field not in _FIELDS:
            raise HeadError(f"unknown field '{field}'.{suggest(str(field), _FIELDS)}")
    given = {field: _text(field, fields.get(field, "")) for field in _FIELDS if field != "sources"}
    return Head(
        id=_id("id", given["id"]) if given["id"] else _id_from(name, text),
        language=_language(given["language"]) if given["language"] else guess(text),
        title=" ".join(given["title"].split()) or _title_from(text),
        date=_date(given["date"]) if given["date"] else _date_from(text),
        publisher=given["publisher"],
        url=given["url"],
        rights=given["rights"],
        note=given["note"],
        sources=_sources(fields.get("sources", ())),
    )


def write_head(head: Head) -> str:
    """`head` as it stands at the top of a text file, with the blank line after it."""
    values: dict[str, str | list[str]] = {
        field: getattr(head, field) for field in _FIELDS if field != "sources" and getattr(head, field)
    }
    if head.sources:
        values["sources"] = list(head.sources)
    dumped = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10**6)
    return f"---\n{dumped}---\n\n"


def _text(field: str, value: object) -> str:
    if not isinstance(value, str):
        raise HeadError(f"'{field}' is {value!r}; give plain text.")
    return value.strip()


def _id(field: str, value: str) -> str:
    if not _ID.fullmatch(value):
        raise HeadError(
            f"'{field}' has '{value[:100]}'; use up to 100 lower-case letters a-z, digits, '-' and '.', "
            "with a letter or digit at both ends."
        )
    return value


def _language(code: str) -> str:
    try:
        return language(code).code
    except LanguageError as error:
        raise HeadError(f"'language' is '{code}': {error}") from error


def plain_date(value: str) -> bool:
    """Whether `value` is a date as `Head` has it."""
    try:
        _date(value)
    except HeadError:
        return False
    return True


def _date(value: str) -> str:
    found = _DATE.fullmatch(value)
    if found is None:
        raise HeadError(f"'date' is '{value}'; write it as 2022-11-07, 2022-11 or 2022.")
    year, month, day = (int(part) if part else 1 for part in found.groups())
    if year >= 2400:
        raise HeadError(f"'date' has the Buddhist-era year {year}; write the Gregorian year {year - 543}.")
    try:
        date(year, month, day)
    except ValueError as error:
        raise HeadError(f"'date' is '{value}', and the calendar has no such day; correct it.") from error
    return value


def _sources(value: object) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, list | tuple):
        raise HeadError(f"'sources' is {value!r}; give a list of document ids, such as [white-paper-en].")
    return tuple(_id("sources", _text("sources", each)) for each in value)


def _id_from(name: str, text: str) -> str:
    stem = unicodedata.normalize("NFKD", PurePath(name).stem)
    spelt = "".join(each for each in stem if not unicodedata.combining(each))
    slug = re.sub(r"-*\.-*", ".", re.sub(r"[^a-z0-9.]+", "-", spelt.lower())).strip("-.")[:100].strip("-.")
    # A name in another script would leave its digits only, and those are the same in many files.
    if not slug or any(each.isalpha() and not each.isascii() for each in spelt):
        return f"document-{hashlib.sha256(text.encode()).hexdigest()[:8]}"
    return slug


def _title_from(text: str) -> str:
    line = " ".join(next(filter(str.strip, text.splitlines()), "").split())
    if len(line) <= _LONGEST_TITLE:
        return line
    cut = _LONGEST_TITLE
    while cut > 1 and unicodedata.category(line[cut]) == "Mn":  # keep vowels and marks on their letter
        cut -= 1
    return line[:cut].rstrip()


def _date_from(text: str) -> str:
    days = set(_DAY_IN_TEXT.findall(text[:1000]))
    day = days.pop() if len(days) == 1 else ""
    return day if plain_date(day) else ""
