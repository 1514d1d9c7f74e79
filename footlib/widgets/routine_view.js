// RoutineView: one routine as readable cards, or in a calm voice (or a loud one) why there is none.
import { drawingsIn, shared } from "./hands.js";
import { button, disclosure, h, numberOf, refill, uid, widget, write, writeAttribute } from "./helpers.js";
import { heeding } from "./doubt.js";
import { asker, takeAlong } from "./take_along.js";
import { GRADES, REFUSALS, SECTIONS } from "./words.js";

// One step of a routine as a card: what, where, how firmly, how long; why and how sure when it is unfolded.

/** 90 as "1 min 30 s". */
function clock(seconds) {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return [minutes && `${minutes} min`, (rest || !minutes) && `${rest} s`].filter(Boolean).join(" ");
}

function gradeBadge(grade, certainty) {
  const [sign, word] = GRADES[grade] ?? ["", grade];
  const sure = certainty && certainty !== "none" ? `, ${certainty} certainty` : "";
  return h("span", { class: `fl-grade fl-grade-${grade}` }, h("span", { "aria-hidden": "true" }, `${sign} `), `${word}${sure}`);
}

/** Pressure as a small meter beside its words; the words alone are enough. */
function meter(pressure, firmness) {
  const cells = [1, 2, 3].map((level) => h("i", { class: level <= pressure ? "fl-full" : "" }));
  return h("span", { class: "fl-fact" }, h("span", { class: "fl-meter", "aria-hidden": "true" }, cells), `Pressure ${pressure}: ${firmness.split(":")[0]}`);
}

const LOOK = ["name", "article", "where", "foot", "heading", "pressure", "firmness", "answered", "picture"];

/** What a card shows apart from what `tell` renews: as long as it stays the same, so does the card. */
function lookOf(step) {
  return JSON.stringify([...LOOK.map((name) => step[name]), Boolean(step.again)]);
}

/** In the order of a look: picture, name, what the hand does, how often and how long, how firmly; all else unfolds. `step.again`
 *  is the number of an earlier step that is the same on the other foot: one line, which unfolds as well. */
function stepCard(step, { toggle, seek, pictures }) {
  const { answered, again } = step;
  const details = h("div", { class: "fl-details", id: uid() });
  const [number, time, how, amount] = [h("span", { class: "fl-step-number", "aria-hidden": "true" }), h("span", { class: "fl-time" }), h("p", { class: "fl-how" }), h("strong", { class: "fl-time" })];
  const head = h("button", { type: "button", class: "fl-step-head", onclick: toggle, "aria-controls": details.id, tabindex: "-1" },
    number,
    h("strong", { class: "fl-step-title" }, step.name), " ",
    step.article && h("span", { class: "fl-chip" }, `article step ${step.article}`), " ",
    h("span", { class: answered ? "fl-unseen" : "fl-step-where" }, step.where, h("span", { class: "fl-unseen" }, `, ${step.foot} foot`)), " ",
    answered && again && time);
  const card = h("div", { class: "fl-step" }, answered && !again && pictures.of(step.picture), head, answered && !again && how,
    answered && !again && h("p", { class: "fl-step-facts" }, h("span", { class: "fl-fact" }, amount), meter(step.pressure, step.firmness), h("span", { class: "fl-fact", "aria-hidden": "true" }, step.where)),
    details);
  const el = h("li", { "data-step": step.id, class: again && answered ? "fl-short" : "" }, step.heading ? h("h5", { class: "fl-foot-heading" }, step.heading) : null, card);
  let [now, sources, filled] = [step, {}, false];

  function tell(step, references) {
    [now, sources, filled] = [step, references, false];
    write(number, `${step.number}`);
    if (again) write(time, answered ? clock(step.seconds) : "");
    else if (answered) {
      write(how, step.do || step.how);
      write(amount, step.amount);
    }
  }

  function dress({ selected, marked, open: unfolded }) {
    card.classList.toggle("fl-selected", selected);
    card.classList.toggle("fl-uses", marked);
    writeAttribute(head, "aria-expanded", unfolded);
    if (selected) el.setAttribute("aria-current", "step"); else el.removeAttribute("aria-current");
    details.hidden = !unfolded;
    if (unfolded && !filled) {
      details.replaceChildren(...inside(now, sources, seek));
      filled = true;
    }
  }
  return { el, head, dress, tell, look: lookOf(step) };
}

