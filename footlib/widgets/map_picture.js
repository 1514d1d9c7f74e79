// The picture inside a FootMap: one view's SVG, its places as buttons, what is laid over it; one foot or
// both, larger and moved.
import { button, h, keepKeys, radios, s, uid } from "./helpers.js";

/** The drawing of one view, ready for the page: own ids, no scripts, places found by "place@foot". */
export function picture(source) {
  const parsed = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
  const svg = document.importNode(parsed, true);
  svg.querySelectorAll("script, foreignObject").forEach((el) => el.remove());
  freshIds(svg);
  for (const name of ["width", "height", "style"]) svg.removeAttribute(name);
  svg.setAttribute("class", "fl-picture");
  svg.setAttribute("role", "group");
  const over = s("g", { class: "fl-over", "aria-hidden": "true" });
  const hatch = hatching();
  svg.append(hatch, over);
  const { x, y, width, height } = svg.viewBox.baseVal;
  return { svg, over, hatch: hatch.id, groups: groupsOf(svg), box: { x, y, width, height } };
}

/** A page may hold this picture twice, and a repeated id in a page switches clipping off. */
function freshIds(svg) {
  const own = uid();
  const ids = new Set([...svg.querySelectorAll("[id]")].map((el) => el.id));
  for (const el of [svg, ...svg.querySelectorAll("*")]) {
    for (const { name, value } of [...el.attributes]) {
      if (name === "id") el.id = `${own}-${value}`;
      else if (name.startsWith("on")) el.removeAttribute(name);
      else if (name.endsWith("href") && ids.has(value.slice(1))) el.setAttribute(name, `#${own}-${value.slice(1)}`);
      else if (value.includes("url(#")) el.setAttribute(name, value.replaceAll("url(#", `url(#${own}-`));
    }
  }
}

function hatching() {
  const pattern = s("pattern", { id: uid(), width: 9, height: 9, patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)" });
  pattern.append(s("rect", { width: 9, height: 9, class: "fl-hatch-ground" }),
    s("rect", { width: 4, height: 9, class: "fl-hatch-line" }));
  return pattern;
}

function groupsOf(svg) {
  const groups = new Map();
  for (const el of svg.querySelectorAll("[data-place]")) {
    const { place, foot } = el.dataset;
    if (!place || !foot) continue;
    const key = `${place}@${foot}`;
    if (!groups.has(key)) groups.set(key, { key, place, foot, els: [], zone: el.classList.contains("zone") });
    groups.get(key).els.push(el);
  }
  for (const group of groups.values()) {
    group.el = group.els[0];
    group.x = Number(group.el.dataset.cx);
    group.y = Number(group.el.dataset.cy);
  }
  return groups;
}

/** "ball@left", or "ball" for both feet, as keys of what is drawn: a parent is drawn as its parts. */
export function drawnAs(cards, text) {
  const [id, foot] = text.split("@");
  const card = cards[id];
  return card ? (foot ? [foot] : card.feet).flatMap((one) => card.parts.map((part) => `${part}@${one}`)) : [];
}

/** Key of what is drawn → the numbers of the steps there. */
export function numbersOf(cards, highlight) {
  const found = new Map();
  for (const { place, numbers } of highlight) {
    for (const key of drawnAs(cards, place)) found.set(key, [...(found.get(key) ?? []), ...(numbers ?? [])]);
  }
  return found;
}

/** The part of the picture that shows one foot, as a viewBox: the drawing names it; else a half, cut between the feet. */
export function halfOf({ svg, box, groups }, foot) {
  const named = svg.querySelector(`.foot[data-foot="${foot}"][data-viewbox]`);
  if (named) return named.dataset.viewbox.split(" ").map(Number);
  const centre = (which, axis) => {
    const values = [...groups.values()].filter((group) => group.foot === which).map((group) => group[axis]);
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  const mine = { x: centre(foot, "x"), y: centre(foot, "y") };
  const other = foot === "left" ? "right" : "left";
  const theirs = { x: centre(other, "x"), y: centre(other, "y") };
  if (Math.abs(mine.x - theirs.x) >= Math.abs(mine.y - theirs.y)) {
    const cut = (mine.x + theirs.x) / 2;
    return mine.x < theirs.x ? [box.x, box.y, cut - box.x, box.height] : [cut, box.y, box.x + box.width - cut, box.height];
  }
  const cut = (mine.y + theirs.y) / 2;
  return mine.y < theirs.y ? [box.x, box.y, box.width, cut - box.y] : [box.x, cut, box.width, box.y + box.height - cut];
}

/** A copy of a place's shapes, without its own colours, to be laid over the picture; made once. */
export function overlay(group, kind, fill) {
  group.copies ??= new Map();
  if (!group.copies.has(kind)) group.copies.set(kind, copyOf(group, kind, fill));
  return group.copies.get(kind);
}

function copyOf(group, kind, fill) {
  const copy = s("g", { class: `fl-${kind}` });
  for (const el of group.els) {
    const holder = s("g", { transform: transforms(el) });
    for (const shape of el.querySelectorAll("path, ellipse, circle, polygon, rect, use")) {
      holder.append(bare(shape, fill));
    }
    copy.append(holder);
  }
  return copy;
}

function bare(shape, fill) {
  const copy = shape.cloneNode(false);
  for (const name of ["id", "style", "class", "stroke", "stroke-width", "fill", "opacity"]) copy.removeAttribute(name);
  if (fill) copy.style.fill = fill; // a style: the style sheet empties all other shapes
  return copy;
}

function transforms(el) {
  const found = [];
  for (let at = el; at && at.tagName !== "svg"; at = at.parentNode) found.unshift(at.getAttribute("transform") || "");
  return found.join(" ").trim();
}

/** Gives a place its name and role ("button", or "img" on a map that is only looked at), or makes it mere drawing. */
export function asPlace(group, name, role) {
  const now = `${role}: ${name}`;
  if (group.is === now) return;
  group.is = now;
  group.els.forEach((el, i) => {
    if (name && i === 0) {
      el.setAttribute("role", role);
      el.setAttribute("aria-label", name);
      keepKeys(el);
    } else {
      for (const attribute of ["role", "aria-label", "aria-pressed", "tabindex"]) el.removeAttribute(attribute);
      el.setAttribute("aria-hidden", "true");
    }
    if (name && i === 0) el.removeAttribute("aria-hidden");
    el.classList.toggle("fl-live", Boolean(name));
  });
}

/** The nearest group in an arrow's direction: what lies straight ahead counts as nearer than what lies aside. */
export function neighbour(groups, from, key) {
  const [ax, ay] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  let best = null;
  let least = Infinity;
  for (const group of groups) {
    const dx = group.x - from.x;
    const dy = group.y - from.y;
    const ahead = dx * ax + dy * ay;
    const aside = Math.abs(dx * ay) + Math.abs(dy * ax);
    const cost = ahead + 2.5 * aside;
    if (group !== from && ahead > 0.5 && aside <= 1.8 * ahead && cost < least) [best, least] = [group, cost];
  }
  return best;
}

// Which part of a FootMap's picture is seen: both feet or one, nearer or farther. By buttons, keys and dragging.

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
    stage.classList.toggle("fl-alone", Boolean(foot));
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
      return [{ el: h("span", { class: "fl-foot-seen" }, name), x: (from + to) / 2, y: Math.max(y, top), at: "fixed" }];
    });
  }

  return { names, feet: feet.group, zoom: group, frame, reveal, key, alone, narrow: (on) => { local.one = on; },
    turn: (foot) => { local.foot = foot; } };
}
