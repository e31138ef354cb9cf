/* What the glossary says of the rows of a pair, as far as the server has told it. */

import { slice } from "./text.js";
import { SIDES } from "./rules.js";

const HIT = ["side", "start", "end", "text", "concept", "status"];
const NOTHING = { hits: [], findings: [] };

export class Terms {
  constructor() {
    this.revision = 0;
    this.byRow = new Map();
    this.concepts = new Map();
    this.told = new WeakMap(); // row -> its findings; a row that changes is another one
  }

  forget() {
    this.revision = 0;
    this.byRow.clear();
    this.told = new WeakMap();
  }

  /* Take in what is new; false where something before it is missing. */
  learn({ since, revision, units, concepts }) {
    if (since > this.revision) return false;
    if (revision === this.revision) return true;
    this.revision = revision;
    this.told = new WeakMap();
    for (const [id, [definition, terms]] of Object.entries(concepts)) this.concepts.set(id, { id, definition, terms });
    for (const [id, [hits, findings]] of Object.entries(units))
      this.byRow.set(Number(id), {
        hits: hits.map((values) => Object.fromEntries(HIT.map((name, at) => [name, name === "side" ? SIDES[values[at]] : values[at]]))),
        findings,
      });
    return true;
  }

  /* The terms in one text of `row`, where it still has them; one stretch may stand for several concepts. */
  hits(row, side) {
    const { hits } = this.byRow.get(row.id) ?? NOTHING;
    return hits.filter((hit) => hit.side === side && stands(row, hit));
  }

  /* The findings of `row` that its texts still give rise to, each with who dismissed it and why, or null. */
  findings(row) {
    if (!this.told.has(row)) {
      const { findings } = this.byRow.get(row.id) ?? NOTHING;
      const standing = findings.filter((finding) => stands(row, finding));
      this.told.set(row, standing.map((finding) => ({ ...finding, dismissed: row.dismissed[finding.key] ?? null })));
    }
    return this.told.get(row);
  }

  /* Those that nobody has dismissed. */
  open(row) {
    return this.findings(row).filter((finding) => !finding.dismissed);
  }

  /* The concepts that `row` speaks of, in the order in which they come. */
  spokenOf(row) {
    const ids = SIDES.flatMap((side) => this.hits(row, side).map((hit) => hit.concept));
    return [...new Set(ids)].map((id) => this.concepts.get(id)).filter(Boolean);
  }

  speaksOf(row, concept) {
    return (this.byRow.get(row.id) ?? NOTHING).hits.some((hit) => hit.concept === concept && stands(row, hit));
  }

  /* All concepts that any row speaks of. */
  used() {
    const ids = new Set([...this.byRow.values()].flatMap(({ hits }) => hits.map((hit) => hit.concept)));
    return [...ids].map((id) => this.concepts.get(id)).filter(Boolean);
  }

  /* The first term of a concept in a language, which is the best one. */
  name({ terms }, lang) {
    return terms.find(([language]) => language === lang)?.[1] ?? "";
  }
}

/* Whether a text has what was found in it: it may have been changed since. */
function stands(row, { side, start, end, text }) {
  return slice(row[side], start, end) === text;
}
