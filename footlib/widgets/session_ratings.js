// The receiver's card inside a session: three questions, and at each answer what the giver does now. Nothing is kept.
import { disclosure, h, radios, write } from "./helpers.js";

const RIGHT = 2; // the answer in the middle

/** A fold with the card; `clear()` for another step. */
export function ratingsFold(ratings) {
  const rows = ratings.map(({ name, ask, answers, less, more }) => {
    const then = h("p", { class: "fl-then", "aria-live": "polite" });
    const picks = radios(ask, answers.map((answer, i) => [i, answer]), (i) => write(then, i < RIGHT ? less : i > RIGHT ? more : "Go on as you are."));
    return { el: h("div", {}, h("p", {}, h("span", { class: "fl-label" }, name), ask), picks.group, then), clear: () => { picks.set(null); write(then, ""); } };
  });
  const body = h("div", { class: "fl-more" }, rows.map((row) => row.el));
  return { ...disclosure("Ask the receiver", body), body, clear: () => rows.forEach((row) => row.clear()) };
}
