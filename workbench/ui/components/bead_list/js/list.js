/* The list of a pair's units: what is known, what is asked for, and what the server answers. */

import { forbidden, run } from "./commands.js";
import { TEXTS } from "./drafts.js";
import { Filters } from "./filters.js";
import { commandOf } from "./keys.js";
import { Line } from "./line.js";
import { memoryOf, outbox } from "./memory.js";
import { Opened } from "./opened.js";
import { named } from "./pair.js";
import { Refusal } from "./rules.js";
import { View } from "./view.js";

class List {
  constructor(root) {
    this.root = root;
    // Of the pair, and what the server says of it.
    this.pair = this.drafts = this.refusals = this.columns = this.text = this.statuses = null;
    this.name = this.role = "";
    this.present = [];
    this.detail = null;
    this.sample = null;
    this.onSample = null;
    // Where one is.
    this.numbers = new Map(); // row -> its place in the documents, from 1
    this.shown = [];
    this.current = null;
    this.linking = null; // a gap that waits for its other side
    this.told = "";
    this.line = new Line(outbox, () => this.guard(() => this.view.drawState()));
    this.filters = new Filters(this);
    this.opened = new Opened(this);
    this.view = new View(this);
    root.append(this.view.box);
    this.view.box.addEventListener("keydown", (event) => this.guard(() => this.#key(event)));
    // Where nothing has the focus, the keys are still meant for the list.
    this.orphans = (event) => {
      if (event.target === document.body && this.root.isConnected) this.guard(() => this.#key(event));
    };
    document.addEventListener("keydown", this.orphans, { capture: true });
  }

  leave() {
    this.line.leave();
    this.view.leave();
    document.removeEventListener("keydown", this.orphans, { capture: true });
  }

  /* Do something and draw what came of it; whatever it raises, the list stays. */
  guard(act) {
    try {
      try {
        act();
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        this.tell(this.text.refusals[error.reason] ?? error.reason);
      }
      this.#flush();
    } catch (error) {
      console.error("bead list", error);
      // Nothing that is shown is sure any more: begin anew from what is saved.
      this.view.forget();
      this.askForAll();
    }
  }

  askForAll() {
    this.line.ask({ snapshot: true }, this.pair, this.terms);
  }

  /* Have all drawn when what is being done is done; `then` is done after that. */
  draw(then = null) {
    this.stale = true;
    if (then) this.then = then;
  }

  /* Other rows are shown, or the same ones in another order. */
  arrange() {
    this.aim = null;
    this.view.regroup();
    this.draw();
  }

  #flush() {
    while (this.stale) {
      this.stale = false;
      const { order } = this.pair;
      if (order !== this.numbered) order.forEach((row, at) => this.numbers.set(row.id, at + 1));
      this.numbered = order;
      this.shown = this.filters.apply(order);
      this.#stay(order);
      this.view.draw();
      if (this.aim !== undefined) this.view.scroll(this.aim);
      const { then } = this;
      this.aim = this.then = undefined;
      then?.();
    }
    this.line.flush(this.pair, this.terms, this.current);
  }

  /* Where the filters hide the row one stood on, go to the next one that they show. */
  #stay(order) {
    if (!this.shown.length || this.shown.includes(this.row(this.current))) return;
    const shown = new Set(this.shown);
    const place = order.findIndex((row) => row.id === this.current);
    const next = order.find((row, at) => at > place && shown.has(row)) ?? this.shown[0];
    this.#enter(next.id);
    this.aim = null;
    this.line.tell();
  }

  // ---- from the server

  update(component, data) {
    const first = this.pair?.id !== data.pair;
    this.line.connect(component);
    this.memory = memoryOf(data.pair);
    this.pair = this.memory.pair;
    this.terms = this.memory.terms;
    if (first) this.#begin();
    this.view.fit();
    if (data.snapshot) this.#load(data.snapshot);
    const missing = data.patch && !this.pair.patch(data.patch);
    if (missing || !this.memory.words) return this.askForAll();
    if (data.terms) this.#learn(data.terms);
    Object.assign(this, this.memory.words, { columns: this.pair.columns });
    const { role, name, presence: present, detail } = data;
    if (role !== this.role || name !== this.name) this.view.forget();
    Object.assign(this, { role, name, present, detail });
    if (outbox.adopt(name)) this.line.send();
    if (first) this.drafts.recover(outbox.entries);
    const place = this.shown.findIndex((row) => row.id === this.current);
    const answered = this.#answer(data);
    if (answered.length || this.pair.changed || first) this.pair.replay(outbox.of(this.pair.id));
    this.#follow(answered, data.patch);
    this.#stand(first, data.go, place);
    if (data.sample) {
      this.sample = data.sample;
      this.line.answered("sample");
    }
    this.draw(() => {
      if (data.sample) this.onSample?.();
      // Nobody who comes here is writing elsewhere, unless they are.
      if (first && !document.activeElement?.matches("input, textarea, select, [contenteditable]")) this.focus();
    });
    if (first) this.aim = null;
  }

  #begin() {
    Object.assign(this, { drafts: this.memory.drafts, refusals: this.memory.refusals, current: this.memory.current });
    this.linking = null;
    this.opened.reset();
  }

