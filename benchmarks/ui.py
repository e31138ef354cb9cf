"""How fast the review screen answers, in Debian's Chromium, on a pair of 2,000 beads.

    \b
    python -m benchmarks.ui
    python -m benchmarks.ui --times 10 keys

PARTS are `paint`, `keys`, `slow`, `away` and `two`; without them all are measured. A key counts from the
moment the browser has it until what it changes is painted; a confirmation until the server has answered.
Other work on the machine shows in the figures.
"""

from __future__ import annotations

import random
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import click
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.measuring import markdown
from benchmarks.scaling import long_pair
from benchmarks.serving import CHROMIUM, FLAGS, Delay, Server
from workbench.alignment.beads import Bead, Span
from workbench.documents import Document, Head
from workbench.errors import WorkbenchError
from workbench.review import Status
from workbench.store import Store

HEAD = ("what", "reach", "median", "p95", "of")
BEADS = 2000
_PATIENCE = 120_000
"""Milliseconds until a page that does not come is given up."""

_ROWS = """() => {
  const hosts = [...document.querySelectorAll('[data-testid="stBidiComponentIsolated"]')];
  return hosts.map((each) => each.shadowRoot?.querySelector(".rows")).find(Boolean);
}"""
_FIRST_PAINT = f"""
  window.watchPaint = () => {{
    window.painted = null;
    let began = 0;
    const click = ({{ timeStamp }}) => (began = timeStamp);
    document.addEventListener("click", click, {{ capture: true, once: true }});
    const find = {_ROWS};
    const look = () => {{
      if (!find()?.querySelector(".row.current .text")) return requestAnimationFrame(look);
      const channel = new MessageChannel();
      channel.port1.onmessage = () => (window.painted = performance.now() - began);
      requestAnimationFrame(() => channel.port2.postMessage(0));
    }};
    look();
  }};
  window.watchPaint();
"""
_WATCH_KEYS = f"""() => {{
  window.painted = [];
  window.confirmed = [];
  const state = ({_ROWS})().getRootNode().querySelector(".state");
  const settled = state.textContent;
  let began = null;
  new MutationObserver(() => {{
    if (began === null || state.textContent !== settled) return;
    window.confirmed.push(performance.now() - began);
    began = null;
  }}).observe(state, {{ childList: true, characterData: true, subtree: true }});
  window.addEventListener("keydown", ({{ timeStamp }}) => {{
    began = timeStamp;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => window.painted.push(performance.now() - timeStamp);
    requestAnimationFrame(() => channel.port2.postMessage(0));
  }}, {{ capture: true }});
}}"""
PRESS_ALL = """async ([codes, wait]) => {
  for (const combination of codes) {
    const parts = combination.split("+");
    let place = document.activeElement;
    while (place.shadowRoot?.activeElement) place = place.shadowRoot.activeElement;
    place.dispatchEvent(new KeyboardEvent("keydown", { code: parts.at(-1), shiftKey: parts.includes("Shift"),
      ctrlKey: parts.includes("Ctrl"), bubbles: true, composed: true, cancelable: true }));
    await new Promise((go) => setTimeout(go, wait));
  }
}"""
"""Presses keys, wherever the focus is, with so many milliseconds after each."""

Row = tuple[str, str, str, str, str]


def random_keys(chooser: random.Random, operations: int) -> list[str]:
    """Keys of that many operations on an alignment, and moves between them."""
    cut = ["Digit1", *["Ctrl+ArrowRight"] * 2, "Digit2", "Ctrl+ArrowRight", "KeyS"]
    kinds = [
        *(["KeyA"], ["KeyP"], ["KeyM"], ["Shift+KeyM"], ["KeyU"], ["KeyZ"], ["Shift+KeyZ"]),
        *(["BracketLeft"], ["BracketRight"], ["Shift+BracketLeft"], ["Shift+BracketRight"]),
        *(["KeyL", "KeyJ", "KeyL", "Escape"], cut, cut, cut),
    ]
    moves = ["KeyJ", "KeyK", "KeyJ", "PageDown", "PageUp", "KeyN"]
    found: list[str] = []
    for _ in range(operations):
        found += [*chooser.choices(moves, k=chooser.randint(0, 3)), *chooser.choice(kinds)]
    return found


