"""What a format's reader hands over before heads and repairs."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.errors import DocumentTooLarge


@dataclass(frozen=True, slots=True)
class Extract:
    """Text taken out of a file, and what the file itself says about it."""

    text: str
    encoding: str
    fields: dict[str, object] = field(default_factory=dict)
    """Fields of `Head`, as far as the file tells them."""
    repairs: dict[str, int] = field(default_factory=dict)
    """Repairs that needed more than the text, such as the places of letters on a PDF page."""


def mebibytes(size: int) -> str:
    """`size` bytes (or code points) for a message: `20 MiB`, or to three places below one."""
    amount = size / 2**20
    return f"{amount:.0f} MiB" if amount >= 100 or amount == int(amount) else f"{amount:.3g} MiB"


def too_large(what: str, size: str, limit: int) -> DocumentTooLarge:
    """The refusal of `what`, which has `size` where `limit` is the most."""
    return DocumentTooLarge(
        f"{what} {size}, over the limit of {mebibytes(limit)}; split the document, "
        "or set WORKBENCH_LIMIT_MIB higher."
    )
