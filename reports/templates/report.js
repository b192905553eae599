(function () {
  "use strict";
  var cards = Array.prototype.slice.call(document.querySelectorAll(".card"));
  var marks = Array.prototype.slice.call(document.querySelectorAll(".mark"));
  var form = document.querySelector(".filters");
  var shown = document.querySelector(".shown");
  function chosen(name) {
    var out = {};
    form.querySelectorAll("input[data-" + name + "]").forEach(function (box) { if (box.checked) out[box.dataset[name]] = true; });
    return out;
  }
  function filter() {
    var families = chosen("family"), severities = chosen("severity"), visible = {}, count = 0;
    cards.forEach(function (card) {
      var on = families[card.dataset.family] && severities[card.dataset.severity];
      card.hidden = !on;
      if (on) { visible[card.id.slice(5)] = true; count += 1; }
    });
    marks.forEach(function (mark) {
      mark.classList.toggle("off", !mark.dataset.cards.split(" ").some(function (n) { return visible[n]; }));
    });
    shown.textContent = count + " of " + cards.length + " findings shown";
  }
  function light(numbers) {
    cards.forEach(function (card) { card.classList.toggle("on", numbers.indexOf(card.id.slice(5)) >= 0); });
    marks.forEach(function (mark) {
      mark.classList.toggle("on", mark.dataset.cards.split(" ").some(function (n) { return numbers.indexOf(n) >= 0; }));
    });
  }
  marks.forEach(function (mark) {
    mark.addEventListener("click", function (event) {
      event.preventDefault();
      var numbers = mark.dataset.cards.split(" ");
      light(numbers);
      var card = document.getElementById("card-" + numbers[numbers.length - 1]);
      card.scrollIntoView({ block: "nearest" });
      card.focus({ preventScroll: true });
    });
  });
  cards.forEach(function (card) { card.addEventListener("mouseenter", function () { light([card.id.slice(5)]); }); });
  var at = -1;
  document.addEventListener("keydown", function (event) {
    if (event.key !== "n" && event.key !== "p") return;
    var open = cards.filter(function (card) { return !card.hidden; });
    if (!open.length) return;
    at = (at + (event.key === "n" ? 1 : open.length - 1)) % open.length;
    light([open[at].id.slice(5)]);
    open[at].scrollIntoView({ block: "nearest" });
    var mark = document.getElementById("at-" + open[at].id.slice(5));
    if (mark) mark.scrollIntoView({ block: "center" });
  });
  form.hidden = false;
  form.addEventListener("change", filter);
  filter();
})();
