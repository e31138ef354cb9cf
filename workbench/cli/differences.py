"""Two versions of a text as one, with what went and what came marked."""

from __future__ import annotations

from collections.abc import Sequence


def marked(before: str, after: str) -> str:
    """`after`, with [-what went-] and {+what came+} word by word, Thai words too."""
    if before == after:
        return after
    # Slow to load, and not needed where nothing differs.
    from difflib import SequenceMatcher

    from workbench.segmentation.words import thai_tokens

    old, new = thai_tokens(before), thai_tokens(after)
    runs = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return "".join(_run(kind, old[a:b], new[c:d]) for kind, a, b, c, d in runs)


def _run(kind: str, old: Sequence[str], new: Sequence[str]) -> str:
    gone, come = "".join(old), "".join(new)
    if kind == "equal":
        return come
    return (f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else "")
