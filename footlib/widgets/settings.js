// Settings: minutes, who massages, which feet.
import { button, h, radios, section, uid, widget } from "./helpers.js";

const [SHORTEST, LONGEST] = [5, 90];
const WHO = [["partner", "Somebody else"], ["self", "My own feet"]];
const FEET = [["both", "Both feet"], ["right", "Right only"], ["left", "Left only"]];

function settings({ model, root, ask, say }) {
  const part = section(root, "How");
  const id = uid();
  const field = h("input", { id, type: "number", min: SHORTEST, max: LONGEST, step: 1, class: "fl-input fl-number", inputmode: "numeric",
    oninput: () => { if (usable(field.value)) tell({ minutes: Number(field.value) }); }, onchange: settle });
  const step = (by) => () => set(Number(model.get("minutes")) + by, (minutes) => `${minutes} minutes.`);
  const who = radios("Whose feet", WHO, (value) => tell({ who: value }), { class: "fl-segments" });
  const feet = radios("Which feet", FEET, (value) => tell({ feet: value }), { class: "fl-segments" });
  part.body.append(
    h("div", { class: "fl-setting" }, h("label", { for: id, class: "fl-label" }, "Minutes"),
      h("span", { class: "fl-stepper" }, button("−", step(-5), { class: "fl-button", "aria-label": "5 less" }), field,
        button("+", step(5), { class: "fl-button", "aria-label": "5 more" })),
      h("span", { class: "fl-soft" }, "for the whole routine, 5 to 90")),
    h("div", { class: "fl-setting" }, h("span", { class: "fl-label", "aria-hidden": "true" }, "Whose feet"), who.group),
    h("div", { class: "fl-setting" }, h("span", { class: "fl-label", "aria-hidden": "true" }, "Which feet"), feet.group));

  const usable = (text) => text !== "" && Number(text) >= SHORTEST && Number(text) <= LONGEST;

  function tell(values, words) {
    ask(values, { lost: "Python has not heard of this yet: the routine is as it was.", done: () => { if (words) say(words(model.get("minutes"))); } });
  }

  function set(minutes, words) {
    tell({ minutes: Math.max(SHORTEST, Math.min(LONGEST, minutes)) }, words);
    field.value = model.get("minutes");
  }

  /** What was typed outside the range is moved into it, and said. */
  function settle() {
    if (usable(field.value)) return;
    set(Number(field.value) || model.get("minutes"), (minutes) => `From ${SHORTEST} to ${LONGEST} minutes: set to ${minutes}.`);
  }

  return function update() {
    const minutes = model.get("minutes");
    if (Number(field.value) !== minutes && document.activeElement !== field) field.value = minutes;
    who.set(model.get("who"));
    feet.set(model.get("feet"));
    const label = (choices, value) => choices.find(([one]) => one === value)?.[1].toLowerCase();
    part.summarise(`${minutes} minutes, ${label(WHO, model.get("who"))}, ${label(FEET, model.get("feet"))}`);
  };
}

export default widget("settings", ["minutes", "who", "feet"], settings);
