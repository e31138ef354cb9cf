/* Below the texts of the opened row: what is being written, what has to be chosen, what was said and done. */

import { drawCapture } from "./capture.js";
import { button, field, fill, node, set } from "./dom.js";
import { TEXTS } from "./drafts.js";
import { drawStory } from "./story.js";
import { SIDES } from "./rules.js";
import { said } from "./rows.js";

export class Panel {
  constructor(list) {
    this.list = list;
    this.editors = null; // the fields of the row that is being edited, by name
    this.asking = null; // "rejected", "sent back", "comment", "dismiss" or "term", while that is being written
    this.history = false;
    this.note = node("div", "note");
    this.refusals = node("div", "refusals");
    this.choice = node("div", "choice");
    this.writing = node("div", "writing");
    this.story = node("div", "story");
    this.box = node("div", "panel", this.note, this.refusals, this.choice, this.writing, this.story);
  }

  /* Whether something is being written here. */
  get busy() {
    return this.editors !== null || this.asking !== null;
  }

  close() {
    this.editors = null;
    this.asking = null;
    this.writing.replaceChildren();
  }

  draw(row, marks) {
    this.row = row;
    this.note.textContent = row.note && !this.editors ? `${this.list.text.note}: ${row.note}` : "";
    this.#drawRefusals(row);
    this.#drawChoice(row);
    this.#drawUnsaved(row, marks);
    drawStory(this.story, row, this.list, this.history);
  }

