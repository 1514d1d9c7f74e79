// Strokes over the picture of a foot: numbered arrows that show how the hand moves, and a button that plays them at
// the step's own tempo. Everything that is needed lies in the trait `strokes`; nothing is asked of Python meanwhile.
import { handOf, placedOn } from "./hands.js";
import { button, h, s } from "./helpers.js";
import { overlay } from "./map_picture.js";

const WEIGHTS = [1.6, 2.4, 3.6, 5]; // pixels, by pressure
const BEAT = 1000 / 31; // milliseconds from one picture to the next: every second frame of most screens, as each lays the whole foot under the hands anew
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
  const [arrows, hands] = ["Arrows", "Hands"].map((name) => button(name, () => layerShown(name, !local[name]), { class: "fl-button fl-layer-button", "aria-pressed": "true" }));
  const words = h("p", { class: "fl-play-words" });
  const bar = h("div", { class: "fl-play", hidden: true }, play, hands, arrows, words);
  const stage = root.querySelector(".fl-stage");
  stage.after(bar);
  const local = { playing: false, inSight: true, time: 0, last: 0, frame: 0, shown: null, layer: null, under: null, Arrows: true, Hands: true, parts: [], hands: [], ends: [], dots: [] };

  function toggle() {
    if (calm.matches) say("Your device asks for less motion: the hands stand where they begin and, faintly, where they end.");
    else if (local.playing) pause();
    else start();
  }

  function start() {
    local.playing = true;
    local.inSight = true; // whoever presses the button sees it; the watcher tells of changes only
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
    play.textContent = calm.matches ? "Start and end only: less motion is asked for" : local.playing ? "Pause the movement" : "Play the movement";
    play.classList.toggle("fl-playing", local.playing);
    if (calm.matches) play.setAttribute("aria-disabled", "true"); else play.removeAttribute("aria-disabled");
  }

  function tick(now) {
    if (now - local.last >= BEAT) {
      const passed = Math.min(now - local.last, 100) / 1000; // a page that slept goes on where it was
      local.last = now;
      if (local.inSight) {
        local.time += passed;
        place();
      }
    }
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
    if (!part.tracks.some((_, i) => local.hands.some(({ placed }) => placed.n === part.n && placed.tracks.includes(i)))) {
      part.tracks.forEach((track, i) => moveDot(dot(i), where(track, rest))); // the receiver moves alone
    }
    const next = local.parts[(local.parts.indexOf(part) + 1) % local.parts.length];
    const floating = Math.max(0, (rest - part.seconds + LIFT) / LIFT); // at its end a part's hand goes to where the next begins
    for (const hand of local.hands) {
      const { n, left, pose } = hand.placed;
      if (!n) continue;
      hand.show(n === part.n);
      if (n !== part.n) continue;
      const after = local.hands.find(({ placed }) => placed.n === next.n && placed.left === left && placed.pose === pose);
      put(hand, part, rest, floating && after ? { after, part: next, share: eased(floating) } : null);
    }
  }

  /** What moves where no hand does. */
  function dot(i) {
    if (!local.dots[i]) {
      local.dots[i] = s("circle", { class: "fl-hand fl-hand-dot" });
      local.over.append(local.dots[i]);
    }
    return local.dots[i];
  }

  function moveDot(dot, { x, y, down }) {
    const { hand: size, pressure } = model.get("strokes");
    const values = { cx: x, cy: y, r: size * (0.8 + 0.2 * down), "fill-opacity": 0.25 + 0.35 * down,
      "stroke-opacity": 0.35 + 0.65 * down, "stroke-width": WEIGHTS[pressure] * local.unit };
    for (const [name, value] of Object.entries(values)) dot.setAttribute(name, value.toFixed(2));
  }

  /** A hand where its tracks are now, on its way to where it goes on if it floats there. */
  function put(hand, part, time, on) {
    const now = mean(hand.placed.tracks.map((i) => where(part.tracks[i], time)));
    const begin = mean(hand.placed.tracks.map((i) => where(part.tracks[i], 0)));
    let [x, y] = [0, 1].map((i) => hand.placed.at[i] + [now.x - begin.x, now.y - begin.y][i]);
    if (on) [x, y] = [x + (on.after.placed.at[0] - x) * on.share, y + (on.after.placed.at[1] - y) * on.share];
    hand.to(x, y, now.down, now.roll ?? 0);
  }

  /** The hands as they begin; where less motion is asked for, faintly also where they end. */
  function rest() {
    const [first] = local.parts;
    for (const hand of local.hands) hand.show(!hand.placed.n || hand.placed.n === first.n);
    if (!calm.matches) return;
    for (const hand of local.hands.filter(({ placed }) => placed.n === first.n)) {
      const end = handOf(hand.placed, model.get("hands"), local);
      local.ends.push(end);
      put(end, first, first.seconds - LIFT - 0.001);
      end.show(true, true);
    }
  }

  /** Hands and arrows are layers: whoever wants to see the map below them takes them away. */
  function layerShown(name, on) {
    local[name] = on;
    (name === "Arrows" ? arrows : hands).setAttribute("aria-pressed", String(on));
    for (const layer of [local.layer, local.under, local.over, local.seen]) layer?.classList.toggle(`fl-no-${name.toLowerCase()}`, !on);
  }

  function draw() {
    const svg = root.querySelector(".fl-picture");
    const shown = model.get("strokes") ?? {};
    const pieces = (svg && shown.views?.[model.get("view")]) || [];
    if (shown !== local.shown || model.get("view") !== local.view || !pieces.length) {
      pause();
      local.time = 0;
    }
    Object.assign(local, { shown, view: model.get("view"), hands: [], ends: [], dots: [] });
    for (const layer of [local.layer, local.under, local.over, local.seen]) layer?.remove();
    bar.hidden = !pieces.length;
    el.classList.toggle("fl-stroked", pieces.length > 0);
    if (!pieces.length) return;
    local.unit = 1 / (svg.getScreenCTM()?.a || 1);
    local.layer = s("g", { class: "fl-strokes", "aria-hidden": "true" });
    for (const piece of [...pieces].reverse()) local.layer.append(drawn(piece, shown.pressure, local.unit));
    local.under = s("g", { class: "fl-hands", "aria-hidden": "true" });
    local.over = s("g", { class: "fl-hands", "aria-hidden": "true" });
    svg.prepend(local.under);
    local.seen = throughHands(svg, shown);
    svg.append(local.over, local.seen, local.layer);
    local.parts = inOrder(pieces);
    const drawings = model.get("hands");
    local.hands = placedOn(shown, local.view).filter(({ pose }) => drawings?.poses?.[pose]).map((placed) => handOf(placed, drawings, local));
    hands.hidden = !local.hands.length;
    hands.textContent = shown.hands?.[local.view]?.length ? "Hands" : shown.thing || "Hands"; // what the button takes away
    for (const name of ["Arrows", "Hands"]) layerShown(name, local[name]);
    rest();
    words.replaceChildren(shown.words?.[local.view] ?? "", h("span", { class: "fl-aloud" }, ` ${shown.said?.[local.view] ?? ""}`));
    label();
    if (local.time) place();
  }

  const sizes = new ResizeObserver(() => draw());
  const sights = new IntersectionObserver((seen) => { local.inSight = seen.at(-1).isIntersecting; });
  for (const observer of [sizes, sights]) observer.observe(stage);
  calm.addEventListener("change", () => { if (calm.matches) { pause(); local.time = 0; draw(); } label(); }, { signal });
  signal.addEventListener("abort", () => { sizes.disconnect(); sights.disconnect(); pause(); });
  return draw;
}

