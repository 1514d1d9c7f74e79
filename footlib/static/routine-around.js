// What stands around the steps: why there are none, preparation before, aftercare and honest notes after.
import { button, disclosure, h } from "./helpers.js";
import { gradeBadge } from "./routine-step.js";

const HEADS = { stop: "No massage today", "ask-first": "Ask first", "mark-where": "Show us where" };

const reason = (one) => h("p", {}, one.name && h("strong", {}, `${one.name}. `), one.text);

/** A stop is an alarm and says what to do now; the two others are calm. */
export function referral(refer, mark) {
  const of = (kind) => refer.filter((one) => one.kind === kind);
  const panels = [];
  if (of("stop").length) {
    panels.push(h("div", { role: "alert", class: "fl-alert" }, h("h4", {}, HEADS.stop), of("stop").map(reason)));
  }
  if (of("ask-first").length) {
    panels.push(h("div", { class: "fl-calm" }, h("h4", {}, HEADS["ask-first"]), of("ask-first").map(reason),
      h("p", { class: "fl-soft" }, "Once a clinician has said yes, tick that in the safety check: the routine then appears, with the limits that stay.")));
  }
  if (of("mark-where").length) {
    panels.push(h("div", { class: "fl-calm" }, h("h4", {}, HEADS["mark-where"]), of("mark-where").map((one) => h("div", { class: "fl-where" },
      h("p", {}, one.text), one.caution && button("Mark on the map", () => mark(one.caution), { class: "fl-button fl-primary", "aria-label": `Mark on the map: ${one.name}` })))));
  }
  return panels;
}

function advice(one) {
  return h("p", { class: one.changed ? "fl-advice fl-changed" : "fl-advice" }, h("strong", {}, `${one.name}. `), one.text, " ",
    one.changed && h("span", { class: "fl-chip" }, "changed for you"), " ", gradeBadge(one.evidence));
}

export function before(shown) {
  if (!shown.answered || !shown.preparation.length) return [];
  return [h("h4", {}, "Before you start"), h("div", { class: "fl-advices" }, shown.preparation.map(advice))];
}

export function after(shown) {
  if (!shown.answered) return [];
  const sentences = (title, texts, kind = "") => (texts.length
    ? [h("h4", {}, title), h("div", { class: `fl-notes ${kind}` }, texts.map((text) => h("p", {}, text)))] : []);
  const references = h("div", { class: "fl-references" }, Object.values(shown.references).map((text) => h("p", {}, text)));
  return [
    ...(shown.aftercare.length ? [h("h4", {}, "Afterwards"), h("div", { class: "fl-advices" }, shown.aftercare.map(advice))] : []),
    ...sentences("See a clinician if", shown.watch, "fl-watch"),
    ...sentences("Left out or changed, and why", shown.notes),
    ...sentences("What this massage can and cannot do", shown.honest),
    h("div", { class: "fl-fold-row" }, disclosure("Sources in full", references).head, references),
  ];
}
