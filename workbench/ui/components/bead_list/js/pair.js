/* The rows of one pair: what the server has saved, and on top of it what was asked for since. */

import { DocumentText } from "./text.js";
import { Refusal, editing, inOrder } from "./rules.js";

const FIELDS = ["id", "version", "source", "target", "sourceAt", "targetAt", "share", "status", "note",
  "assignee", "comments", "changedBy", "dismissed"];
const NAMED = ["unit", "first", "second", "neighbour", "sourceUnit", "targetUnit"];
const ASIDES = ["comment", "dismiss", "restore", "takeTerm"]; // leave all texts and statuses as they are
const KEPT_EFFECTS = 1000;

export class Pair {
  constructor(id) {
    this.id = id;
    this.revision = null; // of what is saved; null while nothing is known
    this.saved = new Map(); // id -> row
    this.rows = new Map(); // the same, with everything on top that is not answered yet
    this.effects = new Map(); // name of an operation -> id -> what it did there
    this.done = []; // names of one's own operations that an undo takes back, the newest last
    this.undone = [];
    this.documents = null;
    this.changed = false; // since the last replay
  }

  // ---- from the server

  /* Everything anew. */
  load({ revision, documents, columns, rows }) {
    this.columns = columns;
    this.documents = {
      source: new DocumentText(documents[0], columns[0].spaced),
      target: new DocumentText(documents[1], columns[1].spaced),
    };
    this.revision = revision;
    this.saved = new Map(rows.map((values) => this.#row(values)).map((row) => [row.id, row]));
    this.savedOrder = null;
    this.changed = true;
  }

  /* What changed since a revision that is known here; false where something is missing. */
  patch({ since, revision, rows, gone, order }) {
    if (this.revision === null || since > this.revision) return false;
    if (revision <= this.revision) return true;
    for (const id of gone) this.saved.delete(id);
    for (const values of rows) this.saved.set(values[0], this.#row(values));
    this.revision = revision;
    this.changed = true;
    this.savedOrder = order === null ? renewed(this.savedOrder, this.saved) : null;
    return order === null || order === checksum(this.#order());
  }

  #order() {
    this.savedOrder ??= inOrder([...this.saved.values()]);
    return this.savedOrder;
  }

  /* A text that is not given stands in the document as it is. */
  #row(values) {
    const row = Object.fromEntries(FIELDS.map((name, at) => [name, values[at]]));
    row.source ??= row.sourceAt ? this.documents.source.slice(...row.sourceAt) : "";
    row.target ??= row.targetAt ? this.documents.target.slice(...row.targetAt) : "";
    row.dismissed ??= {};
    return row;
  }

  /* Let what is saved show through again, with `entries`, which are not answered yet, on top. */
  replay(entries) {
    this.changed = false;
    this.rows = new Map(this.saved);
    this.inOrder = this.#order();
    for (const entry of entries) {
      try {
        this.apply(entry);
      } catch (error) {
        // It met something newer; the server will say so.
        if (!(error instanceof Refusal)) throw error;
      }
    }
    while (this.effects.size > KEPT_EFFECTS) this.effects.delete(this.effects.keys().next().value);
  }

  // ---- what is asked for

  get order() {
    this.inOrder ??= inOrder([...this.rows.values()]);
    return this.inOrder;
  }

  /* The rows before and after one in the documents' order. */
  around(id) {
    const at = this.order.findIndex((row) => row.id === id);
    return [this.order[at - 1] ?? null, this.order[at + 1] ?? null];
  }

  /* Do what `entry` asks for; the ids of the rows it touched. Raises Refusal, and then nothing has changed. */
  apply(entry) {
    const { operation } = entry;
    const effect = new Map();
    const put = (id, row, version) => {
      const before = effect.get(id)?.before ?? this.rows.get(id) ?? null;
      effect.set(id, { before, after: row, version });
    };
    const kind = operation.kind;
    if (kind === "decide") this.#decide(entry, operation, put);
    else if (kind === "decideAll") {
      for (const [unit, version] of operation.units)
        // Where nothing changes, the server counts no version either.
        if ((this.rows.get(unit)?.status ?? operation.status) !== operation.status)
          this.#decide(entry, { unit, version, status: operation.status }, put);
    } else if (ASIDES.includes(kind)) this.#say(entry, put);
    else if (kind === "undo" || kind === "redo") this.#takeBack(entry, put);
    else this.#align(entry, operation, put);
    for (const [id, { after }] of effect) {
      if (after) this.rows.set(id, after);
      else this.rows.delete(id);
    }
    if (![...effect.values()].every(sameBead)) this.inOrder = null;
    else this.inOrder = renewed(this.inOrder, this.rows);
    if (!ASIDES.includes(kind)) this.effects.set(entry.name, effect);
    return [...effect.keys()];
  }

  /* Count an operation of one's own among those that an undo or a redo takes back. */
  remember({ name, operation: { kind } }) {
    if (ASIDES.includes(kind)) return;
    (kind === "undo" ? this.undone : this.done).push(name);
    if (kind !== "undo" && kind !== "redo") this.undone.length = 0;
  }

  /* One that was refused is not to be taken back; what it was to take back still is. */
  forget(name, { kind, of }) {
    for (const stack of [this.done, this.undone]) if (stack.includes(name)) stack.splice(stack.indexOf(name), 1);
    if (of) (kind === "undo" ? this.done : this.undone).push(of);
  }

  #known(id) {
    const row = this.rows.get(id);
    if (!row) throw new Refusal("gone");
    return row;
  }

  #decide({ by }, { unit, status, sourceText, targetText, note }, put) {
    const row = this.#known(unit);
    const source = sourceText ?? row.source;
    const target = targetText ?? row.target;
    const edited = source !== row.source || target !== row.target;
    const next = status ?? (edited && row.status === "approved" ? "in progress" : row.status);
    const version = row.version + 1;
    put(row.id, { ...row, source, target, status: next, note: note ?? row.note, version, changedBy: by }, version);
  }

