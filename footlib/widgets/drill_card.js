// One card of the zone drill: the map, four names or a spot to find, and what is said to the answer.
import { button, h, radios } from "./helpers.js";
import { blindMap } from "./unlabelled_map.js";

/** `answer(what)` hears of a touch ([view, x, y]) or a name (letter); `look(view)` of another view. */
export function drillCard({ signal, views, answer, look }) {
  let state = { card: {}, outcome: {}, maps: {} };
  let view = "sole";
  const ask = h("h4", { class: "fl-ask", tabindex: -1 });
  const tabs = radios("View of the foot", views.map(({ id, name }) => [id, name]), show, { class: "fl-segments" });
  const map = blindMap({ signal, pick: ({ x, y }) => answer({ touch: [view, x, y] }) });
  const words = h("p", { class: "fl-soft fl-lit" });
  const names = h("div", { class: "fl-names", role: "group", "aria-label": "Four names" });
  const side = h("div", { class: "fl-drill-side" }, words, names);
  const el = h("div", { class: "fl-drill-card" }, ask, tabs.group, h("div", { class: "fl-drill-body" }, map.el, side));

  function show(id) {
    view = id;
    if (state.maps[id]) draw();
    else look(id);
  }

  function draw() {
    const { card, outcome, maps } = state;
    const told = Boolean(outcome.known);
    const asking = card.kind === "where" && !told;
    tabs.set(view);
    tabs.group.hidden = card.kind !== "where" || told;
    if (maps[view]) {
      map.update({ source: maps[view].svg, names: maps[view].names, pickable: asking, view: views.find(({ id }) => id === view).name,
        places: told ? outcome.places : card.places ?? [], at: told && outcome.at?.length ? outcome.at : null });
    }
    words.textContent = card.words ? `Lit: ${card.words}.` : asking ? "Click on the spot. By keyboard: Tab to the map, arrow keys, Enter." : "";
    for (const one of names.children) {
      const { key } = one.dataset;
      one.setAttribute("aria-disabled", told);
      one.classList.toggle("fl-right", told && key === outcome.right);
      one.classList.toggle("fl-wrong", told && key === outcome.chosen && key !== outcome.right);
    }
  }

  function names4(card) {
    names.hidden = !card.choices?.length;
    names.replaceChildren(...(card.choices ?? []).map(({ key, says }) => button(says,
      () => { if (!state.outcome.known) answer({ name: key }); }, { class: "fl-button fl-name", "data-key": key })));
  }

  return {
    el,
    side,
    update(now) {
      const fresh = now.card !== state.card;
      const told = now.outcome.known && now.outcome !== state.outcome;
      state = now;
      if (fresh) {
        ask.replaceChildren(h("span", { class: "fl-soft" }, `Card ${now.card.number} of ${now.card.of}. `), now.card.ask ?? "");
        view = now.card.view ?? "sole";
        names4(now.card);
      }
      if (told) view = now.outcome.view;
      draw();
    },
    focus: () => ask.focus({ preventScroll: true }),
  };
}
