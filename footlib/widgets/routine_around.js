// What stands around the steps: why there are none, preparation before, aftercare and honest notes after.
import { button, disclosure, h } from "./helpers.js";
import { gradeBadge } from "./routine_step.js";

const HEADS = { stop: "No massage today", "ask-first": "Ask first", "mark-where": "Show us where" };

const reason = (one) => h("p", {}, one.name && h("strong", {}, `${one.name}. `), one.text);

/** A stop is an alarm and says what to do now; the two others are calm. */
export function referral(refer, mark, elsewhere) {
  const of = (kind) => refer.filter((one) => one.kind === kind);
  const panels = [];
  if (of("stop").length) {
    panels.push(h("div", { role: "alert", class: "fl-alert" }, h("h4", {}, HEADS.stop), of("stop").map(reason)));
  }
  if (of("ask-first").length) {
    panels.push(h("div", { class: "fl-calm" }, h("h4", {}, HEADS["ask-first"]), of("ask-first").map(reason),
      of("ask-first").some((one) => one.caution) && h("p", { class: "fl-soft" }, "Once a clinician has said yes, tick that in the safety check: the routine then appears, with the limits that stay.")));
  }
  if (of("mark-where").length) {
    panels.push(h("div", { class: "fl-calm" }, h("h4", {}, HEADS["mark-where"]), of("mark-where").map((one) => h("div", { class: "fl-where" },
      h("p", {}, one.text), one.caution && h("p", { class: "fl-buttons" },
        button("Mark on the map", () => mark(one.caution), { class: "fl-button fl-primary", "aria-label": `Mark on the map: ${one.name}` }),
        one.site && button("Not on foot or lower leg", () => elsewhere(one.caution), { class: "fl-button", "aria-label": `Not on foot or lower leg: ${one.name}` }))))));
  }
  return panels;
}

function advice(one) {
  return h("p", { class: one.changed ? "fl-advice fl-changed" : "fl-advice" }, h("strong", {}, `${one.name}. `), one.text, " ",
    one.changed && h("span", { class: "fl-chip" }, "changed for you"), " ", gradeBadge(one.evidence));
}

const advices = (title, all) => (all.length ? [h("h4", {}, title), h("div", { class: "fl-advices" }, all.map(advice))] : []);

const sentences = (title, texts, kind = "") => (texts.length
  ? [h("h4", {}, title), h("div", { class: `fl-notes ${kind}` }, texts.map((text) => h("p", {}, text)))] : []);

/** What stands before the steps and after them: a part of a routine → what shows it. */
export const before = { preparation: (all) => advices("Before you start", all) };

export const after = {
  aftercare: (all) => advices("Afterwards", all),
  watch: (texts) => sentences("See a clinician if", texts, "fl-watch"),
  notes: (texts) => sentences("Left out or changed, and why", texts),
  honest: (texts) => sentences("What this massage can and cannot do", texts),
  references(sources) {
    const list = h("div", { class: "fl-references" }, Object.values(sources).map((text) => h("p", {}, text)));
    return [h("div", { class: "fl-fold-row" }, disclosure("Sources in full", list).head, list)];
  },
};
