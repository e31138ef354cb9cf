/* Text as the server has it: counted in code points, with Python's idea of white space. */

const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const LEADING = new RegExp(`^[${SPACE}]+`, "u");
const TRAILING = new RegExp(`[${SPACE}]+$`, "u");
const BETWEEN = new RegExp(`(?<=[^${SPACE}])[${SPACE}]+(?=[^${SPACE}])`, "gu");
const CLAUSE = new RegExp(`[.,;:!?–—…]["'”’»)\\]]*[${SPACE}]+(?=[^${SPACE}])`, "gu");
const SEEN = new RegExp(`[^${SPACE}\\p{Cc}\\p{Cf}]`, "u");
const ASTRAL = /[\ud800-\udfff]/;

const HOLDS_NEXT = /[เแโใไ\u200d]/u;
const HOLDS_PREVIOUS = /[ะาำๅ\u200c\u200d\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}]|\p{M}/u;
const FLAG_LETTER = /[\u{1f1e6}-\u{1f1ff}]/u;

export const ltrim = (text) => text.replace(LEADING, "");
export const rtrim = (text) => text.replace(TRAILING, "");
export const isBlank = (text) => ltrim(text) === "";

/* Whether there is something to be seen: direction marks and the like are not. */
export const isSeen = (text) => SEEN.test(text);

/* Where code point `at` is in the UTF-16 of `text`. */
export function index(text, at) {
  if (!ASTRAL.test(text)) return Math.min(at, text.length);
  let found = 0;
  for (let left = at; left > 0 && found < text.length; left--) found += text.codePointAt(found) > 0xffff ? 2 : 1;
  return found;
}

/* Which code point of `text` begins at or after `found` in its UTF-16. */
export const point = (text, found) => (ASTRAL.test(text) ? [...text.slice(0, found)].length : found);

export const size = (text) => (ASTRAL.test(text) ? [...text].length : text.length);

export const slice = (text, start, end) => text.slice(index(text, start), index(text, end));

/* The text of one side of a pair, and whether its language has spaces between words. */
export class DocumentText {
  constructor(text, spaced) {
    this.text = text;
    this.spaced = spaced;
    this.size = size(text);
    if (this.size < text.length) this.points = [...text];
  }

  slice(start, end) {
    return this.points ? this.points.slice(start, end).join("") : this.text.slice(start, end);
  }
}

/* The inner places between the chunks of `text`; see `edges` of workbench/review/chunks.py. */
export function edges(text, spaced) {
  const ends = (pattern) => Array.from(text.matchAll(pattern), (each) => each.index + each[0].length);
  const clauses = spaced ? ends(CLAUSE) : [];
  return (clauses.length ? clauses : ends(BETWEEN)).map((each) => point(text, each));
}

/* `at`, or where the character as a reader sees it begins that `at` is inside of. */
export function clusterEdge(points, at) {
  while (at > 0 && at < points.length && holds(points, at)) at--;
  return at;
}

function holds(points, at) {
  return HOLDS_NEXT.test(points[at - 1]) || HOLDS_PREVIOUS.test(points[at]) || inFlag(points, at);
}

function inFlag(points, at) {
  let start = at;
  while (start && FLAG_LETTER.test(points[start - 1])) start--;
  return (at - start) % 2 === 1 && FLAG_LETTER.test(points[at]);
}

const segmenters = new Map();

function segments(text, lang, granularity) {
  const key = `${lang} ${granularity}`;
  if (!segmenters.has(key)) segmenters.set(key, new Intl.Segmenter(lang, { granularity }));
  return [...segmenters.get(key).segment(text)];
}

/* The words of `text` and all that stands between them; they join back to it. */
export const words = (text, lang) => segments(text, lang, "word").map((each) => each.segment);

/* The places where a cursor may stand, by `unit`: "word", "chunk" or "character". */
export function stops(text, lang, spaced, unit) {
  const inner =
    unit === "chunk"
      ? edges(text, spaced)
      : segments(text, lang, unit === "word" ? "word" : "grapheme")
          .filter((each) => unit !== "word" || !isBlank(each.segment))
          .map((each) => point(text, each.index));
  return [...new Set([0, ...inner, size(text)])];
}
