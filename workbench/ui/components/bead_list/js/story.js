/* What was said about the opened row, and what was done to it: who, when, why, with the differences marked. */

import { fill, node, set } from "./dom.js";
import { differences } from "./matching.js";
import { words } from "./text.js";

/* Draw the comments and, with `whole`, the history of `row` into `place`, as far as the server has sent them. */
export function drawStory(place, row, list, whole) {
  const { detail, text } = list;
  const known = detail && detail.unit === row.id;
  const signature = JSON.stringify([row.id, known ? detail : null, whole, text.code, row.comments]);
  if (place.dataset.signature === signature) return;
  place.dataset.signature = signature;
  place.replaceChildren();
  if (known && detail.comments.length)
    place.append(section(text.comments, detail.comments.map((each) => comment(each))));
  if (!whole) return;
  if (!known) return place.append(node("p", "quiet", text.loading));
  // The last one first: it explains what is seen now.
  const entries = detail.history.map((each) => entry(each, list)).reverse();
  place.append(entries.length ? section(text.history, entries) : node("p", "quiet", text.noHistory));
}

function section(title, entries) {
  return node("section", "", node("h2", "", title), node("ul", "", ...entries));
}

function comment({ by, at, text }) {
  return node("li", "", node("strong", "", by), node("span", "quiet", ` · ${at}`), node("div", "text", ...mentions(text)));
}

/* `said` with the names after an @ told apart. */
function mentions(said) {
  return said.split(/(@[^\s@]+)/u).map((each) => (each.startsWith("@") ? node("b", "", each) : each));
}

function entry({ kind, by, at, before, after }, { text, columns, statuses }) {
  const head = node("div", "", node("strong", "", text.kinds[kind] ?? kind), node("span", "quiet", ` · ${by} · ${at}`));
  const made = node("li", "", head);
  const status = before?.status === after.status ? "" : `${before ? `${statuses[before.status]} → ` : ""}${statuses[after.status]}`;
  if (status) made.append(node("div", "quiet", status));
  if (after.note && after.note !== before?.note) made.append(node("div", "text", `${text.note}: ${after.note}`));
  ["source", "target"].forEach((side, at) => {
    if (before && before[side] !== after[side]) made.append(changed(before[side], after[side], columns[at].lang, text));
  });
  return made;
}

function changed(before, after, lang, text) {
  const runs = differences(words(before, lang), words(after, lang));
  const parts = runs.map(([kind, run]) => (kind === "same" ? run : node(kind === "gone" ? "del" : "ins", "", run)));
  return set(node("div", "text", ...parts), { lang, "aria-label": fill(text.changedText, { before, after }) });
}
