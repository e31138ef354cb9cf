/* The list of a pair's units. See __init__.py beside this file for what goes in and out. */

// What must outlive the list, which goes away with every change of page, lives at module scope.
const client = Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join("");
const outbox = []; // operations that the server has not acknowledged, in their order
const standing = new Map(); // pair -> { unit, go }: where the list stood, and the last call it followed
let count = 0;

const lists = new WeakMap();
const RESEND = 1500; // ms without an answer until everything is sent again
const SETTLE = 150; // ms between two messages to the server of where the list stands

export default function (component) {
  const root = component.parentElement;
  try {
    let list = lists.get(root);
    if (!list) {
      list = new List(root);
      lists.set(root, list);
    }
    list.update(component);
  } catch (error) {
    // What escapes from here would put an error box in place of the list, for good.
    console.error("bead list", error);
    lists.delete(root);
    root.querySelector(".list")?.remove();
  }
  return () => {
    lists.get(root)?.leave();
    lists.delete(root);
  };
}

function node(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

class List {
  constructor(root) {
    this.rows = [];
    this.nodes = new Map(); // unit -> its row's node
    this.drawn = new Map(); // unit -> what was drawn there
    this.current = null;
    this.tools = node("div", "tools");
    this.heads = node("div", "heads");
    this.body = node("div", "rows");
    this.body.tabIndex = 0;
    this.body.setAttribute("role", "listbox");
    this.box = node("div", "list", this.tools, this.heads, this.body);
    root.append(this.box);
    this.body.addEventListener("keydown", (event) => this.guard(() => this.key(event)));
    this.body.addEventListener("click", (event) => this.guard(() => this.click(event)));
  }

  guard(act) {
    try {
      act();
    } catch (error) {
      console.error("bead list", error);
    }
  }

  leave() {
    clearTimeout(this.settling);
    clearTimeout(this.resending);
  }

  // ---- from the server

  update({ data, setStateValue, setTriggerValue }) {
    const first = !this.data;
    this.data = data;
    this.setStateValue = setStateValue;
    this.setTriggerValue = setTriggerValue;
    const answered = data.acknowledged[client] ?? 0;
    while (outbox.length && outbox[0].number <= answered) outbox.shift();
    const place = Math.max(0, this.rows.findIndex((row) => row.id === this.current));
    this.rows = data.rows;
    this.drawTools();
    this.drawHeads();
    this.drawRows();
    this.stand(first, place);
    if (outbox.length) this.waitForAnswer();
  }

  // Where to stand: where the server calls to, where the list stood, or what has taken that place.
  stand(first, place) {
    const { pair, go } = this.data;
    const stood = standing.get(pair);
    const called = go.unit !== null && (!stood || go.count > stood.go);
    const has = (unit) => unit !== null && this.nodes.has(unit);
    let unit = first ? stood?.unit ?? null : this.current;
    if (called && has(go.unit)) unit = go.unit;
    if (!has(unit)) unit = this.rows[Math.min(place, this.rows.length - 1)]?.id ?? null;
    const moved = unit !== this.current;
    this.current = unit;
    standing.set(pair, { unit, go: Math.max(go.count, stood?.go ?? 0) });
    this.mark(moved || first);
    // Where the server takes it to be by itself.
    const known = called ? go.unit : first && !stood ? this.rows[0]?.id : null;
    if (moved && unit !== known) this.tell();
    if (first && document.activeElement === document.body) this.body.focus({ preventScroll: true });
  }

  // ---- drawing

  drawTools() {
    const { text, readOnly } = this.data;
    const signature = JSON.stringify([text, readOnly]);
    if (signature === this.toolsDrawn) return;
    this.toolsDrawn = signature;
    const button = (label, key, act, decides) => {
      const hint = node("kbd", "", key);
      hint.setAttribute("aria-hidden", "true");
      const made = node("button", "", label, hint);
      made.type = "button";
      made.setAttribute("aria-keyshortcuts", key);
      made.disabled = Boolean(decides && readOnly);
      made.addEventListener("click", () => this.guard(act));
      return made;
    };
    this.tools.replaceChildren(
      button(text.previous, "K", () => this.move(-1)),
      button(text.next, "J", () => this.move(1)),
      button(text.nextOpen, "N", () => this.moveToOpen()),
      node("span", "space"),
      button(text.approve, "A", () => this.decide("approved"), true),
      button(text.progress, "P", () => this.decide("in progress"), true),
      button(text.reject, "R", () => this.decide("rejected"), true),
    );
    this.body.setAttribute("aria-label", text.list);
  }

  drawHeads() {
    const cells = this.data.columns.map(({ title, lang }) => {
      const cell = node("div", "", title);
      cell.lang = lang;
      cell.title = title;
      return cell;
    });
    this.heads.replaceChildren(node("div"), ...cells, node("div"));
  }

  drawRows() {
    const ids = this.rows.map((row) => row.id);
    const before = this.order ?? [];
    const same = ids.length === before.length && ids.every((id, index) => id === before[index]);
    for (const row of this.rows) this.drawRow(row);
    if (!same) {
      const kept = new Set(ids);
      for (const id of this.nodes.keys()) {
        if (!kept.has(id)) {
          this.nodes.delete(id);
          this.drawn.delete(id);
        }
      }
      this.body.replaceChildren(...ids.map((id) => this.nodes.get(id)));
      this.order = ids;
    }
  }

  drawRow(row) {
    const status = this.statusOf(row);
    const saving = outbox.some((operation) => operation.unit === row.id);
    const signature = JSON.stringify([row, status, saving, this.data.columns]);
    if (this.drawn.get(row.id) === signature) return;
    this.drawn.set(row.id, signature);
    const { text, columns, statuses } = this.data;
    let place = this.nodes.get(row.id);
    if (!place) {
      place = node("div");
      place.id = `unit-${row.id}`;
      place.dataset.unit = row.id;
      place.setAttribute("role", "option");
      this.nodes.set(row.id, place);
    }
    place.className = "row";
    place.classList.toggle("current", row.id === this.current);
    place.classList.toggle("late", row.late);
    place.classList.toggle("saving", saving);
    place.dataset.status = status;

    const cell = (side, said, lang) => {
      const made = node("div", `${side} ${said ? "text" : "text none"}`, said || text.nothing);
      if (said) made.lang = lang;
      return made;
    };
    const level = node("div", "level");
    level.style.width = `${row.share * 100}%`;
    const sure = node("div", "sure", node("div", "track", level), node("span", "percent", row.percent));
    sure.title = `${text.confidence} ${row.percent}`;
    const chip = node("span", `chip ${status.replace(" ", "-")}`, statuses[status]);
    if (saving) chip.title = text.saving;
    place.replaceChildren(
      node("div", "number", String(row.number)),
      cell("source", row.source, columns[0].lang),
      cell("target", row.target, columns[1].lang),
      node("div", "side", chip, sure),
    );
    if (row.note) place.append(node("div", "note", `${text.note}: ${row.note}`));
  }

  statusOf(row) {
    const last = outbox.findLast((operation) => operation.unit === row.id);
    return last ? last.status : row.status;
  }

  mark(scroll) {
    for (const [id, place] of this.nodes) {
      const here = id === this.current;
      place.classList.toggle("current", here);
      place.setAttribute("aria-selected", String(here));
    }
    const place = this.nodes.get(this.current);
    if (!place) return;
    this.body.setAttribute("aria-activedescendant", place.id);
    // Rows get their true height when they come into view, which moves what was aimed at.
    const aim = (frames) => {
      if (this.nodes.get(this.current) !== place) return;
      place.scrollIntoView({ block: "nearest" });
      if (frames) requestAnimationFrame(() => aim(frames - 1));
    };
    if (scroll) aim(4);
  }

  // ---- from the reviewer

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // By the key's place: on a Thai keyboard, A is ฟ.
    const acts = {
      KeyJ: () => this.move(1),
      ArrowDown: () => this.move(1),
      KeyK: () => this.move(-1),
      ArrowUp: () => this.move(-1),
      Home: () => this.goTo(this.rows[0]?.id),
      End: () => this.goTo(this.rows.at(-1)?.id),
      KeyN: () => this.moveToOpen(),
      KeyA: () => this.decide("approved"),
      KeyP: () => this.decide("in progress"),
      KeyR: () => this.decide("rejected"),
    };
    const act = acts[event.code];
    if (!act) return;
    event.preventDefault();
    // Streamlit has shortcuts of its own: R runs the whole app again.
    event.stopPropagation();
    act();
  }

  click(event) {
    const place = event.target.closest(".row");
    if (place) this.goTo(Number(place.dataset.unit));
  }

  move(step) {
    const at = this.rows.findIndex((row) => row.id === this.current);
    this.goTo(this.rows[Math.min(Math.max(at + step, 0), this.rows.length - 1)]?.id);
  }

  moveToOpen() {
    const at = this.rows.findIndex((row) => row.id === this.current);
    const around = [...this.rows.slice(at + 1), ...this.rows.slice(0, at)];
    this.goTo(around.find((row) => this.statusOf(row) === "unreviewed")?.id);
  }

  goTo(unit) {
    if (unit === undefined || unit === this.current) return;
    this.current = unit;
    standing.set(this.data.pair, { ...standing.get(this.data.pair), unit });
    this.mark(true);
    this.tell();
  }

  // A single move is told at once, so that the editor follows; of a run of them, the last one.
  tell() {
    clearTimeout(this.settling);
    const wait = (this.told ?? 0) + SETTLE - performance.now();
    this.told = performance.now();
    this.settling = setTimeout(() => this.setStateValue("current", this.current), Math.max(0, wait));
  }

  decide(status) {
    const row = this.rows.find((each) => each.id === this.current);
    if (!row || this.data.readOnly) return;
    outbox.push({ number: ++count, unit: row.id, version: row.version, status });
    this.drawRow(row);
    this.send();
    this.move(1);
  }

  send() {
    this.setTriggerValue("operations", { client, operations: [...outbox] });
    this.waitForAnswer();
  }

  // A newer message takes the place of one that was not delivered yet, so each carries all that is open.
  waitForAnswer() {
    clearTimeout(this.resending);
    this.resending = setTimeout(() => {
      if (outbox.length) this.send();
    }, RESEND);
  }
}