  #say({ by, operation: { kind, unit, finding, reason } }, put) {
    const row = this.#known(unit);
    const { [finding]: _, ...dismissed } = row.dismissed;
    if (kind === "comment") put(row.id, { ...row, comments: row.comments + 1 }, row.version);
    else if (kind === "dismiss") put(row.id, { ...row, dismissed: { ...dismissed, [finding]: [by, reason] } }, row.version);
    else if (kind === "restore") put(row.id, { ...row, dismissed }, row.version);
  }

  #align(entry, operation, put) {
    for (const name of NAMED) if (operation[name] !== undefined) this.#known(operation[name]);
    const edit = editing[operation.kind](this.rows, operation, this.documents);
    const made = { share: 1, status: "in progress", changedBy: entry.by };
    const { assignee } = this.rows.get(edit.kept.keys().next().value);
    for (const [id, content] of edit.kept) {
      const row = this.rows.get(id);
      const version = row.version + 1;
      put(id, content && { ...row, ...content, ...made, version }, version);
    }
    edit.added.forEach((content, at) => {
      const id = `${entry.name}:${at + 1}`;
      put(id, { id, ...content, ...made, version: 1, note: "", assignee, comments: 0, dismissed: {} }, 1);
    });
  }

  /* Bring back what an operation found. Where it is not known here, or somebody came after it, the server
     alone knows what comes of it. */
  #takeBack({ operation }, put) {
    const effect = this.effects.get(operation.of);
    const untouched = ([id, { version, after }]) => (this.rows.get(id)?.version ?? null) === (after && version);
    if (!effect || ![...effect].every(untouched)) return;
    for (const [id, { before, version }] of effect) put(id, before && { ...before, version: version + 1 }, version + 1);
  }

  /* The server's id for a row that was made here. */
  rename(old, id) {
    const rename = (row) => row && (row.id === old ? { ...row, id } : row);
    for (const effect of this.effects.values()) {
      const found = effect.get(old);
      if (!found) continue;
      effect.delete(old);
      effect.set(id, { ...found, before: rename(found.before), after: rename(found.after) });
    }
  }
}

/* An order of rows, with those that took their places. */
function renewed(order, rows) {
  return order && order.map((row) => rows.get(row.id));
}

/* Let an operation name a row by the server's id. */
export function renameIn(operation, old, id) {
  for (const name of NAMED) if (operation[name] === old) operation[name] = id;
  if (operation.units) operation.units = operation.units.map(([unit, version]) => [unit === old ? id : unit, version]);
}

/* The rows that an operation names. */
export function named(operation) {
  return [...NAMED.map((name) => operation[name]), ...(operation.units ?? []).map(([unit]) => unit)].filter(
    (id) => id !== undefined,
  );
}

function sameBead({ before, after }) {
  const same = (one, other) => one?.[0] === other?.[0] && one?.[1] === other?.[1];
  return before && after && same(before.sourceAt, after.sourceAt) && same(before.targetAt, after.targetAt);
}

/* Of the order of rows, CRC-32 as zlib has it: two lists of 2,000 are compared by one number. */
function checksum(rows) {
  let sum = -1;
  for (const character of rows.map((row) => row.id).join()) {
    sum ^= character.charCodeAt(0);
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ -1) >>> 0;
}
