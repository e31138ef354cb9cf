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

/* Draw the text of one side into `place`, with its chunks told apart, the mark in it, and the terms `hits`. */
export function drawMarked(place, text, spaced, mark, hits) {
  const parts = [];
  let from = 0;
  for (const to of [...edges(text, spaced), size(text)]) {
    const chunk = node("span", "chunk");
    const marked = mark !== null && mark >= from && (mark < to || to === size(text));
    const inner = [...hits.flatMap(({ start, end }) => [start, end]), ...(marked ? [mark] : [])];
    const points = [...new Set([from, ...inner.filter((at) => at > from && at < to), to])].sort((one, other) => one - other);
    points.forEach((at, place) => {
      if (marked && at === mark) chunk.append(node("span", "caret"));
      if (at < to) chunk.append(piece(slice(text, at, points[place + 1]), hits.filter(({ start, end }) => start <= at && at < end)));
    });
    parts.push(chunk);
    from = to;
  }
  place.replaceChildren(...parts);
}

/* A stretch of text, underlined where it stands for one or more concepts. */
function piece(text, hits) {
  if (!hits.length) return text;
  const made = node("span", `term ${hits[0].status}`, text);
  made.dataset.concepts = hits.map((hit) => hit.concept).join(" ");
  return made;
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
