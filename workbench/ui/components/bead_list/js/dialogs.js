/* What opens above the list: the map of the keys, a jump, and many approvals at once. */

import { button, field, fill, node, percent, set } from "./dom.js";
import { GROUPS, keysOf } from "./keys.js";
import { said } from "./rows.js";

const SURE = 95; // per cent, where approving many begins

/* A dialog over the page, with the focus on `first`. Closing it gives the keys back to the list. */
function open(list, title, first, ...children) {
  const heading = node("h2", "", title);
  heading.id = "dialog-title";
  const close = button("✕", () => dialog.close(), { className: "close", title: list.text.close });
  set(close, { "aria-label": list.text.close });
  const dialog = set(node("dialog", "", close, heading, ...children), { "aria-labelledby": heading.id, tabindex: "-1" });
  dialog.addEventListener("close", () => list.guard(() => {
    dialog.remove();
    list.focus();
  }));
  list.view.box.append(dialog);
  dialog.showModal();
  (first ?? dialog).focus();
  return dialog;
}

export function showKeys(list) {
  const { text } = list;
  const key = (keys) => node("span", "keys", ...keys.map((each) => node("kbd", "", each)));
  const line = (label, combinations) =>
    node("tr", "", node("td", "", ...combinations.flatMap((each, at) => (at ? [" ", key(each)] : [key(each)]))), node("td", "", label));
  const groups = Object.entries(GROUPS).map(([group, commands]) => {
    const lines = Object.keys(commands).map((command) => line(text.commands[command], keysOf(command)));
    if (group === "writing") lines.push(line(text.saveKey, [["Ctrl", "Enter"]]), line(text.keepDraft, [["Esc"]]));
    if (group === "marking") lines.push(line(text.tabKey, [["Tab"]]));
    return node("table", "", node("caption", "", text.groups[group]), node("tbody", "", ...lines));
  });
  const dialog = open(list, text.keysTitle, null, node("p", "quiet", text.keysHint), node("div", "map", ...groups));
  dialog.classList.add("broad");
}

/* To a row by its number, or to the next one that is no surer than so many per cent. */
export function jump(list) {
  const { text } = list;
  const input = set(node("input"), { type: "text", inputmode: "numeric", autocomplete: "off" });
  const fault = set(node("p", "bad"), { role: "alert" });
  const dialog = open(list, text.commands.jump, input, field(text.jumpHint, input), fault);
  input.addEventListener("keydown", (event) => {
    if (event.code !== "Enter" && event.code !== "NumpadEnter") return;
    event.preventDefault();
    list.guard(() => {
      const row = wanted(list, input.value);
      if (!row) return (fault.textContent = text.jumpNothing);
      dialog.close();
      list.goTo(row.id);
    });
  });
}

function wanted(list, typed) {
  const found = /^\s*(\d{1,9})\s*(%?)\s*$/.exec(typed.replace(/[๐-๙]/g, (digit) => digit.codePointAt(0) - 0xe50));
  if (!found) return null;
  const number = Number(found[1]);
  if (!found[2]) return list.pair.order[number - 1];
  const at = list.shown.findIndex((row) => row.id === list.current);
  const next = [...list.shown.slice(at + 1), ...list.shown.slice(0, at + 1)];
  return next.find((row) => row.share * 100 <= number);
}

/* Approve all that is surer than so many per cent, with a sample of it to look at first. */
export function approveAll(list) {
  const { text, columns } = list;
  const bound = set(node("input", "number"), { type: "number", min: 50, max: 100, value: SURE });
  const counted = set(node("p", ""), { role: "status" });
  const sampled = set(node("div", "sample"), { tabindex: "0", role: "region", "aria-label": text.sample });
  const seen = set(node("input"), { type: "checkbox" });
  const approve = button("", () => list.guard(act), { className: "main" });
  let units = [];

  const draw = () => {
    const floor = Number(bound.value) / 100;
    const answer = list.sample?.floor === floor ? list.sample : null;
    if (!answer) list.line.ask({ sample: floor }, list.pair);
    units = (answer?.units ?? []).map((id) => list.row(id)).filter(Boolean);
    counted.textContent = answer ? fill(text.sampleCounted, { count: units.length, confidence: percent(floor) }) : text.loading;
    const rows = (answer?.sample ?? []).map((id) => list.row(id)).filter(Boolean);
    sampled.replaceChildren(
      ...rows.map((row) => {
        const go = button(String(list.numbers.get(row.id)), () => list.guard(() => {
          dialog.close();
          list.goTo(row.id);
        }), { className: "plain", title: text.lookAt });
        return node("div", "sampled", node("div", "", go, node("div", "quiet", percent(row.share))),
          said(row.source, columns[0].lang, text.nothing), said(row.target, columns[1].lang, text.nothing));
      }),
    );
    approve.replaceChildren(fill(text.approveCount, { count: units.length }));
    approve.disabled = !units.length || !seen.checked;
  };
  const act = () => {
    list.request({ kind: "decideAll", units: units.map((row) => [row.id, row.version]), status: "approved" });
    dialog.close();
    list.draw();
  };
  const dialog = open(list, text.commands.approveAll, bound,
    field(text.sampleFloor, bound), counted, node("p", "quiet", text.sampleHint), sampled,
    node("label", "check", seen, text.sampleSeen), node("div", "group", approve),
  );
  dialog.classList.add("broad");
  bound.addEventListener("input", () => list.guard(() => {
    seen.checked = false;
    draw();
  }));
  seen.addEventListener("change", () => list.guard(draw));
  list.onSample = () => dialog.isConnected && draw();
  draw();
}
