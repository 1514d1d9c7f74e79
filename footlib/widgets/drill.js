// Drill: ten cards, one after the other, and at the end what went well and what comes again.
import { button, h, uid, widget } from "./helpers.js";
import { unheard } from "./asking.js";
import { drillCard } from "./drill_card.js";
import { keep } from "./backup_copies.js";

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
