// The planner on a phone: a button leads from part to part, so that no thumb has to scroll past what it has no use for.
import { button, write } from "./helpers.js";

const WAY = [ // what may still wait, in order, and what the button to it says
  [".footlib-safety:has(> .fl-asks)", "Go on: safety check"],
  [".footlib-routine", "Go on: your routine"],
];

/** A button from the part `el` to the one that waits next; outside a planner there is none. `draw(on)` renews it. */
export function wayOn(el, leave = () => {}) {
  const planner = () => el.closest(".footlib-planner");
  const next = () => WAY.find(([part]) => !el.matches(part) && planner()?.querySelector(part));
  const turn = button("", () => {
    const there = planner().querySelector(next()[0]);
    leave();
    there.scrollIntoView({ block: "start" });
    there.focus({ preventScroll: true });
  }, { class: "fl-button fl-primary fl-way-on" });

  function draw(on) {
    requestAnimationFrame(() => { // once `el` has its place
      turn.hidden = !on || !next();
      if (!turn.hidden) write(turn, next()[1]);
    });
  }
  return { el: turn, draw };
}
