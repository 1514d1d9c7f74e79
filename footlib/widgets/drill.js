// Drill: ten cards, one after the other, and at the end what went well and what comes again.
import { button, h, radios, uid, unheard, widget } from "./helpers.js";
import { keep } from "./browser_backup.js";
import { blindMap } from "./unlabelled_map.js";

// One card of the zone drill: the map, four names or a spot to find, and what is said to the answer.

/** `answer(what)` hears of a touch ([view, x, y]) or a name (letter); `look(view)` of another view. */
function drillCard({ signal, views, answer, look }) {
  let state = { card: {}, outcome: {}, maps: {} };
  let view = "sole";
  const ask = h("h4", { class: "fl-ask", tabindex: -1 });
  const tabs = radios("View of the foot", views.map(({ id, name }) => [id, name]), show, { class: "fl-segments" });
  const map = blindMap({ signal, pick: ({ x, y }) => answer({ touch: [view, x, y] }) });
  const words = h("p", { class: "fl-soft" });
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

const TRAITS = ["card", "outcome", "ended", "maps", "trouble", "views", "note"];

function drillView({ model, root, ask, say, signal }) {
  const seen = { card: null, told: "", ended: false };
  const inside = () => root.contains(document.activeElement);
  const reply = (what, lost) => ask({ reply: { mark: uid(), ...what } }, { lost });
  const trouble = h("p", { class: "fl-hint", hidden: true });
  const card = drillCard({ signal, views: model.get("views"), answer, look: (view) => reply({ view }, "This side of the foot is still on its way.") });
  const said = h("p", { class: "fl-said", hidden: true });
  const next = button("Next card", () => reply({ next: true }, "The next card is still on its way."), { class: "fl-button fl-primary" });
  const asking = h("div", { class: "fl-question" }, card.el);
  card.side.append(said, h("p", { class: "fl-buttons" }, next));
  const title = h("h4", { tabindex: -1, class: "fl-ask" });
  const lists = h("div", { class: "fl-ended-lists" });
  const more = button("Ten more cards", () => reply({ more: true }, "The next cards are still on their way."), { class: "fl-button" });
  const ended = h("div", { class: "fl-question", hidden: true }, title, lists, h("p", { class: "fl-buttons" }, more));
  keep(model, signal);
  root.setAttribute("role", "region");
  root.setAttribute("aria-label", "Zone drill");
  root.append(h("h3", {}, "Zone drill"), h("p", { class: "fl-soft" }, model.get("note")), trouble, asking, ended);

  function answer(what) {
    if (!unheard(model) && !model.get("outcome").known) reply(what, "This answer is not saved yet; your earlier answers are safe.");
  }

  function list(heading, items) {
    return items.length ? [h("h5", {}, heading), h("ul", {}, items.map(({ name, when }) =>
      h("li", {}, name, when ? h("span", { class: "fl-soft" }, ` – comes again ${when}`) : "")))] : [];
  }

  function drawEnd({ well, again }) {
    title.textContent = `This visit: ${well.length} of ${well.length + again.length} known`;
    lists.replaceChildren(...list("Went well", well), ...list("Comes again soon", again));
  }

  function update() {
    const [now, outcome, end] = [model.get("card"), model.get("outcome"), model.get("ended")];
    const had = inside();
    trouble.textContent = model.get("trouble");
    trouble.hidden = !trouble.textContent;
    const over = Boolean(end.well);
    asking.hidden = over;
    ended.hidden = !over;
    card.update({ card: now, outcome, maps: model.get("maps") });
    said.hidden = !outcome.known;
    said.textContent = outcome.text ?? "";
    asking.classList.toggle("fl-passed", outcome.known === "right");
    next.hidden = !outcome.known;
    next.textContent = now.number === now.of ? "See how it went" : "Next card";
    if (over) drawEnd(end);
    follow(now, outcome, over, had);
  }

  /** The focus goes on to whatever is new, if it was in the drill. */
  function follow(now, outcome, over, had) {
    const told = outcome.known ? `${now.number} ${outcome.text}` : "";
    if (told && told !== seen.told) {
      say(outcome.text);
      if (had) next.focus({ preventScroll: true });
    }
    if (over && !seen.ended && had) title.focus({ preventScroll: true });
    else if (seen.card && now !== seen.card && had && !over) card.focus();
    Object.assign(seen, { card: now, told, ended: over });
  }
  return update;
}

export default widget("drill", TRAITS, drillView);
