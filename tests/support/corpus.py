"""The project's own corpus as it lies in its files, read without the workbench's readers.

The gold links count on the exact text behind the head, so tests and benchmarks that use
them should not depend on how a reader repairs or trims it.
"""

from __future__ import annotations

from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"


def corpus_paths(language: str) -> list[Path]:
    """The corpus files of one language, `th` or `en`, in the order of their names."""
    return sorted((CORPUS / language).glob("*.txt"))


def corpus_path(document_id: str, language: str) -> Path:
    return CORPUS / language / f"{document_id}.txt"


def read_corpus_file(path: Path) -> tuple[dict[str, object], str]:
    """The YAML head of a corpus file, and everything after the line that closes it."""
    content = path.read_bytes().decode("utf-8")
    opening, head, body = content.split("---\n", 2)
    if opening:
        raise AssertionError(f"{path.name} does not begin with a head between --- lines")
    fields = yaml.safe_load(head)
    if not isinstance(fields, dict):
        raise AssertionError(f"the head of {path.name} holds no fields")
    return fields, body


def sources_of(path: Path) -> list[str]:
    """The ids of the English sources that a Thai file's head names, the best first."""
    named = read_corpus_file(path)[0].get("sources")
    if not isinstance(named, list) or not named:
        raise AssertionError(f"the head of {path.name} names no sources")
    return [str(source) for source in named]
