/* Below the texts of the opened row: what the glossary finds wrong, and the concepts that are spoken of. */

import { button, fill, node, set } from "./dom.js";

export class Underlined {
  constructor(list, opened) {
    this.list = list;
    this.opened = opened;
    this.lit = []; // concepts whose terms are shown in both texts
    this.told = null; // the concept whose definition is shown
    this.findings = node("ul", "findings");
    this.concepts = set(node("div", "concepts"), { role: "group" });
    this.definition = node("div", "definition");
    this.box = node("div", "terms", this.findings, this.concepts, this.definition);
    for (const text of Object.values(opened.texts)) {
      text.addEventListener("pointerover", ({ target }) => this.light(named(target)));
      text.addEventListener("pointerleave", () => this.light([]));
    }
  }

  draw(row) {
    const { text, terms } = this.list;
    const findings = terms.findings(row);
    const concepts = terms.spokenOf(row);
    const signature = JSON.stringify([row.id, findings, concepts.map(({ id }) => id), text.code, this.list.may("dismiss"), this.told]);
    if (signature === this.drawn) return;
    this.drawn = signature;
    set(this.findings, { "aria-label": text.findings });
    this.findings.replaceChildren(...findings.map((finding) => this.#finding(row, finding)));
    set(this.concepts, { "aria-label": text.concepts });
    this.concepts.replaceChildren(...concepts.map((concept) => this.#concept(concept)));
    this.#define(concepts.find(({ id }) => id === this.told));
  }

  /* Show which terms in both texts stand for `concepts`. */
  light(concepts = this.lit) {
    this.lit = concepts;
    for (const text of Object.values(this.opened.texts))
      for (const term of text.querySelectorAll(".term"))
        term.classList.toggle("lit", named(term).some((id) => concepts.includes(id)));
    for (const each of this.concepts.children) each.classList.toggle("lit", concepts.includes(each.dataset.concepts));
  }

  #lighting(place, concept) {
    for (const name of ["pointerenter", "focusin"]) place.addEventListener(name, () => this.light([concept]));
    for (const name of ["pointerleave", "focusout"]) place.addEventListener(name, () => this.light([]));
    return place;
  }

  #finding(row, { kind, key, concept, term, text: said, expected, dismissed }) {
    const { list } = this;
    const { text } = list;
    const sentence = fill(text.findingKinds[kind], { term: said || term, expected: expected.join(" / ") });
    const restore = () => list.guard(() => list.request({ kind: "restore", unit: row.id, finding: key }));
    const ask = () => list.guard(() => list.opened.panel.ask("dismiss", key));
    const allowed = list.may("dismiss");
    const made = dismissed
      ? node("li", "finding dismissed", node("span", "", sentence), " ",
          node("span", "quiet", fill(text.dismissedBy, { name: dismissed[0], reason: dismissed[1] })),
          button(text.restore, restore, { className: "small", disabled: !allowed }))
      : node("li", `finding ${kind.split(" ")[0]}`, node("span", "", sentence),
          button(text.dismiss, ask, { className: "small", disabled: !allowed }));
    return this.#lighting(made, concept);
  }

  #concept(concept) {
    const { terms, columns } = this.list;
    const names = columns.map(({ lang }) => set(node("span", "", terms.name(concept, lang)), { lang }));
    const tell = () => this.list.guard(() => {
      this.told = this.told === concept.id ? null : concept.id;
      this.list.draw();
    });
    const made = button("", tell, { className: "concept" });
    made.append(names[0], set(node("span", "quiet", " · "), { "aria-hidden": "true" }), names[1]);
    made.dataset.concepts = concept.id;
    set(made, { "aria-expanded": String(this.told === concept.id) });
    return this.#lighting(made, concept.id);
  }

  #define(concept) {
    this.definition.replaceChildren();
    if (!concept) return;
    const { text } = this.list;
    const terms = concept.terms.map(([lang, term, status]) =>
      node("li", "", set(node("span", `term ${status}`, term), { lang }), node("span", "quiet", ` ${text.termStatus[status]}`)));
    const said = set(node("p", "", concept.definition || text.noDefinition), { lang: concept.definition ? "en" : null });
    this.definition.append(said, node("ul", "", ...terms));
  }
}

/* The concepts that the term under a pointer stands for. */
function named(target) {
  return target.closest?.(".term")?.dataset.concepts?.split(" ") ?? [];
}
