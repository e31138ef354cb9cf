/* What outlives the list, which goes away with every change of page. */

import { Drafts } from "./drafts.js";
import { Outbox } from "./outbox.js";
import { Pair } from "./pair.js";
import { Terms } from "./terms.js";

const KEPT_PAIRS = 4;

export const outbox = new Outbox();
const memories = new Map();

/* What is known of a pair, what was typed there, what was refused, and where one stood. */
export function memoryOf(id) {
  const found = memories.get(id) ?? {
    pair: new Pair(id),
    terms: new Terms(),
    drafts: new Drafts(id),
    refusals: new Map(), // row -> the sentences
    words: null, // of the interface
    current: null,
    go: 0, // the last call to a row that was followed
  };
  memories.delete(id);
  memories.set(id, found);
  if (memories.size > KEPT_PAIRS) memories.delete(memories.keys().next().value);
  return found;
}

window.addEventListener("beforeunload", (event) => {
  if (outbox.open.length) event.preventDefault();
});
