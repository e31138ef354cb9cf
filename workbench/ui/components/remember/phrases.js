// What Streamlit says itself, and in English only: said in the language of the interface.

const PLACES =
  '[data-testid="stFileUploader"], [data-testid="stMainMenuPopover"], [data-testid="InputInstructions"], ' +
  '[data-testid="stStatusWidget"], [data-testid="stTopNav"], [role="listbox"], [aria-live], a[href^="#"]';
const LONGEST = 80; // characters of such a phrase
let watching;
let changed = []; // { node, attribute or null, from, to }

function sayIn(phrases) {
  watching?.disconnect();
  for (const { node, attribute, from, to } of changed) {
    const there = node.deref();
    if (there && read(there, attribute) === to) write(there, attribute, from);
  }
  changed = [];
  const rules = Object.entries(phrases).map(([from, to]) => ({ parts: from.split("{}"), to }));
  if (!rules.length) return;
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.parentElement?.closest(PLACES)) say(node, null, rules);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      say(node, "aria-label", rules);
      for (const child of node.childNodes) visit(child);
    }
  };
  visit(document.body);
  watching = new MutationObserver((mutations) => {
    for (const { type, target, addedNodes } of mutations) {
      if (type === "childList") addedNodes.forEach(visit);
      else if (type === "attributes") say(target, "aria-label", rules);
      else visit(target);
    }
  });
  watching.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributeFilter: ["aria-label"],
  });
}

function read(node, attribute) {
  return attribute ? node.getAttribute(attribute) : node.nodeValue;
}

// In place: a node that is not React's own any more would break the page.
function write(node, attribute, text) {
  if (attribute) node.setAttribute(attribute, text);
  else node.nodeValue = text;
}

function say(node, attribute, rules) {
  const from = read(node, attribute);
  if (!from || from.length > LONGEST) return;
  for (const { parts: [before, after], to: phrase } of rules) {
    const filled = after !== undefined;
    const fits = filled
      ? from.length > before.length + after.length && from.startsWith(before) && from.endsWith(after)
      : from === before;
    if (!fits) continue;
    const to = filled
      ? phrase.replace("{}", () => from.slice(before.length, from.length - after.length))
      : phrase;
    changed.push({ node: new WeakRef(node), attribute, from, to });
    write(node, attribute, to);
    return;
  }
}
