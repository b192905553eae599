// An explanation as elements: what each item of an alternative took, what was asked of a match, and what the words were taken for.

const MOST_ALTERNATIVES = 3;

/** An element with classes and content; texts are never read as markup. */
export function el(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...content);
  return made;
}

const quoted = (text) => `“${text}”`;
const place = (token) => (token ? `at ${quoted(token.text)}` : "at the end of the sentence");
const either = (wanted) => wanted.slice(0, 6).join(" or ");

/** How far an alternative got, to be compared with others. */
function progress(one) {
  const attempt = one.attempts[0];
  const taken = attempt ? attempt.items.filter((item) => item.took && item.took.text).length : 0;
  return (one.attempts.some((tried) => tried.matched) ? 10000 : 0) + (one.missing ? 0 : 1000) + taken;
}

function itemOf(item, attempt) {
  if (item.took === null) {
    return el("li", {}, el("span", {class: "no"}, "✗ "), el("code", {}, item.item),
      ` stops ${place(attempt.stopped)}, wants `, el("code", {}, either(attempt.wanted)));
  }
  if (!item.took.text) return el("li", {}, "· ", el("code", {}, item.item), " takes nothing");
  return el("li", {}, "✓ ", el("code", {}, item.item), ` takes ${quoted(item.took.text)}`);
}

function attemptOf(attempt) {
  const list = el("ul", {}, ...attempt.items.map((item) => itemOf(item, attempt)));
  if (!attempt.matched && !attempt.items.some((item) => item.took === null)) {
    list.append(el("li", {}, el("span", {class: "no"}, "✗ "), `stops ${place(attempt.stopped)}, wants `,
      el("code", {}, either(attempt.wanted))));
  }
  if (attempt.beyond || attempt.beyond_wanted.length) {
    list.append(el("li", {}, `An optional part got further: ${place(attempt.beyond)} it wanted `,
      el("code", {}, either(attempt.beyond_wanted))));
  }
  return list;
}

function alternativeOf(one) {
  const parts = [el("p", {}, `Alternative ${one.number}: `, el("code", {}, one.pattern))];
  if (one.missing) {
    parts.push(el("ul", {}, el("li", {}, el("span", {class: "no"}, "✗ "), "needs ",
      el("code", {}, either(one.needs)), ", which the sentence does not have")));
  }
  return [...parts, ...one.attempts.map(attemptOf)];
}

function candidateOf(one) {
  const kept = one.checks.every((check) => check.holds);
  const checks = one.checks.map((check) => el("li", {}, check.holds ? "✓ " : el("span", {class: "no"}, "✗ "),
    `${check.key}: ${check.wanted} (here: ${check.found})`));
  return [el("p", {}, `The match ${quoted(one.at.text)} is ${kept ? "a hit" : "no hit"}.`), el("ul", {}, ...checks)];
}

function wordsOf(tokens) {
  const words = tokens.map((token) => el("span", {}, token.text, el("small", {}, token.word_class || "mark")));
  const voices = [...new Set(tokens.map((token) => (token.speaker ? `${token.voice}: ${token.speaker}` : token.voice)))];
  return [el("p", {}, `The words as they were read (in the voice of ${voices.join("; ")}):`), el("p", {class: "words"}, ...words)];
}

/** Why the pattern matches a sentence or does not. */
export function explanation(line) {
  const out = el("div", {class: "explained"});
  if (line.pattern) {
    const ordered = [...line.pattern.alternatives].sort((a, b) => progress(b) - progress(a));
    const matched = ordered.filter((one) => one.attempts.some((attempt) => attempt.matched));
    const shown = matched.length ? matched : ordered.slice(0, MOST_ALTERNATIVES);
    shown.sort((a, b) => a.number - b.number).forEach((one) => out.append(...alternativeOf(one)));
    const more = ordered.length - shown.length;
    if (more > 0) out.append(el("p", {}, `… ${more} more alternatives that do not get as far`));
  }
  line.candidates.filter((one) => one.checks.length).forEach((one) => out.append(...candidateOf(one)));
  if (line.tokens.length) out.append(...wordsOf(line.tokens));
  return out;
}
