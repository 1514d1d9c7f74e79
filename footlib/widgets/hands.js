// The hands of a picture, and things that touch the foot beside them. Each pose, each thing is drawn once for the whole page, in a hidden place at its end; pictures `use` it.
import { s } from "./helpers.js";

const EDGE = 12; // units around a hand
const RISE = 0.05; // a lifted hand is so much nearer to the eye
const SHADOW = [5, 7, 9]; // units of the picture: how far a resting hand's shadow falls to the side and down, and a lifted one's more

/** The style sheet of all hands and things: each colour may be changed by a property of the picture that uses it. */
function looks({ colours, kinds }) {
  const colour = (name) => (name ? `var(--fl-hand-${name}, ${colours[name]})` : "none");
  return Object.entries(kinds).map(([kind, [fill, line, width, opacity]]) => `.fl-hand-${kind} { fill: ${colour(fill)}; stroke: ${colour(line)};
    stroke-width: ${width}; stroke-linecap: round; stroke-linejoin: round; opacity: ${opacity}; }`).join(" ");
}

/** Where a page keeps the drawings that its pictures share. */
function homeOf(place) {
  const root = place.getRootNode();
  return root instanceof ShadowRoot ? root : document.body;
}

/** The ids of the drawings that are there. */
export function drawingsIn(place) {
  return [...(homeOf(place).querySelector(":scope > .fl-hands-shared")?.children ?? [])].map(({ id }) => id).filter(Boolean);
}

/** The id of a drawing in this page; drawn now if no picture has needed it before. */
export function shared(place, markup, look) {
  let hash = 5381;
  for (let i = 0; i < markup.length; i++) hash = (hash * 33 + markup.charCodeAt(i)) >>> 0;
  const id = `fl-hand-${hash.toString(16)}`; // as Python names it (drawing/strokes/small_picture.py)
  const home = homeOf(place);
  let store = home.querySelector(":scope > .fl-hands-shared");
  if (!store) {
    store = s("svg", { class: "fl-hands-shared", width: 0, height: 0, "aria-hidden": "true", style: "position:absolute" });
    const sheet = s("style");
    sheet.textContent = looks(look);
    store.append(sheet);
    home.append(store);
  }
  if (![...store.children].some((child) => child.id === id)) {
    const parsed = new DOMParser().parseFromString(`<svg xmlns="http://www.w3.org/2000/svg"><g>${markup}</g></svg>`, "image/svg+xml");
    const drawing = document.importNode(parsed.documentElement.firstElementChild, true);
    drawing.id = id;
    store.append(drawing);
  }
  return id;
}

/** What lies on a foot in a picture of `on_map`: first the things, then the hands. */
export const placedOn = (shown, view) => [...(shown?.things?.[view] ?? []), ...(shown?.hands?.[view] ?? [])];

/** For what of it the picture makes room: a thing that lies still may leave it, as an arm does. */
export const roomyOn = (shown, view) => [...(shown?.things?.[view] ?? []).filter(({ n }) => n), ...(shown?.hands?.[view] ?? [])];

/** One hand over a picture: `to(x, y, down, roll)` moves it. What is behind the foot lies in `under`, the rest in `over`. */
export function handOf(placed, { scale, poses, look }, { under, over }) {
  const { touch: [tx, ty], ...drawing } = poses[placed.pose];
  const layers = [];
  const add = (home, markup, shadow) => {
    if (!markup) return;
    const el = s("g", { class: shadow ? "fl-hand-shadow" : `fl-hand fl-hand-${placed.n ? "works" : "holds"}`, "data-pose": placed.pose });
    el.append(s("use", { href: `#${shared(home, markup, look)}` }));
    home.append(el);
    layers.push({ el, shadow });
  };
  add(under, drawing.under);
  if (placed.behind) add(under, drawing.over);
  else {
    add(over, drawing.over, true);
    add(over, drawing.over);
  }

  function to(x, y, down = 1, roll = 0) {
    const k = scale * (1 + RISE * (1 - down));
    for (const { el, shadow } of layers) {
      const [dx, dy] = shadow ? [SHADOW[0] + SHADOW[2] * (1 - down), SHADOW[1] + SHADOW[2] * (1 - down)] : [0, 0];
      const turn = placed.turn + roll * (placed.left ? 1 : -1);
      el.setAttribute("transform", `translate(${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)}) rotate(${turn.toFixed(1)}) scale(${(placed.left ? k : -k).toFixed(4)} ${k.toFixed(4)}) translate(${-tx} ${-ty})`);
    }
  }

  function show(on, faint = false) {
    for (const { el } of layers) {
      el.toggleAttribute("hidden", !on);
      el.classList.toggle("fl-hand-faint", faint);
    }
  }

  to(...placed.at);
  return { placed, to, show };
}

/** A viewBox that has room for hands, but no more than so much of its longer side: an arm may leave the picture. */
export function roomFor([x, y, width, height], hands, { scale, poses }, most = 0.3) {
  const room = Math.max(width, height) * most;
  let [left, top, right, bottom] = [x, y, x + width, y + height];
  for (const { pose, at, turn, left: own } of hands) {
    if (!poses?.[pose]) continue; // on its way
    const { box, touch } = poses[pose];
    const [c, sine] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
    for (const [px, py] of [[box[0], box[1]], [box[2], box[1]], [box[0], box[3]], [box[2], box[3]]]) {
      const [dx, dy] = [(px - touch[0]) * scale * (own ? 1 : -1), (py - touch[1]) * scale];
      const [hx, hy] = [at[0] + dx * c - dy * sine, at[1] + dx * sine + dy * c];
      [left, right] = [Math.min(left, hx), Math.max(right, hx)];
      [top, bottom] = [Math.min(top, hy), Math.max(bottom, hy)];
    }
  }
  [left, top] = [Math.max(left - EDGE, x - room), Math.max(top - EDGE, y - room)];
  [right, bottom] = [Math.min(right + EDGE, x + width + room), Math.min(bottom + EDGE, y + height + room)];
  return [left, top, right - left, bottom - top];
}
