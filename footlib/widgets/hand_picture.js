// HandPicture: one foot, and over it the way of the hand as arrows that can be played.
import { h, widget } from "./helpers.js";
import { picture } from "./map_picture.js";
import { withStrokes } from "./strokes.js";

function handPicture({ model, root, el }) {
  const name = h("h4", {});
  const what = h("p", {});
  const notFor = h("p", {});
  const tempo = h("p", { class: "fl-soft" });
  const stage = h("div", { class: "fl-stage" });
  el.classList.add("footlib-hand-picture");
  root.append(name, what, notFor, stage, tempo);
  let source = null;

  return function update() {
    const shown = model.get("strokes");
    name.textContent = shown.name;
    what.textContent = model.get("about").what ?? "";
    tempo.textContent = model.get("about").tempo ?? "";
    notFor.textContent = model.get("about").not_for ?? "";
    what.hidden = !what.textContent;
    notFor.hidden = !notFor.textContent;
    tempo.hidden = !tempo.textContent;
    if (model.get("picture") !== source) {
      source = model.get("picture");
      const { svg } = picture(source);
      const box = svg.querySelector(`.foot[data-foot="${shown.foot}"][data-viewbox]`)?.dataset.viewbox;
      if (box) svg.setAttribute("viewBox", box);
      stage.style.setProperty("--fl-shape", svg.viewBox.baseVal.width / svg.viewBox.baseVal.height);
      stage.replaceChildren(svg);
    }
    const svg = stage.querySelector("svg");
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", `${shown.name}, ${shown.foot} foot. ${shown.words[model.get("view")]}`);
    for (const place of svg.querySelectorAll("[data-place]")) {
      place.setAttribute("aria-hidden", "true");
      place.classList.toggle("fl-worked", place.dataset.foot === shown.foot && shown.places.includes(place.dataset.place));
    }
    el.classList.toggle("fl-neutral", !svg.querySelector(".zone.fl-worked"));
  };
}

export default widget("hand-picture", ["strokes", "view", "picture", "about"], withStrokes(handPicture));
