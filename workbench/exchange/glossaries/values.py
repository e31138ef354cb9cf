"""How standards, tools and people write what the glossary holds as a value."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from workbench.glossary import PartOfSpeech, TermStatus, TermType
from workbench.language import languages

_Value = TypeVar("_Value", bound=StrEnum)

# As `key` leaves them. TBX adds "Term" and "-admn-sts" to a status, which `status` takes off.
_STATUS = {
    TermStatus.PREFERRED: "preferred recommended standardized approved ใช้ คำหลัก แนะนำ คำแนะนำ",
    TermStatus.ADMITTED: "admitted allowed valid synonym alternative legal regulated ใช้ได้ คำพ้อง ทางเลือก",
    TermStatus.DEPRECATED: "deprecated superseded obsolete outdated notrecommended เลิกใช้ ไม่แนะนำ ไม่ควรใช้",
    TermStatus.FORBIDDEN: "forbidden prohibited avoid donotuse unwort ห้ามใช้ ต้องห้าม คำต้องห้าม",
}
_TYPE = {
    TermType.FULL_FORM: "fullform full variant phrase entryterm คำเต็ม",
    TermType.ABBREVIATION: "abbreviation abbreviatedform shortform clippedterm คำย่อ อักษรย่อ ตัวย่อ",
    TermType.ACRONYM: "acronym initialism",
    TermType.TRANSLITERATION: "transliteration transliteratedform transcribedform คำทับศัพท์ ทับศัพท์",
}
_PART_OF_SPEECH = {
    PartOfSpeech.NOUN: "noun n commonnoun นาม คำนาม",
    PartOfSpeech.VERB: "verb v กริยา คำกริยา",
    PartOfSpeech.ADJECTIVE: "adjective adj คุณศัพท์ คำคุณศัพท์",
    PartOfSpeech.PROPER_NOUN: "propernoun name วิสามานยนาม ชื่อเฉพาะ",
    PartOfSpeech.PHRASE: "phrase phraseologicalunit other วลี",
}


def _by_word(table: dict[_Value, str]) -> dict[str, _Value]:
    return {word: value for value, words in table.items() for word in words.split()}


STATUSES = _by_word(_STATUS)
TYPES = _by_word(_TYPE)
PARTS_OF_SPEECH = _by_word(_PART_OF_SPEECH)
"""What each word means, by its `key`."""

LANGUAGE_NAMES = {
    **{each.name.casefold(): each.code for each in languages()},
    **{"ไทย": "th", "อังกฤษ": "en", "เยอรมัน": "de", "ฝรั่งเศส": "fr"},
}
"""Codes of the languages of the workbench by their names, in English and in Thai."""

_CODES = {each.code: each.code for each in languages()} | {
    "tha": "th",
    "eng": "en",
    "deu": "de",
    "ger": "de",
    "fra": "fr",
    "fre": "fr",
}
_BETWEEN = re.compile(r"[\s_\-./():]+")


@lru_cache(maxsize=2**12)
def key(text: str) -> str:
    """`text` without case, white space and the marks that people put between words."""
    return _BETWEEN.sub("", text.casefold())


def status(text: str) -> TermStatus | None:
    """The status that `text` names, in any way that TBX, a tool or a person writes it."""
    name = key(text)
    return STATUSES.get(name) or STATUSES.get(name.removesuffix("admnsts").removesuffix("term"))


def term_type(text: str) -> TermType | None:
    """The type of term that `text` names."""
    return TYPES.get(key(text))


def part_of_speech(text: str) -> PartOfSpeech | None:
    """The part of speech that `text` names."""
    return PARTS_OF_SPEECH.get(key(text))


def region(tag: str) -> str:
    """`tag` where it says more than a language, such as `en-GB`; else an empty text."""
    return tag.strip() if re.search("[-_]", tag) else ""


def language_code(tag: str) -> str | None:
    """The code of the language that `tag` names, such as `th-TH`, `tha` or `Thai`; None for any other."""
    name = tag.strip().casefold()
    return _CODES.get(re.split("[-_]", name)[0]) or LANGUAGE_NAMES.get(name.removeprefix("ภาษา"))
