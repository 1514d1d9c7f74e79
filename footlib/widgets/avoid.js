// Avoid: the spots to keep off, by reason; marking itself is done on the map.
import { button, h, section, widget } from "./helpers.js";

function avoid({ model, root, ask, say }) {
  const get = (name) => model.get(name);
  const part = section(root, "Spots to avoid");
  const mark = button("Mark spots to avoid", () => ask({ marking: get("marking") === "wish" ? "" : "wish" }, { lost: "The map has not begun to mark." }), { class: "fl-button" });
  const list = h("div", { class: "fl-marks" });
  part.body.append(h("p", { class: "fl-soft" }, "A tender spot, a plaster, a place that simply should be left alone: no step will touch it."),
    h("p", { class: "fl-buttons" }, mark), list);

  const nameOf = (text) => {
    const [id, foot] = text.split("@");
    if (id === "elsewhere") return "not on foot or lower leg";
    return `${get("names")[id] ?? id}, ${foot ? `${foot} foot` : "both feet"}`;
  };

  function remove(reason, place) {
    ask({ marks: { ...get("marks"), [reason]: get("marks")[reason].filter((one) => one !== place) } },
      { lost: "Python has not heard of this yet: the mark counts on.", done: () => say(`${nameOf(place)}: no longer marked.`) });
    mark.focus();
  }

  function rowOf([reason, places]) {
    return h("div", { class: "fl-mark-row" }, h("span", { class: "fl-label" }, get("reasons")[reason] ?? reason),
      places.map((place) => h("span", { class: "fl-mark" }, nameOf(place),
        button("×", () => remove(reason, place), { class: "fl-remove", "aria-label": `Remove ${nameOf(place)}` }))));
  }

  return function update() {
    const marks = Object.entries(get("marks")).filter(([, places]) => places.length);
    list.replaceChildren(...marks.map(rowOf));
    mark.setAttribute("aria-pressed", get("marking") === "wish");
    const count = marks.reduce((sum, [, places]) => sum + places.length, 0);
    part.summarise(count ? `${count} marked` : "None marked");
  };
}

export default widget("avoid", ["marks", "marking", "reasons", "names"], avoid);
