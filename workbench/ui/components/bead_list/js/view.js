/* Drawing the list: a node for each row shown, the opened one among them, and what stands above. */

import { button, fill, fillInOrder, node, set } from "./dom.js";
import { hint } from "./keys.js";
import { outbox } from "./memory.js";
import { named } from "./pair.js";
import { drawRow, people } from "./rows.js";

const IN_PART = 50; // rows
const MOST_IN_PART = 100;
const ROW_HEIGHT = 5.5; // rem, as long as it is not known
const NEAR = 40; // rows before and after the opened one that are drawn at once
const AT_A_TIME = 60; // of the others
const whenIdle = window.requestIdleCallback ?? ((act) => setTimeout(act, 20));
const NEIGHBOUR = 72; // pixels of the rows before and after that are to be seen

export class View {
  constructor(list) {
    this.list = list;
    this.nodes = new Map(); // row -> its node
    this.drawn = new Map(); // row -> what was drawn there
    this.parts = new Map(); // first row of a part -> its node
    this.saving = new Set(); // rows that an operation is about which is not answered
    this.names = new Map(); // row -> who is there
    this.heads = set(node("div", "heads"), { "aria-hidden": "true" });
    this.body = set(node("div", "rows"), { tabindex: "0", role: "grid" });
    this.state = set(node("span", "state"), { role: "status" });
    this.here = node("span", "present");
    this.help = button("?", () => list.guard(() => list.command("help")), { className: "plain" });
    this.voice = set(node("div", "voice"), { "aria-live": "polite" });
    this.banner = node("div", "banner");
    const bar = node("div", "bar", list.filters.box, node("div", "corner", this.here, this.state, this.help));
    this.empty = set(node("div", "empty"), { role: "status" });
    this.box = node("div", "list", bar, this.banner, this.heads, this.empty, this.body, this.voice);
    this.body.addEventListener("click", (event) => list.guard(() => this.#click(event)));
    this.later = null;
    // A part that has just come into sight does not wait.
    this.body.addEventListener("contentvisibilityautostatechange", (event) => list.guard(() => this.#show(event)), true);
    this.resized = new ResizeObserver(() => this.fit());
    this.resized.observe(document.documentElement);
  }

  leave() {
    this.resized.disconnect();
  }

  /* Begin anew: another pair, or other words. */
  forget() {
    this.drawn.clear();
    this.worded = this.arranged = null;
  }

  #click(event) {
    const place = event.target.closest(".row");
    if (!place || event.target.closest("button, textarea, .text.large")) return;
    for (const [id, each] of this.nodes) if (each === place) return this.list.goTo(id);
  }

  rename(old, id) {
    const place = this.nodes.get(old);
    this.drawn.delete(old);
    if (!place) return;
    this.nodes.delete(old);
    this.nodes.set(id, place);
    if (this.parts.has(old)) this.parts = new Map([...this.parts].map(([first, part]) => [first === old ? id : first, part]));
  }

  topOf(id) {
    return this.nodes.get(id)?.getBoundingClientRect().top ?? null;
  }

  /* Keep the opened row in sight, and the eye where it was: at `top`, as far as that goes. */
  scroll(top) {
    const place = this.nodes.get(this.list.current);
    if (!place) return;
    if (top !== null) this.body.scrollTop += place.getBoundingClientRect().top - top;
    // Rows get their true height when they come into view, which moves what was aimed at.
    const aim = (frames) => {
      if (this.nodes.get(this.list.current) !== place) return;
      this.#reveal(place);
      if (frames) requestAnimationFrame(() => aim(frames - 1));
    };
    aim(4);
  }

  /* Bring `place` into sight with its neighbours, as far as there is room; its beginning before all. */
  #reveal(place) {
    const view = this.body.getBoundingClientRect();
    const { top, bottom, height } = place.getBoundingClientRect();
    const margin = Math.min(NEIGHBOUR, Math.max(0, (view.height - height) / 2));
    const above = top - view.top - margin;
    const below = bottom - view.bottom + margin;
    if (above < 0) this.body.scrollTop += above;
    else if (below > 0) this.body.scrollTop += Math.min(above, below);
  }

  /* As high as the window leaves room for. */
  fit() {
    const top = this.box.getBoundingClientRect().top + document.documentElement.scrollTop;
    this.box.style.setProperty("--top", `${Math.round(Math.max(0, top))}px`);
  }

  say(said) {
    this.voice.textContent = said;
  }

  draw() {
    const { list } = this;
    const { root, shown, pair, present } = list;
    const focused = root.activeElement;
    list.filters.draw(pair.order, shown);
    this.#drawWords();
    this.#arrange();
    this.saving = new Set(outbox.of(pair.id).flatMap(({ operation }) => named(operation)));
    this.names = new Map();
    for (const { name, unit } of present)
      if (unit !== null) this.names.set(unit, [...(this.names.get(unit) ?? []), name]);
    const here = shown.findIndex((row) => row.id === list.current);
    shown.forEach((row, at) => {
      if (this.drawn.has(row.id) || Math.abs(at - here) < NEAR) this.#drawRow(row, at);
    });
    if (this.drawn.size < shown.length) this.#drawLater();
    // What had the focus may have moved, to another row or with its own.
    if (focused !== root.activeElement && focused?.isConnected) focused.focus({ preventScroll: true });
    this.empty.hidden = shown.length > 0;
    this.drawState();
  }

  /* The rows far from the one that is opened, a few at a time. */
  #drawLater() {
    this.later ??= whenIdle(() => this.list.guard(() => {
      this.later = null;
      const { shown } = this.list;
      let left = AT_A_TIME;
      for (let at = 0; at < shown.length && left; at++) {
        if (this.drawn.has(shown[at].id)) continue;
        this.#drawRow(shown[at], at);
        left--;
      }
      if (!left) this.#drawLater();
    }));
  }

  #show({ target, skipped }) {
    if (skipped) return;
    this.list.shown.forEach((row, at) => {
      if (!this.drawn.has(row.id) && this.nodes.get(row.id).parentNode === target) this.#drawRow(row, at);
    });
  }

