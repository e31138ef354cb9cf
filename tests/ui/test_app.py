from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.small_corpus import PAIR
from tests.ui.conftest import shown
from workbench.settings import Settings
from workbench.store import Store
from workbench.ui import resources

ROOT = Path(__file__).parents[2]
APP = ROOT / "workbench" / "ui" / "app.py"


@pytest.fixture
def app(place: Settings) -> AppTest:
    return AppTest.from_file(str(APP), default_timeout=30)


def test_the_first_start_aligns_the_corpus_and_opens_on_the_overview(app: AppTest, store: Store) -> None:
    app.run()
    assert resources.aligner().wait(30)
    app.run()

    assert not app.exception
    assert '<h1 class="wb-page">Overview</h1>' in shown(app)
    assert store.pair(PAIR).total > 0


def test_a_database_that_cannot_be_opened_is_told_in_a_sentence(
    app: AppTest, place: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.data.mkdir()
    (place.data / "workbench.db").write_bytes(b"no database at all" * 100)
    app.run()

    assert "damaged or no SQLite database" in shown(app)
    assert not app.exception


def test_a_setting_that_is_no_number_is_told_in_a_sentence(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_LIMIT_MIB", "lots")

    assert "WORKBENCH_LIMIT_MIB is &#x27;lots&#x27;" in shown(app.run())


def test_a_stopped_alignment_says_what_is_left_and_goes_on(
    app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    aligner = resources.aligner()
    assert aligner.wait(30)
    store.add_pair("outline-en", "statement-th")
    aligner._work = type(aligner.work)(stopped=True)
    app.run()
    assert "Pairs still to align: 1" in shown(app)

    app.button(key="go_on").click().run()
    assert aligner.wait(30)
    assert store.pair("outline-en:statement-th").total > 0


def test_the_app_starts_from_any_folder(tmp_path: Path) -> None:
    script = f"""
from streamlit.testing.v1 import AppTest
app = AppTest.from_file({str(APP)!r}, default_timeout=50).run()
assert app.get("html") and not app.exception, app.exception
"""
    found = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={**os.environ, "WORKBENCH_DATA": str(tmp_path), "WORKBENCH_CORPUS": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert found.returncode == 0, found.stderr
