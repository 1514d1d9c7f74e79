// Diary: what was done and how it felt, in a chart and a list; no streaks, no goals.
import { button, dayOf, h, widget } from "./helpers.js";
import { comfortChart } from "./diary_chart.js";

const COLUMNS = ["Day", "Massage", "Comfort", "Done", "Notes"];
const EMPTY = "No session yet. At the end of a guided session press “Save in the diary”: it then stands here.";

function diary({ model, root, say }) {
  const get = (name) => model.get(name);
  const body = h("div", { class: "fl-diary-body" });
  const told = h("p", { class: "fl-soft" });
  root.append(h("section", { "aria-label": "Diary" }, h("h3", {}, "Diary"), body, told));

  function comfort({ before, after }) {
    if (before === null && after === null) return "–";
    const said = (value) => value ?? "–";
    return [h("span", { "aria-hidden": "true" }, `${said(before)} → ${said(after)}`),
      h("span", { class: "fl-unseen" }, `before ${before ?? "no answer"}, after ${after ?? "no answer"}`)];
  }

  function row(one) {
    const cells = [one.title, comfort(one), `${one.done} of ${one.of} steps, ${one.minutes} min`, one.notes];
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
