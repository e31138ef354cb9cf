/* The places marked in the texts of the opened row, where it would be cut: one on each side. */

import { node } from "./dom.js";
import { clusterEdge, edges, index, point, size, slice, stops } from "./text.js";

export class Cursor {
  constructor() {
    this.clear();
  }

  clear() {
    this.at = { source: null, target: null };
  }

  /* Where the row would be cut; null where nothing is marked, or nothing would be cut off. */
  cut(row, side) {
    const at = this.at[side];
    return at && at < size(row[side]) ? at : null;
  }

  put(row, side, at) {
    this.at[side] = clusterEdge([...row[side]], Math.min(Math.max(at, 0), size(row[side])));
  }

  /* On to the next place by word, chunk or character; `step` is 1 or -1. */
  step(row, side, column, unit, step) {
    const places = stops(row[side], column.lang, column.spaced, unit);
    const here = this.at[side] ?? 0;
    const next = step > 0 ? places.find((each) => each > here) : places.findLast((each) => each < here);
    this.put(row, side, next ?? here);
  }
}

/* Draw the text of one side into `place`, with its chunks told apart and the mark in it. */
export function drawMarked(place, text, spaced, mark) {
  const cuts = edges(text, spaced);
  const parts = [];
  let from = 0;
  for (const to of [...cuts, size(text)]) {
    const chunk = node("span", "chunk");
    if (mark !== null && mark >= from && (mark < to || to === size(text))) {
      chunk.append(slice(text, from, mark), node("span", "caret"), slice(text, mark, to));
      mark = null;
    } else chunk.append(slice(text, from, to));
    parts.push(chunk);
    from = to;
  }
  place.replaceChildren(...parts);
}

/* The code point of a text drawn in `place` that a pointer at x, y is at; null outside of it. */
export function pointAt(place, text, x, y) {
  const root = place.getRootNode();
  const found = document.caretPositionFromPoint?.(x, y, { shadowRoots: [root] });
  const old = found ? null : document.caretRangeFromPoint?.(x, y);
  const [holder, offset] = found ? [found.offsetNode, found.offset] : [old?.startContainer, old?.startOffset];
  if (!holder || !place.contains(holder)) return null;
  const before = document.createRange();
  before.setStart(place, 0);
  before.setEnd(holder, offset);
  return point(text, Math.min(before.toString().length, index(text, size(text))));
}
