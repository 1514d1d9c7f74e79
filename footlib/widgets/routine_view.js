// RoutineView: one routine as readable cards, or in a calm voice (or a loud one) why there is none.
import { h, refill, widget } from "./helpers.js";
import { heeding } from "./doubt.js";
import { clock, lookOf, stepCard } from "./routine_step.js";
import { after, before, referral } from "./routine_around.js";
import { takeAlong } from "./routine_export.js";

function routineView({ model, root, el, ask, say, signal }) {
  const region = h("section", { "aria-label": "Your routine", class: "fl-routine-body" });
  root.append(region);
  const list = h("ol", { class: "fl-steps" });
  list.addEventListener("keydown", onKey, { signal });
  const local = { shown: null, cards: new Map(), parts: {}, selected: "", open: new Set(), take: null };

  function select(id) {
    local.selected = id; // our own choice needs no scrolling
    ask({ selected: id }, { lost: "The map does not show this step yet." });
    update();
  }

  function build(shown) {
    const keep = document.activeElement?.closest?.("[data-step]")?.dataset.step;
    refill(region, contents(shown));
    if (keep && root.contains(region)) local.cards.get(keep)?.head.focus({ preventScroll: true });
  }

  function contents(shown) {
    steps(shown);
    if (!shown.title) return [h("h3", {}, "Your routine"), h("p", { class: "fl-soft" }, shown.sentence)];
    const title = h("h3", {}, shown.title);
    if (shown.refer.length) return [title, ...refused(shown.refer)];
    if (shown.doubt) return [title, h("p", { class: "fl-gate" }, shown.doubt)];
    return [title, facts(shown), ...start(shown), ...around(shown, before), h("h4", {}, "Step by step"), list, ...around(shown, after)];
  }

  /** The same reasons stay where they are: an alert that is built anew is read aloud anew. */
  function refused(refer) {
    const mark = (caution) => ask({ marking: caution }, { lost: "The map has not begun to mark." });
    const elsewhere = (caution) => ask({ elsewhere: caution }, { lost: "Python has not heard of this yet." });
    return around({ answered: true, refer }, { refer: (all) => referral(all, mark, elsewhere) });
  }

  /** A part is built again when something else is to be said: what a tick does not change, the page need not lay out. */
  function around(shown, builders) {
    if (!shown.answered) return [];
    return Object.entries(builders).flatMap(([name, built]) => {
      const told = JSON.stringify(shown[name]);
      if (local.parts[name]?.told !== told) local.parts[name] = { told, els: built(shown[name]) };
      return local.parts[name].els;
    });
  }

  function facts(shown) {
    if (!shown.answered) {
      return h("p", { class: "fl-gate" }, "These are your steps. Answer the safety check, and the hands, the pressure and the times appear.");
    }
    const total = clock(shown.seconds);
    return h("p", { class: "fl-facts" }, h("strong", {}, total), ` in ${shown.steps.length} steps. `, h("span", { class: "fl-soft" }, shown.setting));
  }

  /** The guided session stands under the planner; one that is there already comes into sight. */
  function start(shown) {
    if (!model.get("can_start") || !shown.answered) return [];
    local.take ??= takeAlong({ model, say, signal, start: () => {
      el.closest(".footlib-planner")?.querySelector(".footlib-session")?.scrollIntoView({ block: "start" });
      ask({ started: model.get("started") + 1 }, { lost: "No session has been started." });
    } });
    local.take.renew();
    return [local.take.el];
  }

  /** A tick changes the numbers and times of many cards, and the look of few: those that look the same stay. */
  function steps(shown) {
    const [was, told] = [local.cards, new Map()]; // hands that have been described: the second foot repeats the first
    let foot = null;
    local.cards = new Map();
    for (const own of shown.steps) {
      const heading = own.foot === foot ? "" : `${own.foot === "right" ? "Right" : "Left"} foot`;
      const step = { ...shown.texts[own.text], ...own, heading, answered: shown.answered, same: told.get(own.text) };
      const old = was.get(step.id);
      const card = old?.look === lookOf(step) ? old : stepCard(step, { toggle: () => toggle(step.id), seek });
      card.tell(step, shown.references);
      if (!told.has(own.text)) told.set(own.text, step.number);
      foot = step.foot;
      local.cards.set(step.id, card);
    }
    refill(list, [...local.cards.values()].map((card) => card.el));
  }

  /** In a narrow panel the map is far up: the way there. */
  function seek() {
    el.closest(".footlib-planner")?.querySelector(".footlib-map .fl-stage")?.scrollIntoView({ block: "center" });
  }

  function toggle(id) {
    const on = model.get("selected") !== id;
    if (on) local.open.add(id); else local.open.delete(id);
    select(on ? id : "");
  }

  /** Up and down go from step to step, so that forty steps are one stop of the Tab key. */
  function onKey(event) {
    const cards = [...local.cards.values()];
    const at = cards.findIndex((card) => card.head === event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: cards.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = cards[Math.max(0, Math.min(cards.length - 1, to))];
    cards.forEach((card) => { card.head.tabIndex = card === next ? 0 : -1; });
    next.head.focus();
  }

  function dress() {
    const selected = model.get("selected");
    const marked = new Set(model.get("marked"));
    const cards = [...local.cards];
    for (const [id, card] of cards) {
      if (id === selected) local.open.add(id);
      card.dress({ selected: id === selected, marked: marked.has(id), open: local.open.has(id) });
    }
    const seat = local.cards.has(selected) ? selected : cards[0]?.[0];
    for (const [id, card] of cards) card.head.tabIndex = id === seat ? 0 : -1;
    if (selected !== local.selected && local.cards.has(selected)) {
      local.cards.get(selected).el.scrollIntoView({ block: "nearest" });
    }
    local.selected = selected;
  }

  function tell(shown) {
    const stop = shown.refer?.some((one) => one.kind === "stop");
    if (!local.shown || stop) return; // an alert speaks for itself
    if (shown.refer?.length) say(shown.refer.map((one) => one.text).join(" "));
    else if (shown.doubt) say(shown.doubt);
    else if (shown.title) say(`${shown.title}: ${shown.steps.length} steps${shown.answered ? `, ${clock(shown.seconds)}` : ""}.`);
  }

  function update() {
    const shown = model.get("shown");
    if (shown !== local.shown) {
      build(shown);
      tell(shown);
      local.shown = shown;
    }
    dress();
  }
  return update;
}

/** Instead of steps that are in doubt: the reasons against them, or that nobody has checked them. */
function withoutSteps({ refer, text }, get) {
  const shown = get("shown");
  if (!shown.steps.length && !refer.some((one) => one.kind === "stop")) return {};
  return { shown: { ...shown, title: shown.title || "Your routine", steps: [], refer, doubt: text } };
}

export default widget("routine", ["shown", "selected", "marked"], heeding(routineView, withoutSteps));
