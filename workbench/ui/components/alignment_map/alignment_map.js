/* The map of a pair's beads. See __init__.py beside this file for what goes in and out. */

const DENSE = 1.5; // px a bead has on average, below which beads are not set apart from each other
const LEAST = 24; // px a bead has on average at the closest look
const PAGE = 10; // beads that Page Up and Page Down pass over

// What must outlive the map, which goes away with every change of page, lives at module scope.
const chosen = { colour: "confidence" };
const standing = new Map(); // pair -> the unit stood on
const maps = new WeakMap();
const decoder = new TextDecoder();

export default function (component) {
  const root = component.parentElement;
  try {
    let map = maps.get(root);
    if (!map) {
      map = new AlignmentMap(root);
      maps.set(root, map);
    }
    map.update(component);
  } catch (error) {
    // What escapes from here would put an error box in place of the map, for good.
    console.error("alignment map", error);
    maps.get(root)?.leave();
    maps.delete(root);
  }
  return () => {
    maps.get(root)?.leave();
    maps.delete(root);
  };
}

class AlignmentMap {
  constructor(root) {
    this.zoom = 1;
    this.current = -1; // place in the rows
    this.tools = node("div", "tools");
    this.legend = node("ul", "legend");
    this.heads = node("div", "heads");
    this.view = node("div", "view");
    this.card = node("div", "card");
    this.box = node("div", "map", this.tools, this.legend);
    this.box.append(node("div", "body", node("div", "picture", this.heads, this.view), this.card));
    root.append(this.box);
    const listen = (kind, act) => this.view.addEventListener(kind, (event) => this.guard(() => act(event)));
    listen("pointermove", (event) => this.point(event));
    listen("pointerleave", () => this.show(this.current));
    listen("focusin", (event) => this.stand(this.placeOf(event)));
    listen("keydown", (event) => this.key(event));
    listen("click", (event) => this.click(event));
    this.sized = new ResizeObserver(() => this.guard(() => this.measure()));
    this.sized.observe(this.view);
  }

  guard(act) {
    try {
      act();
    } catch (error) {
      console.error("alignment map", error);
    }
  }

  leave() {
    this.sized.disconnect();
    this.box.remove();
  }

  update({ data: bytes, setTriggerValue }) {
    this.setTriggerValue = setTriggerValue;
    const sent = decoder.decode(bytes);
    if (sent === this.sent) return;
    this.sent = sent;
    const data = JSON.parse(sent);
    if (data.pair !== this.data?.pair) this.zoom = 1;
    this.data = data;
    this.rows = data.rows;
    this.links = [];
    this.draw();
    this.drawTools();
    this.drawHeads();
    // Measured before the beads are laid out, which is most of the work, so that it is done once.
    this.measure();
    this.view.replaceChildren(this.drawing);
    const unit = standing.get(data.pair) ?? data.current;
    const place = this.rows.findIndex((row) => row.id === unit);
    this.current = Math.max(0, place);
    this.links[this.current]?.setAttribute("tabindex", "0");
    this.show(this.current);
  }

  // ---- drawing

  draw() {
    const { text, columns } = this.data;
    this.svg = shape("svg", { viewBox: "0 0 1000 1000", preserveAspectRatio: "none", role: "group" });
    this.svg.setAttribute("aria-label", text.map);
    const [source, target] = columns.map((column) => 1000 / Math.max(1, column.length));
    const sides = this.rows.map(({ sourceAt, targetAt }) => [
      sourceAt?.map((at) => at * source),
      targetAt?.map((at) => at * target),
    ]);
    this.svg.append(bundles(sides, this.rows));
    const [both, alone] = [this.pattern("ribbon", "block"), this.pattern("stub", "block alone")];
    // What crosses others lies on top of them.
    const order = this.rows.map((_, place) => place).sort((a, b) => this.rows[a].moved - this.rows[b].moved);
    for (const place of order) {
      const row = this.rows[place];
      const [from, to] = sides[place];
      const link = (from && to ? both : alone).cloneNode(true);
      link.classList.add(`c${row.band}`, row.status.replace(" ", "-"));
      if (row.moved) link.classList.add("moved");
      link.setAttribute("href", this.data.address + row.id);
      link.setAttribute("aria-label", said(row, this.data));
      link.dataset.place = place;
      const [ribbon, block] = from && to ? joined(from, to) : single(from, to);
      link.firstChild.setAttribute("d", ribbon);
      link.lastChild.setAttribute("d", block);
      this.links[place] = link;
      this.svg.append(link);
    }
    // On a sheet of its own: what is marked changes with every move of the mouse, the beads do not.
    this.mark = shape("path", { class: "mark", d: "" });
    const sheet = shape("svg", { class: "sheet", viewBox: "0 0 1000 1000", preserveAspectRatio: "none" });
    sheet.setAttribute("aria-hidden", "true");
    sheet.append(this.mark);
    this.drawing = node("div", "drawing", this.svg, sheet);
  }

  // A bead to make copies of, which is faster than making each anew.
  pattern(...kinds) {
    const link = shape("a", { class: "bead", tabindex: "-1" });
    link.append(...kinds.map((kind) => shape("path", { class: kind })));
    return link;
  }