  #drawRefusals(row) {
    const { text, refusals } = this.list;
    const told = refusals.get(row.id) ?? [];
    const close = () => this.list.guard(() => this.list.dismiss(row.id));
    this.refusals.replaceChildren(
      ...told.map((sentence) => node("div", "notice bad", node("p", "", text.notDone), node("p", "", sentence))),
    );
    if (told.length) this.refusals.append(button(text.understood, close));
  }

  // ---- editing

  /* Open fields for the texts of `row`, with the cursor in that of `side`. */
  edit(row, side) {
    const { text, columns, drafts } = this.list;
    this.close();
    this.list.draw(() => this.editors?.[side].focus());
    const draft = drafts.of(row.id) ?? {};
    const began = drafts.texts(row) ? draft.version : row.version;
    this.editors = Object.fromEntries(
      TEXTS.map((name) => {
        const at = SIDES.indexOf(name);
        const label = at < 0 ? text.note : fill(text.textOf, { language: columns[at].language });
        const area = this.#area(draft[name] ?? row[name], label, at < 0 ? null : columns[at].lang);
        area.addEventListener("input", () => {
          const present = this.list.row(this.row.id) ?? row;
          const version = drafts.of(present.id)?.version ?? began;
          drafts.write(present.id, { version, [name]: area.value === row[name] ? undefined : area.value });
        });
        return [name, area];
      }),
    );
    const save = (status) => () => this.list.guard(() => this.save(status));
    const throwAway = () => this.list.guard(() => {
      drafts.clear(this.row.id);
      this.#leave();
    });
    this.writing.replaceChildren(
      field(text.note, this.editors.note),
      node("div", "group",
        button(text.save, save(null), { key: "Ctrl+Enter", className: "main save" }),
        button(text.saveApprove, save("approved"), { key: "Ctrl+⇧+Enter", className: "save", disabled: !this.list.may("approve") }),
        button(text.keepDraft, () => this.list.guard(() => this.#leave()), { key: "Esc" }),
        button(text.throwAway, throwAway),
      ),
    );
  }

  #area(value, label, lang) {
    const area = set(node("textarea"), { "aria-label": label, rows: 2, ...(lang && { lang }) });
    area.value = value;
    area.addEventListener("keydown", (event) => this.list.guard(() => this.#key(event)));
    return area;
  }

  #key(event) {
    if (event.isComposing) return;
    const control = event.ctrlKey || event.metaKey;
    const sends = event.code === "Enter" || event.code === "NumpadEnter";
    if (event.code === "Escape") this.#leave();
    else if (sends && this.editors && control) this.save(event.shiftKey ? "approved" : null);
    else if (sends && this.asking && !event.shiftKey) this.send();
    else return;
    event.preventDefault();
  }

  #leave() {
    this.close();
    this.list.focus();
  }

  /* Save what was typed; `status` where it is to change with it. */
  save(status) {
    const { list } = this;
    const row = list.row(this.row.id);
    const draft = list.drafts.texts(row);
    this.close();
    if (draft && draft.version !== row.version) list.say(list.text.awaitsChoice);
    else if (draft || status) list.saveDraft(row, status);
    list.focus();
  }

  // ---- a reason, or a comment

  /* Ask for what `kind` takes; `finding` is the key of the one to be dismissed. */
  ask(kind, finding = null) {
    const { text, drafts } = this.list;
    this.close();
    Object.assign(this, { asking: kind, finding });
    const label = { rejected: text.whyRejected, "sent back": text.whySentBack, comment: text.yourComment, dismiss: text.whyDismissed }[kind];
    const name = kind === "comment" ? "comment" : "reason";
    const area = this.#area(drafts.of(this.row.id)?.[name] ?? "", label, null);
    area.addEventListener("input", () => drafts.write(this.row.id, { [name]: area.value || undefined }));
    const send = () => this.list.guard(() => this.send());
    this.writing.replaceChildren(
      field(label, area),
      node("div", "group",
        button(text.send, send, { key: "Enter", className: "main" }),
        button(text.cancel, () => this.list.guard(() => this.#leave()), { key: "Esc" }),
        node("span", "quiet", kind === "comment" ? text.mentionHint : text.lineHint),
      ),
    );
    this.area = area;
    this.list.draw(() => area.focus());
  }

  take() {
    this.close();
    this.asking = "term";
    const first = drawCapture(this.writing, this.list.row(this.row.id), this.list, () => this.#leave());
    this.list.draw(() => first.focus());
  }

  send() {
    const { list, asking, area } = this;
    const typed = area.value.trim();
    if (!typed) return list.say(list.text.nothingWritten);
    const row = list.row(this.row.id);
    this.close();
    list.drafts.write(row.id, { [asking === "comment" ? "comment" : "reason"]: undefined });
    if (asking === "comment") list.request({ kind: "comment", unit: row.id, text: typed });
    else if (asking === "dismiss") list.request({ kind: "dismiss", unit: row.id, finding: this.finding, reason: typed });
    else list.decide(row, asking, typed);
    list.focus();
  }

  // ---- unsaved texts, and two versions to choose from

  #drawUnsaved(row, marks) {
    if (this.busy) return;
    const { text } = this.list;
    const open = () => this.list.guard(() => this.list.command("edit"));
    this.writing.replaceChildren(
      ...(marks.draft && !marks.late
        ? [node("div", "notice", node("p", "", text.unsaved), button(text.goOn, open, { key: "E" }))]
        : []),
    );
  }

  #drawChoice(row) {
    const { list } = this;
    const { text, drafts } = list;
    const mine = drafts.late(row);
    this.choice.replaceChildren();
    this.box.classList.toggle("late", mine !== null);
    if (!mine) return;
    const act = (does) => () => list.guard(() => {
      does();
      this.#leave();
    });
    const keepTheirs = act(() => drafts.clear(row.id));
    const saveMine = act(() => {
      drafts.write(row.id, { version: row.version });
      list.saveDraft(row, null);
    });
    const editMine = () => list.guard(() => {
      drafts.write(row.id, { version: row.version });
      list.command("edit");
    });
    this.choice.append(
      node("div", "notice bad", node("p", "", fill(text.late, { name: row.changedBy || text.somebody }))),
      node("div", "versions",
        this.#version(fill(text.theirs, { name: row.changedBy || text.somebody }), row, mine),
        this.#version(text.mine, mine, mine),
      ),
      node("div", "group",
        button(text.keepTheirs, keepTheirs),
        button(text.saveMine, saveMine, { disabled: !list.may("edit") }),
        button(text.editMine, editMine, { disabled: !list.may("edit") }),
      ),
    );
  }

  /* Of one version, the texts that the other one has too. */
  #version(title, version, mine) {
    const { text, columns } = this.list;
    const shown = TEXTS.filter((name) => mine[name] !== undefined);
    const parts = shown.map((name) => said(version[name], columns[SIDES.indexOf(name)]?.lang ?? "", text.empty));
    return node("div", "version", node("strong", "", title), ...parts);
  }
}