function inside(step, references, seek) {
  const row = (name, ...text) => h("p", {}, h("span", { class: "fl-label" }, name), ...text);
  return [
    step.again && h("p", {}, `The same as step ${step.again}, on the ${step.foot} foot. ${step.do ?? ""}`),
    step.again && step.answered && h("p", {}, h("strong", {}, step.amount), ", ", `pressure ${step.pressure}`),
    step.answered && step.hold_text && row(`The other hand: ${step.hold_name}`, step.hold_text),
    step.answered && row("In full", step.how),
    step.answered && row("Direction", step.direction),
    step.answered && row("Pressure", step.firmness),
    step.answered && row("It should feel", step.feel),
    step.answered && row("Usual mistake", step.mistake),
    step.answered && row("Not for", step.not_for),
    row("Why", step.why),
    row("How sure", gradeBadge(step.evidence, step.certainty), ` ${step.finding}`),
    step.sources.length && row("Sources", h("span", { class: "fl-soft" }, step.sources.map((id) => references[id] ?? id).join(" · "))),
    button("Show on the map", seek, { class: "fl-button fl-seek" }),
  ].filter(Boolean);
}

// What stands around the steps: why there are none, preparation before, aftercare and honest notes after.

const reason = (one) => h("p", {}, one.name && h("strong", {}, `${one.name}. `), one.text);

/** A stop is an alarm and says what to do now; the two others are calm. */
function referral(refer, mark, elsewhere) {
  const of = (kind) => refer.filter((one) => one.kind === kind);
  const panels = [];
  const today = !of("stop").length; // else there is nothing that a mark could change
  if (of("stop").length) {
    panels.push(h("div", { role: "alert", class: "fl-alert" }, h("h4", {}, REFUSALS.stop), of("stop").map(reason)));
  }
  if (of("ask-first").length) {
    panels.push(h("div", { class: "fl-calm" }, h("h4", {}, REFUSALS["ask-first"]), of("ask-first").map(reason),
      of("ask-first").some((one) => one.caution) && h("p", { class: "fl-soft" }, "Once a clinician has said yes, tick that in the safety check: the routine then appears, with the limits that stay.")));
  }
  if (of("mark-where").length) {
    panels.push(h("div", { class: "fl-calm" }, h("h4", {}, REFUSALS["mark-where"]), of("mark-where").map((one) => h("div", { class: "fl-where" },
      h("p", {}, one.text), today && one.caution && h("p", { class: "fl-buttons" },
        button("Mark on the map", () => mark(one.caution), { class: "fl-button fl-primary", "aria-label": `Mark on the map: ${one.name}` }),
        one.site && button("Not on foot or lower leg", () => elsewhere(one.caution), { class: "fl-button", "aria-label": `Not on foot or lower leg: ${one.name}` }))))));
  }
  return panels;
}

function advice(one) {
  return h("p", { class: one.changed ? "fl-advice fl-changed" : "fl-advice" }, !one.again && h("strong", {}, `${one.name}. `), one.text, " ",
    one.changed && h("span", { class: "fl-chip" }, "changed for you"), " ", gradeBadge(one.evidence));
}

/** What one card says in several sentences carries its name once. */
const namedOnce = (all) => all.map((one, i) => (one.name === all[i - 1]?.name ? { ...one, again: true } : one));

const sentence = (text) => h("p", {}, text);

/** A list under its head. Of its entries those are built that were not there before: what a tick does not change, the page
 *  need not lay out again. */
