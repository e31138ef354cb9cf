/* What the keys and buttons do. */

import { approveAll, jump, showKeys } from "./dialogs.js";
import { named } from "./pair.js";
import { Refusal, SIDES, neighbour } from "./rules.js";

const PAGE = 10; // rows that a page key goes over
const OPEN = ["unreviewed", "in progress", "sent back"];

/* Each is given the list, the opened row and the side of it that is meant. */
const READING = {
  next: (list) => move(list, 1),
  previous: (list) => move(list, -1),
  pageDown: (list) => move(list, PAGE),
  pageUp: (list) => move(list, -PAGE),
  first: (list) => list.goTo(list.shown[0]?.id),
  last: (list) => list.goTo(list.shown.at(-1)?.id),
  nextOpen: (list) => moveToOpen(list, 1),
  previousOpen: (list) => moveToOpen(list, -1),
  jump: (list) => jump(list),
  search: (list) => list.filters.search.select(),
  order: (list) => list.filters.sort(!list.filters.least),
  help: (list) => showKeys(list),
  lookUp: (list, row) => lookUp(list, row),
  history: ({ opened }) => (opened.panel.history = !opened.panel.history),
  sourceSide: ({ opened }) => opened.texts.source.focus(),
  targetSide: ({ opened }) => opened.texts.target.focus(),
  wordLeft: ({ opened }) => opened.step("word", -1),
  wordRight: ({ opened }) => opened.step("word", 1),
  chunkLeft: ({ opened }) => opened.step("chunk", -1),
  chunkRight: ({ opened }) => opened.step("chunk", 1),
  characterLeft: ({ opened }) => opened.step("character", -1),
  characterRight: ({ opened }) => opened.step("character", 1),
  escape: (list) => escape(list),
};

const CHANGING = {
  approve: (list, row) => decideAndGoOn(list, row, "approved"),
  progress: (list, row) => decideAndGoOn(list, row, "in progress"),
  reject: ({ opened }) => opened.panel.ask("rejected"),
  sendBack: ({ opened }) => opened.panel.ask("sent back"),
  approveAll: (list) => approveAll(list),
  comment: ({ opened }) => opened.panel.ask("comment"),
  term: ({ opened }) => opened.panel.take(),
  edit: ({ opened }, row, side) => opened.panel.edit(row, side),
  undo: (list) => takeBack(list, "undo", list.pair.done),
  redo: (list) => takeBack(list, "redo", list.pair.undone),
  split: (list, row) => split(list, row),
  mergeNext: (list, row) => merge(list, row, list.pair.around(row.id)[1]),
  mergePrevious: (list, row) => merge(list, list.pair.around(row.id)[0], row),
  giveFirst: (list, row, side) => handOver(list, row, side, "first", true),
  giveLast: (list, row, side) => handOver(list, row, side, "last", true),
  takePrevious: (list, row, side) => handOver(list, row, side, "first", false),
  takeNext: (list, row, side) => handOver(list, row, side, "last", false),
  unlink: (list, row) => align(list, { kind: "unlink", unit: row.id, version: row.version }),
  link: (list, row) => link(list, row),
};

/* Why somebody with one's role may not give a command; null where they may. The server decides. */
export function forbidden(command, { name, role }) {
  if (command in READING) return null;
  if (!name || role === "reader") return "reader";
  const approves = command === "approve" || command === "approveAll";
  return approves && role === "reviewer" ? "approver" : null;
}

/* Do it; raises Refusal where it cannot be done. */
export function run(command, list, side) {
  const why = forbidden(command, list);
  if (why) throw new Refusal(why);
  const row = list.row(list.current);
  if (command in READING) READING[command](list, row);
  else if (row || command === "undo" || command === "redo") CHANGING[command](list, row, side ?? list.opened.side ?? "source");
}

function move(list, step) {
  const at = list.shown.findIndex((row) => row.id === list.current);
  list.goTo(list.shown[Math.min(Math.max(at + step, 0), list.shown.length - 1)]?.id);
}

function moveToOpen(list, step) {
  const at = list.shown.findIndex((row) => row.id === list.current);
  const around = [...list.shown.slice(at + 1), ...list.shown.slice(0, Math.max(at, 0))];
  const found = (step > 0 ? around : around.reverse()).find((row) => OPEN.includes(row.status));
  if (!found) throw new Refusal("noneOpen");
  list.goTo(found.id);
}

function escape(list) {
  list.linking = null;
  list.opened.cursor.clear();
  list.opened.side = null;
  list.focus();
}

/* Where else what is selected stands, on a page of its own. */
function lookUp({ opened }, row) {
  const sides = opened.side === "target" ? [...SIDES].reverse() : SIDES;
  const wanted = row && sides.map((side) => opened.chosen(side)).find(Boolean);
  if (!wanted) throw new Refusal("nothingChosen");
  const page = new URL("concordance", location.href);
  page.searchParams.set("q", wanted);
  open(page, "_blank", "noopener");
}

function decideAndGoOn(list, row, status) {
  list.decide(row, status);
  move(list, 1);
}

function takeBack(list, kind, stack) {
  const of = stack.pop() ?? null;
  const touched = list.request({ kind, of });
  const found = touched.find((id) => list.row(id));
  if (found !== undefined && (!touched.includes(list.current) || !list.row(list.current))) list.goTo(found);
  if (of === null) list.tell(list.text.asking);
}

function split(list, row) {
  const [sourceAt, targetAt] = SIDES.map((side) => list.opened.cursor.cut(row, side));
  if (sourceAt === null && targetAt === null) throw new Refusal("noCut");
  const cuts = { ...(sourceAt !== null && { sourceAt }), ...(targetAt !== null && { targetAt }) };
  align(list, { kind: "split", unit: row.id, version: row.version, ...cuts });
}

function merge(list, first, second) {
  if (!first || !second) throw new Refusal("noNeighbour");
  const [firstVersion, secondVersion] = [first.version, second.version];
  align(list, { kind: "merge", first: first.id, firstVersion, second: second.id, secondVersion });
  list.goTo(first.id);
}

/* Hand a chunk to the neighbour, or have the neighbour hand one over. */
function handOver(list, row, side, edge, gives) {
  const other = neighbour(list.pair.rows, row, side, edge);
  if (!other) throw new Refusal(row[`${side}At`] ? "noNeighbour" : "nothingToMove");
  const [from, to] = gives ? [row, other] : [other, row];
  const end = gives ? edge : { first: "last", last: "first" }[edge];
  const [version, neighbourVersion] = [from.version, to.version];
  align(list, { kind: "move", unit: from.id, version, neighbour: to.id, neighbourVersion, side, edge: end });
  if (!list.row(list.current)) list.goTo(other.id);
}

function link(list, row) {
  if (row.sourceAt && row.targetAt) throw new Refusal("notAGap");
  const other = list.linking === null ? null : list.row(list.linking);
  if (!other || other.id === row.id) {
    list.linking = row.id;
    return;
  }
  const [source, target] = row.sourceAt ? [row, other] : [other, row];
  const [sourceVersion, targetVersion] = [source.version, target.version];
  align(list, { kind: "link", sourceUnit: source.id, sourceVersion, targetUnit: target.id, targetVersion });
  list.linking = null;
  list.goTo(source.id);
}

/* What changes rows whose unsaved texts would then have no place. */
function align(list, operation) {
  for (const id of named(operation)) {
    const row = list.row(id);
    if (row && list.drafts.texts(row) && !list.drafts.of(id).sent) throw new Refusal("draftFirst");
  }
  list.request(operation);
  list.opened.cursor.clear();
}
