// The picture inside a FootMap: one view's SVG, its places as buttons, one foot or both, and what is laid over it.
import { keepKeys, s, uid } from "./helpers.js";

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

/** A copy of a place's shapes, without its own colours, to be laid over the picture. */
export function overlay(group, kind, fill) {
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
