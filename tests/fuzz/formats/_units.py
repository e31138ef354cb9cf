"""Units to write files of, and to read them again."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from workbench.alignment.beads import Bead, Span
from workbench.documents.model import Head
from workbench.exchange.incoming import IncomingUnit
from workbench.review import Status, Unit
from workbench.store.model import Pair

_AT = datetime(2026, 1, 31, 23, 59, 58, 7, tzinfo=UTC)
_PAIR = Pair("th-a:en-a", Head("th-a", "th", "ก"), Head("en-a", "en", "A"), "use", _AT, {})
_UNITS = [
    Unit(
        id=number,
        pair=_PAIR.id,
        position=number,
        bead=Bead(Span(number * 9, number * 9 + 8), None, 0.5),
        source_text="น้ำ & <b>ไฟ</b> 😀",
        target_text="=Water\r\nand fire",
        status=status,
        version=number,
        note="ดู 'ก'",
        created_at=_AT,
        changed_at=_AT,
        changed_by="สมหญิง",
    )
    for number, status in enumerate(Status)
]


def written(write: Callable[..., object], **options: Any) -> bytes:
    """A file with a unit of each status."""
    file = io.BytesIO()
    write(file, _UNITS, {_PAIR.id: _PAIR}, **options)
    return file.getvalue()


def read_units(read: Callable[..., Iterable[Any]], data: bytes) -> None:
    """Read all units of a file; each has what every unit has."""
    reading: Any = read(io.BytesIO(data))
    for each in reading:
        assert each.place
        if isinstance(each, IncomingUnit):
            assert {each.source_language, each.target_language} <= {"th", "en", "de", "fr"}
            assert each.confidence is None or 0 <= each.confidence <= 1
            assert each.unit is None or each.unit >= 0
    assert all(remark.count for remark in reading.remarks)
