// HandPicture: one foot, and over it the way of the hand as arrows that can be played.
import { button, disclosure, h, widget } from "./helpers.js";
import { roomFor, roomyOn } from "./hands.js";
import { picture } from "./map_picture.js";
import { withStrokes } from "./strokes.js";

function handPicture({ model, root, el, ask }) {
  const name = h("h4", {});
  const what = h("p", {});
  const notFor = h("p", {});
  const tempo = h("p", { class: "fl-soft" });
  const seen = h("p", { class: "fl-soft fl-seen" });
  const stage = h("div", { class: "fl-stage" });
  el.classList.add("footlib-hand-picture");
  const mistake = h("p", { class: "fl-soft" });
  const all = h("div", { class: "fl-in-full" });
  const full = disclosure("In full", all);
  const moves = Object.entries(model.get("offers")).map(([id, name]) => button(name, () => ask({ chosen: id }), { class: "fl-button", "data-move": id }));
  const choice = h("div", { class: "fl-buttons", role: "group", "aria-label": "Which technique", hidden: moves.length < 2 }, moves);
  root.append(choice, name, what, notFor, h("div", { class: "fl-figure" }, seen, stage), tempo, mistake, full.head, all);
  let source = null;

  return function update() {
    const shown = model.get("strokes");
    seen.textContent = shown.seen?.[model.get("view")] ?? "";
    name.textContent = shown.name;
    what.textContent = model.get("about").what ?? "";
    tempo.textContent = model.get("about").tempo ?? "";
    notFor.textContent = model.get("about").not_for ?? "";
    what.hidden = !what.textContent;
    notFor.hidden = !notFor.textContent;
    tempo.hidden = !tempo.textContent;
    mistake.textContent = model.get("about").mistake ?? "";
    mistake.hidden = !mistake.textContent;
    full.head.hidden = !model.get("about").full;
    if (full.head.hidden) full.set(false);
    all.replaceChildren(...(model.get("about").full ?? []).map(([label, text]) => h("p", {}, h("span", { class: "fl-label" }, label), text)));
    for (const one of moves) one.setAttribute("aria-pressed", one.dataset.move === model.get("chosen"));
    if (model.get("picture") !== source) {
      source = model.get("picture");
      const { svg } = picture(source);
      stage.replaceChildren(svg);
    }
    const svg = stage.querySelector("svg");
    const box = svg.querySelector(`.foot[data-foot="${shown.foot}"][data-viewbox]`)?.dataset.viewbox.split(" ").map(Number);
    if (box) svg.setAttribute("viewBox", roomFor(box, roomyOn(shown, model.get("view")), model.get("hands")).map((value) => value.toFixed(1)).join(" "));
    svg.querySelectorAll("g.foot").forEach((foot) => foot.classList.toggle("fl-other-foot", foot.dataset.foot !== shown.foot));
    stage.style.setProperty("--fl-shape", svg.viewBox.baseVal.width / svg.viewBox.baseVal.height);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", `${shown.name}, ${shown.foot} foot. ${shown.words[model.get("view")]} ${shown.said[model.get("view")]}`.trim());
    for (const place of svg.querySelectorAll("[data-place]")) {
      place.setAttribute("aria-hidden", "true");
      place.classList.toggle("fl-worked", place.dataset.foot === shown.foot && shown.through.includes(place.dataset.place));
    }
    el.classList.toggle("fl-neutral", !svg.querySelector(".zone.fl-worked"));
  };
}

export default widget("hand-picture", ["strokes", "view", "picture", "about", "chosen"], withStrokes(handPicture));
