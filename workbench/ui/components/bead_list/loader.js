/* The list's program comes once, with the first rows: Streamlit sends this text with every message. */

let program = null;

export default async function (component) {
  const root = component.parentElement;
  const data = JSON.parse(new TextDecoder().decode(component.data));
  try {
    if (data.snapshot) program ??= load(data.snapshot.program);
    const { show, sheet } = await program ?? {};
    if (!show) return component.setTriggerValue("asked", { client: "?", heard: {}, pair: data.pair, have: null, snapshot: true });
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return show(component, data);
  } catch (error) {
    // What escapes from here would put an error box in place of the list, for good.
    console.error("bead list", error);
    program = null;
  }
}

async function load({ module, style }) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  const place = URL.createObjectURL(new Blob([module], { type: "text/javascript" }));
  return { show: (await import(place)).default, sheet };
}
