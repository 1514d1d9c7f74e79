// Picker: what the receiver reports, as checkboxes in groups, with a search box that knows other names.
import { button, checkbox, found, h, namesElsewhere, section, toggled, uid, widget } from "./helpers.js";
import { wayOn } from "./way_on.js";

function picker({ model, root, el, ask, say, signal }) {
  const part = section(root, "What is the massage for?");
  const search = h("input", { type: "search", class: "fl-input", "aria-label": "Find a condition",
    placeholder: "Find, for example: sore heel", oninput: () => filter(true) });
  const clear = button("Clear", () => { ask({ picked: [] }, { done: () => say("Nothing picked.") }); search.focus(); },
    { class: "fl-button fl-quiet" });
  const count = h("span", { class: "fl-soft" });
  const nothing = h("p", { class: "fl-soft", hidden: true });
  const about = h("p", { class: "fl-about" });
  const onwards = wayOn(el, part.fold);
  const rows = new Map();
  const groups = model.get("groups").map(groupOf);
  part.body.append(h("div", { class: "fl-find" }, search, count, clear), nothing, ...groups.map((group) => group.el), about, onwards.el);

  function groupOf({ title, note, conditions }) {
    const head = h("h4", { id: uid() }, title);
    const list = h("div", { class: "fl-chips" });
    for (const condition of conditions) {
      const one = checkbox(condition.name, false, (on) => pick(condition, on));
      one.match = h("span", { class: "fl-match", hidden: true });
      one.el = h("div", { class: "fl-choice" }, one.row, one.match);
      Object.assign(one, { condition, group: `${title} ${note}` });
      one.el.addEventListener("pointerenter", () => tell(condition), { signal });
      one.box.addEventListener("focus", () => tell(condition), { signal });
      rows.set(condition.id, one);
      list.append(one.el);
    }
    return { ids: conditions.map((one) => one.id),
      el: h("div", { role: "group", class: "fl-group", "aria-labelledby": head.id }, head, note && h("p", { class: "fl-note" }, note), list) };
  }

  function pick(condition, on) {
    const picked = toggled(model.get("picked"), condition.id, on);
    ask({ picked }, { done: () => say(`${condition.name} ${on ? "picked" : "no longer picked"}. ${picked.length} picked.`) });
    tell(condition);
  }

  function tell(condition) {
    about.replaceChildren(h("strong", {}, condition.name), ` – ${condition.about}`);
  }

  function filter(aloud) {
    const query = search.value.trim();
    let hits = 0;
    for (const one of rows.values()) {
      const { name, also } = one.condition;
      const match = query ? found(query, [name, ...also]) ?? (found(query, [one.group]) && name) : name;
      one.el.hidden = !match;
      one.match.hidden = !query || !match || match === name;
      one.match.textContent = `also called ${match}`;
      hits += match ? 1 : 0;
    }
    for (const group of groups) group.el.hidden = group.ids.every((id) => rows.get(id).el.hidden);
    nothing.hidden = hits > 0;
    nothing.textContent = hits ? "" : unknown(query);
    if (aloud && !hits) say(nothing.textContent);
    else if (aloud) say(query ? `${hits} ${hits === 1 ? "condition matches" : "conditions match"}.` : "All conditions are shown.");
  }

  function unknown(query) {
    const asked = namesElsewhere(query, model.get("elsewhere"));
    return asked ? `“${query}” is a question of the safety check (${asked}): answer it there.`
      : "No condition of that name. Try a body part, such as heel, or a feeling, such as cold.";
  }

  return function update() {
    const picked = model.get("picked");
    for (const [id, one] of rows) one.box.checked = picked.includes(id);
    count.textContent = `${picked.length} picked`;
    clear.hidden = !picked.length;
    const names = picked.map((id) => rows.get(id)?.condition.name ?? id);
    part.waits(!picked.length);
    onwards.draw(picked.length);
    part.summarise(names.length ? names.join(", ") : "Nothing picked yet");
    if (!about.textContent) about.textContent = "Pick one or several: the routine is put together from all of them.";
  };
}

export default widget("picker", ["picked"], picker);
