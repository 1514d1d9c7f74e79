// Strokes over the picture of a foot: numbered arrows that show how the hand moves, and a button that plays them at
// the step's own tempo. Everything that is needed lies in the trait `strokes`; nothing is asked of Python meanwhile.
import { button, h, s } from "./helpers.js";

const WEIGHTS = [1.6, 2.4, 3.6, 5]; // pixels, by pressure
const LIFT = 0.4; // seconds in which a hand floats to where it goes on
const WINDING = { rub: 0.75, roll: 0.75 }; // lines that wind are lighter, or they would hide what lies under them
const BADGE = 9;
const DOTS = { press: 6, tap: 2.8, pinch: 3.6 };

/** A widget's `build`, with strokes over its picture (`.fl-picture`) and their button under it (`.fl-stage`). */
export function withStrokes(build) {
  return (tools) => {
    const update = build(tools);
    const strokes = strokeLayer(tools);
    return () => { update(); strokes(); };
  };
}

function strokeLayer({ model, root, el, say, signal }) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const play = button("", toggle, { class: "fl-button fl-play-button" });
  const words = h("p", { class: "fl-play-words" });
  const bar = h("div", { class: "fl-play", hidden: true }, play, words);
  const stage = root.querySelector(".fl-stage");
  stage.after(bar);
  const local = { playing: false, time: 0, last: 0, frame: 0, shown: null, layer: null, parts: [], hands: [] };

  function toggle() {
    if (calm.matches) say("Your device asks for less motion: the arrows stay still.");
    else if (local.playing) pause();
    else start();
  }

  function start() {
    local.playing = true;
    local.last = performance.now();
    local.frame = requestAnimationFrame(tick);
    label();
  }

  function pause() {
    local.playing = false;
    cancelAnimationFrame(local.frame);
    label();
  }

  function label() {
    play.textContent = calm.matches ? "Arrows only: less motion is asked for" : local.playing ? "Pause the movement" : "Play the movement";
    play.classList.toggle("fl-playing", local.playing);
    if (calm.matches) play.setAttribute("aria-disabled", "true"); else play.removeAttribute("aria-disabled");
  }

  function tick(now) {
    local.time += Math.max(0, Math.min(now - local.last, 100)) / 1000; // a page that slept goes on where it was
    local.last = now;
    place();
    if (local.playing) local.frame = requestAnimationFrame(tick);
  }

  /** The hands where they are now; strokes with the same number move together. */
  function place() {
    const total = local.parts.reduce((sum, part) => sum + part.seconds, 0);
    if (!total) return;
    let rest = local.time % total;
    const part = local.parts.find((one) => { if (rest < one.seconds) return true; rest -= one.seconds; return false; }) ?? local.parts[0];
    local.layer.dataset.playing = part.n;
    for (const group of local.layer.querySelectorAll("[data-n]")) group.classList.toggle("fl-stroke-now", Number(group.dataset.n) === part.n);
    part.tracks.forEach((track, i) => moveHand(hand(i), where(track, rest)));
    local.hands.forEach((one, i) => one.toggleAttribute("hidden", i >= part.tracks.length));
  }

  function hand(i) {
    if (!local.hands[i]) {
      local.hands[i] = s("circle", { class: "fl-hand" });
      local.layer.append(local.hands[i]);
    }
    return local.hands[i];
  }

  function moveHand(dot, { x, y, down }) {
    const { hand: size, pressure } = model.get("strokes");
    const values = { cx: x, cy: y, r: size * (0.8 + 0.2 * down), "fill-opacity": 0.25 + 0.35 * down,
      "stroke-opacity": 0.35 + 0.65 * down, "stroke-width": WEIGHTS[pressure] * local.unit };
    for (const [name, value] of Object.entries(values)) dot.setAttribute(name, value.toFixed(2));
  }

  function draw() {
    const svg = root.querySelector(".fl-picture");
    const shown = model.get("strokes") ?? {};
    const pieces = (svg && shown.views?.[model.get("view")]) || [];
    if (shown !== local.shown || model.get("view") !== local.view || !pieces.length) {
      pause();
      local.time = 0;
    }
    Object.assign(local, { shown, view: model.get("view"), hands: [] });
    local.layer?.remove();
    bar.hidden = !pieces.length;
    el.classList.toggle("fl-stroked", pieces.length > 0);
    if (!pieces.length) return;
    local.unit = 1 / (svg.getScreenCTM()?.a || 1);
    local.layer = s("g", { class: "fl-strokes", "aria-hidden": "true" });
    for (const piece of [...pieces].reverse()) local.layer.append(drawn(piece, shown.pressure, local.unit));
    svg.append(local.layer);
    local.parts = inOrder(pieces);
    words.textContent = shown.words?.[model.get("view")] ?? "";
    label();
    if (local.time) place();
  }

  const sizes = new ResizeObserver(() => draw());
  sizes.observe(stage);
  calm.addEventListener("change", () => { if (calm.matches) { pause(); local.time = 0; draw(); } label(); }, { signal });
  signal.addEventListener("abort", () => { sizes.disconnect(); pause(); });
  return draw;
}

