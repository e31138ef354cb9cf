"""The list's own rules of editing, in the browser, are those of the core: shown at once, decided there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

import workbench.ui.components.bead_list as component

pytestmark = pytest.mark.browser

FOLDER = Path(component.__file__).parent / "js"
CASES = json.loads((Path(__file__).parents[2] / "review" / "cases.json").read_text(encoding="utf-8"))

_OUTCOME = """async ({ documents, before, operation }) => {
  const { Pair } = await import("./pair.js");
  const pair = new Pair("any");
  pair.load({
    revision: 0,
    documents: [documents.source, documents.target],
    columns: [{ spaced: documents.source_spaced }, { spaced: documents.target_spaced }],
    rows: before.map((row) => [row.id, 0, row.source, row.target, row.sourceAt, row.targetAt, row.confidence,
      row.status, row.note, "", 0, ""]),
  });
  pair.replay([]);
  const ids = before.map((row) => row.id);
  try {
    pair.apply({ name: "page:1", by: "Ann", operation });
  } catch (refusal) {
    return refusal.reason ? null : String(refusal);
  }
  return pair.order.map(({ id, source, target, sourceAt, targetAt, share, status, note }) => ({
    id: ids.includes(id) ? id : null, source, target, sourceAt, targetAt, confidence: share, status, note,
  }));
}"""


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Any:
    """An empty page with the list's modules beside it."""

    def answer(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        if name:
            route.fulfill(path=FOLDER / name, content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html>", content_type="text/html")

    context = chromium.new_context()
    made = context.new_page()
    made.route("http://modules.test/**", answer)
    made.goto("http://modules.test/")
    yield made
    context.close()


@pytest.mark.parametrize("case", CASES["operations"], ids=lambda case: case["name"])
def test_an_operation_has_the_same_outcome_here_and_in_the_core(page: Page, case: dict[str, Any]) -> None:
    given = {name: case[name] for name in ("before", "operation")}
    found = page.evaluate(_OUTCOME, given | {"documents": CASES["documents"][case["documents"]]})

    if "refused" in case:
        # Whether a reason is needed is asked before anything is sent.
        assert found is None or "reason" in case["refused"]
    else:
        assert found == case["after"]


@pytest.mark.parametrize("case", CASES["chunks"], ids=lambda case: case["text"][:20])
def test_a_text_has_the_same_chunks(page: Page, case: dict[str, Any]) -> None:
    edges = "async ({ text, spaced }) => (await import('./text.js')).edges(text, spaced)"

    assert page.evaluate(edges, case) == case["edges"]


@pytest.mark.parametrize("case", CASES["characters"], ids=lambda case: case["text"])
def test_no_cut_goes_through_what_readers_see_as_one_character(page: Page, case: dict[str, Any]) -> None:
    edges = """async ({ text }) => {
      const { clusterEdge } = await import("./text.js");
      const points = [...text];
      return [...new Set([...points, ""].map((_, at) => clusterEdge(points, at)))];
    }"""

    assert page.evaluate(edges, case) == case["edges"]


def test_white_space_is_the_same(page: Page) -> None:
    blank = """async () => {
      const { isBlank } = await import("./text.js");
      const found = [];
      for (let at = 0; at < 0x110000; at++)
        if ((at < 0xd800 || at > 0xdfff) && isBlank(String.fromCodePoint(at))) found.push(at);
      return found;
    }"""

    assert page.evaluate(blank) == CASES["spaces"]


def test_differences_join_back_to_both_texts(page: Page) -> None:
    found = page.evaluate(
        """async () => {
          const { differences } = await import("./matching.js");
          const { words } = await import("./text.js");
          return differences(words("ประชุมที่บาหลี ปี 2565", "th"), words("ประชุมใหญ่ที่บาหลี ปี 2566", "th"));
        }"""
    )

    assert "".join(text for kind, text in found if kind != "new") == "ประชุมที่บาหลี ปี 2565"
    assert "".join(text for kind, text in found if kind != "gone") == "ประชุมใหญ่ที่บาหลี ปี 2566"
    assert [text for kind, text in found if kind == "gone"] == ["2565"]
