/* Operations that the server has not answered, in their order. They outlive the list, which goes away with
   every change of page, and, in the browser's storage, the page. */

import { named, renameIn } from "./pair.js";
import { keep, kept, keptNames } from "./storage.js";

const PREFIX = "workbench.outbox.";
const MOST = 200; // operations in one message

/* The name of this page: with a number it names an operation for good. */
export const client = Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join("");

export class Outbox {
  constructor() {
    this.entries = [];
    this.count = 0;
    this.heard = {}; // by page, the number of its last operation that was answered
    this.by = ""; // whose operations may be sent
  }

  /* What is to be sent: what somebody else left here waits for them. */
  get open() {
    return this.entries.filter((entry) => entry.by === this.by);
  }

  /* Work for `by`, and take over what an earlier page of theirs could not send; whether there was anything. */
  adopt(by) {
    if (this.by === by) return false;
    this.by = by;
    for (const key of keptNames(`${PREFIX}${by}.`)) {
      const known = new Set(this.entries.map((entry) => entry.name));
      this.entries.unshift(...(kept(key) ?? []).filter((entry) => !known.has(entry.name)));
    }
    return this.open.length > 0;
  }

  /* The next operation, not added yet. */
  next(pair, by, operation) {
    const number = this.count + 1;
    return { client, number, name: `${client}:${number}`, after: this.heard[client] ?? 0, pair, by, operation };
  }

  add(entry) {
    this.count = entry.number;
    this.entries.push(entry);
    this.#keep(entry);
  }

  of(pair) {
    return this.entries.filter((entry) => entry.pair === pair);
  }

  /* Take out what was answered; gives it. */
  settle(acknowledged) {
    const answered = this.entries.filter(({ client, number }) => number <= (acknowledged[client] ?? 0));
    if (answered.length) {
      this.entries = this.entries.filter((entry) => !answered.includes(entry));
      answered.forEach((entry) => this.#keep(entry));
    }
    for (const [page, number] of Object.entries(acknowledged)) this.heard[page] = Math.max(number, this.heard[page] ?? 0);
    return answered;
  }

  rename(old, id) {
    for (const entry of this.entries) {
      if (!named(entry.operation).includes(old)) continue;
      renameIn(entry.operation, old, id);
      this.#keep(entry);
    }
  }

  /* All that is open, but of one page at a time: its operations belong to its name. */
  message() {
    const page = this.open[0]?.client;
    const operations = this.open
      .filter((entry) => entry.client === page)
      .slice(0, MOST)
      .map(({ number, after, pair, operation }) => ({ number, after, pair, ...operation }));
    return { client: page ?? client, operations };
  }

  /* Keep what is left of the page and the person that `entry` is from. */
  #keep({ by, client }) {
    const entries = this.entries.filter((each) => each.client === client && each.by === by);
    keep(`${PREFIX}${by}.${client}`, entries.length ? entries : null);
  }
}
