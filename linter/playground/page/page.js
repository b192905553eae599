// The page: sends what is written once typing pauses, shows the newest answer, and keeps the examples.
import {el, explanation} from "./explained.js";

const PAUSE = 250; // ms without a change before a question is asked
const KINDS = ["flag", "passing"];
const by = (id) => document.getElementById(id);
const examples = {flag: [], passing: []}; // texts, in order
const opened = new Set(); // sentences whose explanation is open
let captures = [];
let waiting = 0;
let asking = null;

// --- asking -------------------------------------------------------------------------------------------------------------

function question() {
  const given = (kind) => examples[kind].filter((text) => text.trim());
  return {
    text: by("text").value, pattern: by("pattern").value, voice: by("voice").value, id: by("id").value.trim(),
    title: by("title").value, message: by("message").value, flag: given("flag"), passing: given("passing"),
  };
}

function later(pause = PAUSE) {
  clearTimeout(waiting);
  document.querySelector("main").setAttribute("aria-busy", "true"); // until the answer to what is there now is shown
  waiting = setTimeout(ask, pause);
}

async function ask() {
  if (asking) asking.abort(); // its answer would be of what is no longer there
  const mine = (asking = new AbortController());
  try {
    const sent = await fetch("answer", {
      method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(question()), signal: mine.signal,
    });
    const told = sent.ok ? await sent.json() : {notes: [await sent.text()]};
    if (mine !== asking) return;
    show(told);
    document.querySelector("main").setAttribute("aria-busy", "false");
  } catch (error) {
    if (mine === asking && error.name !== "AbortError") {
      by("status").textContent = "No answer: has the playground been ended?";
    }
  }
}

// --- showing ------------------------------------------------------------------------------------------------------------

function show(told) {
  const focused = document.activeElement && document.activeElement.dataset.key;
  captures = told.captures || [];
  showWrong(told.wrong || []);
  showNotes(told.notes || []);
  const lines = told.lines || [];
  const near = lines.filter((line) => line.outcome === "near").length;
  const misses = near ? `, ${counted(near, "near miss", "near misses")}` : "";
  by("status").textContent = told.sentences
    ? `${counted(told.hits, "hit")} in ${counted(told.sentences, "sentence")}${misses}`
    : (told.wrong || []).length ? "The pattern cannot be read" : "Nothing to show yet";
  by("summary").textContent = told.hits ? "" : told.summary || "";
  showCounts(told.counts || []);
  by("how").hidden = !lines.length;
  by("lines").replaceChildren(...lines.map(lineOf));
  showRule(told.rule);
  const again = focused && document.querySelector(`[data-key="${CSS.escape(focused)}"]`);
  if (again && document.activeElement !== again) again.focus({preventScroll: true});
}

