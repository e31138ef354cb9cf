"""TMX files that are damaged, or made to do damage."""

from __future__ import annotations

import io
import socket
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.errors import ExchangeError
from workbench.exchange import read_tmx, write_tmx, xml_records
from workbench.exchange.incoming import Skipped
from workbench.exchange.tmx import reading
from workbench.review import Unit
from workbench.store.model import Pair

TU = '<tu><tuv xml:lang="en"><seg>{}</seg></tuv><tuv xml:lang="th"><seg>ใช่</seg></tuv></tu>'
TMX = '<tmx version="1.4"><header srclang="en"/>\n<body>\n{}\n</body></tmx>'


def message(data: str | bytes) -> str:
    with pytest.raises(ExchangeError) as caught:
        list(read_tmx(io.BytesIO(data.encode() if isinstance(data, str) else data)))
    return str(caught.value)


def test_entities_are_refused_before_they_are_met(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    for declared in (
        '<!ENTITY x "text">',
        f'<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">',
        f'<!ENTITY l0 "lol">{laughs}<!ENTITY x "&l11;">',
        "<!ENTITY % p \"<!ENTITY x 'y'>\">%p;",
    ):
        told = message(f"<!DOCTYPE tmx [{declared}]>" + TMX.format(TU.format("&x;")))
        assert "declares the entity" in told
        assert "secret" not in told


def test_an_entity_that_nothing_declares_is_refused_with_its_line() -> None:
    told = message('<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n' + TMX.format(TU.format("a&nbsp;b")))
    assert told.startswith("Line 4: the entity &nbsp; is none of XML's own")


def test_nothing_is_fetched() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/tmx14.dtd"
        body = TMX.format(TU.format("yes"))
        assert len(list(read_tmx(io.BytesIO(f'<!DOCTYPE tmx SYSTEM "{address}">{body}'.encode())))) == 1
        include = f'<x xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{address}"/></x>'
        assert len(list(read_tmx(io.BytesIO(TMX.format(include + TU.format("yes")).encode())))) == 1
        assert "declares the entity" in message(f'<!DOCTYPE tmx [<!ENTITY % p SYSTEM "{address}">%p;]>{body}')
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("", "The file is empty"),
        ("not XML", "not well-formed XML"),
        ("<html><body><tu/></body></html>", "The file is XML but no TMX"),
        ("<x>" + TMX.format(TU) + "</x>", "The file is XML but no TMX"),
        (TMX.format(TU)[:-30], "not well-formed XML"),
        (TMX.format(TU.format("a\x01b")), "line 3"),
        (TMX.format(TU.format("&#1;")), "line 3"),
        (TMX.format("<tu></tux>"), "line 3"),
        (TMX.format(TU.format("<b>" * 400 + "</b>" * 400)), "not well-formed XML"),
        ("<?xml version='1.0' encoding='nonsense'?>" + TMX.format(TU), "not well-formed XML"),
        (
            "<?xml version='1.0' encoding='UTF-16'?>".encode("utf-16") + TMX.format(TU).encode(),
            "not well-formed XML",
        ),
        (TMX.format(TU).encode("utf-8").replace("ใ".encode(), b"\xe0\xb9"), "not well-formed XML"),
        (b"PK\x03\x04" + bytes(100), "not well-formed XML"),
    ],
)
def test_damaged_files_are_told_in_a_sentence(data: str | bytes, told: str) -> None:
    said = message(data)
    assert told in said
    assert said.endswith(".")


def test_a_file_broken_half_way_ends_in_the_line_and_not_as_if_it_were_whole() -> None:
    units = iter(read_tmx(io.BytesIO(TMX.format("\n".join([TU] * 3000) + "<tu>").encode())))
    assert next(units).place == "line 3"
    with pytest.raises(ExchangeError, match=r"line 300[23], column \d+"):
        list(units)


def test_files_past_the_limits_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_records, "LARGEST_RECORD", 2**20)
    assert "No unit ends within 1 MiB" in message(TMX.format(f"<tu>{'<note/>' * 200_000}</tu>"))
    monkeypatch.setattr(reading, "LARGEST", 100)
    assert "The file has" in message(TMX.format(TU))


@pytest.mark.parametrize("path", [".", "missing.tmx"])
def test_a_place_that_is_no_file_is_told(tmp_path: Path, path: str) -> None:
    with pytest.raises(ExchangeError, match="Cannot read '"):
        list(read_tmx(tmp_path / path))


def test_memory_does_not_grow_with_the_number_of_units(
    tmp_path: Path, pair: Pair, unit: Callable[..., Unit]
) -> None:
    def peak(units: int) -> int:
        path = tmp_path / "in.tmx"
        write_tmx(path, (unit(note="x" * 100) for _ in range(units)), {pair.id: pair})
        tracemalloc.start()
        assert sum(1 for _ in read_tmx(path)) == units
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(4000) - peak(400) < 20_000


def test_many_kinds_of_remarks_do_not_fill_the_memory() -> None:
    props = (f'<tu><prop type="p{n}">x</prop>{TU.format("a")[4:]}' for n in range(1000))
    found = read_tmx(io.BytesIO(TMX.format("\n".join(props)).encode()))
    assert len(list(found)) == 1000
    assert sum(remark.count for remark in found.remarks) == 1000
    assert len(found.remarks) == 201


def test_names_of_a_megabyte_are_told_in_short() -> None:
    long = "x" * 2**20
    prop = f'<prop type="{long}">x</prop>'
    sides = f'<tuv xml:lang="{long}"><seg>a</seg></tuv>' * 7
    units = TU.format("a").replace("<tu>", f"<tu>{prop}") + f"<tu>{sides}</tu>"
    found = read_tmx(io.BytesIO(TMX.format(units).encode()))
    _, skipped = found
    assert isinstance(skipped, Skipped)
    assert skipped.reason.endswith(" and others, where two languages that the workbench knows are needed.")
    assert len(skipped.reason) < 500
    assert [len(remark.text) < 100 for remark in found.remarks] == [True]


@pytest.mark.parametrize("sides", ["", '<tuv xml:lang="th"><seg>ใช่</seg></tuv>'])
def test_a_unit_of_ours_that_lost_its_sides_is_listed(sides: str) -> None:
    ours = '<tu tuid="a:b#1"><prop type="x-workbench">th 1 0 0-4 -</prop>'
    (skipped,) = read_tmx(io.BytesIO(TMX.format(f"{ours}{sides}</tu>").encode()))
    assert isinstance(skipped, Skipped)
