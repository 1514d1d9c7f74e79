// Names and numbers over the picture of a FootMap: none lies upon another one or hides more than a third of a place. What
// has no room on its place stands beside it, with a line to it.
import { h, s, write, writeAttribute } from "./helpers.js";
import { overlay } from "./map_picture.js";

const FILLED_MOST = 8; // so many highlighted places may be filled; more of them are only outlined
const HIDE_MOST = 0.25; // of a place may be hidden
const APART = 2; // pixels between two labels
const REACH = [3, 9, 16, 24, 33, 44, 57, 72, 90, 111, 136, 166, 200, 240]; // pixels from the place to its label
const COMPASS = [...Array(16).keys()].map((i) => [Math.cos((i * Math.PI) / 8), Math.sin((i * Math.PI) / 8)]);
const SAMPLES = 16; // points across a place that are tried
const MIDDLE = 8; // what it costs a name to stand on the middle of its place, as pixels away from it
const TOUCHING = 7; // pixels: so near to its place a label needs no line

/** The numbers of the steps that work a place; a plus where there are many. What is most about the place comes first. */
function badge(group, numbers, current) {
  const text = current || (numbers.length > 2 ? `${numbers[0]}+` : numbers.join(", "));
  return { el: label(group, "badge", current ? "fl-badge fl-badge-now" : "fl-badge", `${text}`), x: group.x, y: group.y, at: "on" };
}

/** A place keeps its labels: one that says the same again need not be laid out again. */
function label(group, name, kind, text) {
  const el = (group[name] ??= h("span"));
  writeAttribute(el, "class", kind);
  write(el, text);
  return el;
}

/** What the numbers mean, under the picture for as long as there are some. */
export function numbersNote() {
  const el = h("p", { class: "fl-soft fl-numbers-note", hidden: true });
  return {
    el,
    draw(items) {
      const badges = items.filter((item) => item.el.matches(".fl-badge:not(.fl-badge-now)"));
      const many = badges.map((item) => item.el.textContent).find((text) => text.endsWith("+"));
      el.hidden = !badges.length;
      write(el, `Numbers are steps of the routine.${many ? ` ${many} is step ${many.slice(0, -1)} and others after it: press the place to see which.` : ""}`);
    },
  };
}

function tag(group, name, kind) {
  return { el: label(group, "tag", `fl-tag fl-tag-${kind}`, name), x: group.x, y: group.y, at: kind === "look" ? "last" : "beside" };
}

/** What lies over the picture for steps, marks, picks and the place that is looked at: shapes, names and numbers. */
export function marksOver({ pic, places, inSight, numbers, current, picked, marked, look, edged }) {
  const few = inSight.filter((group) => numbers.has(group.key)).length <= FILLED_MOST;
  const over = [];
  const items = [];
  for (const group of inSight) {
    const mine = numbers.get(group.key);
    const now = Boolean(mine && current && mine.includes(current));
    const name = places[group.place]?.name ?? group.place;
    if (!mine && edged.has(group)) over.push(overlay(group, "edge"));
    if (mine) over.push(overlay(group, now ? "now" : current ? "used-quiet" : few ? "used fl-used-few" : "used"));
    if (mine?.length && (!current || now)) items.push(badge(group, mine, now ? current : 0));
    if (marked.has(group.key)) over.push(overlay(group, "marked", `url(#${pic.hatch})`));
    if (picked.has(group.key)) over.push(overlay(group, "picked"));
    if (group === look) over.push(overlay(group, "looked"));
    if (group === look) items.push(tag(group, name, "look"));
    else if (picked.has(group.key)) items.push(tag(group, name, "pick"));
  }
  return { over, items };
}

/** Puts labels over the picture, in reach of its frame; false where nothing can be measured, because the page is hidden.
 * `shown` are the shapes that must be seen. */
