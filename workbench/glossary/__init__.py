"""The glossary: what things are called in Thai and English, read from files, searched, found in texts."""

from workbench.glossary.changes import affected, changed_concepts
from workbench.glossary.checks import Checker, Finding, FindingKind, Side, UnitTerms
from workbench.glossary.files import read_glossary, write_glossary
from workbench.glossary.model import Concept, Glossary, PartOfSpeech, Term, TermStatus, TermType
from workbench.glossary.recognition import Found, Hit, Recogniser
from workbench.glossary.search import search
from workbench.glossary.table import Row, table
from workbench.glossary.tolerant import fold, fold_text, stretches

__all__ = [
    "Checker",
    "Concept",
    "Finding",
    "FindingKind",
    "Found",
    "Glossary",
    "Hit",
    "PartOfSpeech",
    "Recogniser",
    "Row",
    "Side",
    "Term",
    "TermStatus",
    "TermType",
    "UnitTerms",
    "affected",
    "changed_concepts",
    "fold",
    "fold_text",
    "read_glossary",
    "search",
    "stretches",
    "table",
    "write_glossary",
]
