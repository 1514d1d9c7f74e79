// The first touch: whose feet, and the yes to be touched. The safety check stands above it, the session below.
import { heeding } from "./doubt.js";
import { checkbox, h, radios, widget, write } from "./helpers.js";
import { YES } from "./words.js";

const WHO = [["partner", "Somebody else’s feet"], ["self", "My own feet"]];
const LOST = "Python has not heard of this yet, so nothing has begun.";

function agreement({ model, root, ask }) {
  const who = radios("Whose feet", WHO, (value) => ask({ who: value, agreed: false }, { lost: LOST }), { class: "fl-segments" });
  const yes = checkbox(YES.partner, false, (on) => ask({ agreed: on }, { lost: LOST }));
  const told = h("p", { role: "status", class: "fl-way" });
  root.append(h("section", { "aria-label": "A yes" }, h("h3", {}, "A yes"), who.group, yes.row, told));

  return function update() {
    who.set(model.get("who"));
    yes.box.checked = model.get("agreed");
    write(yes.text, YES[model.get("who")]);
    told.dataset.way = model.get("way");
    told.setAttribute("role", model.get("way") === "stop" ? "alert" : "status");
    write(told, model.get("told"));
  };
}

/** While an answer of the check is not confirmed. */
const waits = ({ refer, text }) => ({ told: text, way: refer.some(({ kind }) => kind === "stop") ? "stop" : "shut" });
export default widget("first_touch", ["who", "agreed", "told", "way"], heeding(agreement, waits));