  #drawRow(row, at) {
    const { current, drafts, linking, numbers, pair, refusals, shown } = this.list;
    const here = row.id === current;
    const last = this.drawn.get(row.id);
    const number = numbers.get(row.id);
    const linked = linking === row.id;
    const saving = this.saving.has(row.id);
    const names = this.names.get(row.id) ?? [];
    const findings = this.list.terms.open(row).length;
    const marks = { number, saving, names, linked, findings, refused: refusals.has(row.id) };
    const draft = drafts.of(row.id);
    if (draft) {
      marks.late = drafts.late(row) !== null;
      marks.draft = drafts.texts(row) !== null && !draft.sent;
    }
    // Most of the rows are as they were, but for their number.
    const flags = `${saving} ${linked} ${findings} ${marks.refused} ${marks.late} ${marks.draft} ${names}`;
    if (!here && last?.row === row && last.flags === flags) {
      if (last.number !== number) this.nodes.get(row.id).querySelector(".number").textContent = number;
      last.number = number;
      return;
    }
    this.drawn.set(row.id, { row, number, flags: here ? null : flags });
    const place = this.nodes.get(row.id);
    place.className = "row";
    place.id = `unit-${row.id}`;
    for (const name of ["late", "saving", "refused", "linked"]) place.classList.toggle(name, Boolean(marks[name]));
    place.classList.toggle("current", here);
    set(place, { "aria-selected": String(here), "data-status": row.status });
    if (!here) return drawRow(place, row, marks, this.list);
    const [before, after] = pair.around(row.id);
    marks.contextBefore = before && shown[at - 1]?.id !== before.id;
    marks.contextAfter = after && shown[at + 1]?.id !== after.id;
    this.list.opened.draw(place, row, marks);
    set(this.body, { "aria-activedescendant": place.id });
  }

  /* A node for each row shown, in their order, and in parts, of which the browser leaves out those that are
     not in sight: to watch 2,000 rows costs more than to draw some that nobody sees. */
  #arrange() {
    const { shown } = this.list;
    if (shown === this.arranged) return;
    this.arranged = shown;
    const wanted = new Set(shown.map((row) => row.id));
    for (const [id, place] of this.nodes) {
      if (wanted.has(id)) continue;
      place.remove();
      this.nodes.delete(id);
      this.drawn.delete(id);
    }
    const parts = new Map();
    let part = null;
    for (const { id } of shown) {
      if (!part || this.parts.has(id) || part.length === MOST_IN_PART) parts.set(id, (part = []));
      // Where parts begin is kept, so that one new row moves no others.
      else if (!this.parts.size && part.length === IN_PART) parts.set(id, (part = []));
      part.push(this.#nodeOf(id));
    }
    this.parts = new Map([...parts].map(([id, rows]) => {
      const place = this.parts.get(id) ?? set(node("div", "part"), { role: "rowgroup" });
      place.style.containIntrinsicHeight = `auto ${rows.length * ROW_HEIGHT}rem`;
      fillInOrder(place, rows);
      return [id, place];
    }));
    fillInOrder(this.body, [...this.parts.values()]);
  }

  #nodeOf(id) {
    if (!this.nodes.has(id)) this.nodes.set(id, set(node("div", "row"), { role: "row" }));
    return this.nodes.get(id);
  }

  /* Other rows are shown, or in another order: where the parts began means nothing any more. */
  regroup() {
    this.parts = new Map();
  }

  #drawWords() {
    const { text, columns } = this.list;
    if (this.worded === text) return;
    this.worded = text;
    set(this.help, { title: text.commands.help, "aria-label": text.commands.help });
    const actions = ["nextOpen", "jump", "approveAll"].map((command) =>
      button(text.commands[command], () => this.list.guard(() => this.list.command(command)), {
        key: hint(command),
        disabled: !this.list.may(command),
      }),
    );
    this.list.filters.actions.replaceChildren(...actions);
    set(this.body, { "aria-label": text.list });
    this.empty.textContent = text.noRows;
    const titles = columns.map(({ title, lang }) => set(node("div", "", title), { lang, title }));
    this.heads.replaceChildren(node("div"), ...titles, node("div"));
  }

  /* What everybody has to see, whichever row is opened. */
  #drawBanner() {
    const { list } = this;
    const { current, linking, numbers, refusals, text, told } = list;
    const parts = told ? [node("span", "", told)] : [];
    if (linking !== null && list.row(linking)) parts.push(node("span", "", fill(text.linking, { number: numbers.get(linking) })));
    for (const [id, sentences] of refusals) {
      if (id === current && list.row(id)) continue;
      const known = list.row(id);
      const label = known ? fill(text.refusedAt, { number: numbers.get(id) }) : `${text.notDone} ${sentences.join(" ")}`;
      const act = () => list.guard(() => (known ? list.goTo(id) : list.dismiss(id)));
      parts.push(button(label, act, { className: "plain" }));
    }
    this.banner.replaceChildren(...parts);
    this.banner.hidden = !parts.length;
  }

  /* Who is here, and whether all is saved. */
  drawState() {
    const { text, present, name, line } = this.list;
    if (!text) return;
    this.#drawBanner();
    const others = [...new Set(present.map((each) => each.name))];
    this.here.replaceChildren(...(others.length ? [people(others, text)] : []));
    const count = outbox.open.length;
    const settled = name ? text.allSaved : text.readOnly;
    const said = line.away ? fill(text.away, { count }) : count ? fill(text.waiting, { count }) : settled;
    if (this.state.textContent !== said) this.state.textContent = said;
    this.state.classList.toggle("away", line.away);
  }
}
