from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from workbench.errors import NotFound, StoreError
from workbench.store import Store
from workbench.store.engine import Database


def _age(url: str, client: str, by: timedelta) -> None:
    """Let a page have fallen silent so long ago."""
    database = Database(url)
    how = {
        "sqlite": "strftime('%Y-%m-%d %H:%M:%f000', at, :by || ' seconds')",
        "postgresql": "at + CAST(:by || ' seconds' AS interval)",
    }[url.partition(":")[0]]
    with database.writing() as connection:
        connection.execute(
            text(f"UPDATE presence SET at = {how} WHERE client = :client"),
            {"by": str(-int(by.total_seconds())), "client": client},
        )
    database.close()


def test_each_page_is_where_it_was_last_heard_of(store: Store, pair: str) -> None:
    first, second, _ = store.units(pair)
    store.here(pair, "page 2", "สมชาย", first.id)
    store.here(pair, "page 1", "มาลี", None)
    store.here(pair, "page 3", "มาลี", first.id)
    store.here(pair, "page 3", "มาลี", second.id)

    seen = store.present(pair)

    assert [(each.reviewer, each.client, each.unit) for each in seen] == [
        ("มาลี", "page 1", None),
        ("มาลี", "page 3", second.id),
        ("สมชาย", "page 2", first.id),
    ]


def test_a_page_that_fell_silent_is_not_there_and_later_forgotten(store: Store, url: str, pair: str) -> None:
    for client in ("old", "quiet", "new"):
        store.here(pair, client, "มาลี", None)
    _age(url, "quiet", timedelta(seconds=20))
    _age(url, "old", timedelta(hours=2))

    assert [each.client for each in store.present(pair)] == ["new"]
    assert [each.client for each in store.present(pair, timedelta(minutes=1))] == ["new", "quiet"]
    store.here(pair, "new", "มาลี", None)
    assert [each.client for each in store.present(pair, timedelta(days=1))] == ["new", "quiet"]


def test_a_page_at_a_pair_that_is_gone_is_told(store: Store, pair: str) -> None:
    store.here(pair, "page", "มาลี", None)
    with pytest.raises(StoreError, match="reviewer"):
        store.here(pair, "page", " ", None)
    store.delete_pair(pair, "มาลี")

    with pytest.raises(NotFound):
        store.here(pair, "page", "มาลี", None)
    with pytest.raises(NotFound):
        store.present(pair)
