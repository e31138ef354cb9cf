/* Taking terms of the opened row into the glossary: one of each side, for a new concept or one that is there. */

import { button, field, fill, node, option, set } from "./dom.js";
import { SIDES } from "./rules.js";

const NAMES = { source: "sourceTerm", target: "targetTerm" }; // as drafts keep them

/* Fill `place` with the form; the field to begin in. `leave` ends it. */
export function drawCapture(place, row, list, leave) {
  const { text, columns, terms, drafts, opened } = list;
  const draft = drafts.of(row.id) ?? {};
  const inputs = SIDES.map((side, at) => {
    const { lang, language } = columns[at];
    const input = set(node("input"), { type: "text", lang, maxlength: 500 });
    input.value = draft[NAMES[side]] ?? opened.chosen(side);
    input.addEventListener("input", () => drafts.write(row.id, { [NAMES[side]]: input.value || undefined }));
    return [side, input, field(fill(text.termIn, { language }), input)];
  });
  const concept = node("select", "", option("", text.newConcept));
  for (const each of terms.spokenOf(row))
    concept.append(option(each.id, fill(text.termOf, { concept: columns.map(({ lang }) => terms.name(each, lang)).filter(Boolean).join(" · ") })));
  const take = () => list.guard(() => {
    const [sourceTerm, targetTerm] = inputs.map(([, input]) => input.value.trim());
    if (!sourceTerm && !targetTerm) return list.say(text.nothingWritten);
    drafts.write(row.id, { sourceTerm: undefined, targetTerm: undefined });
    leave();
    list.request({ kind: "takeTerm", unit: row.id, sourceTerm, targetTerm, ...(concept.value && { concept: concept.value }) });
    list.tell(fill(text.termTaken, { terms: [sourceTerm, targetTerm].filter(Boolean).join(" · ") }));
  });
  const key = (event) => list.guard(() => {
    if (event.isComposing) return;
    if (event.code === "Escape") leave();
    else if (event.code === "Enter" || event.code === "NumpadEnter") take();
    else return;
    event.preventDefault();
  });
  for (const [, input] of inputs) input.addEventListener("keydown", key);
  place.replaceChildren(
    node("div", "pairOfFields", ...inputs.map(([, , labelled]) => labelled)),
    field(text.conceptOfTerm, concept),
    node("div", "group",
      button(text.takeTerm, take, { key: "Enter", className: "main" }),
      button(text.cancel, () => list.guard(leave), { key: "Esc" }),
      node("span", "quiet", text.selectHint),
    ),
  );
  return inputs.find(([, input]) => !input.value)?.[1] ?? inputs[0][1];
}