export function arrange(layer, svg, items, shown) {
  const matrix = svg.getScreenCTM();
  const stage = layer.getBoundingClientRect();
  if (!matrix || !stage.width) return false;
  const room = layer.parentElement.classList.contains("fl-zoomed") ? stage : layer.parentElement.parentElement.getBoundingClientRect();
  const frame = { left: room.left - stage.left + 2, right: room.right - stage.left - 2, top: 2, bottom: stage.height - 2 };
  const order = ["fixed", "on", "beside", "last"]; // a name that is only looked at moves no other
  const sized = items.map((item) => {
    const { x, y } = new DOMPoint(item.x, item.y).matrixTransform(matrix);
    return { ...item, x: x - stage.x, y: y - stage.y, w: item.el.offsetWidth, h: item.el.offsetHeight };
  }).sort((a, b) => order.indexOf(a.at) - order.indexOf(b.at) || a.y - b.y || a.x - b.x);
  const last = sized.filter((one) => one.at === "last");
  const lasting = sized.filter((one) => one.at !== "last");
  const found = settled(layer, lasting, { svg, matrix, stage, frame, shown });
  const placed = [...found.placed];
  for (const one of last) placed.push({ ...bestSpot(one, placed, found.shapes, frame), x: one.x, y: one.y });
  for (const [i, { el }] of [...lasting, ...last].entries()) {
    const { left, top } = placed[found.names + i];
    el.style.transform = `translate(${left.toFixed(1)}px, ${top.toFixed(1)}px)`;
  }
  layer.querySelector(".fl-leaders")?.remove();
  const lines = placed.filter((one) => one.line);
  if (lines.length) layer.prepend(leaders(lines));
  return true;
}

/** Where the labels stand that stay, as long as nothing but the place that is looked at changes. */
function settled(layer, items, { svg, matrix, stage, frame, shown }) {
  const key = JSON.stringify([frame, svg.getAttribute("viewBox"), items.map(({ el, x, y, w, at }) => [el.textContent, x, y, w, at])]);
  const kept = layer.settled;
  if (kept?.key === key && kept.shown.length === shown.length && kept.shown.every((el, i) => el === shown[i])) return kept;
  const screen = { scale: matrix.a, x: matrix.e - stage.x, y: matrix.f - stage.y };
  const shapes = shown.map((el) => shapeOf(partOf(el, matrix), screen));
  const placed = [...svg.querySelectorAll(".foot-name")].map((el) => boxOf(el, stage)); // not seen in every view
  const names = placed.length;
  for (const one of items) {
    const spot = bestSpot(one, placed, shapes, frame);
    for (const shape of shapes) shape.cover(spot);
    placed.push({ ...spot, x: one.x, y: one.y });
  }
  layer.settled = { key, shown, shapes, placed, names };
  return layer.settled;
}

function boxOf(el, stage) {
  const { left, top, right, bottom } = el.getBoundingClientRect();
  return { left: left - stage.x, top: top - stage.y, right: right - stage.x, bottom: bottom - stage.y };
}

const parts = new WeakMap(); // part of a picture → its box and points in it, in the picture's own units: they never change

/** What is known of a part, measured when it is first seen. `matrix` leads from the picture's units to the window's. */
function partOf(el, matrix) {
  if (!parts.has(el)) {
    const own = matrix.inverse();
    const { left, top, right, bottom, width } = el.getBoundingClientRect();
    const [from, to] = [[left, top], [right, bottom]].map(([x, y]) => new DOMPoint(x, y).matrixTransform(own));
    const part = { box: { left: from.x, top: from.y, right: to.x, bottom: to.y }, points: () => (part.found ??= spots(el)) };
    if (!width) return part; // not drawn now
    parts.set(el, part);
  }
  return parts.get(el);
}

function onScreen(box, { scale, x, y }) {
  return { left: box.left * scale + x, top: box.top * scale + y, right: box.right * scale + x, bottom: box.bottom * scale + y };
}

function offScreen(box, { scale, x, y }) {
  return { left: (box.left - x) / scale, top: (box.top - y) / scale, right: (box.right - x) / scale, bottom: (box.bottom - y) / scale };
}

/** How much of a part labels hide; spots are places on the screen. */
function shapeOf(part, screen) {
  const box = onScreen(part.box, screen);
  const hidden = new Set();
  return {
    /** The share of it that is hidden when a label comes to a spot. */
    hides(spot) {
      if (!meet(spot, box)) return 0;
      const here = offScreen(spot, screen);
      let [more, all] = [0, hidden.size];
      for (const point of part.points()) {
        if (!inside(here, point.x, point.y)) continue;
        more += 1;
        if (!hidden.has(point)) all += 1;
      }
      return more ? all / part.points().length : 0;
    },
    cover(spot) {
      if (!meet(spot, box)) return;
      const here = offScreen(spot, screen);
      for (const point of part.points()) if (inside(here, point.x, point.y)) hidden.add(point);
    },
  };
}

const canvas = document.createElement("canvas").getContext("2d");

