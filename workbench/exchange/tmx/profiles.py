"""What tools want otherwise than the standard has it; where nothing is said here, they take it as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.exchange.tmx.props import Prop


@dataclass(frozen=True, slots=True)
class Profile:
    """A tool that TMX files are written for."""

    name: str
    """As its maker writes it."""
    codes: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Codes that it wants for languages of the workbench; empty where those of the workbench will do."""
    longest_side: int | None = None
    """Characters that a side may have; None where no limit is known."""
    props: frozenset[Prop] = frozenset(Prop)
    """Those that it has a use for."""
    two_languages: bool = False
    """Whether a file may have two languages only."""

    def code(self, language: str) -> str:
        """What the tool calls `language`, or the workbench's own code where it has no name for it."""
        return self.codes.get(language, language)

    def knows(self, language: str) -> bool:
        """Whether the tool has a code for `language`."""
        return not self.codes or language in self.codes


GENERIC = Profile("TMX 1.4")

# It takes a side without a region for a project of any region, and one with another region only where there
# is no better: TMXReader2.getTuvByLang in github.com/omegat-org/omegat.
OMEGAT = Profile("OmegaT")

# It asks which of the file's languages are those of the memory, and takes any from TMX 1.1 on:
# docs.memoq.com, "Translation memory TMX import settings".
MEMOQ = Profile("memoQ")

TRADOS = Profile(
    "Trados",
    # Its memories have languages with a region, and what is in another language than the memory stays out
    # without a word: docs.rws.com, Trados Studio cloud capabilities, "Importing TM content".
    codes={"th": "th-TH", "en": "en-GB", "de": "de-DE", "fr": "fr-FR"},
    # Source and target each, on the same page.
    longest_side=2000,
    # Each prop becomes a field of the memory, or bars its unit where new fields are not wanted: so only what
    # a translator sorts by, and what brings a unit back. developers.rws.com/studio-api-docs,
    # "ImportSettings.NewFieldsOption".
    props=frozenset({Prop.DOCUMENT, Prop.TARGET_DOCUMENT, Prop.STATUS, Prop.CONFIDENCE, Prop.TRACE}),
    # "Multilingual TMX files are not supported": there, "Importing Content into a Translation Memory".
    two_languages=True,
)

PROFILES = {"generic": GENERIC, "omegat": OMEGAT, "trados": TRADOS, "memoq": MEMOQ}
"""By the names that people give."""
