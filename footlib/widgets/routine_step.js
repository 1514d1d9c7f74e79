// One step of a routine as a card: what, where, how firmly, how long; why and how sure when it is unfolded.
import { button, h, uid, write } from "./helpers.js";

const GRADES = {
  supported: ["●", "Supported"], mixed: ["◐", "Mixed evidence"], unsupported: ["○", "Not supported"],
  refuted: ["✕", "Refuted"], tradition: ["◇", "Tradition"], convention: ["□", "Convention"],
};

/** 90 as "1 min 30 s". */
export function clock(seconds) {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return [minutes && `${minutes} min`, (rest || !minutes) && `${rest} s`].filter(Boolean).join(" ");
}

export function gradeBadge(grade, certainty) {
  const [sign, word] = GRADES[grade] ?? ["", grade];
  const sure = certainty && certainty !== "none" ? `, ${certainty} certainty` : "";
  return h("span", { class: `fl-grade fl-grade-${grade}` }, h("span", { "aria-hidden": "true" }, `${sign} `), `${word}${sure}`);
}

/** Pressure as a small meter beside its words; the words alone are enough. */
function meter(pressure, firmness) {
  const cells = [1, 2, 3].map((level) => h("i", { class: level <= pressure ? "fl-full" : "" }));
  return h("span", { class: "fl-fact" }, h("span", { class: "fl-meter", "aria-hidden": "true" }, cells), `Pressure ${pressure}: ${firmness.split(":")[0]}`);
}

const LOOK = ["name", "article", "where", "foot", "heading", "pressure", "firmness", "direction", "evidence", "answered"];

/** What a card shows apart from what `tell` renews: as long as it stays the same, so does the card. */
export function lookOf(step) {
  return JSON.stringify(LOOK.map((name) => step[name]));
}

/** `step.same` is the number of an earlier step with the same hands: they are told only when the card is unfolded. */
export function stepCard(step, { toggle, seek }) {
  const { answered } = step;
  const details = h("div", { class: "fl-details", id: uid() });
  const [number, time, how] = [h("span", { class: "fl-step-number", "aria-hidden": "true" }), h("span", { class: "fl-time" }), h("p", { class: "fl-how" })];
  const head = h("button", { type: "button", class: "fl-step-head", onclick: toggle, "aria-controls": details.id, tabindex: "-1" },
    number,
    h("strong", { class: "fl-step-title" }, step.name), " ",
    step.article && h("span", { class: "fl-chip" }, `article step ${step.article}`), " ",
    answered && time, " ",
    h("span", { class: "fl-step-where" }, step.where, h("span", { class: "fl-unseen" }, `, ${step.foot} foot`)));
  const card = h("div", { class: "fl-step" }, head, answered && how,
    answered && h("p", { class: "fl-step-facts" }, meter(step.pressure, step.firmness), h("span", { class: "fl-fact" }, step.direction),
      gradeBadge(step.evidence)),
    details);
  const el = h("li", { "data-step": step.id }, step.heading ? h("h5", { class: "fl-foot-heading" }, step.heading) : null, card);
  let [now, sources, filled] = [step, {}, false];

  function tell(step, references) {
    [now, sources, filled] = [step, references, false];
    write(number, `${step.number}`);
    write(time, answered ? clock(step.seconds) : "");
    write(how, answered ? (step.same ? `Hands as in step ${step.same}.` : step.how) : "");
  }

  function dress({ selected, marked, open: unfolded }) {
    card.classList.toggle("fl-selected", selected);
    card.classList.toggle("fl-uses", marked);
    head.setAttribute("aria-expanded", unfolded);
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
    step.answered && step.same && row("Hands", step.how),
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
