"""What the app says, a module for each view or component, in every language of the interface.

Words in braces are filled in by the view. What people or documents say is never in here.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.ui.text import (
    common,
    concordance,
    documents,
    export,
    glossary,
    overview,
    pictures,
    review,
    signin,
)
from workbench.ui.text.choice import choose, chosen, cookies
from workbench.ui.text.common import Common
from workbench.ui.text.concordance import Concordance
from workbench.ui.text.documents import Documents
from workbench.ui.text.export import Export
from workbench.ui.text.glossary import Glossary
from workbench.ui.text.overview import Overview
from workbench.ui.text.pictures import Pictures
from workbench.ui.text.review import Review
from workbench.ui.text.signin import SignIn

__all__ = ["ENGLISH", "LANGUAGES", "THAI", "Words", "choose", "cookies", "words"]


@dataclass(frozen=True, slots=True)
class Words:
    """All that the app says in one language."""

    code: str
    """BCP 47, of the language."""
    common: Common
    concordance: Concordance
    documents: Documents
    review: Review
    glossary: Glossary
    export: Export
    overview: Overview
    pictures: Pictures
    signin: SignIn


ENGLISH = Words(
    code="en",
    common=common.ENGLISH,
    concordance=concordance.ENGLISH,
    documents=documents.ENGLISH,
    review=review.ENGLISH,
    glossary=glossary.ENGLISH,
    export=export.ENGLISH,
    overview=overview.ENGLISH,
    pictures=pictures.ENGLISH,
    signin=signin.ENGLISH,
)
THAI = Words(
    code="th",
    common=common.THAI,
    concordance=concordance.THAI,
    documents=documents.THAI,
    review=review.THAI,
    glossary=glossary.THAI,
    export=export.THAI,
    overview=overview.THAI,
    pictures=pictures.THAI,
    signin=signin.THAI,
)
LANGUAGES = {each.code: each for each in (ENGLISH, THAI)}


def words() -> Words:
    """The words in the session's language; call it while drawing, never while a module is read."""
    return LANGUAGES[chosen(LANGUAGES)]
