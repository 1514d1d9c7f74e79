// Routines from before: above the choices one of them is opened again, or forgotten.
import { button, dayOf, disclosure, h, widget } from "./helpers.js";

function earlier({ model, root, el, ask: question, say }) {
  const get = (name) => model.get(name);
  const ask = (what, name = "") => question({ ask: { what, name, count: (get("ask").count ?? 0) + 1 } });
  const last = h("span", { class: "fl-soft" });
  const again = button("Again as last time", () => ask("again"), { class: "fl-button" });
  const list = h("ul", { class: "fl-saved", "aria-label": "Saved routines" });
  const fold = disclosure("Saved routines", list);
  const told = h("span");
  const anew = button("Plan again with the same answers", () => ask("anew", get("stale").name), { class: "fl-button" });
  const answer = h("p", { class: "fl-hint fl-buttons" }, told, anew);
  const lead = h("span", { class: "fl-again" }, again, last);
  root.append(h("section", { "aria-label": "From before" }, h("p", { class: "fl-buttons" }, lead, fold.head), list, answer));
  let [shown, heard] = [null, ""];

  function rowOf(name) {
    return h("li", { class: "fl-buttons" }, h("span", { class: "fl-saved-name" }, name),
      button("Open", () => ask("open", name), { class: "fl-button", "aria-label": `Open ${name}` }),
      button("Forget", () => { fold.head.focus(); ask("forget", name); }, { class: "fl-button fl-quiet", "aria-label": `Forget ${name}` }));
  }

  return function update() {
    const names = get("names");
    const { title, at } = get("last");
    if (names.join("\n") !== shown) list.replaceChildren(...names.map(rowOf));
    shown = names.join("\n");
    last.textContent = title ? `${title}, ${dayOf(at)}` : "";
    lead.hidden = !title;
    fold.rename(`Saved routines (${names.length})`);
    fold.head.hidden = !names.length;
    if (!names.length) fold.set(false);
    told.textContent = get("told");
    anew.hidden = get("stale").name === undefined;
    answer.hidden = !get("told");
    if (get("told") && get("told") !== heard) say(get("told"));
    heard = get("told");
    el.hidden = !title && !names.length && !heard;
  };
}

export default widget("earlier", ["last", "names", "told", "stale"], earlier);
