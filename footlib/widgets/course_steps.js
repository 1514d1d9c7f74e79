// The picture of progress(): a row of footprints, one a lesson, and bars. Each says in words what it shows.
import { h, s } from "./helpers.js";

const TOES = [[6.5, 6.5, 2.6], [11, 4.2, 1.9], [14.9, 4.4, 1.7], [18.2, 6, 1.5], [20.8, 8.6, 1.3]];
const SOLE = "M5.6 12 C5.4 8.6 10 7.6 14 8.4 C19.5 9.4 21.6 12.4 20.9 17 C20.2 21.4 17.6 24 17.9 29 C18.2 34.6 16.4 38 12.8 38 C9.2 38 7.6 34.6 8.2 30 C9 24 5.8 19 5.6 12 Z";
const WIDE = 30;

/** Left, right, left …: filled where finished, striped where begun, an outline where new. */
export function footprints(lessons) {
  const done = lessons.filter((one) => one.state === "finished").length;
  const begun = lessons.filter((one) => one.state === "begun").length;
  const name = `${lessons.length} footprints, one for each lesson: ${done} finished, ${begun} begun, ${lessons.length - done - begun} to come.`;
  const picture = s("svg", { viewBox: `0 0 ${lessons.length * WIDE} 62`, role: "img", "aria-label": name, class: "fl-steps" });
  lessons.forEach((one, i) => picture.append(footprint(one.state, i)));
  return picture;
}

function footprint(state, i) {
  const left = i % 2 === 0;
  const turn = left ? `translate(${i * WIDE + WIDE - 2} 2) scale(-1 1)` : `translate(${i * WIDE + 2} 20)`;
  const group = s("g", { transform: turn, class: `fl-footprint fl-${state}` });
  group.append(s("path", { d: SOLE }), ...TOES.map(([cx, cy, r]) => s("circle", { cx, cy, r })));
  if (state === "begun") group.append(s("path", { d: "M8.2 27 L17.9 27 C18.2 34.6 16.4 38 12.8 38 C9.2 38 7.6 34.6 8.2 27 Z", class: "fl-part" }));
  return group;
}

/** "3 of 5 exercises right", as one box each while they can be told apart, else as one bar. */
export function bar(label, { of, right, tried }) {
  if (!of) return h("span", { class: "fl-soft fl-bar-none" }, `no ${label.toLowerCase()}`);
  const boxes = Array.from({ length: of }, (_, i) => h("i", { class: i < right ? "fl-right" : i < tried ? "fl-tried" : "" }));
  const more = tried > right ? `, ${tried - right} not yet` : "";
  return h("span", { class: "fl-bar" }, h("span", { class: "fl-bar-name" }, label),
    h("span", { class: "fl-boxes", role: "img", "aria-label": `${label}: ${right} of ${of} right${more}` }, boxes),
    h("span", { class: "fl-bar-count", "aria-hidden": "true" }, `${right}/${of}`));
}

export function drillBar({ of, seen, well, due }) {
  if (!seen) return h("p", { class: "fl-soft" }, "Not begun. Ten cards a visit: where is a zone, and what is here?");
  const share = (count) => `width: ${Math.round((100 * count) / of)}%`;
  return h("p", { class: "fl-drill" },
    h("span", { class: "fl-track", role: "img", "aria-label": `${well} of ${of} cards known well` }, h("i", { style: share(well) })),
    `${seen} of ${of} cards seen, ${well} known well, ${due} to repeat now.`);
}
