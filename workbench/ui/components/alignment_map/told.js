/* What the map says of beads. */

// "Unit {number}" with its number in it.
function filled(words, values) {
  return words.replace(/\{(\w+)\}/g, (found, name) => values[name] ?? found);
}

// For those who hear it.
function said(row, { text, statuses }) {
  const facts = [filled(text.unit, row), filled(text.sure, row), statuses[row.status]];
  if (row.moved) facts.push(text.moved);
  return `${facts.join(", ")}. ${row.source || text.nothing} – ${row.target || text.nothing}`;
}

// For those who see it, beside the picture.
function card(row, { text, columns, statuses }) {
  const chip = node("span", `chip ${row.status.replace(" ", "-")}`, statuses[row.status]);
  const facts = node("div", "facts", chip, node("span", "quiet", filled(text.sure, row)));
  if (row.moved) facts.append(node("span", "chip plain", text.moved));
  const sides = [row.source, row.target].map((words, side) => {
    const shown = node("div", words ? "text" : "text none", words || text.nothing);
    if (words) shown.lang = columns[side].lang;
    return shown;
  });
  return [node("div", "number", filled(text.unit, row)), facts, ...sides, node("div", "quiet hint", text.hint)];
}

// What the colours and outlines mean, and how often each is there.
function legend(rows, { text, bands, statuses }, kind) {
  const number = (test) => rows.filter(test).length;
  const colours =
    kind === "confidence"
      ? bands.map((words, band) => [`c${band}`, words, number((row) => row.band === band)])
      : Object.entries(statuses).map(([status, words]) => [
          status.replace(" ", "-"),
          words,
          number((row) => row.status === status),
        ]);
  const outlines = [
    ["alone", text.alone, number((row) => !row.sourceAt || !row.targetAt)],
    ["moved", text.moved, number((row) => row.moved)],
  ];
  return [...colours, ...outlines]
    .filter(([, , count]) => count)
    .map(([look, words, count]) => {
      const shown = node("span", "quiet", count.toLocaleString("en"));
      return node("li", "", node("span", `key ${look}`), words, " ", shown);
    });
}
