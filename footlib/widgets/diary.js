// Diary: what was done and how it felt, in a chart and a list; no streaks, no goals.
import { button, dayOf, h, numberOf, s, widget } from "./helpers.js";

// Comfort over time: for each session a ring (before) and a dot (after), joined by a line. No trend, no average.

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

function comfortChart(sessions, alt) {
  const noted = sessions.filter((one) => one.before != null || one.after != null);
  if (!noted.length) return null;
  const places = along(noted);
  const wide = Math.max(WIDE, places.at(-1) + RIGHT + 10);
  const svg = s("svg", { viewBox: `0 0 ${wide} ${TOP + HIGH + 30}`, role: "img", "aria-label": alt, class: "fl-chart", width: wide });
  for (const value of [0, 5, 10]) svg.append(line(LEFT, y(value), wide - RIGHT, y(value), "fl-grid"), label(LEFT - 8, y(value) + 4, value, "end"));
  noted.forEach(({ before, after }, i) => {
    const x = places[i];
    if (before != null && after != null) svg.append(line(x, y(before), x, y(after), "fl-change"));
    if (before != null) svg.append(s("circle", { cx: x, cy: y(before), r: 5.5, class: "fl-was" }));
    if (after != null) svg.append(s("circle", { cx: x, cy: y(after), r: before === after ? 2.5 : 5.5, class: "fl-is" }));
  });
  svg.append(label(LEFT, TOP + HIGH + 24, dayOf(noted[0].at), "start"));
  if (dayOf(noted.at(-1).at) !== dayOf(noted[0].at)) svg.append(label(wide - RIGHT, TOP + HIGH + 24, dayOf(noted.at(-1).at), "end"));
  const key = h("p", { class: "fl-key fl-soft", "aria-hidden": "true" }, h("i"), " before  ", h("i", { class: "fl-dot" }), " after");
  return h("figure", { class: "fl-figure" }, h("div", { class: "fl-chart-room", ...(wide > WIDE && { tabindex: "0", role: "group", "aria-label": "Chart of comfort" }) }, svg), key);
}

const COLUMNS = ["Day", "Massage", "Comfort", "Done", "Notes"];
const EMPTY = "No session yet. At the end of a guided session press “Save in the diary”: it then stands here.";

function diary({ model, root, say }) {
  const get = (name) => model.get(name);
  const body = h("div", { class: "fl-diary-body" });
  const told = h("p", { class: "fl-soft" });
  root.append(h("section", { "aria-label": "Diary" }, h("h3", {}, "Diary"), body, told));

  function comfort({ before, after }) {
    if (before == null && after == null) return "–";
    const said = (value) => value ?? "–";
    return [h("span", { "aria-hidden": "true" }, `${said(before)} → ${said(after)}`),
      h("span", { class: "fl-unseen" }, `before ${before ?? "no answer"}, after ${after ?? "no answer"}`)];
  }

  function row(one) {
    const cells = [one.title, comfort(one), `${one.done} of ${numberOf(one.of, "step")}, ${one.minutes} min`, one.notes];
    return h("tr", {}, h("th", { scope: "row" }, dayOf(one.at)), cells.map((cell, i) => h("td", { "data-name": COLUMNS[i + 1] }, cell)));
  }

  function table(sessions) {
    return h("table", { class: "fl-table" }, h("caption", { class: "fl-unseen" }, "Sessions, the newest first"),
      h("thead", {}, h("tr", {}, COLUMNS.map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, [...sessions].reverse().map(row)));
  }

  function download() {
    const address = URL.createObjectURL(new Blob(["\ufeff", get("csv")], { type: "text/csv" }));
    h("a", { href: address, download: "foot-massage-diary.csv" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    told.textContent = "foot-massage-diary.csv goes to the browser's downloads.";
    say(told.textContent);
  }

  return function update() {
    const sessions = get("sessions");
    const chart = sessions.length ? comfortChart(sessions, get("alt")) : null;
    body.replaceChildren(...[
      get("trouble") && h("p", { class: "fl-hint", role: "status" }, get("trouble")),
      !sessions.length && !get("trouble") && h("p", { class: "fl-soft" }, EMPTY),
      chart && h("h4", {}, "Comfort before and after"),
      chart,
      chart && h("p", { class: "fl-why" }, get("why")),
      sessions.length > 0 && table(sessions),
      sessions.length > 0 && h("p", { class: "fl-buttons" }, button("Download as CSV", download, { class: "fl-button" })),
    ].filter(Boolean));
  };
}

export default widget("diary", ["sessions", "alt", "csv", "why", "trouble"], diary);
