"""The glossary's checks, as a pre-flight asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from workbench.glossary import Checker, Glossary, Recogniser

if TYPE_CHECKING:
    from workbench.review import Unit
    from workbench.store.model import Pair


def violated(glossary: Glossary, pairs: Mapping[str, Pair]) -> Callable[[Unit], list[str]]:
    """A function that tells, for each finding that a unit shows by itself, what is wrong with which term."""
    recogniser = Recogniser(glossary)
    checkers = {
        id: Checker(glossary, pair.source.language, pair.target.language, recogniser)
        for id, pair in pairs.items()
    }

    def told(unit: Unit) -> list[str]:
        checker = checkers[unit.pair]
        found = checker.check(checker.terms(unit.source_text, unit.target_text))
        return [f"{each.kind}: {each.text} ({', '.join(each.expected)})" for each in found]

    return told