  #learn(told) {
    if (!this.terms.learn(told)) return this.line.ask({ terms: true }, this.pair, this.terms);
    this.line.answered("terms");
    if (told.revision > told.since) this.filters.applied = null;
  }

  #load(snapshot) {
    this.pair.load(snapshot);
    this.terms.forget();
    this.memory.words = { text: snapshot.text, statuses: snapshot.statuses };
    this.line.answered("snapshot");
    this.view.forget();
  }

  /* Drop what was dealt with; what was refused is told where it was meant for. */
  #answer({ acknowledged, refused, made }) {
    for (const [old, id] of Object.entries(made)) this.#rename(old, id);
    const answered = outbox.settle(acknowledged);
    for (const entry of answered) {
      const answer = refused.find((each) => each.client === entry.client && each.number === entry.number);
      if (answer) this.#refuse(entry, answer.sentence);
      else this.#settle(entry);
    }
    return answered;
  }

  /* Go to what was taken back, where only the server knew what that was. */
  #follow(answered, patch) {
    if (!patch || !answered.some(({ operation }) => operation.of === null)) return;
    const own = patch.rows.map(([id]) => this.row(id)).find((row) => row?.changedBy === this.name);
    if (own) this.goTo(own.id);
  }

  #refuse({ name, pair: id, operation }, sentence) {
    const { pair, drafts, refusals } = memoryOf(id);
    pair.forget(name, operation);
    const row = named(operation)[0] ?? this.current;
    refusals.set(row, [...(refusals.get(row) ?? []), sentence]);
    for (const [each, draft] of [...drafts.byRow]) if (draft.sent === name) drafts.write(each, { sent: undefined });
    if (operation.kind === "comment") drafts.write(row, { comment: operation.text });
    this.say(sentence);
  }

  #settle({ name, pair: id, operation }) {
    const { drafts } = memoryOf(id);
    const decided = operation.units ?? [[operation.unit, operation.version]];
    for (const [row, draft] of [...drafts.byRow]) {
      const own = decided.some(([unit, version]) => String(unit) === row && draft.version === version);
      if (draft.sent === name) drafts.clear(row);
      // One's own change of a row does not overtake one's own draft of it.
      else if (own) drafts.write(row, { version: draft.version + 1 });
    }
  }

  #rename(old, id) {
    if (this.current === old) this.current = this.memory.current = id;
    if (this.linking === old) this.linking = id;
    for (const holder of [this.pair, this.drafts, this.filters, this.view, outbox]) holder.rename(old, id);
  }

  /* Where to stand: where the server calls to, where the list stood, or what has taken that place. */
  #stand(first, go, place) {
    const before = this.current;
    const { rows } = this.pair;
    if (go.unit !== null && go.count > this.memory.go && rows.has(go.unit)) this.current = go.unit;
    this.memory.go = Math.max(go.count, this.memory.go);
    if (!rows.has(this.current)) {
      const shown = this.filters.apply(this.pair.order);
      this.current = shown[Math.min(Math.max(place, 0), shown.length - 1)]?.id ?? null;
    }
    if ((this.current === before && !first) || this.current === null) return;
    this.#enter(this.current);
    this.aim = null;
    if (this.current !== go.unit) this.line.tell();
  }

  // ---- what is asked for

  row(id) {
    return this.pair.rows.get(id) ?? null;
  }

  may(command) {
    return forbidden(command, this) === null;
  }

  #key(event) {
    const within = event.target.closest?.("input, textarea, select, dialog");
    const pressed = event.target.closest?.("button") && ["Enter", "NumpadEnter", "Space"].includes(event.code);
    const command = within || pressed ? undefined : commandOf(event);
    if (command) {
      event.preventDefault();
      this.command(command);
    } else if (event.code === "Escape" && within?.matches("input, select") && !within.closest("dialog")) this.focus();
    // Streamlit has shortcuts of its own: R runs the whole app again.
    event.stopPropagation();
  }

  command(command, side = null) {
    this.told = "";
    this.draw();
    run(command, this, side);
  }

  /* Do it here at once and have the server do it; the rows it touched. Raises Refusal. */
  request(operation) {
    const entry = outbox.next(this.pair.id, this.name, operation);
    const touched = this.pair.apply(entry);
    outbox.add(entry);
    this.pair.remember(entry);
    for (const id of touched) {
      this.filters.admit(id);
      this.refusals.delete(id);
    }
    this.line.send();
    this.draw();
    this.sent = entry.name;
    return touched;
  }

  decide(row, status, note = null) {
    const draft = this.drafts.texts(row);
    if (status === "approved" && draft) {
      if (this.drafts.late(row)) throw new Refusal("chooseFirst");
      this.saveDraft(row, status);
    } else if (row.status !== status || note !== null)
      this.request({ kind: "decide", unit: row.id, version: row.version, status, ...(note !== null && { note }) });
  }

  /* Save the texts that were typed for `row`, which are kept until the server has them. */
  saveDraft(row, status) {
    const draft = this.drafts.of(row.id) ?? {};
    const changed = (name) => draft[name] !== undefined && draft[name] !== row[name];
    const given = {
      ...(changed("source") && { sourceText: draft.source }),
      ...(changed("target") && { targetText: draft.target }),
      ...(changed("note") && { note: draft.note }),
    };
    // A new text takes the approval of the old one away, so it is given again.
    if (status && (status !== row.status || Object.keys(given).length)) given.status = status;
    if (!Object.keys(given).length) return;
    this.request({ kind: "decide", unit: row.id, version: row.version, ...given });
    if (TEXTS.some(changed)) this.drafts.write(row.id, { sent: this.sent });
  }

  // ---- moving

  goTo(id) {
    if (id === undefined || id === this.current) return;
    this.aim = this.view.topOf(this.current);
    this.#enter(id);
    this.draw();
    this.line.tell();
    const row = this.row(id);
    if (row) this.say(`${this.numbers.get(id) ?? ""} ${this.statuses[row.status]}`);
  }

  #enter(id) {
    this.current = this.memory.current = id;
    this.filters.admit(id);
    this.opened.reset();
  }

  /* Give the keys back to the list, or to the text one was in. */
  focus() {
    this.draw(() => {
      const { side, panel, texts } = this.opened;
      if (!panel.busy) (side ? texts[side] : this.view.body).focus({ preventScroll: true });
    });
  }

  dismiss(id) {
    this.refusals.delete(id);
    this.focus();
  }

  /* For whoever hears and does not see. */
  say(said) {
    this.view.say(said);
  }

  /* For everybody, until the next command. */
  tell(said) {
    this.told = said;
    this.draw();
    if (said) this.say(said);
  }
}

const lists = new WeakMap();

/* Draw the list in `component`, for `data` as the server has sent it. */
export default function show(component, data) {
  const root = component.parentElement;
  const list = lists.get(root) ?? new List(root);
  lists.set(root, list);
  list.guard(() => list.update(component, data));
  // Streamlit has this done, too, when newer data overtakes what it has just sent here.
  return () => setTimeout(() => {
    if (root.isConnected) return;
    lists.get(root)?.leave();
    lists.delete(root);
  });
}
