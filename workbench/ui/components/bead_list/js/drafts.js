/* What was typed and not saved: kept at every key press, by pair and row, until it is saved or thrown away. */

import { keep, kept, keptNames } from "./storage.js";

export const TEXTS = ["source", "target", "note"];

export class Drafts {
  constructor(pair) {
    // A key for each row: two tabs on one pair must not write over each other.
    this.prefix = `workbench.draft.${pair}.`;
    const names = keptNames(this.prefix);
    this.byRow = new Map(names.map((name) => [name.slice(this.prefix.length), kept(name)]));
  }

  of(id) {
    return this.byRow.get(String(id)) ?? null;
  }

  /* The texts somebody began to change when the row had `version`, if they still differ from what is there. */
  texts(row) {
    const draft = this.of(row.id);
    if (!draft) return null;
    return TEXTS.some((name) => draft[name] !== undefined && draft[name] !== row[name]) ? draft : null;
  }

  /* Whether a later change of the row has overtaken its draft: then somebody has to choose. */
  late(row) {
    const draft = this.texts(row);
    return draft && !draft.sent && draft.version !== row.version ? draft : null;
  }

  write(id, given) {
    const draft = { ...this.of(id), ...given };
    for (const name of Object.keys(draft)) if (draft[name] === undefined) delete draft[name];
    const { version, sent, ...typed } = draft;
    this.#put(id, Object.keys(typed).length ? draft : null);
  }

  /* Drop the texts; a reason or a comment that was begun stays. */
  clear(id) {
    this.write(id, { sent: undefined, ...Object.fromEntries(TEXTS.map((name) => [name, undefined])) });
  }

  /* What an earlier page sent and nobody knows of any more is to be looked at again. */
  recover(entries) {
    for (const [id, { sent }] of [...this.byRow])
      if (sent && !entries.some((entry) => entry.name === sent)) this.write(id, { sent: undefined });
  }

  rename(old, id) {
    const draft = this.of(old);
    if (!draft) return;
    this.#put(old, null);
    this.#put(id, draft);
  }

  #put(id, draft) {
    if (draft) this.byRow.set(String(id), draft);
    else this.byRow.delete(String(id));
    keep(this.prefix + id, draft);
  }
}
