// Settings: how the massage shall be – minutes, who massages, which feet; wishes; and the spots to keep off, which are
// marked on the map.
import { button, checkbox, h, numberOf, radios, section, toggled, uid, widget, words } from "./helpers.js";
import { MINUTES } from "./words.js";

const WHO = [["partner", "Somebody else"], ["self", "My own feet"]];
const FEET = [["both", "Both feet"], ["right", "Right only"], ["left", "Left only"]];
const WISHES = [["less", "Less"], ["", "As planned"], ["more", "More"], ["none", "Leave out"]];
const AS_IT_WAS = "Python has not heard of this yet: the routine is as it was.";
const NO_WISH = "Python has not heard of this wish yet: the routine is as it was.";
const STILL_MARKED = "Python has not heard of this yet: the mark counts on.";
const TICKLISH = "ticklish";

function settings({ root, ...tools }) {
  const parts = [how, wishes, avoid].map((part) => {
    const place = h("div", { class: `fl-${part.name}` });
    root.append(place);
    return part({ ...tools, root: place });
  });
  return () => parts.forEach((update) => update());
}

/** Minutes, whose feet, which feet. */
function how({ model, root, ask, say }) {
  const [shortest, longest] = MINUTES;
  const part = section(root, "How");
  const id = uid();
  const field = h("input", { id, type: "number", min: shortest, max: longest, step: 1, class: "fl-input fl-number", inputmode: "numeric",
    oninput: () => { if (usable(field.value)) tell({ minutes: Number(field.value) }); }, onchange: settle });
  const step = (by) => () => set(Number(model.get("minutes")) + by, (minutes) => `${numberOf(minutes, "minute")}.`);
  const who = radios("Whose feet", WHO, (value) => tell({ who: value }), { class: "fl-segments" });
  const feet = radios("Which feet", FEET, (value) => tell({ feet: value }), { class: "fl-segments" });
  part.body.append(
    h("div", { class: "fl-setting" }, h("label", { for: id, class: "fl-label" }, "Minutes"),
      h("span", { class: "fl-stepper" }, button("−", step(-5), { class: "fl-button", "aria-label": "5 less" }), field,
        button("+", step(5), { class: "fl-button", "aria-label": "5 more" })),
      h("span", { class: "fl-soft" }, `for the whole routine, ${shortest} to ${longest}`)),
    h("div", { class: "fl-setting" }, h("span", { class: "fl-label", "aria-hidden": "true" }, "Whose feet"), who.group),
    h("div", { class: "fl-setting" }, h("span", { class: "fl-label", "aria-hidden": "true" }, "Which feet"), feet.group));

  const usable = (text) => text !== "" && Number(text) >= shortest && Number(text) <= longest;

  function tell(values, words) {
    ask(values, { lost: AS_IT_WAS, done: () => { if (words) say(words(model.get("minutes"))); } });
  }

  function set(minutes, words) {
    tell({ minutes: Math.max(shortest, Math.min(longest, minutes)) }, words);
    field.value = model.get("minutes");
  }

  /** What was typed outside the range is moved into it, and said. */
  function settle() {
    if (usable(field.value)) return;
    set(Number(field.value) || model.get("minutes"), (minutes) => `From ${shortest} to ${numberOf(longest, "minute")}: set to ${minutes}.`);
  }

  return function update() {
    const minutes = model.get("minutes");
    if (Number(field.value) !== minutes && document.activeElement !== field) field.value = minutes;
    who.set(model.get("who"));
    feet.set(model.get("feet"));
    const label = (choices, value) => choices.find(([one]) => one === value)?.[1].toLowerCase();
    part.summarise(`${numberOf(minutes, "minute")}, ${label(WHO, model.get("who"))}, ${label(FEET, model.get("feet"))}`);
  };
}

