// The lesson around a widget. In a narrow window a table's rows stand as cards, each cell with the name of its column,
// and a picture that would be too small to read can be scrolled.
import { h, keepKeys, uid } from "./helpers.js";

const PHONE = 520; // pixels of a page, from where on pictures are as wide as it is
const READABLE = 0.7; // of its own size: on a phone a picture that would be shown smaller scrolls instead
const QUIET = 5; // looks, a fifth of a second apart, in which no cell runs and the page grows no more
const SHORT = 26; // letters of a cell and of its column's name that stand on one line
const WIDER = "Wider than the window: swipe, or use the arrow keys.";

/** Once a widget has its place, the notebook in which it stands is looked after, whichever widget came first. */
export function lessonAround(el, signal) {
  const placed = new ResizeObserver(() => {
    const lesson = el.closest(".jp-Notebook");
    if (!lesson) return;
    placed.disconnect();
    if (!lesson.classList.contains("footlib-lesson")) lookAfter(lesson);
  });
  placed.observe(el);
  signal.addEventListener("abort", () => placed.disconnect());
}

function lookAfter(lesson) {
  lesson.classList.add("footlib-lesson");
  backToTheTop(lesson);
  let waits = false;
  const look = () => {
    waits = false;
    lesson.querySelectorAll(".jp-RenderedMarkdown table:not(.footlib-table)").forEach(nameCells);
    lesson.querySelectorAll(".jp-RenderedHTMLCommon img:not(.footlib-picture img)").forEach((image) => { if (!image.closest(".footlib")) givePlace(image); });
  };
  new MutationObserver(() => {
    if (!waits) { waits = true; requestAnimationFrame(look); }
  }).observe(lesson, { childList: true, subtree: true });
  look();
}

/** "Run All Cells" leaves a lesson at its very end. Who has just woken it up so, and has touched nothing since, is taken
    back to the beginning once all has its place. Whoever runs single cells stays there: no second widget comes then. */
function backToTheTop(lesson) {
  const page = lesson.querySelector(".jp-WindowedPanel-outer");
  const atEnd = () => page && !lesson.querySelector(".jp-Cell.jp-mod-active ~ .jp-Cell");
  if (!atEnd()) return;
  const hand = new AbortController();
  const works = lesson.closest(".jp-NotebookPanel")?.querySelector(".jp-Notebook-ExecutionIndicator"); // while cells still run
  let [tall, still] = [0, 0];
  const watch = setInterval(() => {
    still = page.scrollHeight === tall && works?.dataset.status !== "busy" ? still + 1 : 0;
    tall = page.scrollHeight;
    const widgets = new Set([...lesson.querySelectorAll(".footlib[data-footlib]")].map((one) => one.closest(".jp-Cell")));
    if (still < QUIET || !lesson.isConnected) return;
    hand.abort();
    if (widgets.size < 2 || !atEnd()) return;
    page.scrollTo(0, 0);
    requestAnimationFrame(() => lesson.querySelector(".jp-Cell")?.focus({ preventScroll: true }));
  }, 200);
  hand.signal.addEventListener("abort", () => clearInterval(watch));
  for (const touch of ["wheel", "pointerdown", "keydown", "touchstart"]) {
    lesson.addEventListener(touch, () => hand.abort(), { signal: hand.signal, capture: true, passive: true });
  }
}

/** Each cell knows the name of its column, for where there is no room for a head. */
function nameCells(table) {
  const names = [...table.querySelectorAll("thead th")].map((one) => one.textContent.trim());
  table.classList.add("footlib-table");
  if (names.length > 2) table.classList.add("footlib-cards");
  table.querySelectorAll("tbody tr").forEach((row) => [...row.cells].forEach((cell, i) => {
    if (names[i]) cell.dataset.column = names[i];
    cell.classList.toggle("footlib-short", cell.textContent.trim().length + (names[i] ?? "").length <= SHORT);
  }));
}

/** A frame for a picture, in which it scrolls where it has no room; the keys that scroll it change no cell then. */
function givePlace(image) {
  const frame = h("span", { class: "footlib-frame" });
  const note = h("span", { class: "footlib-wider", id: uid(), hidden: true }, WIDER);
  image.replaceWith(h("span", { class: "footlib-picture" }, frame, note));
  frame.append(image);
  const own = () => Number(image.getAttribute("width")) || image.naturalWidth;
  const scrolling = { tabindex: "0", role: "group", "aria-label": "Picture that can be scrolled", "aria-describedby": note.id };
  keepKeys(frame);
  const fit = () => {
    if (!own() || !frame.clientWidth) return;
    const scrolls = frame.clientWidth < Math.min(PHONE, READABLE * own());
    image.style.minWidth = scrolls ? `${Math.round(READABLE * own())}px` : "";
    if (scrolls === !note.hidden) return;
    note.hidden = !scrolls;
    for (const [name, value] of Object.entries(scrolling)) scrolls ? frame.setAttribute(name, value) : frame.removeAttribute(name);
  };
  image.addEventListener("load", fit);
  new ResizeObserver(fit).observe(frame);
}
