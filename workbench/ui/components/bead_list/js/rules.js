/* Changes of an alignment, as workbench/review/editing.py has them: shown at once, decided there.
   tests/review/cases.json holds the two together. */

import { DocumentText, clusterEdge, edges, isBlank, isSeen, ltrim, rtrim } from "./text.js";
import { matchingBlocks } from "./matching.js";

export const SIDES = ["source", "target"];
const REACH = 300; // code points around a place that are compared to find it in the document
const NOTHING = { at: null, text: "" };

/* Why something cannot be done; `reason` names a sentence of the interface. */
export class Refusal extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/* Each gives { kept: Map of row id to what it holds then, null when nothing; added: what new rows hold }. */
export const editing = {
  split(rows, { unit, sourceAt, targetAt }, documents) {
    const row = rows.get(unit);
    if (sourceAt == null && targetAt == null) throw new Refusal("noCut");
    const [source, sourceRest] = sourceAt == null ? [part(row, "source"), NOTHING] : cut(row, "source", sourceAt, documents);
    const [target, targetRest] = targetAt == null ? [part(row, "target"), NOTHING] : cut(row, "target", targetAt, documents);
    return { kept: new Map([[row.id, content(source, target)]]), added: [content(sourceRest, targetRest)] };
  },

  merge(rows, { first, second }, documents) {
    return merged(rows.get(first), rows.get(second), documents);
  },

  move(rows, { unit, neighbour, side, edge }, documents) {
    const row = rows.get(unit);
    const other = rows.get(neighbour);
    const mine = part(row, side);
    const theirs = part(other, side);
    if (!mine.at) throw new Refusal("nothingToMove");
    const [chunk, left] = handOver(row, side, edge, documents);
    const joined = join(chunk, theirs, documents[side]);
    const inFront = theirs.at && (theirs.at[0] - mine.at[0] || theirs.at[1] - mine.at[1]) < 0;
    if (!joined || !theirs.at || inFront !== (edge === "first")) throw new Refusal("notBeside");
    const kept = withPart(row, side, left);
    const empty = !kept.sourceAt && !kept.targetAt;
    if (empty && (kept.source || kept.target)) throw new Refusal("textWithoutPlace");
    return {
      kept: new Map([
        [row.id, empty ? null : kept],
        [other.id, withPart(other, side, joined)],
      ]),
      added: [],
    };
  },

  unlink(rows, { unit }) {
    const row = rows.get(unit);
    if (!row.sourceAt || !row.targetAt) throw new Refusal("oneSide");
    const [source, target] = SIDES.map((side) => part(row, side));
    return { kept: new Map([[row.id, content(source, NOTHING)]]), added: [content(NOTHING, target)] };
  },

  link(rows, { sourceUnit, targetUnit }) {
    const [first, second] = [rows.get(sourceUnit), rows.get(targetUnit)];
    if (first.targetAt || second.sourceAt) throw new Refusal("notTwoGaps");
    // Of neither document there are two stretches to be joined.
    return merged(first, second, { source: new DocumentText("", false), target: new DocumentText("", false) });
  },
};

/* The row with the text of `side` before that of `row` (`edge` "first") or after it ("last"), if any. */
export function neighbour(rows, row, side, edge) {
  const place = (each) => each[`${side}At`];
  if (!place(row)) return null;
  const first = edge === "first";
  let found = null;
  for (const each of rows.values()) {
    if (!place(each) || each === row || place(each)[0] < place(row)[0] !== first) continue;
    if (!found || place(each)[0] > place(found)[0] === first) found = each;
  }
  return found;
}

/* By source; what has a target only follows the one whose target stands before its own. */
export function inOrder(rows) {
  const anchored = rows.filter((row) => row.sourceAt).sort((one, other) => one.sourceAt[0] - other.sourceAt[0]);
  const places = new Map(anchored.map((row, place) => [row, place]));
  const following = new Map();
  let place = -1;
  for (const row of rows.filter((each) => each.targetAt).sort((one, other) => one.targetAt[0] - other.targetAt[0])) {
    if (row.sourceAt) place = places.get(row);
    else if (following.has(place)) following.get(place).push(row);
    else following.set(place, [row]);
  }
  const ordered = [...(following.get(-1) ?? [])];
  anchored.forEach((row, at) => ordered.push(row, ...(following.get(at) ?? [])));
  return ordered;
}

function part(row, side) {
  return { at: row[`${side}At`], text: row[side] };
}

function content(source, target) {
  return { sourceAt: source.at, targetAt: target.at, source: source.text, target: target.text };
}

function withPart(row, side, { at, text }) {
  const { sourceAt, targetAt, source, target } = row;
  return { sourceAt, targetAt, source, target, [`${side}At`]: at, [side]: text };
}

function cut(row, side, at, documents) {
  const { at: span, text } = part(row, side);
  if (!span) throw new Refusal("noPlace");
  const points = [...text];
  if (at < 0 || at > points.length) throw new Refusal("cutOutside");
  const original = [...documents[side].slice(...span)];
  const here = clusterEdge(points, at);
  const there = clusterEdge(original, place(points, original, here));
  const halves = [rtrim(points.slice(0, here).join("")), ltrim(points.slice(here).join(""))];
  const originals = [rtrim(original.slice(0, there).join("")), ltrim(original.slice(there).join(""))];
  for (const half of [...halves, ...originals]) if (!isSeen(half)) throw new Refusal("nothingLeft");
  const [before, after] = originals.map((each) => [...each].length);
  return [
    { at: [span[0], span[0] + before], text: halves[0] },
    { at: [span[1] - after, span[1]], text: halves[1] },
  ];
}

/* Where code point `at` of an edited text was in the original; 0 where the two share nothing near it. */
function place(text, original, at) {
  if (text.join("") === original.join("")) return at;
  const shift = original.length - text.length;
  const first = Math.max(0, at - REACH);
  const low = Math.max(0, at - REACH + Math.min(shift, 0));
  const near = text.slice(first, at + REACH);
  const then = original.slice(low, Math.max(0, at + REACH + Math.max(shift, 0)));
  const here = at - first;
  const away = ([a, , length]) => Math.max(a - here, here - a - length);
  let best = null;
  for (const block of matchingBlocks(near, then)) if (!best || away(block) < away(best)) best = block;
  return best ? low + best[1] + Math.min(Math.max(here - best[0], 0), best[2]) : 0;
}

function handOver(row, side, edge, documents) {
  const whole = part(row, side);
  const inner = edges(whole.text, documents[side].spaced);
  if (!inner.length) return [whole, NOTHING];
  const [before, after] = cut(row, side, edge === "first" ? inner[0] : inner.at(-1), documents);
  return edge === "first" ? [before, after] : [after, before];
}

function join(one, other, document) {
  let [first, second] = [one, other];
  let [at, between] = [one.at ?? other.at, "\n"];
  if (one.at && other.at) {
    if (other.at[0] < one.at[0]) [first, second] = [other, one];
    if (first.at[1] > second.at[0]) return null;
    at = [first.at[0], second.at[1]];
    between = document.slice(first.at[1], second.at[0]);
    if (!isBlank(between)) return null;
  }
  return { at, text: [first.text, second.text].filter(Boolean).join(between) };
}

function merged(first, second, documents) {
  const [source, target] = SIDES.map((side) => {
    const joined = join(part(first, side), part(second, side), documents[side]);
    if (!joined) throw new Refusal("notSideBySide");
    return joined;
  });
  return { kept: new Map([[first.id, content(source, target)], [second.id, null]]), added: [] };
}
