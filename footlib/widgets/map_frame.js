// Which part of a FootMap's picture is seen: both feet or one, nearer or farther. By buttons, keys and dragging.
import { button, h, radios } from "./helpers.js";
import { halfOf } from "./map_picture.js";

const STEPS = [1, 1.5, 2.2, 3.2, 4.5];
const WAYS = { ArrowLeft: [-1, 0, "←", "left"], ArrowRight: [1, 0, "→", "right"], ArrowUp: [0, -1, "↑", "up"], ArrowDown: [0, 1, "↓", "down"] };
const STRIDE = 0.3; // of what is seen, moved at once
const NEAR_EDGE = 0.08; // a place this close to the edge, as a share of what is seen, is brought into the middle
const SLIP = 5; // pixels that a finger may slip in a click

/** `changed()` draws again what depends on what is seen. */
export function mapFrame({ stage, say, changed, signal }) {
  const local = { feet: "", foot: "right", one: false, step: 0, centre: null, box: null, base: null, pic: null, drag: null };
  const feet = radios("Feet shown", [["both", "Both feet"], ["right", "Right foot"], ["left", "Left foot"]], choose,
    { class: "fl-segments fl-foot-switch" });
  const tools = [["Zoom out", "−", () => zoom(-1)], ["Show all", "⤢", () => zoom(-STEPS.length)], ["Zoom in", "+", () => zoom(1)]];
  const [out, all, near] = tools.map(([name, sign, act]) => button(sign, act, { class: "fl-zoom-button", "aria-label": name, title: name }));
  const ways = h("span", { class: "fl-zoom-ways" }, Object.entries(WAYS).map(([key, [, , sign, name]]) =>
    button(sign, () => pan(key), { class: "fl-zoom-button", "aria-label": `Move the view ${name}`, title: `Move the view ${name}` })));
  const group = h("div", { role: "group", "aria-label": "Zoom", class: "fl-zoom" }, out, near, all, ways);
  stage.addEventListener("pointerdown", grab, { signal });
  stage.addEventListener("pointermove", drag, { signal });
  for (const end of ["pointerup", "pointercancel"]) stage.addEventListener(end, () => { local.drag = null; }, { signal });
  stage.addEventListener("click", (event) => {
    if (!local.slid) return;
    local.slid = false; // the end of a drag is no click
    event.stopPropagation();
  }, { capture: true, signal });

  function choose(value) {
    Object.assign(local, { feet: value, step: 0, centre: null });
    if (value !== "both") local.foot = value;
    changed();
  }

  /** The foot that is seen alone, or nothing: in a narrow map one at a time, until the reader asks for both. */
  const alone = () => (local.feet === "both" || (!local.feet && !local.one) ? "" : local.foot);

  function zoom(by) {
    const step = Math.max(0, Math.min(local.step + by, STEPS.length - 1));
    if (step === local.step) return;
    local.step = step;
    changed();
    say(step ? `Zoom ${STEPS[step]}. Shift and the arrow keys move the view; 0 shows all.` : "All is shown.");
  }

  function pan(key) {
    const [dx, dy] = WAYS[key];
    const [x, y, width, height] = local.box;
    local.centre = [x + width * (0.5 + dx * STRIDE), y + height * (0.5 + dy * STRIDE)];
    changed();
  }

  function grab(event) {
    local.slid = false;
    if (local.step && event.button === 0) local.drag = { x: event.clientX, y: event.clientY, box: local.box };
  }

  function drag(event) {
    if (!local.drag) return;
    const { x: fromX, y: fromY, box: [x, y, width, height] } = local.drag;
    const [dx, dy] = [event.clientX - fromX, event.clientY - fromY];
    if (!local.slid && Math.hypot(dx, dy) < SLIP) return;
    local.slid = true;
    const unit = width / stage.clientWidth;
    local.centre = [x + width / 2 - dx * unit, y + height / 2 - dy * unit];
    changed();
  }

  /** What is seen of a picture, as a viewBox; never beyond its edge. */
  function frame(pic, focus) {
    const foot = alone();
    if (local.pic !== pic) Object.assign(local, { pic, centre: null });
    const { x, y, width, height } = pic.box;
    const [left, top, wide, high] = foot ? halfOf(pic, foot) : [x, y, width, height];
    const [w, h2] = [wide / STEPS[local.step], high / STEPS[local.step]];
    const [cx, cy] = local.centre ?? (focus ? [focus.x, focus.y] : [left + wide / 2, top + high / 2]);
    const held = (centre, size, from, all) => Math.max(from, Math.min(centre - size / 2, from + all - size));
    local.box = [held(cx, w, left, wide), held(cy, h2, top, high), w, h2];
    local.centre = local.step ? [local.box[0] + w / 2, local.box[1] + h2 / 2] : null;
    const seen = local.box.map((value) => value.toFixed(1)).join(" ");
    if (pic.svg.getAttribute("viewBox") !== seen) { // to set it again, even to the same, lays out every shape again
      pic.svg.setAttribute("viewBox", seen);
      stage.style.setProperty("--fl-shape", wide / high); // as wide as its height allows: nothing but this box is seen
    }
    stage.classList.toggle("fl-zoomed", local.step > 0);
    feet.set(foot || "both");
    out.disabled = all.disabled = !local.step;
    near.disabled = local.step === STEPS.length - 1;
    ways.hidden = !local.step;
  }

  /** A place that is to be looked at comes into sight: its foot, and its part of a zoomed picture. */
  function reveal({ x, y, foot }) {
    const was = [alone(), local.centre?.join()];
    if (alone()) local.foot = foot;
    if (local.feet && local.feet !== "both") local.feet = foot;
    if (was[0] !== alone()) local.centre = local.step ? [x, y] : null;
    else if (local.step) {
      const [left, top, width, height] = local.box;
      const inside = (at, from, size) => at > from + NEAR_EDGE * size && at < from + (1 - NEAR_EDGE) * size;
      if (!inside(x, left, width) || !inside(y, top, height)) local.centre = [x, y];
    }
    if (was[0] !== alone() || was[1] !== local.centre?.join()) changed();
  }

  /** Keys of the map that are about what is seen; true where one was. */
  function key({ key: name, shiftKey }) {
    if (name === "+" || name === "=") zoom(1);
    else if (name === "-") zoom(-1);
    else if (name === "0") zoom(-STEPS.length);
    else if (shiftKey && WAYS[name] && local.step) pan(name);
    else return false;
    return true;
  }

  /** The names of the feet that a zoomed picture shows, where they are seen. */
  function names() {
    if (!local.step) return [];
    const [left, top, width, height] = local.box;
    return ["right", "left"].filter((foot) => !alone() || alone() === foot).flatMap((foot) => {
      const [x, y, wide, high] = halfOf(local.pic, foot);
      const [from, to] = [Math.max(x, left), Math.min(x + wide, left + width)];
      if (to - from < width * 0.1 || y > top + height || y + high < top) return [];
      const name = `${foot === "left" ? "Left" : "Right"} foot`;
      return [{ el: h("span", { class: "fl-foot-seen" }, name), x: (from + to) / 2, y: Math.max(y, top), lift: 0 }];
    });
  }

  return { names, feet: feet.group, zoom: group, frame, reveal, key, alone, narrow: (on) => { local.one = on; },
    turn: (foot) => { local.foot = foot; } };
}
