// The large picture of a session: one foot, the place of the step filled, places that are left alone hatched.
import { h } from "./helpers.js";
import { halfOf, overlay, picture } from "./map-picture.js";

export function placePicture(pictures) {
  const el = h("div", { class: "fl-place" });
  const drawn = new Map();

  function drawing(view) {
    if (!drawn.has(view) && pictures[view]) {
      const made = picture(pictures[view]);
      made.svg.setAttribute("role", "img");
      drawn.set(view, made);
    }
    return drawn.get(view);
  }

  function show(step, closed) {
    const pics = step.views.map(drawing).filter(Boolean);
    el.replaceChildren(...pics.map((pic) => dress(pic, step, closed)));
    el.classList.toggle("fl-two", pics.length > 1);
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
    const frame = h("div", { class: shape > 1 ? "fl-view fl-wide" : "fl-view" }, pic.svg);
    frame.style.setProperty("--fl-shape", shape);
    return frame;
  }

  return { el, show };
}