const eased = (share) => share * share * (3 - 2 * share);
const mean = (points) => Object.fromEntries(["x", "y", "down", "roll"].map((name) => [name, points.reduce((sum, point) => sum + (point[name] ?? 0), 0) / points.length]));

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
  for (const [i, motion] of track.entries()) {
    const all = lasting(motion);
    if (rest < all || motion === track.at(-1)) return onward(motion.line === undefined ? touching(motion, rest) : gliding(motion, rest), track[i + 1], rest, all);
    rest -= all;
  }
  return { x: 0, y: 0, down: 0 };
}

/** In the last moment of a motion, in the air, to where the next one begins. */
function onward(now, next, time, all) {
  const share = (time - all + LIFT) / LIFT;
  if (!next || share <= 0) return now;
  const [x, y] = next.points[0];
  return { ...now, x: now.x + (x - now.x) * eased(Math.min(share, 1)), y: now.y + (y - now.y) * eased(Math.min(share, 1)) };
}

function gliding(motion, time) {
  const { points, seconds, turns, rest, bites } = motion;
  if (time >= turns * once(motion)) return { ...along(points, motion.back ? 0 : 1), down: 0 };
  const now = time % once(motion);
  let share = Math.min(now / seconds, 1);
  if (motion.back && now > seconds + rest) share = Math.max(0, 1 - (now - seconds - rest) / seconds);
  if (!bites) return { ...along(points, share), down: 1 };
  const bite = (share * bites) % 1; // bends, then stretches forward
  return { ...along(points, (Math.floor(share * bites) + Math.max(0, bite - 0.6) / 0.4) / bites), down: bite < 0.6 ? 1 : 0.5, roll: bite < 0.6 ? 6 * Math.sin((bite / 0.6) * Math.PI) : 0 };
}

function touching({ points, seconds }, time) {
  const each = seconds + LIFT;
  const i = Math.min(Math.floor(time / each), points.length - 1);
  const now = time - i * each;
  const down = Math.max(0, Math.min(1, now / (seconds * 0.25), (seconds - now) / (seconds * 0.25)));
  const [from, to] = [points[i], points[i + 1] ?? points[i]];
  const share = eased(Math.max(0, Math.min(1, (now - seconds) / LIFT)));
  return { x: from[0] + (to[0] - from[0]) * share, y: from[1] + (to[1] - from[1]) * share, down };
}

function along(points, share) {
  const at = share * (points.length - 1);
  const i = Math.min(Math.floor(at), points.length - 2);
  const [[ax, ay], [bx, by]] = [points[i], points[i + 1]];
  return { x: ax + (bx - ax) * (at - i), y: ay + (by - ay) * (at - i) };
}

/** The places that are worked, as they are seen through the hands that lie on them. */
function throughHands(svg, { through = [], foot }) {
  const layer = s("g", { class: "fl-seen-through", "aria-hidden": "true" });
  for (const place of through) {
    const els = [...svg.querySelectorAll(`[data-place="${place}"][data-foot="${foot}"]`)];
    if (els.length) layer.append(overlay({ els }, "through"));
  }
  return layer;
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
