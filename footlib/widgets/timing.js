// The time of a hand: a large button that is held as long as each press lasts, or tapped as each stroke begins. The browser
// measures, without a word to Python until all times are there; the tempo is shown only after a first attempt.
import { button, h, numberOf, write } from "./helpers.js";

const BOUNCE = 0.12; // seconds: a finger that trembles is no second tap, and a touch is no press
const SLIPPED = "That was only a touch: stay on the button for as long as it lasts.";
const GESTURES = {
  hold: (noun) => `Hold the button, or the space bar, as long as each ${noun} lasts. Or press Enter when it begins, and again when it ends.`,
  tap: (noun) => `Tap the button, or the space bar, as each ${noun} begins, and once more when the last one ends.`,
};

// A press grows, waits and comes up in five of seven parts of this time, and the hand moves on; a stroke goes from end to end.
const PRESS = [[0, 0.35], [0.18, 1.4], [0.53, 1.4], [0.71, 0.35], [1, 0.35]].map(([offset, size]) => ({ offset, transform: `scale(${size})` }));
const STROKE = [[0, "8%", 1], [0.85, "92%", 1], [0.92, "92%", 0], [0.93, "8%", 0], [1, "8%", 1]].map(([offset, left, opacity]) => ({ offset, left, opacity }));

export function timingControl({ gesture, count, noun }, { say, changed, submit, signal }) {
  const holds = gesture === "hold";
  const local = { times: [], since: null, key: false, seconds: 0, guided: false };
  const label = h("span", { class: "fl-time-label" });
  const place = h("span", { class: "fl-time-place" });
  const target = h("button", { type: "button", class: "fl-time-target" }, label, place);
  const marks = h("ol", { class: "fl-time-marks", "aria-label": `The times of your ${count} ${several(noun)}` });
  const note = h("p", { class: "fl-soft fl-time-note" });
  const again = button("Begin again", restart, { class: "fl-button fl-quiet" });
  const show = button("", toggleGuide, { class: "fl-button", "aria-expanded": "false" });
  const dot = h("div", { class: "fl-tempo-dot" });
  const way = h("div", { class: "fl-tempo-way", "aria-hidden": "true" }, dot);
  const words = h("p", {});
  const tempo = h("div", { class: "fl-tempo", hidden: true }, way, words);

  const now = () => performance.now() / 1000;
  const done = () => local.times.length >= count;

  function begin() {
    if (done()) local.times = [];
    local.since = now();
    draw();
  }

  function end() {
    if (local.since == null) return;
    const lasted = now() - local.since;
    local.since = null;
    if (lasted < BOUNCE) { draw(); write(note, SLIPPED); say(SLIPPED); return; }
    add(lasted);
  }

  function drop() {
    local.since = null;
    draw();
  }

  function tap() {
    if (local.since == null || done()) return begin();
    const lasted = now() - local.since;
    if (lasted < BOUNCE) return undefined;
    local.since = now();
    return add(lasted);
  }

  function add(lasted) {
    local.times = [...local.times, Math.round(lasted * 100) / 100];
    if (done()) local.since = null;
    draw();
    changed();
    if (done()) submit({ stay: true });
    else say(`${local.times.length} of ${count}.`);
  }

  function restart() {
    local.times = [];
    drop();
    changed();
    target.focus();
  }

  // --- Finger, mouse and pen; the space bar; Enter, and whatever only clicks, begins and ends

  const listen = (event, handler) => target.addEventListener(event, handler, { signal });
  const press = () => (holds ? begin() : tap());
  const toggle = () => (holds && local.since != null ? end() : press());
  listen("pointerdown", (event) => {
    if (!event.isPrimary || event.button) return;
    event.preventDefault();
    target.focus({ preventScroll: true });
    target.setPointerCapture(event.pointerId);
    press();
  });
  listen("pointerup", () => { if (holds) end(); });
  listen("pointercancel", () => { if (holds) drop(); });
  listen("contextmenu", (event) => event.preventDefault());
  listen("keydown", (event) => {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    if (event.repeat) return;
    local.key = event.key === " ";
    if (local.key) press();
    else toggle();
  });
  listen("keyup", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    if (holds && local.key) end();
    local.key = false;
  });
  listen("click", (event) => { if (event.detail === 0) toggle(); });
  listen("blur", () => { if (holds && local.key) drop(); local.key = false; });

  // --- The tempo, for whoever has tried

  function toggleGuide() {
    local.guided = !local.guided;
    drawGuide();
  }

  function drawGuide() {
    show.hidden = !local.seconds;
    show.textContent = local.guided ? "Hide the tempo" : "Show me the tempo";
    show.setAttribute("aria-expanded", local.guided);
    tempo.hidden = !(local.guided && local.seconds);
    const seconds = `about ${numberOf(local.seconds, "second")}`;
    const shown = holds ? " The disc grows as your weight goes in, waits, and comes up." : ` The dot goes one ${noun} each time.`;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    words.textContent = `${holds ? `Each ${noun}` : `From one ${noun} to the next`}: ${seconds}.${still ? "" : shown}`;
    way.hidden = still;
    dot.getAnimations().forEach((one) => one.cancel());
    if (!tempo.hidden && !still) {
      dot.animate(holds ? PRESS : STROKE, { duration: local.seconds * (holds ? 1400 : 1000), easing: "linear", iterations: Infinity });
    }
  }

  function draw() {
    const at = Math.min(local.times.length + 1, count);
    const name = noun[0].toUpperCase() + noun.slice(1);
    target.classList.toggle("fl-time-on", local.since != null);
    write(label, holds ? (local.since == null ? "Hold" : "… and let go") : "Tap");
    write(place, done() ? `All ${count} done. Once more begins again.` : `${name} ${at} of ${count}`);
    write(note, "");
    marks.replaceChildren(...Array.from({ length: count }, (_, i) => h("li", { class: i < local.times.length ? "fl-time-there" : "" },
      done() ? `${local.times[i].toFixed(1)} s` : i < local.times.length ? "✓" : "·")));
    again.hidden = !local.times.length && local.since == null;
  }

  draw();
  drawGuide();
  return {
    how: GESTURES[gesture](noun),
    el: h("div", { class: "fl-timing" }, target, marks, note, h("p", { class: "fl-buttons" }, show, again), tempo),
    value: () => (done() ? local.times : []),
    show(value) { local.times = [...(value ?? [])]; local.since = null; draw(); },
    later({ seconds = 0 }) { if (seconds !== local.seconds) { local.seconds = seconds; drawGuide(); } },
    focus: () => target.focus(),
  };
}

function several(noun) {
  return /(s|sh|ch)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
