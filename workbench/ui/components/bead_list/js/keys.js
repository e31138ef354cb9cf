/* Which key does what. Keys are known by their place: on a Thai keyboard, A is ฟ. */

export const GROUPS = {
  moving: {
    next: ["KeyJ", "ArrowDown"],
    previous: ["KeyK", "ArrowUp"],
    nextOpen: ["KeyN"],
    previousOpen: ["Shift+KeyN"],
    jump: ["KeyG"],
    search: ["Slash"],
    order: ["KeyO"],
    pageDown: ["PageDown"],
    pageUp: ["PageUp"],
    first: ["Home"],
    last: ["End"],
  },
  deciding: {
    approve: ["KeyA"],
    reject: ["KeyR", "KeyX"],
    sendBack: ["KeyB"],
    progress: ["KeyP"],
    approveAll: ["Shift+KeyA"],
    undo: ["KeyZ", "Ctrl+KeyZ"],
    redo: ["Shift+KeyZ", "Ctrl+Shift+KeyZ", "Ctrl+KeyY"],
  },
  writing: {
    edit: ["KeyE", "Enter"],
    comment: ["KeyC"],
    term: ["KeyT"],
    lookUp: ["KeyF"],
    history: ["KeyH"],
  },
  aligning: {
    split: ["KeyS"],
    mergeNext: ["KeyM"],
    mergePrevious: ["Shift+KeyM"],
    giveFirst: ["BracketLeft"],
    giveLast: ["BracketRight"],
    takePrevious: ["Shift+BracketLeft"],
    takeNext: ["Shift+BracketRight"],
    unlink: ["KeyU"],
    link: ["KeyL"],
  },
  marking: {
    sourceSide: ["Digit1"],
    targetSide: ["Digit2"],
    wordLeft: ["ArrowLeft"],
    wordRight: ["ArrowRight"],
    chunkLeft: ["Ctrl+ArrowLeft"],
    chunkRight: ["Ctrl+ArrowRight"],
    characterLeft: ["Shift+ArrowLeft"],
    characterRight: ["Shift+ArrowRight"],
    escape: ["Escape"],
  },
  help: { help: ["Shift+Slash"] },
};

const COMMANDS = new Map(
  Object.values(GROUPS).flatMap((group) =>
    Object.entries(group).flatMap(([command, keys]) => keys.map((key) => [key, command])),
  ),
);

const LABELS = { ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", BracketLeft: "[", BracketRight: "]",
  Slash: "/", PageDown: "PgDn", PageUp: "PgUp", Escape: "Esc" };

/* What a key press asks for, if anything. */
export function commandOf(event) {
  if (event.altKey || event.isComposing) return undefined;
  const parts = [(event.ctrlKey || event.metaKey) && "Ctrl", event.shiftKey && "Shift", event.code];
  return COMMANDS.get(parts.filter(Boolean).join("+"));
}

/* The keys of a command as they are written on a keyboard; each is a list of those pressed together. */
export function keysOf(command) {
  for (const group of Object.values(GROUPS)) if (command in group) return group[command].map(label);
  return [];
}

function label(combination) {
  return combination === "Shift+Slash" ? ["?"] : combination.split("+").map((key) => LABELS[key] ?? key.replace(/^(Key|Digit)/, ""));
}

/* The first of them, short: "⇧M". */
export function hint(command) {
  const [keys] = keysOf(command);
  return keys.join("+").replace("Shift+", "⇧").replace("Ctrl+", "Ctrl ");
}
