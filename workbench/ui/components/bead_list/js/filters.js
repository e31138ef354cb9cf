/* Which rows are shown and in which order: at once, and without the server. */

import { fill, node, option, set } from "./dom.js";

const STATUSES = ["unreviewed", "in progress", "approved", "rejected", "sent back"];
const EVERYTHING = { search: "", statuses: [], low: 0, high: 100, who: "", commented: false, finding: "", concept: "" };

const ANY = "any";

/* For comparing: Thai marks in one order, small letters. */
const plain = (text) => text.normalize("NFKC").toLowerCase();

export class Filters {
  constructor(list) {
    this.list = list;
    this.chosen = { ...EVERYTHING };
    this.least = false;
    this.plain = new WeakMap(); // row -> its texts as they are compared
    this.admitted = new Set(); // rows that passed since the last choice: they stay although they change
    this.ranks = new Map(); // row -> its confidence when the order was chosen
    this.#make();
  }

  #make() {
    this.search = set(node("input", "search"), { type: "search" });
    this.statuses = Object.fromEntries(STATUSES.map((status) => [status, node("button", `chip ${status.replace(" ", "-")}`)]));
    this.low = set(node("input", "number"), { type: "number", min: 0, max: 100, value: 0 });
    this.high = set(node("input", "number"), { type: "number", min: 0, max: 100, value: 100 });
    this.who = node("select");
    this.finding = node("select");
    this.concept = node("select");
    this.commented = set(node("input"), { type: "checkbox" });
    this.commentedWord = node("span");
    this.order = node("select");
    this.confidence = node("span");
    this.clear = node("button", "plain clear");
    this.counted = set(node("span", "quiet counted"), { role: "status" });
    this.actions = node("div", "group");
    this.more = set(node("button", "more"), { "aria-expanded": "false" });
    this.box = node("div", "filters",
      this.search,
      this.more,
      set(node("div", "group statuses", ...Object.values(this.statuses)), { role: "group" }),
      node("span", "range", this.confidence, this.low, "–", this.high, "%"),
      this.who,
      this.finding,
      this.concept,
      node("label", "check", this.commented, this.commentedWord),
      this.order,
      this.actions,
      this.clear,
      this.counted,
    );
    const choose = (given) => this.list.guard(() => this.choose(given));
    this.search.addEventListener("input", () => choose({ search: this.search.value }));
    this.search.addEventListener("keydown", (event) => this.list.guard(() => this.#searchKey(event)));
    for (const [status, place] of Object.entries(this.statuses)) {
      place.type = "button";
      place.addEventListener("click", () => choose({ statuses: this.#toggled(status) }));
    }
    const bound = (input, otherwise) => (input.value === "" ? otherwise : Number(input.value));
    this.low.addEventListener("change", () => choose({ low: bound(this.low, 0) }));
    this.high.addEventListener("change", () => choose({ high: bound(this.high, 100) }));
    this.who.addEventListener("change", () => choose({ who: this.who.value }));
    for (const name of ["finding", "concept"]) this[name].addEventListener("change", () => choose({ [name]: this[name].value }));
    this.commented.addEventListener("change", () => choose({ commented: this.commented.checked }));
    this.order.addEventListener("change", () => this.list.guard(() => this.sort(this.order.value === "least")));
    this.more.type = "button";
    this.more.addEventListener("click", () => this.list.guard(() => {
      set(this.more, { "aria-expanded": String(this.box.classList.toggle("unfolded")) });
    }));
    this.clear.type = "button";
    this.clear.addEventListener("click", () => this.list.guard(() => this.reset()));
  }

  #toggled(status) {
    const { statuses } = this.chosen;
    return statuses.includes(status) ? statuses.filter((each) => each !== status) : [...statuses, status];
  }

  #searchKey(event) {
    if (event.code === "Escape") this.choose({ search: "" });
    else if (event.code !== "Enter" && event.code !== "NumpadEnter") return;
    event.preventDefault();
    this.list.focus();
  }

  // ---- choosing

  get active() {
    return JSON.stringify(this.chosen) !== JSON.stringify(EVERYTHING);
  }

  choose(given) {
    this.chosen = { ...this.chosen, ...given };
    this.admitted.clear();
    this.applied = null;
    this.list.arrange();
  }

  reset() {
    this.choose(EVERYTHING);
    this.list.focus();
  }

  sort(least) {
    this.least = least;
    this.ranks.clear();
    this.applied = null;
    this.list.arrange();
  }

  admit(id) {
    if (this.active && !this.admitted.has(id)) this.applied = null;
    this.admitted.add(id);
  }

  rename(old, id) {
    if (this.admitted.delete(old)) this.admitted.add(id);
    if (this.ranks.has(old)) this.ranks.set(id, this.ranks.get(old));
  }

  /* Of the rows in the order of the documents, those that are shown, in their order. */
  apply(rows) {
    if (this.applied?.rows !== rows) this.applied = { rows, shown: this.#apply(rows) };
    return this.applied.shown;
  }

  #apply(rows) {
    let shown = rows;
    if (this.active) {
      const wanted = plain(this.chosen.search.trim());
      for (const row of rows) if (this.#passes(row, wanted)) this.admitted.add(row.id);
      shown = rows.filter((row) => this.admitted.has(row.id));
    }
    if (!this.least) return shown;
    // A row that is made of another one, or made surer, stays where one was working.
    let last = 0;
    for (const row of rows) {
      if (!this.ranks.has(row.id)) this.ranks.set(row.id, typeof row.id === "string" ? last : row.share);
      last = this.ranks.get(row.id);
    }
    return [...shown].sort((one, other) => this.ranks.get(one.id) - this.ranks.get(other.id));
  }

  #passes(row, wanted) {
    const { statuses, low, high, who, commented, finding, concept } = this.chosen;
    const { terms } = this.list;
    const share = row.share * 100;
    if (statuses.length && !statuses.includes(row.status)) return false;
    if (share < low || share > high || (commented && !row.comments)) return false;
    const [relation, name] = [who.slice(0, 1), who.slice(1)];
    if ((relation === "c" && row.changedBy !== name) || (relation === "a" && row.assignee !== name)) return false;
    if (finding && !terms.open(row).some(({ kind }) => finding === ANY || kind === finding)) return false;
    if (concept && !terms.speaksOf(row, concept)) return false;
    if (!wanted) return true;
    if (!this.plain.has(row)) this.plain.set(row, plain(`${row.source}\n${row.target}\n${row.note}`));
    return this.plain.get(row).includes(wanted);
  }

  // ---- drawing

  draw(rows, shown) {
    const { text, statuses } = this.list;
    const { revision } = this.list.terms;
    if (this.drawn?.rows === rows && this.drawn.shown === shown && this.drawn.text === text && this.drawn.revision === revision) return;
    this.drawn = { rows, shown, text, revision };
    const counts = Object.fromEntries(STATUSES.map((status) => [status, 0]));
    for (const row of rows) counts[row.status]++;
    for (const [status, place] of Object.entries(this.statuses)) {
      const label = `${statuses[status]} ${counts[status]}`;
      if (place.textContent !== label) place.textContent = label;
      set(place, { "aria-pressed": String(this.chosen.statuses.includes(status)) });
    }
    if (this.drawnFor !== text) {
      this.drawnFor = text;
      set(this.search, { placeholder: `${text.search} (/)`, "aria-label": text.search });
      set(this.statuses.unreviewed.parentNode, { "aria-label": text.status });
      this.more.textContent = text.filters;
      this.confidence.textContent = text.confidence;
      set(this.low, { "aria-label": text.confidenceFrom });
      set(this.high, { "aria-label": text.confidenceTo });
      set(this.who, { "aria-label": text.person });
      set(this.finding, { "aria-label": text.findings });
      set(this.concept, { "aria-label": text.concepts });
      this.told = -1;
      this.commentedWord.textContent = text.withComments;
      set(this.order, { "aria-label": text.order });
      this.order.replaceChildren(option("document", text.byDocument), option("least", text.leastSure));
      this.clear.textContent = text.clearFilters;
      this.people = null;
    }
    this.#drawPeople(rows);
    this.#drawTerms();
    const { search, low, high, who, commented, finding, concept } = this.chosen;
    if (this.search.value !== search) this.search.value = search;
    this.low.value = low;
    this.high.value = high;
    this.who.value = who;
    this.commented.checked = commented;
    this.finding.value = finding;
    this.concept.value = concept;
    this.order.value = this.least ? "least" : "document";
    this.clear.hidden = !this.active;
    this.counted.textContent = this.active ? fill(text.shown, { shown: shown.length, total: rows.length }) : "";
  }

  /* The kinds of findings, and the concepts that the pair speaks of. */
  #drawTerms() {
    const { text, terms, columns } = this.list;
    if (this.told === terms.revision) return;
    this.told = terms.revision;
    const kinds = Object.entries(text.findingNames).map(([kind, label]) => option(kind, label));
    this.finding.replaceChildren(option("", text.allUnits), option(ANY, text.anyFinding), ...kinds);
    const names = terms.used().map((each) => [each.id, columns.map(({ lang }) => terms.name(each, lang)).filter(Boolean).join(" · ")]);
    names.sort(([, one], [, other]) => one.localeCompare(other, "th"));
    this.concept.replaceChildren(option("", text.anyConcept), ...names.map(([id, name]) => option(id, name)));
  }

  #drawPeople(rows) {
    const { text } = this.list;
    const names = (of) => [...new Set(rows.map(of).filter(Boolean))].sort();
    const [changed, assigned] = [names((row) => row.changedBy), names((row) => row.assignee)];
    const { who } = this.chosen;
    const all = [...changed.map((name) => `c${name}`), ...assigned.map((name) => `a${name}`)];
    if (who && !all.includes(who)) all.push(who);
    const signature = all.join("\n");
    if (signature === this.people) return;
    this.people = signature;
    const label = (each) => fill(each.startsWith("c") ? text.changedByFilter : text.assignedToFilter, { name: each.slice(1) });
    this.who.replaceChildren(option("", text.anybody), ...all.map((each) => option(each, label(each))));
  }
}
