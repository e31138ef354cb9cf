"""The forms that an English term takes in a sentence.

Forms are made from the term instead of cutting words down to stems: a stemmer takes `organ` and
`organization` for one word, and a term's part of speech is known, that of a word in a text is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from workbench.glossary.model import PartOfSpeech, Term, TermType

_WORD = re.compile(r"[^\s-]+")
_SHORT = (TermType.ACRONYM, TermType.ABBREVIATION)
_DOTTED = 4
"""Letters up to which an acronym may be written with full stops: U.N."""
# What ends the noun group that bears the plural: *heads* of state, *persons* with disabilities.
_PREPOSITION = re.compile(
    "ad|against|among|at|between|by|for|from|in|of|on|to|towards?|under|upon|with|without|d['’].+"
)
# What stands behind the noun that it belongs to: *secretaries*-general, *notes* verbale.
_POSTPOSITIVE = re.compile(
    "and|designate|elect|emeritus|extraordinary|general|learned|learnt|plenipotentiary|verbale"
)
# What stands before another noun in the plural together with it.
_ALSO_PLURAL = frozenset(("man", "state", "woman"))
_SINGULAR_ENDINGS = (("ies", "y"), ("men", "man"), ("es", ""), ("s", ""))
# What ends like a plural; without its s it may be another word, such as new.
_NO_PLURAL = ("ics", "is", "means", "news", "series", "species", "ss", "us")


def forms(term: Term) -> tuple[str, ...]:
    """The term itself, then its plural and singular, or the forms of its verb; without possessives.

    Some may not be English (`advices`); they are looked for, not shown, and do not occur.
    """
    words = [match.span() for match in _WORD.finditer(term.text)]
    if not words or not term.text[-1].isalnum():
        return (term.text,)
    if term.part_of_speech is PartOfSpeech.VERB:
        made = [_with(term.text, words[:1], [form]) for form in _verb(_at(term.text, words[0]))]
    elif term.part_of_speech not in (PartOfSpeech.NOUN, PartOfSpeech.PROPER_NOUN):
        made = []
    elif term.type in _SHORT and len(words) == 1:
        made = _acronym(term.text)
    else:
        made = _noun_group(term.text, words)
    return tuple(dict.fromkeys([term.text, *made]))


def is_word(word: str) -> bool:
    """Whether an English dictionary has `word`, in lower case; it lacks what is never inflected."""
    from lemminflect import getAllInflections

    return bool(getAllInflections(word))


def _acronym(text: str) -> list[str]:
    """Singular or plural, and written with full stops."""
    if text[-1] == "s" and text[:-1].isupper():
        return [text[:-1]]
    dotted = [".".join(text) + "."] if text.isalpha() and text.isupper() and len(text) <= _DOTTED else []
    return [text + "s", *dotted]


def _noun_group(text: str, words: list[tuple[int, int]]) -> list[str]:
    end = next((at for at in range(1, len(words)) if _is_preposition(text, words[at])), len(words))
    head = end - 1
    while head and _POSTPOSITIVE.fullmatch(_at(text, words[head]).lower()):
        head -= 1
    bearers: list[tuple[int, ...]] = [(head,)]
    if len(words) == 2:
        bearers.append((1,))  # Director-Generals
        if text[words[0][1]] == "-":
            bearers.append((0,))  # aides-mémoire
        if head == 0 or _at(text, words[0]).lower() in _ALSO_PLURAL:
            bearers.append((0, 1))  # States Parties, notes verbales
    elif len(words) == 3 and end == 1:
        bearers.append((0, 2))  # heads of delegations
    return [
        _with(text, [words[at] for at in chosen], made)
        for chosen in bearers
        for made in product(*(_noun(_at(text, words[at])) for at in chosen))
    ]


def _at(text: str, span: tuple[int, int]) -> str:
    return text[slice(*span)]


def _with(text: str, spans: Sequence[tuple[int, int]], words: Sequence[str]) -> str:
    """`text` with each of the words in the place of its span."""
    for (start, end), word in reversed(list(zip(spans, words, strict=True))):
        text = text[:start] + word + text[end:]
    return text


def _is_preposition(text: str, span: tuple[int, int]) -> bool:
    # Not the one in denial-of-service attack.
    return text[span[0] - 1] != "-" and bool(_PREPOSITION.fullmatch(_at(text, span).lower()))


@lru_cache(maxsize=2**14)
def _noun(word: str) -> tuple[str, ...]:
    """Plurals, or the singular of a plural."""
    from lemminflect import getInflection

    if not word[-1:].isalpha():
        return ()
    if not word[1:].islower():
        return tuple(_acronym(word))
    lower = word.lower()
    singular = _singular(lower)
    made = [singular] if singular else getInflection(lower, "NNS")
    return tuple(dict.fromkeys(form for form in made if form != lower))


def _singular(word: str) -> str:
    """What `word` is the plural of; empty when it is none."""
    from lemminflect import getInflection

    if word.endswith(_NO_PLURAL):
        return ""
    for plural_ending, ending in _SINGULAR_ENDINGS:
        singular = word.removesuffix(plural_ending) + ending
        if word.endswith(plural_ending) and is_word(singular) and word in getInflection(singular, "NNS"):
            return singular
    # Compounds such as countermeasures are in no dictionary.
    return word[:-1] if word.endswith("s") and not is_word(word) else ""


@lru_cache(maxsize=2**12)
def _verb(word: str) -> tuple[str, ...]:
    from lemminflect import getInflection

    lower = word.lower()
    made = (form for tag in ("VBZ", "VBG", "VBD", "VBN") for form in getInflection(lower, tag))
    return tuple(dict.fromkeys(form for form in made if form != lower))
