/* Making nodes. Texts become text nodes: nothing that people or documents say is ever parsed. */

export function node(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children.filter((each) => each !== null));
  return made;
}

/* `place` with attributes; null takes one away. */
export function set(place, given) {
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === false) place.removeAttribute(name);
    else place.setAttribute(name, value === true ? "" : value);
  }
  return place;
}

/* A button; `key` is shown on it and told to screen readers. */
export function button(label, act, { key = null, className = "", title = null, disabled = false } = {}) {
  const hint = key && set(node("kbd", "", key), { "aria-hidden": "true" });
  const made = node("button", className, label, hint);
  made.type = "button";
  made.disabled = disabled;
  if (title) made.title = title;
  made.addEventListener("click", act);
  return made;
}

/* Let `place` have just these `children`, moving as few as can be: moving takes the focus away. */
export function fillInOrder(place, children) {
  const wanted = new Set(children);
  for (const child of [...place.children]) if (!wanted.has(child)) child.remove();
  let at = place.firstChild;
  for (const child of children) {
    if (child === at) at = at.nextSibling;
    else place.insertBefore(child, at);
  }
}

/* A field below its label. */
export function field(label, input) {
  return node("label", "field", node("span", "", label), input);
}

export function option(value, label) {
  const made = node("option", "", label);
  made.value = value;
  return made;
}

/* `said` with its {names} filled in. */
export function fill(said, given) {
  return said.replace(/\{(\w+)\}/g, (whole, name) => (name in given ? String(given[name]) : whole));
}

/* 0 to 1 as a whole per cent; only what is certain is 100% or 0%. */
export function percent(share) {
  const rounded = Math.round(share * 100);
  return `${Math.min(Math.max(rounded, share > 0 ? 1 : 0), share < 1 ? 99 : 100)}%`;
}
