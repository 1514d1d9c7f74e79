// Comfort over time: for each session a ring (before) and a dot (after), joined by a line. No trend, no average.
import { dayOf, h, s } from "./helpers.js";

const [LEFT, RIGHT, TOP, HIGH, GAP, WIDE] = [34, 16, 12, 130, 16, 390];

const y = (value) => TOP + HIGH - (value / 10) * HIGH;

/** Places along the line of time; sessions close to one another keep a small distance. */
function along(sessions) {
  const first = sessions[0].at;
  const span = sessions.at(-1).at - first || 1;
  const room = WIDE - LEFT - RIGHT - 20;
  let last = -Infinity;
  return sessions.map(({ at }) => (last = Math.max(LEFT + 10 + ((at - first) / span) * room, last + GAP)));
}

function line(x1, y1, x2, y2, name) {
  return s("line", { x1, y1, x2, y2, class: name });
}

function label(x, at, text, anchor) {
  const el = s("text", { x, y: at, "text-anchor": anchor, class: "fl-axis" });
  el.textContent = text;
  return el;
}

export function comfortChart(sessions, alt) {
  const noted = sessions.filter((one) => one.before !== null || one.after !== null);
  if (!noted.length) return null;
  const places = along(noted);
  const wide = Math.max(WIDE, places.at(-1) + RIGHT + 10);
  const svg = s("svg", { viewBox: `0 0 ${wide} ${TOP + HIGH + 30}`, role: "img", "aria-label": alt, class: "fl-chart", width: wide });
  for (const value of [0, 5, 10]) svg.append(line(LEFT, y(value), wide - RIGHT, y(value), "fl-grid"), label(LEFT - 8, y(value) + 4, value, "end"));
  noted.forEach(({ before, after }, i) => {
    const x = places[i];
    if (before !== null && after !== null) svg.append(line(x, y(before), x, y(after), "fl-change"));
    if (before !== null) svg.append(s("circle", { cx: x, cy: y(before), r: 5.5, class: "fl-was" }));
    if (after !== null) svg.append(s("circle", { cx: x, cy: y(after), r: before === after ? 2.5 : 5.5, class: "fl-is" }));
  });
  svg.append(label(LEFT, TOP + HIGH + 24, dayOf(noted[0].at), "start"));
  if (dayOf(noted.at(-1).at) !== dayOf(noted[0].at)) svg.append(label(wide - RIGHT, TOP + HIGH + 24, dayOf(noted.at(-1).at), "end"));
  const key = h("p", { class: "fl-key fl-soft", "aria-hidden": "true" }, h("i", { class: "fl-ring" }), " before  ", h("i", { class: "fl-dot" }), " after");
  return h("figure", { class: "fl-figure" }, h("div", { class: "fl-chart-room", ...(wide > WIDE && { tabindex: "0", role: "group", "aria-label": "Chart of comfort" }) }, svg), key);
}
