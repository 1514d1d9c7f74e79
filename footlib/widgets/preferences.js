// Wishes: for each plain place less, as planned, more, or none of it; and whether the feet are ticklish.
import { checkbox, h, radios, section, toggled, widget, words } from "./helpers.js";

const CHOICES = [["less", "Less"], ["", "As planned"], ["more", "More"], ["none", "Leave out"]];
const TICKLISH = "ticklish";
const LOST = "Python has not heard of this wish yet: the routine is as it was.";

function wishes({ model, root, ask, say }) {
  const get = (name) => model.get(name);
  const part = section(root, "Wishes");
  const rows = get("places").map((place) => {
    const choice = radios(place.name, CHOICES, (value) => choose(place, value), { class: "fl-segments" });
    return { place, choice, el: h("div", { class: "fl-setting" }, h("span", { class: "fl-label", "aria-hidden": "true" }, place.name), choice.group) };
  });
  const tickle = checkbox(get("ticklish"), false, (on) => ask({ cautions: toggled(get("cautions"), TICKLISH, on) }, { lost: LOST }));
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
    { lost: LOST, done: () => say(summary() ? `Wishes: ${summary()}` : "No wishes.") });
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

export default widget("wishes", ["more", "less", "marks", "cautions"], wishes);
