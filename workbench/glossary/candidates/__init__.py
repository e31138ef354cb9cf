"""Candidates: what a person should be offered for the glossary, found in texts and their translations."""

from workbench.glossary.candidates.finder import candidates
from workbench.glossary.candidates.model import (
    Candidate,
    Mention,
    Origin,
    Passage,
    Place,
    ProposedTerm,
)

__all__ = ["Candidate", "Mention", "Origin", "Passage", "Place", "ProposedTerm", "candidates"]
