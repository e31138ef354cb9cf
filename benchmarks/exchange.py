"""How long TMX of a million units takes to write, to read and to check, and how much memory.

    \b
    python -m benchmarks.exchange
    python -m benchmarks.exchange --units 100000

Each row is a process of its own, with its start and its imports. The units are made up: two sentences as long
as those of the corpus, all that a reviewed unit carries, and no source twice. "Making the units" is what it
takes to have them without doing anything with them, and part of the rows with "units"; "plain" writes and
reads as many bytes in as many pieces as TMX does, which is what the disk and Python by themselves take.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from benchmarks.measuring import Measured, alone, markdown
from workbench.alignment.beads import Bead, Span
from workbench.documents.model import Head
from workbench.exchange import read_tmx, write_tmx
from workbench.exchange.incoming import IncomingUnit
from workbench.exchange.memories import add_memory, read_memory
from workbench.exchange.preflight import check_units
from workbench.review import Status, Unit
from workbench.store import Store
from workbench.store.model import Pair

_PAIR = Pair(
    "th-text:en-text",
    Head("th-text", "th", "ข้อความ"),
    Head("en-text", "en", "Text"),
    "use",
    datetime(2026, 1, 1, tzinfo=UTC),
    {},
)
_PAIRS = {_PAIR.id: _PAIR}
_IMPORTED = 100_000
_THAI = "ที่ประชุมมีมติเห็นชอบร่างแผนปฏิบัติการข้อ {} และให้เสนอคณะรัฐมนตรีพิจารณาต่อไป"
_ENGLISH = (
    "The meeting agreed to item {} of the draft action plan & referred it to the cabinet for <decision>."
)
_BLOCK = 2**16


def units(count: int) -> Iterator[Unit]:
    """Units of one pair, decided on a second after another."""
    made = datetime(2026, 1, 1, microsecond=123_456, tzinfo=UTC)
    for number in range(count):
        thai, english = _THAI.format(number), _ENGLISH.format(number)
        yield Unit(
            id=number + 1,
            pair=_PAIR.id,
            position=number,
            bead=Bead(
                Span(number * 90, number * 90 + len(thai)),
                Span(number * 110, number * 110 + len(english)),
                0.9 + number % 997 / 10_000,
            ),
            source_text=thai,
            target_text=english,
            status=Status.APPROVED,
            version=1,
            note="",
            created_at=made,
            changed_at=made + timedelta(seconds=number),
            changed_by="สมหญิง",
        )


def _make(count: int) -> int:
    return sum(1 for _ in units(count))


def _write(path: str, count: int) -> int:
    return write_tmx(path, units(count), _PAIRS).units


def _read(path: str) -> int:
    return sum(isinstance(each, IncomingUnit) for each in read_tmx(path))


def _check(count: int) -> int:
    return check_units(units(count), _PAIRS).units


def _import(path: str) -> int:
    memory = read_memory(path)
    with Store(f"sqlite:///{Path(path).with_name('workbench.db')}") as store:
        return store.count_units([add_memory(store, memory, "benchmark")])


def _write_plain(path: str, count: int, size: int) -> int:
    line = b"x" * (size // count - 1) + b"\n"
    with open(path, "wb") as file:
        for _ in range(count):
            file.write(line)
        os.fsync(file.fileno())
    return count


def _read_plain(path: str) -> int:
    with open(path, "rb") as file:
        return sum(len(block) > 0 for block in iter(lambda: file.read(_BLOCK), b""))


@click.command(help=__doc__)
@click.option("--units", "count", default=1_000_000, show_default=True)
def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, plain = str(Path(folder, "units.tmx")), str(Path(folder, "plain"))
        rows: list[tuple[str, Measured[int]]] = [("making the units", alone(_make, count))]
        rows.append(("write TMX, from units", alone(_write, path, count)))
        size = os.path.getsize(path)
        rows.append(("write plain", alone(_write_plain, plain, count, size)))
        rows.append(("read TMX, to units", alone(_read, path)))
        rows.append(("read plain", alone(_read_plain, plain)))
        rows.append(("check units", alone(_check, count)))
        some = min(count, _IMPORTED)
        part = str(Path(folder, "part.tmx"))
        _write(part, some)
        rows.append((f"import {some:,} units into the store", alone(_import, part)))
    wrong = [what for what, measured in rows if "TMX" in what and measured.result != count]
    if wrong:
        raise click.ClickException(f"Not all units came through: {', '.join(wrong)}.")
    click.echo(f"{count:,} units, {size / 2**20:,.0f} MiB of TMX, {size / count:,.0f} bytes a unit.\n")
    cells = [(what, f"{measured.seconds:.1f}", f"{measured.mebibytes:.0f}") for what, measured in rows]
    click.echo(markdown(("", "seconds", "MiB at most"), cells))


if __name__ == "__main__":
    main()