function listed(head, body, row) {
  let rows = new Map();
  return (all) => {
    rows = new Map(all.map((one) => { const told = JSON.stringify(one); return [told, rows.get(told) ?? row(one)]; }));
    refill(body, [...rows.values()]);
    return all.length ? [head, body] : [];
  };
}

const titled = (name, kind, row) => listed(h("h4", {}, SECTIONS[name]), h("div", { class: kind }), row);

/** What stands before the steps of a display, and after them: a part of a routine → what shows it. */
function surroundings() {
  const sources = h("div", { class: "fl-references" });
  const references = listed(h("div", { class: "fl-fold-row" }, disclosure("Sources in full", sources).head), sources, sentence);
  const aftercare = titled("aftercare", "fl-advices", advice);
  return {
    before: { preparation: titled("preparation", "fl-advices", advice) },
    after: {
      aftercare: (all) => aftercare(namedOnce(all)),
      watch: titled("watch", "fl-notes fl-watch", sentence),
      notes: titled("notes", "fl-notes", sentence),
      honest: titled("honest", "fl-notes", sentence),
      references: (all) => references(Object.values(all)),
    },
  };
}

function routineView({ model, root, el, ask, say, signal }) {
  const region = h("section", { "aria-label": "Your routine", class: "fl-routine-body", tabindex: -1 });
  root.append(region);
  const list = h("ol", { class: "fl-steps" });
  list.addEventListener("keydown", onKey, { signal });
  const question = asker(model, signal);
  const pictures = stepPictures({ root, ask: question });
  const [title, stepByStep] = [h("h3"), h("h4", {}, "Step by step")];
  const { before, after } = surroundings();
  const local = { shown: null, cards: new Map(), refused: {}, facts: {}, selected: "", open: new Set(), take: null };

  function select(id) {
    local.selected = id; // our own choice needs no scrolling
    ask({ selected: id }, { lost: "The map does not show this step yet." });
    update();
  }

  function build(shown) {
    const keep = document.activeElement?.closest?.("[data-step]")?.dataset.step;
    const here = region.contains(document.activeElement);
    refill(region, contents(shown));
    if (keep && root.contains(region)) local.cards.get(keep)?.head.focus({ preventScroll: true });
    if (here && !region.contains(document.activeElement)) region.focus({ preventScroll: true }); // its button has gone
  }

  function contents(shown) {
    steps(shown);
    write(title, shown.title || "Your routine");
    if (!shown.title) return [title, h("p", { class: "fl-soft" }, shown.sentence)];
    if (shown.refer.length) return [title, ...refused(shown.refer)];
    if (shown.doubt) return [title, h("p", { class: "fl-gate" }, shown.doubt)];
    return [title, facts(shown), ...start(shown), ...around(shown, before), stepByStep, list, ...around(shown, after)];
  }

  /** The same reasons stay where they are: an alert that is built anew is read aloud anew. */
  function refused(refer) {
    const mark = (caution) => ask({ marking: caution }, { lost: "The map has not begun to mark." });
    const elsewhere = (caution) => ask({ elsewhere: caution }, { lost: "Python has not heard of this yet." });
    const told = JSON.stringify(refer);
    if (local.refused.told !== told) local.refused = { told, els: referral(refer, mark, elsewhere) };
    return local.refused.els;
  }

  const around = (shown, parts) => (shown.answered ? Object.entries(parts).flatMap(([name, part]) => part(shown[name])) : []);

  function facts({ answered, seconds, steps, setting }) {
    const told = JSON.stringify([answered, seconds, steps.length, setting]);
    if (local.facts.told === told) return local.facts.el;
    const el = answered
      ? h("p", { class: "fl-facts" }, h("strong", {}, clock(seconds)), ` in ${numberOf(steps.length, "step")}. `, h("span", { class: "fl-soft" }, setting))
      : h("p", { class: "fl-gate" }, "These are your steps. Answer the safety check, and the hands, the pressure and the times appear.");
    local.facts = { told, el };
    return el;
  }

  /** The guided session stands under the planner; one that is there already comes into sight. */
  function start(shown) {
    if (!model.get("can_start") || !shown.answered) return [];
    local.take ??= takeAlong({ ask: question, model, say, signal, start: () => {
      el.closest(".footlib-planner")?.querySelector(".footlib-session")?.scrollIntoView({ block: "start" });
      ask({ started: model.get("started") + 1 }, { lost: "No session has been started." });
    } });
    local.take.renew();
    return [local.take.el];
  }

  /** A tick changes the numbers and times of many cards, and the look of few: those that look the same stay. */
  function steps(shown) {
    const [was, told] = [local.cards, new Map()]; // what has been told: the second foot repeats the first
    let foot = null;
    local.cards = new Map();
    for (const own of shown.steps) {
      const heading = own.foot === foot ? "" : headingOf(own.foot, shown.steps);
      const again = told.get(own.text + own.pressure);
      const step = { ...shown.texts[own.text], ...own, heading, answered: shown.answered, again };
      const old = was.get(step.id);
      const card = old?.look === lookOf(step) ? old : stepCard(step, { toggle: () => toggle(step.id), seek, pictures });
      card.tell(step, shown.references);
      if (!again) told.set(own.text + own.pressure, step.number);
      foot = step.foot;
      local.cards.set(step.id, card);
    }
    refill(list, [...local.cards.values()].map((card) => card.el));
  }

  /** "Right foot", "Left foot: the same again". */
  function headingOf(foot, all) {
    const [now, before] = [all.filter((one) => one.foot === foot), all.filter((one) => one.foot !== foot)];
    const same = before.length === now.length && before[0].number < now[0].number
      && now.every((one, i) => one.text === before[i].text && one.pressure === before[i].pressure);
    return `${foot === "right" ? "Right" : "Left"} foot${same ? ": the same again" : ""}`;
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
    for (const [id, card] of cards) writeAttribute(card.head, "tabindex", id === seat ? 0 : -1);
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
    else if (shown.title) say(`${shown.title}: ${numberOf(shown.steps.length, "step")}${shown.answered ? `, ${clock(shown.seconds)}` : ""}.`);
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

// The small pictures of steps: asked of Python once, by what they show; what several of them show is drawn once in a page.

/** `of(key)` gives an element that the picture fills as soon as it is there. */
function stepPictures({ root, ask }) {
  const [known, waiting] = [new Map(), new Map()];
  let queued = false;

  function of(key) {
    const el = h("div", { class: "fl-step-picture" });
    if (known.has(key)) fill(el, known.get(key));
    else {
      waiting.set(key, [...(waiting.get(key) ?? []), el]);
      if (!queued) queueMicrotask(fetchAll);
      queued = true;
    }
    return el;
  }

  /** All that are missing, in one question; without an answer the cards stay without pictures. */
  async function fetchAll() {
    queued = false;
    const { pictures, drawings, look } = await ask({ ask: "pictures", keys: [...waiting.keys()], has: drawingsIn(root) }, { heard() {}, late() {} });
    Object.values(drawings ?? {}).forEach((drawing) => shared(root, drawing, look));
    for (const [key, picture] of Object.entries(pictures ?? {})) {
      known.set(key, picture);
      waiting.get(key)?.forEach((el) => fill(el, picture));
      waiting.delete(key);
    }
  }
  return { of };
}

function fill(el, picture) {
  picture.svg ??= drawn(picture);
  el.replaceChildren(document.importNode(picture.svg, true));
}

function drawn({ markup, box, said }) {
  const { documentElement: svg } = new DOMParser().parseFromString(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${markup}</svg>`, "image/svg+xml");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", said);
  return svg;
}

/** Instead of steps that are in doubt: the reasons against them, or that nobody has checked them. */
function withoutSteps({ refer, text }, get) {
  const shown = get("shown");
  if (!shown.steps.length && !refer.some((one) => one.kind === "stop")) return {};
  return { shown: { ...shown, title: shown.title || "Your routine", steps: [], refer, doubt: text } };
}

export default widget("routine", ["selected", "marked"], heeding(routineView, withoutSteps, ["shown"]));
