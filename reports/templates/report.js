"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const notes = all(".note");
  const stepper = document.querySelector(".stepper");
  const shown = document.querySelector("[data-count=shown]");
  const of = document.querySelector("[data-count=of]");
  const at = document.querySelector("[data-count=at]");
  const parts = new Map();
  for (const part of all("[data-note]")) {
    if (!parts.has(part.dataset.note)) parts.set(part.dataset.note, []);
    parts.get(part.dataset.note).push(part);
  }
  let active = null;

  const hidden = (note) => note.dataset.hidden === "yes";
  const visible = () => notes.filter((note) => !hidden(note));
  const light = (key, name, on) => (parts.get(key) || []).forEach((part) => part.classList.toggle(name, on));

  // Filters work by CSS alone; here they are counted.
  function count() {
    for (const note of notes) note.dataset.hidden = getComputedStyle(note).display === "none" ? "yes" : "no";
    const seen = visible();
    shown.textContent = seen.length;
    of.hidden = seen.length === notes.length;
    if (active && hidden(active)) activate(null);
    where();
  }

  function where() {
    const seen = visible();
    at.textContent = active ? `${seen.indexOf(active) + 1} of ${seen.length}` : `${seen.length}`;
  }

  function activate(note) {
    if (active) light(active.dataset.note, "active", false);
    active = note;
    if (note) light(note.dataset.note, "active", true);
    where();
  }

  function reveal(element) {
    const box = element.getBoundingClientRect();
    if (box.top < 60 || box.bottom > innerHeight - 60) {
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    }
  }

  function go(note, focus) {
    activate(note);
    const words = (parts.get(note.dataset.note) || []).find((part) => !part.classList.contains("note"));
    reveal(words && innerWidth > 900 ? words : note);
    if (focus) note.focus({ preventScroll: true });
  }

  function step(by) {
    const seen = visible();
    if (!seen.length) return;
    const index = active ? seen.indexOf(active) + by : by > 0 ? 0 : seen.length - 1;
    go(seen[(index + seen.length) % seen.length], true);
  }

  // The innermost finding at a place that the filters leave shown.
  function noteAt(target) {
    for (let part = target.closest("[data-note]"); part; part = part.parentElement.closest("[data-note]")) {
      const note = (parts.get(part.dataset.note) || []).find((p) => p.classList.contains("note"));
      if (note && !hidden(note)) return note;
    }
    return null;
  }

  document.addEventListener("pointerover", (event) => {
    const note = event.target.closest("[data-note]") && noteAt(event.target);
    for (const part of all(".lit")) part.classList.remove("lit");
    if (note) light(note.dataset.note, "lit", true);
    const row = event.target.closest(".voices [data-speaker]");
    for (const part of all(".heardnow")) part.classList.remove("heardnow");
    if (row) all(`.v[data-speaker="${row.dataset.speaker}"]`).forEach((part) => part.classList.add("heardnow"));
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("summary, button, input, label, .rules")) return;
    const note = event.target.closest("[data-note]") && noteAt(event.target);
    if (!note) return;
    if (event.target.closest(".ref")) event.preventDefault();
    activate(note);
    if (event.target.closest(".words")) {
      note.querySelector("details").open = true;
      reveal(note);
      if (event.target.closest(".ref")) note.focus({ preventScroll: true });
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Escape") activate(null);
    else return;
    event.preventDefault();
  });

  document.addEventListener("change", count);
  all("[data-step]", stepper).forEach((button) => button.addEventListener("click", () => step(Number(button.dataset.step))));
  addEventListener("beforeprint", () => all(".note details").forEach((details) => (details.open = false)));
  stepper.hidden = notes.length === 0;
  count();
  if (location.hash) {
    const note = document.getElementById(location.hash.slice(1));
    if (note && note.classList.contains("note")) activate(note);
  }
})();
