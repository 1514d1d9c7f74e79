// The search box of a FootMap: a combobox over every place of every view, by any of its names. Needs no kernel.
import { h, plain, uid } from "./helpers.js";

const MOST = 12; // options shown at once
const FAR = 0.4; // share of the letters that differ: what is farther is another word, and a wrong suggestion is worse than none
const SMALL_WORDS = new Set(["foot", "feet", "zone", "the", "of", "left", "right"]);

/** The names of a place, the best first. */
const namesOf = (card) => [card.name, card.plain, ...card.also].filter(Boolean);

/** How well a place fits: 0 is best, Infinity not at all. A name that begins so comes before one that holds it. */
function fit(words, card) {
  const fits = namesOf(card).map((name, i) => {
    const text = plain(name);
    if (!words.every((word) => text.includes(word))) return Infinity;
    const begins = text.startsWith(words[0]) ? 0 : text.includes(` ${words[0]}`) ? 1 : 2;
    return (i ? 3 : 0) + begins;
  });
  return Math.min(...fits);
}

/** What is meant by a query: places with their feet, the best first; without any, the place with the nearest name. */
export function hitsOf(cards, views, query) {
  const all = plain(query).split(" ").filter(Boolean);
  const words = all.filter((word) => !SMALL_WORDS.has(word));
  const sides = ["right", "left"].filter((side) => all.includes(side));
  if (!words.length) return { hits: [], nearest: "" };
  const known = Object.entries(cards).filter(([id, card]) =>
    card.parts.includes(id) && card.views.some((view) => views.includes(view))); // a rest is found as its whole
  const ranked = known.map(([id, card]) => [fit(words, card), id]).filter(([cost]) => cost < Infinity);
  const nearest = ranked.length ? "" : nearestOf(known, words.join(" "));
  const ids = nearest ? [nearest] : ranked.sort((a, b) => a[0] - b[0]).map(([, id]) => id);
  const hits = ids.flatMap((id) => onFeet(cards[id], sides).map((foot) => ({ place: id, foot, card: cards[id] })));
  return { hits, nearest: nearest && cards[nearest].name };
}

const onFeet = (card, sides) => {
  const asked = card.feet.filter((foot) => sides.length !== 1 || foot === sides[0]);
  return asked.length ? asked : card.feet; // the liver is on the right foot, whatever was asked
};

/** The place with a name, or a word of a name, that takes the fewest changes of letters. */
function nearestOf(known, query) {
  const costs = known.map(([id, card]) => {
    const texts = namesOf(card).map(plain);
    const parts = texts.flatMap((text) => [text, ...text.split(" ").filter((word) => word.length > 3)]);
    return [Math.min(...parts.map((text) => changes(query, text) / Math.max(query.length, text.length))), id];
  });
  return costs.reduce((best, one) => (one[0] < best[0] ? one : best), [FAR, ""])[1];
}

/** How many letters must change to make one text of another (Levenshtein). */
function changes(a, b) {
  let row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}

/** `places()` gives the cards and the views that can be shown; `go(hit)` shows one. */
export function placeSearch({ say, places, viewName, go }) {
  const state = { hits: [], at: -1 };
  const list = h("div", { role: "listbox", id: uid(), class: "fl-hits", "aria-label": "Places found", hidden: true });
  const note = h("p", { class: "fl-soft fl-hit-note", hidden: true });
  const input = h("input", { type: "text", class: "fl-input", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-label": "Find a place", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
    placeholder: "Find a zone, organ or place", oninput: find, onkeydown: onKey, onfocus: () => input.value && find(),
    onblur: () => show(false) });
  const el = h("div", { class: "fl-search" }, input, h("div", { class: "fl-hit-box" }, note, list));
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the box

  function find() {
    const { cards, views } = places();
    const { hits, nearest } = hitsOf(cards, views, input.value);
    state.hits = hits;
    list.replaceChildren(...hits.slice(0, MOST).map(option));
    const query = input.value.trim();
    note.textContent = told(query, hits, nearest);
    note.hidden = !note.textContent || (!nearest && hits.length > 0 && hits.length <= MOST);
    mark(-1);
    show(hits.length > 0);
    say(note.textContent);
  }

  function told(query, hits, nearest) {
    if (!query) return "";
    if (!hits.length) return `Nothing is called “${query}”. Try a part of the foot, such as heel, or an organ.`;
    if (nearest) return `Nothing is called “${query}”. The nearest name is ${nearest}.`;
    const names = hits.slice(0, 3).map(nameOfHit).join("; ");
    if (hits.length === 1) return `Found: ${names}. Enter shows it.`;
    return `${hits.length} places found${hits.length > MOST ? `, the best ${MOST} are shown` : ""}: ${names}${hits.length > 3 ? " …" : ""}. Arrow keys choose, Enter shows it.`;
  }

  function option(hit, i) {
    const { card, foot } = hit;
    const view = viewName(card.views.find((one) => places().views.includes(one)));
    return h("div", { role: "option", id: `${list.id}-${i}`, "aria-selected": "false", class: "fl-hit", onclick: () => choose(i) },
      h("span", {}, nameOfHit(hit)), h("span", { class: "fl-soft" }, ` ${[card.plain, view].filter(Boolean).join(" · ")}`));
  }

  function mark(at) {
    state.at = at;
    [...list.children].forEach((one, i) => one.setAttribute("aria-selected", i === at));
    list.children[at]?.scrollIntoView({ block: "nearest" });
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", list.children[at].id);
  }

  function show(on) {
    list.hidden = !on;
    note.hidden = note.hidden || !on;
    input.setAttribute("aria-expanded", on);
  }

  function choose(at) {
    const hit = state.hits[at];
    if (!hit) return;
    input.value = "";
    note.textContent = "";
    note.hidden = true;
    show(false);
    go(hit);
  }

  function onKey(event) {
    const count = list.children.length;
    if (event.key.startsWith("Arrow") && !count) return;
    if (event.key === "ArrowDown" && list.hidden) find();
    else if (event.key === "ArrowDown") mark((state.at + 1) % count);
    else if (event.key === "ArrowUp") mark((Math.max(state.at, 0) - 1 + count) % count);
    else if (event.key === "Enter") choose(Math.max(state.at, 0));
    else if (event.key === "Escape" && !list.hidden) show(false);
    else if (event.key === "Escape") input.value = "";
    else return;
    event.preventDefault();
  }

  return { el };
}

function nameOfHit({ card, foot }) {
  return `${card.name}, ${foot} foot`;
}