/** For each plain place less, as planned, more, or none of it; and whether the feet are ticklish. */
function wishes({ model, root, ask, say }) {
  const get = (name) => model.get(name);
  const part = section(root, "Wishes");
  const rows = get("places").map((place) => {
    const choice = radios(place.name, WISHES, (value) => choose(place, value), { class: "fl-segments" });
    return { place, choice, el: h("div", { class: "fl-setting" }, h("span", { class: "fl-label", "aria-hidden": "true" }, place.name), choice.group) };
  });
  const tickle = checkbox(get("ticklish"), false, (on) => ask({ cautions: toggled(get("cautions"), TICKLISH, on) }, { lost: NO_WISH }));
  part.body.append(h("p", { class: "fl-soft" }, "What would the receiver like? Wishes move the time about, and no safety rule."),
    ...rows.map((row) => row.el), get("ticklish") && h("div", { class: "fl-tickle" }, tickle.row));

  const sides = ({ id, feet }) => feet.map((foot) => `${id}@${foot}`);
  const leftOut = () => get("marks").wish ?? [];

  function wishOf(place) {
    if (sides(place).every((side) => leftOut().includes(side))) return "none";
    return ["more", "less"].find((name) => get(name).includes(place.id)) ?? "";
  }

  function choose(place, value) {
    const rest = (name) => get(name).filter((one) => one.split("@")[0] !== place.id);
    const kept = leftOut().filter((side) => !sides(place).includes(side));
    const { wish, ...others } = get("marks");
    const out = value === "none" ? [...kept, ...sides(place)] : kept;
    ask({ more: value === "more" ? [...rest("more"), place.id] : rest("more"), less: value === "less" ? [...rest("less"), place.id] : rest("less"),
      marks: out.length ? { ...others, wish: out } : others },
    { lost: NO_WISH, done: () => say(summary() ? `Wishes: ${summary()}` : "No wishes.") });
    update();
  }

  function summary() {
    const named = (kind) => rows.filter((row) => wishOf(row.place) === kind).map((row) => row.place.name.toLowerCase());
    const told = [["more", "more of"], ["less", "less of"], ["none", "without"]].map(([kind, text]) => [text, named(kind)])
      .filter(([, names]) => names.length).map(([text, names]) => `${text} ${words(names)}`);
    return [...told, get("cautions").includes(TICKLISH) && "ticklish"].filter(Boolean).join("; ");
  }

  function update() {
    rows.forEach((row) => row.choice.set(wishOf(row.place)));
    tickle.box.checked = get("cautions").includes(TICKLISH);
    part.summarise(summary() || "None");
  }
  return update;
}

/** The spots to keep off, by reason. */
function avoid({ model, root, ask, say }) {
  const get = (name) => model.get(name);
  const part = section(root, "Spots to avoid");
  const mark = button("Mark spots to avoid", () => ask({ marking: get("marking") === "wish" ? "" : "wish" }, { lost: "The map has not begun to mark." }), { class: "fl-button" });
  const list = h("div", { class: "fl-marks" });
  let shown = "";
  part.body.append(h("p", { class: "fl-soft" }, "A tender spot, a plaster, a place that simply should be left alone: no step will touch it."),
    h("p", { class: "fl-buttons" }, mark), list);

  const nameOf = (text) => {
    const [id, foot] = text.split("@");
    if (id === "elsewhere") return "not on foot or lower leg";
    return `${get("names")[id] ?? id}, ${foot ? `${foot} foot` : "both feet"}`;
  };

  function remove(reason, place) {
    ask({ marks: { ...get("marks"), [reason]: get("marks")[reason].filter((one) => one !== place) } },
      { lost: STILL_MARKED, done: () => say(`${nameOf(place)}: no longer marked.`) });
    mark.focus();
  }

  function rowOf([reason, places]) {
    return h("div", { class: "fl-mark-row" }, h("span", { class: "fl-label" }, get("reasons")[reason] ?? reason),
      places.map((place) => h("span", { class: "fl-mark" }, nameOf(place),
        button("×", () => remove(reason, place), { class: "fl-remove", "aria-label": `Remove ${nameOf(place)}` }))));
  }

  return function update() {
    const marks = Object.entries(get("marks")).filter(([, places]) => places.length);
    if (JSON.stringify(marks) !== shown) list.replaceChildren(...marks.map(rowOf));
    shown = JSON.stringify(marks);
    mark.setAttribute("aria-pressed", get("marking") === "wish");
    const count = marks.reduce((sum, [, places]) => sum + places.length, 0);
    part.summarise(count ? `${count} marked` : "None marked");
  };
}

export default widget("settings", ["minutes", "who", "feet", "more", "less", "marks", "marking", "cautions", "reasons", "names"], settings);
