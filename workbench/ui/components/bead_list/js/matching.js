/* What two sequences have in common: as difflib's SequenceMatcher finds it, without its idea of junk. */

/* The [start in one, start in other, length] of all common blocks, in order. */
export function matchingBlocks(one, other) {
  const places = new Map();
  for (let at = 0; at < other.length; at++) {
    const known = places.get(other[at]);
    if (known) known.push(at);
    else places.set(other[at], [at]);
  }
  const found = [];
  const open = [[0, one.length, 0, other.length]];
  while (open.length) {
    const [low, high, from, to] = open.pop();
    const [a, b, length] = longest(one, places, low, high, from, to);
    if (!length) continue;
    found.push([a, b, length]);
    open.push([low, a, from, b], [a + length, high, b + length, to]);
  }
  found.sort((left, right) => left[0] - right[0]);
  const joined = [];
  for (const [a, b, length] of found) {
    const last = joined.at(-1);
    if (last && last[0] + last[2] === a && last[1] + last[2] === b) last[2] += length;
    else joined.push([a, b, length]);
  }
  return joined;
}

/* The longest common block within the bounds; of equals the first one, in `one` and then in the other. */
function longest(one, places, low, high, from, to) {
  let best = [low, from, 0];
  let lengths = new Map();
  for (let a = low; a < high; a++) {
    const next = new Map();
    for (const b of places.get(one[a]) ?? []) {
      if (b < from) continue;
      if (b >= to) break;
      const length = (lengths.get(b - 1) ?? 0) + 1;
      next.set(b, length);
      if (length > best[2]) best = [a - length + 1, b - length + 1, length];
    }
    lengths = next;
  }
  return best;
}

/* Two lists of words as one run of [kind, text]: "same", "gone" or "new". */
export function differences(before, after) {
  // Most of a text stays as it is, and need not be looked for.
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - same;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const middle = (list) => list.slice(same, list.length - tail);
  const runs = between(middle(before), middle(after));
  const around = (from, to) => (to > from ? [["same", before.slice(from, to).join("")]] : []);
  return [...around(0, same), ...runs, ...around(before.length - tail, before.length)];
}

function between(before, after) {
  const runs = [];
  const add = (kind, parts) => {
    if (parts.length) runs.push([kind, parts.join("")]);
  };
  let a = 0;
  let b = 0;
  for (const [from, to, length] of [...matchingBlocks(before, after), [before.length, after.length, 0]]) {
    add("gone", before.slice(a, from));
    add("new", after.slice(b, to));
    add("same", before.slice(from, from + length));
    [a, b] = [from + length, to + length];
  }
  return runs;
}