def on_screen(page: Page) -> list[list[str]]:
    """Both texts of every row of the list, in its order."""
    return list(
        page.evaluate(
            f"""() => [...({_ROWS})().querySelectorAll(".row")].map((row) =>
              ["source", "target"].map((side) => {{
                const text = row.querySelector(`:scope > .${{side}} .text`);
                return text.classList.contains("none") ? "" : text.textContent;
              }}))"""
        )
    )


def in_store(store: Store, pair: str) -> list[list[str]]:
    """Both texts of every unit of a pair, in their order."""
    return [[unit.source_text, unit.target_text] for unit in store.units(pair)]


def _painted(page: Page) -> float:
    """Milliseconds until the list was painted, from the click that led to it or from the page's beginning."""
    page.wait_for_function("window.painted")
    return float(page.evaluate("window.painted"))


def settled(page: Page) -> None:
    """Wait until nothing is left to save."""
    page.wait_for_function(f"({_ROWS})()?.getRootNode().querySelector('.state').textContent === 'All saved'")


class Bench:
    """A server with a long pair, and a browser to look at it."""

    def __init__(self, server: Server, browser: Browser, times: int) -> None:
        self.server, self.browser, self.times = server, browser, times

    def add_pair(self, name: str, beads: int = BEADS) -> str:
        """The id of a new pair of that many beads, which nobody has touched."""
        made = long_pair(beads)
        with Store(self.server.database) as store:
            for code, text in (("th", made.source), ("en", made.target)):
                store.add_document(Document(Head(f"{name}-{code}", code, f"{name} {code}"), text))
            pair = store.add_pair(f"{name}-th", f"{name}-en").id
            found = [Bead(Span(*ours), Span(*theirs), 0.8) for ours, theirs in made.links]
            store.save_alignment(pair, found, "none")
        return pair

    @contextmanager
    def context(self, name: str = "Ann") -> Iterator[BrowserContext]:
        """A browser profile of its own for a reviewer."""
        context = self.browser.new_context(viewport={"width": 1440, "height": 900})
        context.set_default_timeout(_PATIENCE)
        context.add_cookies([{"name": "workbench_reviewer", "value": name, "url": self.server.url}])
        yield context
        context.close()

    def open(self, context: BrowserContext, pair: str, port: int | None = None) -> Page:
        """The review of `pair`, once its list is there and has come to rest."""
        page = context.new_page()
        page.goto(f"http://localhost:{port or self.server.port}/review?pair={quote(pair)}")
        page.wait_for_function(f"({_ROWS})()?.querySelector('.row.current')")
        page.wait_for_timeout(1500)
        return page

    def paint(self) -> list[Row]:
        """First paint of a pair: in an app that is open, for the first time and again, and with the app."""
        pair = self.add_pair("paint")
        first, again, whole = list[float](), list[float](), list[float]()
        with self.context() as context:
            page = self.open(context, pair)
            page.add_init_script(_FIRST_PAINT)
            for _ in range(self.times):
                page.goto(f"{self.server.url}/review?pair={quote(pair)}")
                whole.append(_painted(page))
                page.goto(f"{self.server.url}/glossary")
                page.get_by_role("heading", name="Glossary").wait_for(state="attached")
                page.wait_for_timeout(500)
                for found in (first, again):
                    page.evaluate("watchPaint()")
                    page.get_by_role("link", name="Review").click()
                    found.append(_painted(page))
                    page.get_by_role("link", name="Glossary").click()
                    page.wait_for_timeout(700)
        return [
            _row("first paint of a 2,000-bead pair, warm", "600 ms", first),
            _row("the same, coming back to it", "", again),
            _row("the same, with the whole app", "", whole),
        ]

    def keys(self) -> list[Row]:
        """Keys until they are painted, and until the server has confirmed."""
        pair = self.add_pair("keys")
        rows = []
        with self.context() as context:
            page = self.open(context, pair)
            page.evaluate(_WATCH_KEYS)
            for what, key in (("move", "j"), ("approve", "a"), ("merge", "m"), ("undo of a merge", "z")):
                page.evaluate("window.painted.length = window.confirmed.length = 0")
                for _ in range(self.times):
                    page.keyboard.press(key)
                    page.wait_for_timeout(450)
                settled(page)
                reach = "50 ms" if key == "z" else "50 / 100 ms"
                rows.append(_row(f"{what}: keydown → painted", reach, page.evaluate("window.painted")))
                if key == "a":
                    rows.append(
                        _row("approve: confirmed by the server", "200 ms", page.evaluate("window.confirmed"))
                    )
        return rows

    def slow(self) -> list[Row]:
        """Keys every 50 ms for 10 s while every answer takes 250 ms longer."""
        pair = self.add_pair("slow")
        with (
            self.context() as context,
            Delay(self.server.port) as delay,
            Store(self.server.database) as store,
        ):
            page = self.open(context, pair, delay.port)
            delay.seconds = 0.25
            page.evaluate(PRESS_ALL, [["KeyA", "KeyP"] * 100, 50])
            settled(page)
            wanted = [Status.APPROVED, Status.IN_PROGRESS] * 100
            kept = sum(unit.status is status for unit, status in zip(store.units(pair), wanted, strict=False))
        return [("keys at 50 ms for 10 s, answers 250 ms late", "all in order", f"{kept} kept", "", "200")]

    def away(self) -> list[Row]:
        """Operations while the server is stopped and started again."""
        pair = self.add_pair("away")
        with self.context() as context:
            page = self.open(context, pair)
            page.evaluate(PRESS_ALL, [["KeyA"] * 5, 50])
            self.server.stop()
            page.evaluate(PRESS_ALL, [["KeyA"] * 20, 50])
            self.server.start()
            settled(page)
            with Store(self.server.database) as store:
                kept = store.count_units([pair], [Status.APPROVED])
        return [("operations around a stop of the server", "all arrive", f"{kept} kept", "", "25")]

    def two(self) -> list[Row]:
        """Two reviewers, each with hundreds of random operations on one pair."""
        pair = self.add_pair("two", 300)
        operations = 10 * self.times
        with self.context("Ann") as ours, self.context("Bob") as theirs, Store(self.server.database) as store:
            pages = [self.open(ours, pair), self.open(theirs, pair)]
            texts = [store.document(f"two-{code}").text for code in ("th", "en")]
            for seed, page in enumerate(pages):
                # Not waited for, so that both press at once.
                page.evaluate(
                    f"given => {{ window.pressing = ({PRESS_ALL})(given); }}",
                    [random_keys(random.Random(seed), operations), 40],
                )
            for page in pages:
                page.evaluate("window.pressing")
                settled(page)
            # What the other did last has to come here, too.
            pages[0].wait_for_timeout(8000)
            same = [on_screen(page) == in_store(store, pair) for page in pages]
            whole = [
                "".join("".join(unit[side].split()) for unit in _in_document(store, pair, side))
                == "".join(text.split())
                for side, text in enumerate(texts)
            ]
            done = store.changes(pair).revision
        said = "same" if all(same) and all(whole) else f"screens {same}, texts {whole}"
        reach = "same beads, no text lost"
        return [(f"two reviewers, {operations} operations each ({done} took effect)", reach, said, "", "1")]


