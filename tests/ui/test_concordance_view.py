"""The concordance page, and files that become memories."""

from __future__ import annotations

from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import View, shown
from workbench.review import Status, Unit
from workbench.review.rules import Role, Rules
from workbench.store import Store
from workbench.store.memory_model import MemoryUnit
from workbench.ui import resources
from workbench.ui.components import keep_memory
from workbench.ui.tasks import Task

TMX = (
    '<tmx version="1.4"><header srclang="en"/><body>'
    '<tu><tuv xml:lang="en"><seg>*Cyber* &lt;b&gt; norms $5</seg></tuv>'
    '<tuv xml:lang="th"><seg>บรรทัดฐาน</seg></tuv></tu>'
    '<tu><tuv xml:lang="en"><seg>Alone</seg></tuv></tu>'
    "</body></tmx>"
)


@pytest.fixture
def app(view: View, store: Store, units: list[Unit]) -> AppTest:
    """The page, with one unit approved and a memory."""
    store.decide(units[1].id, 0, "Ann", status=Status.APPROVED)
    texts = (("en", "A **bold** <i>draft</i> & more"), ("th", "ร่าง ความ มั่นคง"), ("de", "Entwurf"))
    store.add_memory("tm <1>", "tm.tmx", [MemoryUnit(texts)], "Ann")
    app = view("concordance")
    app.session_state["reviewer"] = "Ann"
    return app.run()


def look_for(app: AppTest, query: str) -> str:
    app.text_input(key="concordance_query").set_value(query).run()
    assert not app.exception
    return shown(app)


def test_what_is_found_is_shown_literally_with_the_hit_marked(app: AppTest) -> None:
    page = look_for(app, "ความมันคง")

    assert '<div lang="th" class="wb-text">ร่าง <mark>ความ มั่นคง</mark></div>' in page
    assert "A **bold** &lt;i&gt;draft&lt;/i&gt; &amp; more" in page
    assert "Entwurf" in page and "Memory tm &lt;1&gt;, 1" in page
    assert "Units found: 1" in page
    assert app.query_params["q"] == "ความมันคง"


def test_a_unit_of_a_pair_has_its_status_and_a_link(app: AppTest, units: list[Unit]) -> None:
    page = look_for(app, units[1].source_text)

    assert 'href="review?pair=' in page and f"unit={units[1].id}" in page
    assert "wb-approved-fill" in page and "Approved" in page


def test_what_is_nowhere_is_said_and_an_empty_field_finds_nothing(app: AppTest) -> None:
    assert "Nothing is found" in look_for(app, "no such thing")
    page = look_for(app, " ")
    assert "Nothing is found" not in page and 'class="wb-found"' not in page
    assert "q" not in app.query_params


def test_a_link_leads_to_what_it_looks_for(view: View, store: Store, units: list[Unit]) -> None:
    app = view("concordance")
    app.query_params["q"] = units[0].source_text[:10]

    assert "<mark>" in shown(app.run())
    assert app.text_input(key="concordance_query").value == units[0].source_text[:10]


def test_a_memory_is_removed_once_it_is_chosen(app: AppTest, store: Store) -> None:
    assert '<td data-of="Name">tm &lt;1&gt;</td>' in shown(app)
    assert app.button(key="memory_remove_sure").disabled

    app.selectbox(key="memory_which").set_value("tm <1>").run()
    app.button(key="memory_remove_sure").click().run()

    assert "The memory tm &lt;1&gt; is removed." in shown(app)
    assert store.memories() == []


def test_who_is_no_administrator_sees_why_no_memory_comes_in(
    view: View, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "rules", lambda: Rules(default=Role.APPROVER))
    app = view("export")
    app.session_state["reviewer"] = "Ann"
    app.session_state["back_purpose"] = "memory"

    assert "This takes the role Administrator." in shown(app.run())
    assert app.file_uploader(key="memory_file-0").disabled


def test_a_file_is_kept_as_a_memory(view: View, store: Store, units: list[Unit]) -> None:
    app = view("export")
    app.session_state["reviewer"] = "Ann"
    app.session_state["back_purpose"] = "memory"
    app.run()
    app.file_uploader(key="memory_file-0").upload("old work.tmx", TMX.encode(), "text/xml").run()
    name = next(each for each in app.text_input if str(each.key).startswith("memory_name"))
    assert name.value == "old work"
    name.set_value("ชุด เก่า").run()

    app.button(key="memory_keep").click().run()
    assert app.session_state[keep_memory._KEEPING].wait(20)
    app.run()

    page = shown(app)
    assert "The memory ชุด เก่า is kept, with 1 units." in page
    assert "line 2" in page or "line 1: " in page
    (found,) = store.concordance("cyber").occurrences
    assert found.passages[0].text == "*Cyber* <b> norms $5"


def test_a_file_that_is_refused_keeps_nothing(store: Store) -> None:
    task = Task("bad.tmx", partial(keep_memory._keep, store, "bad.tmx", b"<html/>", "bad", "Ann"))

    assert task.wait(20)
    assert task.progress.fault is not None and task.progress.stage == "failed"
    assert store.memories() == []


def test_it_can_be_stopped(store: Store) -> None:
    unit = TMX[TMX.index("<tu>") : TMX.index("</tu>") + 5]
    data = TMX.replace("<body>", "<body>" + unit * 20_000).encode()
    task = Task("big.tmx", partial(keep_memory._keep, store, "big.tmx", data, "big", "Ann"))
    task.stop()

    assert task.wait(60)
    assert task.progress.stage == "stopped"
    assert store.memories() == []
