// What stands before and after the steps: preparation, why there is no session, and the end.
import { button, checkbox, h, write } from "./helpers.js";

const HEADS = { stop: "No massage today", "ask-first": "Ask first", "mark-where": "Show us where" };
const RUNS_THERE = "This session runs in another window. It counts and chimes there; this window follows.";
const PAUSED_THERE = "This session is paused in another window.";
const SILENT_THERE = "This session was begun in another window, which does not answer now. It waits there, or it was closed.";

/** Why a session cannot start: a stop is an alarm, the others are calm. Nothing, where it can. */
export function refusal(guide) {
  if (guide.refer.length || !guide.steps.length) {
    return Object.entries(HEADS).map(([kind, title]) => [kind, title, guide.refer.filter((one) => one.kind === kind)])
      .filter(([, , found]) => found.length)
      .map(([kind, title, found]) => h("div", kind === "stop" ? { role: "alert", class: "fl-alert" } : { class: "fl-calm" },
        h("h4", {}, title), found.map((one) => h("p", {}, one.text))));
  }
  return guide.asked ? [] : [h("div", { class: "fl-calm" }, h("h4", {}, "First the safety check"), h("p", {}, guide.not_asked))];
}

/** What has changed around a session that has begun: the routine above, or an answer that a safety rule is about. */
export function newsBar(anew) {
  const why = h("p", {});
  const alarm = h("div", { role: "alert", class: "fl-alert" });
  const calm = h("p", { role: "status" });
  const start = button("Start the new routine", anew, { class: "fl-big" });
  const el = h("div", { class: "fl-news" }, alarm, calm, start);
  return {
    el,
    draw({ waits, offer }, over) {
      const told = waits === undefined || over;
      el.hidden = told;
      alarm.hidden = !waits;
      calm.hidden = Boolean(waits);
      if (waits && why.textContent !== waits) { write(why, waits); alarm.replaceChildren(h("h4", {}, "This session waits"), why); }
      if (!waits) { why.textContent = ""; alarm.replaceChildren(); }
      write(calm, told || waits ? "" : "The routine above has changed. This session goes on with the routine as it was.");
      start.hidden = !offer;
    },
  };
}

/** The session runs in another window: whether it can be trusted to go on there, and a way to have it here. */
export function elsewhere(here) {
  const told = h("p", { role: "status" });
  const el = h("div", { class: "fl-news" }, told, button("Go on here", here, { class: "fl-big" }));
  return {
    el,
    draw(follows, silent, state) {
      el.hidden = !follows;
      write(told, !follows ? "" : silent ? SILENT_THERE : state === "paused" ? PAUSED_THERE : RUNS_THERE);
    },
  };
}

/** The five rules as a list to tick; `ready` hears how many are. */
export function checklist(guide) {
  const told = h("p", { class: "fl-soft" });
  const boxes = guide.preparation.map((one) => {
    const { box, row } = checkbox(one.name, false, () => count());
    return { box, el: h("li", { class: one.changed ? "fl-rule fl-changed" : "fl-rule" }, row,
      h("p", {}, one.changed && h("span", { class: "fl-chip" }, "changed for you"), " ", one.text)) };
  });
  const count = () => { told.textContent = `${boxes.filter((one) => one.box.checked).length} of ${boxes.length} ticked.`; };
  count();
  return h("div", { class: "fl-before" }, h("h4", {}, "Before you start"), told,
    h("ol", { class: "fl-rules" }, boxes.map((one) => one.el)));
}

/** What to agree on before the first stroke, and how the session is steered. */
export function agreement(guide, slot, feeling) {
  const { trouble } = guide;
  return h("div", { class: "fl-agree" }, h("h4", {}, "Agree on this"),
    h("p", {}, guide.who === "self" ? "Stop whenever you want to." : "The receiver can say stop at any time, and it counts at once."),
    h("p", {}, trouble.numb || trouble.limit),
    h("p", {}, "Something is wrong? The red button pauses at once and says what to do."),
    h("h4", {}, "How it tells you"), slot,
    h("p", { class: "fl-soft" }, "Keys: Space starts and pauses, the left and right arrows change the step."), feeling);
}

/** The end, by itself or because somebody stopped; `diary` is where it can be kept. */
export function ending(guide, engine, diary) {
  const { spent, skipped } = engine.report();
  const done = guide.steps.filter((step, i) => spent[i] * 2 >= step.seconds && !skipped.includes(step.id)).length;
  const minutes = Math.round(engine.worked() / 60_000);
  const list = (title, texts) => (texts.length ? [h("h4", {}, title), h("ul", { class: "fl-points" }, texts.map((text) => h("li", {}, text)))] : []);
  const finished = engine.now.state === "finished";
  return h("div", { class: "fl-end" }, h("h4", { class: "fl-name" }, "What was done"),
    h("p", { class: "fl-lead" }, `${done} of ${guide.steps.length} steps in ${minutes} ${minutes === 1 ? "minute" : "minutes"}. `,
      finished ? "Wipe off any oil, cover the feet, and get up slowly."
        : engine.now.final ? "Cover the feet and rest." : `Start goes on with step ${engine.now.index + 1}.`),
    diary,
    list("Afterwards", guide.aftercare.map((one) => one.text)), list("See a clinician if", guide.watch));
}