  drawHeads() {
    const heads = this.data.columns.map((column) => {
      const title = node("div", "title", column.title);
      title.lang = column.lang;
      title.title = column.title;
      return node("div", "", title, node("div", "quiet", column.size));
    });
    this.heads.replaceChildren(...heads);
  }

  drawTools() {
    const { text } = this.data;
    const colours = node("div", "group");
    colours.setAttribute("role", "group");
    colours.setAttribute("aria-label", text.colour);
    colours.append(
      ...["confidence", "status"].map((kind) => {
        const button = this.button(text[kind], () => this.colour(kind));
        button.dataset.colour = kind;
        return button;
      }),
    );
    const looks = node("div", "group");
    looks.setAttribute("role", "group");
    looks.setAttribute("aria-label", text.size);
    this.less = this.button("−", () => this.look(this.zoom / 2), text.smaller);
    this.more = this.button("+", () => this.look(this.zoom * 2), text.larger);
    this.whole = this.button(text.whole, () => this.look(1));
    looks.append(this.less, this.whole, this.more);
    this.tools.replaceChildren(node("span", "quiet", text.colour), colours, node("span", "space"), looks);
    this.colour(chosen.colour);
  }

  button(label, act, name) {
    const made = node("button", "", label);
    made.type = "button";
    if (name) made.setAttribute("aria-label", name);
    made.addEventListener("click", () => this.guard(act));
    return made;
  }

  colour(kind) {
    chosen.colour = kind;
    this.svg.classList.remove("by-confidence", "by-status");
    this.svg.classList.add(`by-${kind}`);
    for (const button of this.tools.querySelectorAll("[data-colour]")) {
      button.setAttribute("aria-pressed", String(button.dataset.colour === kind));
    }
    this.drawLegend(kind);
  }

  drawLegend(kind) {
    this.legend.className = `legend by-${kind}`;
    this.legend.replaceChildren(...legend(this.rows, this.data, kind));
  }

  // ---- how close one looks

  look(zoom) {
    const height = this.view.clientHeight;
    const middle = (this.view.scrollTop + height / 2) / this.zoom;
    this.zoom = Math.min(Math.max(1, zoom), this.closest());
    this.measure();
    this.view.scrollTop = middle * this.zoom - height / 2;
    this.keepInView();
  }

  closest() {
    const wanted = (this.rows.length * LEAST) / Math.max(1, this.view.clientHeight);
    return 2 ** Math.max(2, Math.ceil(Math.log2(wanted)));
  }

  measure() {
    if (!this.svg) return;
    this.drawing.style.height = `${100 * this.zoom}%`;
    const each = (this.view.clientHeight * this.zoom) / Math.max(1, this.rows.length);
    this.svg.classList.toggle("dense", each < DENSE);
    this.less.disabled = this.whole.disabled = this.zoom === 1;
    this.more.disabled = this.zoom >= this.closest();
  }

  keepInView() {
    this.links[this.current]?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  // ---- what one points at or stands on

  placeOf(event) {
    const link = event.target.closest?.("a.bead");
    return link ? Number(link.dataset.place) : -1;
  }

  point(event) {
    let place = this.placeOf(event);
    if (place < 0) place = this.beside(event);
    if (place >= 0) this.show(place);
  }

  // A column is full of thin blocks with white space between: the nearest one counts.
  beside(event) {
    const box = this.svg.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * 1000;
    const side = x < COLUMN ? 0 : x > 1000 - COLUMN ? 1 : -1;
    if (side < 0) return -1;
    const at = ((event.clientY - box.top) / box.height) * this.data.columns[side].length;
    let [best, least] = [-1, Infinity];
    this.rows.forEach((row, place) => {
      const span = side ? row.targetAt : row.sourceAt;
      const far = span ? Math.max(span[0] - at, at - span[1], 0) : Infinity;
      if (far < least) [best, least] = [place, far];
    });
    return best;
  }

  stand(place) {
    if (place < 0) return;
    this.links[this.current]?.setAttribute("tabindex", "-1");
    this.links[place].setAttribute("tabindex", "0");
    this.current = place;
    standing.set(this.data.pair, this.rows[place].id);
    this.show(place);
  }

  key(event) {
    const last = this.rows.length - 1;
    const to = {
      ArrowDown: this.current + 1,
      ArrowRight: this.current + 1,
      ArrowUp: this.current - 1,
      ArrowLeft: this.current - 1,
      PageDown: this.current + PAGE,
      PageUp: this.current - PAGE,
      Home: 0,
      End: last,
    }[event.code];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.links[Math.min(Math.max(to, 0), last)]?.focus({ preventScroll: true });
    this.keepInView();
  }

  // Other keys with it open the link in another tab, which is the browser's own affair.
  click(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    let place = this.placeOf(event);
    if (place < 0) place = this.beside(event);
    if (place < 0) return;
    event.preventDefault();
    this.stand(place);
    this.open(place);
  }

  open(place) {
    this.setTriggerValue("open", this.rows[place].id);
  }

  show(place) {
    const row = this.rows[place];
    if (!row || this.shown === row) return;
    this.shown = row;
    const outline = [...this.links[place].querySelectorAll("path")].map((path) => path.getAttribute("d"));
    this.mark.setAttribute("d", outline.join(""));
    this.card.replaceChildren(...card(row, this.data));
  }
}