def _in_document(store: Store, pair: str, side: int) -> list[list[str]]:
    """The texts of a pair's units in the order of one of its documents."""
    units = [unit for unit in store.units(pair) if (unit.bead.source, unit.bead.target)[side]]
    units.sort(key=lambda unit: (unit.bead.source, unit.bead.target)[side] or Span(0, 0))
    return [[unit.source_text, unit.target_text] for unit in units]


def _row(what: str, reach: str, found: Sequence[float]) -> Row:
    ordered = sorted(found)
    late = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    return what, reach, f"{statistics.median(ordered):.0f} ms", f"{late:.0f} ms", str(len(ordered))


PARTS: dict[str, Callable[[Bench], list[Row]]] = {
    "paint": Bench.paint,
    "keys": Bench.keys,
    "slow": Bench.slow,
    "away": Bench.away,
    "two": Bench.two,
}


@click.command(help=__doc__)
@click.argument("parts", nargs=-1, type=click.Choice(list(PARTS)))
@click.option("--times", default=50, show_default=True, help="How often each is measured.")
def main(parts: tuple[str, ...], times: int) -> None:
    """Measure and print a table."""
    if not CHROMIUM.exists():
        raise WorkbenchError(f"{CHROMIUM} is not there: apt-get install chromium-headless-shell.")
    rows: list[Any] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        Server(Path(folder)) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        bench = Bench(server, browser, times)
        for part in parts or PARTS:
            rows += PARTS[part](bench)
        browser.close()
    click.echo(markdown(HEAD, rows))


if __name__ == "__main__":
    main()
