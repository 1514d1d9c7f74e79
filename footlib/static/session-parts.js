// What stands before and after the steps: preparation, why there is no session, and the end.
import { checkbox, h } from "./helpers.js";

const HEADS = { stop: "No massage today", "ask-first": "Ask first", "mark-where": "Show us where" };

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
