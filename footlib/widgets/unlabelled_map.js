// A map that does not name its places: for questions. The reader points at a spot, or goes there with the arrow keys;
// each place is read aloud as its position in words.
import { h, radios, s } from "./helpers.js";
import { asPlace, halfOf, neighbour, overlay, picture } from "./map_picture.js";

const NARROW = 520; // one foot at a time below this width
const KEYS = "Arrow keys move from place to place, Enter chooses.";

/**
 * `pick({ x, y })` hears of a spot that was chosen, in the units of the drawing. `update` takes what is to be seen:
 * source and names (the drawing), at ([x, y] of the reader's pin), places (keys that are lit), pickable, view (its name).
 */
export function blindMap({ pick, signal }) {
  const local = { foot: "right", one: false, seat: null, look: null, shown: "", lit: "" };
  let pic = null;
  let now = { source: "", names: {}, at: null, places: [], pickable: false, view: "" };
  let active = [];

  const foot = radios("Foot shown", [["right", "Right foot"], ["left", "Left foot"]],
    (value) => { local.foot = value; draw(); }, { class: "fl-segments fl-foot-switch" });
  const stage = h("div", { class: "fl-stage" });
  const words = h("p", { class: "fl-soft fl-where", "aria-hidden": "true" });
  const el = h("div", { class: "footlib footlib-map fl-blind" }, h("div", { class: "fl-bar" }, foot.group), stage, words);

  const sideOf = (key) => key.split("@")[1];
  const nameOf = (group) => `${now.names[group.key]}, ${group.foot} foot`;

  function mount() {
    if (now.source === local.shown) return;
    Object.assign(local, { shown: now.source, seat: null, look: null });
    pic = picture(now.source);
    const on = (name, act) => pic.svg.addEventListener(name, act, { signal });
    on("click", click);
    on("keydown", onKey);
    on("focusin", (event) => { local.look = groupAt(event); if (local.look) sit(local.look.key); dress(); });
    on("focusout", () => { local.look = null; dress(); });
    on("pointermove", (event) => { const group = groupAt(event); if (group !== local.look) { local.look = group; dress(); } });
    on("pointerleave", () => { local.look = null; dress(); });
    stage.replaceChildren(pic.svg);
  }

  function groupAt(event) {
    const { place, foot: side } = event.target.closest?.("[data-place]")?.dataset ?? {};
    const group = pic.groups.get(`${place}@${side}`);
    return active.includes(group) ? group : null;
  }

  /** A spot on the skin counts, whether a place is drawn there or not. */
  function click(event) {
    if (!now.pickable) return;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(pic.svg.getScreenCTM().inverse());
    const onSkin = [...pic.svg.querySelectorAll(".skin")].some((skin) => skin.isPointInFill(at));
    const group = groupAt(event);
    if (!onSkin && !group) return;
    if (group) { sit(group.key); group.el.focus({ preventScroll: true }); }
    choose(at.x, at.y, group);
  }

  function choose(x, y, group) {
    pick({ x, y, words: group ? nameOf(group) : "a spot between the places" });
  }

  function onKey(event) {
    const at = pic.groups.get(local.seat);
    if (!at || !now.pickable || event.ctrlKey || event.metaKey || event.altKey) return;
    const inOrder = () => [...active].sort((a, b) => a.y - b.y || a.x - b.x);
    if (event.key.startsWith("Arrow")) move(neighbour(active, at, event.key));
    else if (event.key === "Home") move(inOrder()[0]);
    else if (event.key === "End") move(inOrder().at(-1));
    else if (event.key === "Enter" || event.key === " ") choose(at.x, at.y, at);
    else return;
    event.preventDefault();
  }

  function move(group) {
    if (group) { sit(group.key); group.el.focus(); }
  }

  function sit(key) {
    local.seat = key;
    for (const group of active) {
      if (now.pickable) group.el.setAttribute("tabindex", group.key === key ? 0 : -1);
      else group.el.removeAttribute("tabindex");
    }
  }

  /** In a narrow place, the foot on which something is lit comes into sight. */
  function frame() {
    if (now.places.join() !== local.lit) {
      local.lit = now.places.join();
      const feet = now.places.map(sideOf);
      if (feet.length && !feet.includes(local.foot)) [local.foot] = feet;
    }
    el.classList.toggle("fl-one", local.one);
    foot.group.hidden = !local.one;
    const { x, y, width, height } = pic.box;
    const box = local.one ? halfOf(pic, local.foot) : [x, y, width, height];
    pic.svg.setAttribute("viewBox", box.join(" "));
    stage.style.setProperty("--fl-shape", box[2] / box[3]);
    foot.set(local.foot);
  }

  function offer() {
    const inSight = (group) => !local.one || group.foot === local.foot;
    const lit = new Set(now.places);
    active = [...pic.groups.values()].filter((group) => inSight(group) && (now.pickable || lit.has(group.key)));
    const live = new Set(active);
    for (const group of pic.groups.values()) {
      asPlace(group, live.has(group) ? nameOf(group) : "", now.pickable ? "button" : "img");
      if (live.has(group) && now.pickable) group.el.setAttribute("aria-pressed", holds(group, now.at));
      else group.el.removeAttribute("aria-pressed");
    }
    if (!live.has(pic.groups.get(local.seat))) local.seat = active[0]?.key;
    sit(local.seat);
    pic.svg.setAttribute("aria-label", `${now.view}: ${local.one ? `${local.foot} foot` : "both feet"}.${now.pickable ? ` ${KEYS}` : ""}`);
  }

  const holds = (group, at) => Boolean(at) && Math.abs(group.x - at[0]) < 0.1 && Math.abs(group.y - at[1]) < 0.1;

  function dress() {
    const over = active.filter((group) => now.places.includes(group.key)).map((group) => overlay(group, "now"));
    if (local.look && now.pickable) over.push(overlay(local.look, "looked"));
    if (now.at) over.push(pin(...now.at));
    pic.over.replaceChildren(...over);
    words.textContent = local.look && now.names[local.look.key] ? nameOf(local.look) : "";
  }

  function pin(x, y) {
    const size = pic.box.height / 60;
    const mark = s("g", { class: "fl-pin", transform: `translate(${x} ${y})` });
    mark.append(s("circle", { r: size * 0.6 }), s("path", { d: `M${-size * 1.3} 0H${size * 1.3}M0 ${-size * 1.3}V${size * 1.3}` }));
    return mark;
  }

  function draw() {
    if (!now.source) return;
    mount();
    frame();
    offer();
    dress();
  }

  const sizes = new ResizeObserver(() => {
    const one = el.clientWidth > 0 && el.clientWidth < NARROW;
    if (one !== local.one) { local.one = one; draw(); }
  });
  sizes.observe(el);
  signal.addEventListener("abort", () => sizes.disconnect());
  return {
    el,
    update(state) { now = { ...now, ...state }; draw(); },
    focus: () => (pic?.groups.get(local.seat)?.el ?? stage).focus({ preventScroll: true }),
  };
}
