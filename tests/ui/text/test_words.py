"""Both languages say everything, and take the same words from the views."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import pytest

from workbench.documents import repair
from workbench.glossary import TermStatus
from workbench.language import languages
from workbench.review import Status
from workbench.review.rules import Role
from workbench.ui.text import ENGLISH, LANGUAGES, THAI, Words

ALIKE = {
    # The order of a date's parts, and its year.
    "common.day",
    "common.month",
    "pictures.day_said",
    "signin.name_and_role",
    # Names of tools.
    "export.tools.omegat",
    "export.tools.trados",
    "export.tools.memoq",
    # Per cents.
    "pictures.bands.1",
    "pictures.bands.2",
}
"""What may be the same in both languages."""

PATHS = [field.name for field in fields(Words) if field.name != "code"]


def leaves(said: object, path: str) -> Iterator[tuple[str, object]]:
    """Every single thing said, with the path that leads to it."""
    if is_dataclass(said):
        for field in fields(said):
            yield from leaves(getattr(said, field.name), f"{path}.{field.name}")
    elif isinstance(said, Mapping):
        for key, value in said.items():
            yield from leaves(value, f"{path}.{key}")
    elif isinstance(said, tuple):
        for number, value in enumerate(said):
            yield from leaves(value, f"{path}.{number}")
    else:
        yield path, said


def said_in(words: Words, module: str) -> dict[str, object]:
    return dict(leaves(getattr(words, module), module))


def placeholders(said: object) -> list[str]:
    parts = string.Formatter().parse(said) if isinstance(said, str) else []
    return sorted(name for _, name, _, _ in parts if name is not None)


@pytest.mark.parametrize("module", PATHS)
def test_thai_says_all_that_english_says_in_other_words(module: str) -> None:
    english, thai = said_in(ENGLISH, module), said_in(THAI, module)

    # Streamlit speaks English by itself.
    thai = {path: said for path, said in thai.items() if not path.startswith("common.streamlit.")}
    assert english.keys() == thai.keys()
    assert {path for path in english if english[path] == thai[path]} <= ALIKE


@pytest.mark.parametrize("module", PATHS)
def test_both_take_the_same_placeholders(module: str) -> None:
    english, thai = said_in(ENGLISH, module), said_in(THAI, module)

    assert {path: placeholders(english[path]) for path in english} == {
        path: placeholders(thai[path]) for path in english
    }


def test_what_streamlit_fills_in_stays_in() -> None:
    for phrase, said in THAI.common.streamlit.items():
        assert placeholders(phrase) == placeholders(said), phrase


@pytest.mark.parametrize("module", PATHS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_left_empty_or_in_digits_that_the_interface_does_not_use(code: str, module: str) -> None:
    for path, said in said_in(LANGUAGES[code], module).items():
        if isinstance(said, str):
            assert said.strip(), path
            assert not set(said) & set("๐๑๒๓๔๕๖๗๘๙"), path


@pytest.mark.parametrize("module", PATHS)
def test_what_is_said_in_thai_is_sound_thai(module: str) -> None:
    for path, said in said_in(THAI, module).items():
        if isinstance(said, str):
            assert repair(said, "th") == (said, {}), path
            assert "ครับ" not in said, path
            assert "ค่ะ" not in said, path


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_value_of_the_core_has_its_words(code: str) -> None:
    words = LANGUAGES[code]

    assert set(words.common.status) == set(Status)
    assert set(words.common.term_status) == set(TermStatus)
    assert set(words.signin.roles) == set(Role)
    assert set(words.common.languages) == {each.code for each in languages()}
    assert len(words.common.months) == 12
