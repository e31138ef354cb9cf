/* What the map is drawn with: nodes, and the outlines of beads. */

const SVG = "http://www.w3.org/2000/svg";
const COLUMN = 90; // width of a column, in thousandths of the picture
const RIGHT = 1000 - COLUMN;
const STUB = 45; // how far a side without counterpart reaches out
const NEAR = 4; // thousandths of the picture that two ribbons of a bundle are apart at most
const BUNDLE = 20; // thousandths of the picture that a bundle holds at most, so that one sees where it runs

function node(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function shape(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

// ---- outlines, in thousandths of the picture

const y = (number) => number.toFixed(3);
const block = (x, side) => `M${x} ${y(side[0])}h${COLUMN}V${y(side[1])}h-${COLUMN}z`;

function ribbon(from, to) {
  const there = `M${COLUMN} ${y(from[0])}C500 ${y(from[0])} 500 ${y(to[0])} ${RIGHT} ${y(to[0])}`;
  return `${there}V${y(to[1])}C500 ${y(to[1])} 500 ${y(from[1])} ${COLUMN} ${y(from[1])}z`;
}

function joined(from, to) {
  return [ribbon(from, to), block(0, from) + block(RIGHT, to)];
}

function single(from, to) {
  const side = from ?? to;
  const [edge, tip] = from ? [COLUMN, COLUMN + STUB] : [RIGHT, RIGHT - STUB];
  const stub = `M${edge} ${y(side[0])}L${tip} ${y((side[0] + side[1]) / 2)}L${edge} ${y(side[1])}z`;
  return [stub, block(from ? 0 : RIGHT, side)];
}

// What the eye cannot tell apart: ribbons that run side by side, as one each; a moved block stays whole.
function bundles(sides, rows) {
  const found = [];
  let last = null;
  const follows = (before, after) => after[0] >= before[1] && after[0] - before[1] < NEAR;
  sides.forEach(([from, to], place) => {
    if (!from || !to) return;
    const { moved } = rows[place];
    const full = !moved && last && to[1] - last.to[0] > BUNDLE;
    if (last && !full && last.moved === moved && follows(last.from, from) && follows(last.to, to)) {
      [last.from[1], last.to[1]] = [from[1], to[1]];
    } else {
      last = { from: [...from], to: [...to], moved };
      found.push(last);
    }
  });
  const group = shape("g", { class: "bundles" });
  found.sort((a, b) => a.moved - b.moved);
  for (const { from, to, moved } of found) {
    group.append(shape("path", { class: moved ? "bundle moved" : "bundle", d: ribbon(from, to) }));
  }
  return group;
}
