"""The glossary: what things are called in Thai and English, read from files and searched."""

from workbench.glossary.files import read_glossary, write_glossary
from workbench.glossary.model import Concept, Glossary, PartOfSpeech, Term, TermStatus, TermType
from workbench.glossary.search import fold, search
from workbench.glossary.table import Row, table

__all__ = [
    "Concept",
    "Glossary",
    "PartOfSpeech",
    "Row",
    "Term",
    "TermStatus",
    "TermType",
    "fold",
    "read_glossary",
    "search",
    "table",
    "write_glossary",
]