const counted = (count, one, many = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
const colour = (name) => `c${captures.indexOf(name) % 8}`;
const named = (name) => el("span", {class: `name ${colour(name)}`}, name);

function showWrong(wrong) {
  by("pattern").setAttribute("aria-invalid", String(wrong.length > 0));
  by("wrong").replaceChildren(...wrong.map((one) => {
    const go = el("button", {type: "button", "data-key": `wrong ${one.line} ${one.column}`}, "Go to the place");
    go.addEventListener("click", () => select(one));
    return el("div", {class: "wrong"}, el("p", {}, `Line ${one.line}, column ${one.column}: ${one.message}`),
      el("pre", {tabindex: "0", "aria-label": "The place in the pattern"}, one.shown), go);
  }));
}

/** Put the cursor where an error is. Columns count characters, of which some are two units of a script's text. */
function select({line, column}) {
  const field = by("pattern");
  const lines = field.value.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  const at = before + [...(lines[line - 1] || "")].slice(0, column - 1).join("").length;
  field.focus();
  field.setSelectionRange(at, at + 1);
}

function showNotes(notes) {
  by("notes").hidden = !notes.length;
  by("notes").replaceChildren(...notes.map((note) => el("li", {}, note)));
}

function showCounts(counts) {
  by("counts").hidden = !counts.length;
  by("counts").replaceChildren(...counts.flatMap(({capture, values, more}) => {
    const parts = values.flatMap(([text, count], at) => [at ? ", " : "", `${text} `, el("b", {}, String(count))]);
    return [el("dt", {}, named(capture)), el("dd", {}, ...(parts.length ? parts : ["nothing"]), more ? `, … ${more} more` : "")];
  }));
}

function lineOf(line, at, all) {
  const kind = line.outcome === "near" ? "passing" : "flag";
  const key = `${line.text} ${all.slice(0, at).filter((other) => other.text === line.text).length}`;
  const sentence = el("p", {class: "sentence", id: `s${at}`}, ...line.pieces.map((piece) => pieceOf(piece, line, kind)));
  const outcome = {hit: "hit", near: "near miss", none: ""}[line.outcome];
  const why = el("p", {class: "why"}, outcome ? el("span", {class: "outcome"}, outcome) : "", line.why || line.voices.join(", "));
  const out = el("li", {class: `${line.outcome}${at && line.block !== all[at - 1].block ? " new-block" : ""}`}, sentence, why);
  const toggles = KINDS.map((one) => toggle(one, line.text, `${one} ${key}`, `s${at}`));
  out.append(el("div", {class: "acts"}, ...toggles));
  if (line.pattern) {
    const details = el("details", {open: opened.has(key)}, el("summary", {"data-key": `why ${key}`, "aria-describedby": `s${at}`}, "Why"));
    const fill = () => details.childElementCount < 2 && details.append(explanation(line));
    if (opened.has(key)) fill();
    details.addEventListener("toggle", () => {
      if (details.open) opened.add(key), fill();
      else opened.delete(key);
    });
    out.append(details);
  }
  return out;
}

function pieceOf(piece, line, kind) {
  let made = document.createTextNode(piece.text);
  if (piece.captures.length) {
    const inner = piece.captures[piece.captures.length - 1];
    made = el("span", {class: `capture ${colour(inner)}`}, ...piece.opens.map(named), made);
  }
  if (!piece.hit && !piece.near) return made;
  const mark = el("mark", {class: piece.hit ? "hit" : "near"}, made);
  mark.addEventListener("click", () => turn(kind, line.text));
  return mark;
}

// --- examples -----------------------------------------------------------------------------------------------------------

const WORDS = {flag: "must be found", passing: "must not be found"};

function toggle(kind, text, key, sentence) {
  const button = el("button", {type: "button", "data-key": key, "data-kind": kind, "aria-describedby": sentence}, `Example: ${WORDS[kind]}`);
  button.dataset.text = text;
  button.setAttribute("aria-pressed", String(examples[kind].includes(text)));
  button.addEventListener("click", () => turn(kind, text));
  return button;
}

/** Make a sentence an example of a kind, or no longer; it is never of both. */
function turn(kind, text) {
  const has = examples[kind].includes(text);
  for (const each of KINDS) examples[each] = examples[each].filter((other) => other !== text);
  if (!has) examples[kind].push(text);
  changed();
}

function changed() {
  KINDS.forEach(listExamples);
  document.querySelectorAll("[data-kind]").forEach((button) => {
    button.setAttribute("aria-pressed", String(examples[button.dataset.kind].includes(button.dataset.text)));
  });
  later(0);
}

function listExamples(kind) {
  by(kind).replaceChildren(...examples[kind].map((text, at) => {
    const name = `Example ${at + 1} that ${WORDS[kind]}`;
    const field = el("textarea", {rows: "1", maxlength: "2000", autocomplete: "off", "aria-label": name});
    field.value = text;
    field.addEventListener("input", () => {
      examples[kind][at] = field.value;
      later();
    });
    const remove = el("button", {type: "button", "aria-label": `Remove: ${name}`}, "Remove");
    remove.addEventListener("click", () => {
      examples[kind].splice(at, 1);
      changed();
      (by(kind).querySelectorAll("textarea")[at] || document.querySelector(`[data-add=${kind}]`)).focus();
    });
    return el("li", {}, el("div", {class: "example"}, field, remove), el("p", {class: "state"}));
  }));
}

// --- the rule -----------------------------------------------------------------------------------------------------------

function showRule(rule) {
  by("yaml").value = rule ? rule.yaml : "";
  by("rule-problem").hidden = !(rule && rule.problem);
  by("rule-problem").textContent = rule ? rule.problem : "";
  by("copy").disabled = !rule || Boolean(rule.problem);
  let passed = 0;
  let tried = 0;
  for (const kind of KINDS) {
    const told = rule && !rule.problem ? [...rule[kind]] : [];
    const states = by(kind).querySelectorAll(".state");
    examples[kind].forEach((text, at) => {
      const one = text.trim() ? told.shift() : null;
      states[at].className = one && !one.passes ? "state fails" : "state";
      states[at].textContent = one ? (one.passes ? "✓ passes" : `✗ ${one.problem}`) : "";
      tried += one ? 1 : 0;
      passed += one && one.passes ? 1 : 0;
    });
  }
  by("rule-status").textContent = !rule ? ""
    : rule.problem ? "The rule does not load."
    : tried ? `The rule loads; ${passed} of ${counted(tried, "example")} ${passed === 1 ? "passes" : "pass"}.`
    : "The rule loads; it has no examples yet.";
}

async function copy() {
  const field = by("yaml");
  let done = true;
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    field.focus();
    field.select();
    done = document.execCommand("copy");
  }
  by("copied").textContent = done ? "Copied." : "Press Ctrl-C to copy it.";
  setTimeout(() => (by("copied").textContent = ""), 4000);
}

for (const id of ["text", "pattern", "id", "title", "message"]) by(id).addEventListener("input", () => later());
by("voice").addEventListener("change", () => later(0));
by("copy").addEventListener("click", copy);
document.querySelectorAll("[data-add]").forEach((button) => button.addEventListener("click", () => {
  examples[button.dataset.add].push("");
  changed();
  by(button.dataset.add).querySelector("li:last-child textarea").focus();
}));
later(0);