/** Pieces by number: those of one number are parts of one movement. */
function inOrder(pieces) {
  const parts = new Map();
  for (const { n, tracks, lines } of pieces) {
    const part = parts.get(n) ?? { n, tracks: [], seconds: 0 };
    for (const track of tracks) {
      const motions = track.map((motion) => ({ ...motion, points: motion.points ?? ring(lines[motion.line].points, motion.closed) }));
      part.tracks.push(motions);
      part.seconds = Math.max(part.seconds, motions.reduce((sum, motion) => sum + lasting(motion), 0));
    }
    parts.set(n, part);
  }
  return [...parts.values()].sort((a, b) => a.n - b.n);
}

const ring = (points, closed) => (closed ? [...points, points[0]] : points);
const once = ({ seconds, back, rest }) => seconds * (back ? 2 : 1) + (rest ?? 0);
const lasting = (motion) => LIFT + (motion.line === undefined ? motion.points.length * (motion.seconds + LIFT) : motion.turns * once(motion));

/** Where a hand is so many seconds after its track began, and how much it is on the skin: 0 in the air … 1. */
export function where(track, time) {
  let rest = time;
  for (const motion of track) {
    const all = lasting(motion);
    if (rest < all || motion === track.at(-1)) return motion.line === undefined ? touching(motion, rest) : gliding(motion, rest);
    rest -= all;
  }
  return { x: 0, y: 0, down: 0 };
}

function gliding(motion, time) {
  const { points, seconds, turns, rest, bites } = motion;
  if (time >= turns * once(motion)) return { ...along(points, motion.back ? 0 : 1), down: 0 };
  const now = time % once(motion);
  let share = Math.min(now / seconds, 1);
  if (motion.back && now > seconds + rest) share = Math.max(0, 1 - (now - seconds - rest) / seconds);
  if (!bites) return { ...along(points, share), down: 1 };
  const bite = (share * bites) % 1; // bends, then stretches forward
  return { ...along(points, (Math.floor(share * bites) + Math.max(0, bite - 0.6) / 0.4) / bites), down: bite < 0.6 ? 1 : 0.5 };
}

function touching({ points, seconds }, time) {
  const each = seconds + LIFT;
  const i = Math.min(Math.floor(time / each), points.length - 1);
  const now = time - i * each;
  const down = Math.max(0, Math.min(1, now / (seconds * 0.25), (seconds - now) / (seconds * 0.25)));
  return { x: points[i][0], y: points[i][1], down };
}

function along(points, share) {
  const at = share * (points.length - 1);
  const i = Math.min(Math.floor(at), points.length - 2);
  const [[ax, ay], [bx, by]] = [points[i], points[i + 1]];
  return { x: ax + (bx - ax) * (at - i), y: ay + (by - ay) * (at - i) };
}

