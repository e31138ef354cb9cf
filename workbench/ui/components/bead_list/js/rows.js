/* The rows of the list, as they look when they are not opened. */

import { node, percent, set } from "./dom.js";

/* How sure the aligner was of `row`, as a quiet bar and a number. */
export function confidence(row, text) {
  const level = node("div", "level");
  level.style.width = `${row.share * 100}%`;
  const bar = set(node("div", "track", level), { "aria-hidden": "true" });
  const sure = node("div", "sure", bar, node("span", "percent", percent(row.share)));
  sure.title = `${text.confidence} ${percent(row.share)}`;
  return sure;
}

export function chip(status, statuses) {
  return node("span", `chip ${status.replace(" ", "-")}`, statuses[status]);
}

/* A text, or a word for there being none. */
export function said(text, lang, nothing) {
  if (!text) return node("div", "text none", nothing);
  return set(node("div", "text", text), { lang });
}

/* Who is at a row now; the same person has the same colour everywhere. */
export function people(names, text) {
  const faces = names.map((name) => {
    const face = set(node("span", "face", [...name.trim()].slice(0, 2).join("")), { title: `${name} ${text.isHere}` });
    face.style.setProperty("--hue", [...name].reduce((sum, each) => (sum * 31 + each.codePointAt(0)) % 360, 7));
    return face;
  });
  const group = node("span", "faces", ...faces);
  return set(group, { role: "img", "aria-label": `${names.join(", ")} ${text.isHere}` });
}

/* What is to be told of a row beside its texts. */
export function facts(row, marks, { text, statuses }) {
  const side = node("div", "facts", chip(row.status, statuses), confidence(row, text));
  if (marks.saving) side.firstChild.title = text.saving;
  const signs = [
    marks.names.length ? people(marks.names, text) : null,
    marks.findings ? flag(row, marks.findings, text) : null,
    row.comments ? set(node("span", "comments", String(row.comments)), { title: text.comments, "aria-label": `${text.comments}: ${row.comments}`, role: "img" }) : null,
    marks.late || marks.refused ? set(node("span", "sign bad", text.look), { title: marks.late ? text.awaitsChoice : text.refused }) : null,
    marks.draft && !marks.late ? set(node("span", "sign", text.draft), { title: text.unsaved }) : null,
  ].filter(Boolean);
  if (signs.length) side.append(node("div", "signs", ...signs));
  if (row.assignee) side.append(set(node("div", "assignee", row.assignee), { title: `${text.assignedTo} ${row.assignee}` }));
  return side;
}

/* How many findings there are, and whether the row was approved all the same, or before there were any. */
function flag(row, count, text) {
  const short = row.status === "approved";
  const label = `${text.findings}: ${count}${short ? `. ${text.fallsShort}` : ""}`;
  return set(node("span", `sign flag${short ? " bad" : ""}`, String(count)), { title: label, "aria-label": label, role: "img" });
}

export function cell(content, ...classes) {
  return set(node("div", ["cell", ...classes].join(" "), content), { role: "gridcell" });
}

/* Fill `place` with a row that is not opened. */
export function drawRow(place, row, marks, list) {
  const { text, columns } = list;
  place.replaceChildren(
    cell(node("span", "number", String(marks.number))),
    cell(said(row.source, columns[0].lang, text.nothing), "source"),
    cell(said(row.target, columns[1].lang, text.nothing), "target"),
    cell(facts(row, marks, list), "side"),
  );
  if (row.note) place.append(cell(node("div", "note", `${text.note}: ${row.note}`), "wide"));
}