/** Points spread over the shapes of a part, in the picture's units. */
function spots(el) {
  const own = el.closest(".fl-picture").getScreenCTM().inverse(); // of now: who looks for points may look later
  const shapes = el.matches("path") ? [el] : [...el.querySelectorAll("path")];
  return shapes.flatMap((shape) => {
    const { a, b, c, d, e, f } = own.multiply(shape.getScreenCTM());
    return pointsIn(shape).map(({ x, y }) => ({ x: a * x + c * y + e, y: b * x + d * y + f }));
  });
}

function pointsIn(shape) {
  const { x, y, width, height } = shape.getBBox();
  const outline = new Path2D(shape.getAttribute("d")); // a canvas tells inside from outside a hundred times as fast as an svg
  const found = [];
  for (let i = 0.5; i < SAMPLES; i += 1) {
    for (let j = 0.5; j < SAMPLES; j += 1) {
      const at = { x: x + (i / SAMPLES) * width, y: y + (j / SAMPLES) * height };
      if (canvas.isPointInPath(outline, at.x, at.y)) found.push(at);
    }
  }
  return found;
}

const meet = (a, b, gap = 0) => a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom + gap && b.top < a.bottom + gap;

/** Where a label costs least: near its place, upon no other, hiding little. */
function bestSpot(one, placed, shapes, frame) {
  const { x, y, w, h: high, at } = one;
  const rect = (cx, cy) => {
    const left = Math.max(frame.left, Math.min(cx - w / 2, frame.right - w));
    const top = Math.max(frame.top, Math.min(cy - high / 2, frame.bottom - high));
    return { left, top, right: left + w, bottom: top + high };
  };
  if (at === "fixed") return rect(x, y);
  let best = null;
  const weigh = (spot, far) => {
    if (best && far >= best.cost) return; // what hides nothing costs at least this
    let cost = far;
    const gap = Math.hypot(Math.max(spot.left - x, 0, x - spot.right), Math.max(spot.top - y, 0, y - spot.bottom));
    const line = gap > TOUCHING ? lineFrom(spot, x, y) : null;
    for (const other of placed) {
      if (meet(spot, other, APART)) cost += 4000;
      if (line && crosses(line, other)) cost += 120;
      if (other.line && (crosses(other.line, spot) || (line && cut(line, other.line)))) cost += 120;
      if (inside(spot, other.x, other.y)) cost += 60;
    }
    for (const shape of shapes) {
      if (best && cost >= best.cost) return; // it only grows
      const share = shape.hides(spot);
      cost += share > HIDE_MOST ? 1000 + 1000 * share : (at === "on" ? 12 : 60) * share;
    }
    if (!best || cost < best.cost) best = { ...spot, line, cost };
  };
  weigh(rect(x, y), at === "on" ? 0 : MIDDLE);
  for (const far of REACH) {
    for (const [dx, dy] of COMPASS) weigh(rect(x + dx * (far + w / 2), y + dy * (far + high / 2)), far + 4 * Math.abs(dy));
  }
  return best;
}

/** From the middle of the edge that is nearest to a point. */
function lineFrom(spot, x, y) {
  return [Math.max(spot.left, Math.min(x, spot.right)), Math.max(spot.top, Math.min(y, spot.bottom)), x, y];
}

const inside = (spot, x, y) => x > spot.left && x < spot.right && y > spot.top && y < spot.bottom;

/** Whether a line runs through a label. */
function crosses([ax, ay, bx, by], spot) {
  for (let i = 1; i < 8; i += 1) if (inside(spot, ax + ((bx - ax) * i) / 8, ay + ((by - ay) * i) / 8)) return true;
  return false;
}

/** Whether two lines cross. */
function cut(one, other) {
  const side = ([ax, ay, bx, by], x, y) => Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
  return side(one, other[0], other[1]) !== side(one, other[2], other[3]) && side(other, one[0], one[1]) !== side(other, one[2], one[3]);
}

/** The lines from labels to their places. */
function leaders(lines) {
  const svg = s("svg", { class: "fl-leaders" });
  for (const { line: [x1, y1, x2, y2] } of lines) {
    const ends = { x1: x1.toFixed(1), y1: y1.toFixed(1), x2: x2.toFixed(1), y2: y2.toFixed(1) };
    svg.append(s("line", { ...ends, class: "fl-leader-rim" }), s("line", ends), s("circle", { cx: ends.x2, cy: ends.y2, r: 2 }));
  }
  return svg;
}
