// The large picture of a session: one foot, the place of the step filled, places that are left alone hatched.
import { h } from "./helpers.js";
import { halfOf, overlay, picture } from "./map_picture.js";
import { withStrokes } from "./strokes.js";

/** `strokes` are the ways of the hands by step; `signal` ends them. */
export function placePicture(pictures, strokes, signal) {
  const el = h("div", { class: "fl-place" });
  const drawn = new Map();
  let [now, way] = [null, ""];

  function drawing(view) {
    if (!drawn.has(view) && pictures[view]) {
      const made = picture(pictures[view]);
      made.svg.setAttribute("role", "img");
      made.frame = h("div", {}, h("div", { class: "fl-stage" }, made.svg));
      const model = { get: (name) => (name === "view" ? view : strokes[way] ?? {}) };
      made.update = withStrokes(() => () => {})({ model, root: made.frame, el: made.frame, say: () => {}, signal });
      drawn.set(view, made);
    }
    return drawn.get(view);
  }

  function show(step, closed) {
    const pics = step.views.map(drawing).filter(Boolean);
    const changed = now !== step || way !== (closed.length ? "" : step.id);
    [now, way] = [step, closed.length ? "" : step.id]; // no arrow may lead over a place that is left alone
    pics.forEach((pic) => dress(pic, step, closed));
    if (!changed) return;
    el.replaceChildren(...pics.map((pic) => pic.frame));
    el.classList.toggle("fl-two", pics.length > 1);
    pics.forEach((pic) => pic.update());
  }

  /** The hands move, or stand still; where less motion is asked for, the arrows have to do. */
  function move(on) {
    for (const play of el.querySelectorAll(".fl-play:not([hidden]) .fl-play-button:not([aria-disabled])")) {
      if (play.classList.contains("fl-playing") !== on) play.click();
    }
  }

  /** One view of one foot, with its places filled or hatched. */
  function dress(pic, step, closed) {
    const box = halfOf(pic, step.foot);
    const off = new Set(closed.map(([key]) => key));
    const groups = step.parts.map(([key]) => pic.groups.get(key)).filter(Boolean);
    pic.svg.setAttribute("viewBox", box.join(" "));
    pic.svg.setAttribute("aria-label", `Picture: ${step.where}`);
    pic.svg.querySelectorAll("g.foot").forEach((foot) => foot.classList.toggle("fl-other-foot", foot.dataset.foot !== step.foot));
    const [shut, open] = [groups.filter((group) => off.has(group.key)), groups.filter((group) => !off.has(group.key))];
    // first all edges, then all fills: neighbours melt into one place with one outline
    pic.over.replaceChildren(...open.map((group) => overlay(group, "now-edge")), ...open.map((group) => overlay(group, "now")),
      ...shut.map((group) => overlay(group, "marked", `url(#${pic.hatch})`)));
    const shape = box[2] / box[3];
    pic.frame.classList.add("fl-view");
    pic.frame.classList.toggle("fl-wide", shape > 1);
    pic.frame.style.setProperty("--fl-shape", shape);
  }

  return { el, show, move };
}