// --- the still arrows; sizes in pixels, `u` units of the picture each ---------------------------------------------
function drawn({ n, kind, lines, dots, areas, start, ahead }, pressure, u) {
  const group = s("g", { class: "fl-stroke", "data-n": n, "data-kind": kind });
  for (const area of areas) group.append(s("path", { class: "fl-stroke-area", d: `${path(area)}Z`, "stroke-width": 1.6 * u, "stroke-dasharray": `${5 * u} ${3 * u}` }));
  for (const line of lines) group.append(...arrow(line, line.look === "next" ? 1.4 : WEIGHTS[pressure] * (WINDING[kind] ?? 1), u));
  for (const { at: [cx, cy], look } of dots) {
    group.append(s("circle", { class: "fl-stroke-rim", cx, cy, r: (DOTS[look] + 1.6) * u }),
      s("circle", { class: `fl-stroke-dot fl-dot-${look}`, cx, cy, r: DOTS[look] * u, "stroke-width": 1.6 * u }));
  }
  const back = (BADGE + (dots.length ? DOTS[dots[0].look] + 2 : 0)) * u;
  const [x, y] = [start[0] - ahead[0] * back, start[1] - ahead[1] * back];
  const number = s("text", { x, y: y + 4.2 * u, "font-size": 12 * u, "text-anchor": "middle" });
  number.textContent = n;
  group.append(s("circle", { class: "fl-stroke-badge", cx: x, cy: y, r: BADGE * u, "stroke-width": 1.4 * u }), number);
  return group;
}

const path = (points) => `M${points.map((point) => point.join(" ")).join("L")}`;

function arrow({ points, head, look }, most, u) {
  const far = points.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - points[i][0], y - points[i][1]), 0);
  const weight = Math.min(most, Math.max(1.2, far / u / 18));
  const size = Math.min((4.2 + 1.1 * weight) * u, Math.max(2.6 * u, 0.11 * far));
  const heads = head ? [triangle(points, size)] : [];
  if (head === "both") heads.push(triangle([...points].reverse(), size));
  const shaft = [...points];
  if (heads[0]) shaft[shaft.length - 1] = middle(heads[0]);
  if (heads[1]) shaft[0] = middle(heads[1]);
  const dashes = look === "bites" ? `${1.6 * weight * u} ${0.9 * weight * u}` : look === "next" ? `${4 * u} ${3 * u}` : "none";
  return [
    s("path", { class: "fl-stroke-rim-line", d: path(shaft), "stroke-width": (weight + 3.4) * u }),
    ...heads.map((corners) => s("path", { class: "fl-stroke-rim-line", d: `${path(corners)}Z`, "stroke-width": 3.4 * u })),
    s("path", { class: "fl-stroke-line", d: path(shaft), "stroke-width": weight * u, "stroke-dasharray": dashes }),
    ...heads.map((corners) => s("path", { class: "fl-stroke-head", d: `${path(corners)}Z`, "stroke-width": 0.6 * u })),
  ];
}

/** An arrowhead at the end of a line. */
function triangle(points, size) {
  const [x, y] = points.at(-1);
  const from = points.findLast((point) => Math.hypot(point[0] - x, point[1] - y) > size) ?? points[0];
  const far = Math.hypot(x - from[0], y - from[1]) || 1;
  const [dx, dy] = [(x - from[0]) / far * size, (y - from[1]) / far * size];
  return [[x, y], [x - 2 * dx - dy, y - 2 * dy + dx], [x - 2 * dx + dy, y - 2 * dy - dx]].map((point) => point.map((value) => Number(value.toFixed(2))));
}

const middle = (corners) => [0, 1].map((i) => (corners[0][i] + corners[1][i] + corners[2][i]) / 3);
