/* The row one stands on: both texts large, with a place to cut, in their context and their documents. */

import { Cursor, drawMarked, pointAt } from "./cursor.js";
import { button, fill, fillInOrder, node, set } from "./dom.js";
import { hint } from "./keys.js";
import { Panel } from "./panel.js";
import { cell, facts, said } from "./rows.js";
import { SIDES } from "./rules.js";
import { isBlank, size, slice, words } from "./text.js";
import { Underlined } from "./underlined.js";

export class Opened {
  constructor(list) {
    this.list = list;
    this.cursor = new Cursor();
    this.selected = {}; // by side, what was selected there last
    this.drawnTexts = {};
    this.side = null; // the side whose text the keys of the cursor are for
    this.pointing = false; // a button of the mouse is held down in a text
    this.panel = new Panel(list);
    this.texts = Object.fromEntries(SIDES.map((side) => [side, this.#makeText(side)]));
    this.underlined = new Underlined(list, this);
    this.rulers = Object.fromEntries(SIDES.map((side) => [side, node("div", "ruler", node("span", "here"))]));
    this.columns = Object.fromEntries(SIDES.map((side) => [side, cell("", side)]));
    this.number = cell("");
    this.facts = cell("", "side");
    this.tools = cell("", "wide", "tools");
    this.below = cell(node("div", "below", this.underlined.box, this.panel.box), "wide");
    this.before = cell("", "wide", "context");
    this.after = cell("", "wide", "context");
  }

  #makeText(side) {
    const place = set(node("div", "text large"), { tabindex: "0", role: "textbox", "aria-readonly": "true", "aria-multiline": "true" });
    // A text that is drawn anew under the pointer would take the click, or what is being selected, with it.
    place.addEventListener("pointerdown", () => (this.pointing = true));
    place.addEventListener("click", (event) => this.list.guard(() => this.#click(side, event)));
    place.addEventListener("focus", () => this.list.guard(() => this.enter(side)));
    for (const name of ["pointerup", "keyup"]) place.addEventListener(name, () => this.#select(side));
    return place;
  }

  /* Fill `place` with the opened row. */
  draw(place, row, marks) {
    const { text, columns, pair } = this.list;
    this.row = row;
    this.number.replaceChildren(node("span", "number", String(marks.number)));
    this.facts.replaceChildren(facts(row, marks, this.list), this.#told(row));
    SIDES.forEach((side, at) => {
      this.drawText(side);
      set(this.texts[side], { lang: columns[at].lang, "aria-label": fill(text.textOf, { language: columns[at].language }) });
      this.#drawRuler(side);
      const parts = this.panel.editors?.[side] ? [this.panel.editors[side]] : [this.texts[side]];
      fillInOrder(this.columns[side], [...parts, this.rulers[side], this.#moves(side)]);
    });
    const [before, after] = pair.around(row.id);
    this.#drawContext(this.before, before, marks.contextBefore);
    this.#drawContext(this.after, after, marks.contextAfter);
    this.#drawTools(row);
    this.panel.draw(row, marks);
    this.underlined.draw(row);
    if (place.firstChild !== this.before)
      place.replaceChildren(
        this.before, this.number, this.columns.source, this.columns.target, this.facts, this.tools, this.below, this.after,
      );
  }

  #told(row) {
    const { text } = this.list;
    if (!row.changedBy) return "";
    return node("div", "quiet", fill(text.changedBy, { name: row.changedBy }));
  }

  drawText(side) {
    const { text, columns } = this.list;
    const at = SIDES.indexOf(side);
    const place = this.texts[side];
    const hits = this.list.terms.hits(this.row, side);
    // What is being selected would go with a text that is drawn anew.
    const signature = JSON.stringify([this.row[side], this.cursor.at[side], hits, text.nothing]);
    if (signature === this.drawnTexts[side]) return;
    this.drawnTexts[side] = signature;
    place.classList.toggle("none", !this.row[side]);
    if (this.row[side]) drawMarked(place, this.row[side], columns[at].spaced, this.cursor.at[side], hits);
    else place.replaceChildren(text.nothing);
    this.underlined.light();
  }

  /* Where the text stands in its document. */
  #drawRuler(side) {
    const ruler = this.rulers[side];
    const at = this.row[`${side}At`];
    const whole = this.list.pair.documents[side].size || 1;
    ruler.hidden = !at;
    if (!at) return;
    ruler.firstChild.style.left = `${(100 * at[0]) / whole}%`;
    ruler.firstChild.style.width = `${(100 * (at[1] - at[0])) / whole}%`;
    const share = Math.round((100 * at[0]) / whole);
    set(ruler, { role: "img", "aria-label": fill(this.list.text.placeIn, { percent: share }), title: `${share}%` });
  }

  /* The row before or after it in the documents, where the list does not show it there. */
  #drawContext(place, row, shown) {
    place.hidden = !row || !shown;
    if (place.hidden) return place.replaceChildren();
    const { text, columns } = this.list;
    const texts = SIDES.map((side, at) => said(row[side], columns[at].lang, text.nothing));
    const number = node("span", "number", String(this.list.numbers.get(row.id)));
    const go = node("div", "neighbour", number, ...texts);
    go.addEventListener("click", () => this.list.guard(() => this.list.goTo(row.id)));
    place.replaceChildren(go);
  }

  /* Handing chunks of one side to the neighbours and taking theirs. */
  #moves(side) {
    const { text, role } = this.list;
    const made = node("div", "moves");
    if (role === "reader" || !this.row[`${side}At`] || this.panel.editors) return made;
    for (const command of ["giveFirst", "takePrevious", "giveLast", "takeNext"]) {
      const act = () => this.list.guard(() => this.list.command(command, side));
      made.append(button(text.moves[command], act, { key: hint(command), className: "small", title: text.commands[command] }));
    }
    return made;
  }

  #drawTools(row) {
    const { list } = this;
    this.tools.hidden = this.panel.editors !== null;
    const groups = [
      ["approve", "reject", "sendBack", "progress"],
      ["edit", "comment", "term", "lookUp", "history"],
      ["split", "mergePrevious", "mergeNext", row.sourceAt && row.targetAt ? "unlink" : "link"],
      ["undo", "redo"],
    ];
    const signature = JSON.stringify([row.sourceAt && row.targetAt, list.role, list.name, list.text.code, this.panel.history]);
    if (signature === this.drawnTools) return;
    this.drawnTools = signature;
    this.tools.replaceChildren(
      ...groups.map((group) =>
        node("div", "group", ...group.map((command) => {
          const act = () => list.guard(() => list.command(command));
          const made = button(list.text.commands[command], act, { key: hint(command), disabled: !list.may(command) });
          if (command === "history") set(made, { "aria-pressed": String(this.panel.history) });
          return set(made, { "data-command": command });
        })),
      ),
    );
  }

  // ---- the cursor

  enter(side) {
    this.side = side;
    if (this.cursor.at[side] === null && !this.pointing) {
      this.cursor.put(this.row, side, 0);
      this.drawText(side);
    }
  }

  #click(side, event) {
    this.pointing = false;
    if (this.list.root.getSelection?.()?.isCollapsed === false || !this.row[side]) return;
    const at = pointAt(this.texts[side], this.row[side], event.clientX, event.clientY);
    if (at === null) return;
    this.cursor.put(this.row, side, at);
    this.drawText(side);
  }

  /* Only one text at a time has a selection; a term has two sides. */
  #select(side) {
    const selection = this.list.root.getSelection?.() ?? document.getSelection();
    if (selection && !selection.isCollapsed && this.texts[side].contains(selection.anchorNode))
      this.selected[side] = selection.toString().trim();
  }

  /* What is meant on one side: what was selected there, or the word at the mark. */
  chosen(side) {
    const at = this.cursor.at[side];
    const { lang } = this.list.columns[SIDES.indexOf(side)];
    if (this.selected[side] || !at) return this.selected[side] ?? "";
    const next = words(slice(this.row[side], at, size(this.row[side])), lang);
    return (next.find((word) => !isBlank(word)) ?? "").trim();
  }

  step(unit, step) {
    this.side ??= "source";
    const at = SIDES.indexOf(this.side);
    if (!this.row[this.side]) return;
    this.cursor.step(this.row, this.side, this.list.columns[at], unit, step);
    this.drawText(this.side);
    this.texts[this.side].focus({ preventScroll: true });
    const [before, after] = this.#beside(this.side);
    this.list.say(`${before} | ${after}`);
  }

  /* What stands around the mark, for whoever hears and does not see it. */
  #beside(side) {
    const points = [...this.row[side]];
    const at = this.cursor.at[side];
    return [points.slice(Math.max(0, at - 20), at).join(""), points.slice(at, at + 20).join("")];
  }

  /* For another row: what was typed in this one is kept with its drafts. */
  reset() {
    this.cursor.clear();
    this.selected = {};
    this.panel.close();
  }
}
