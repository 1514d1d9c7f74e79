// What stands around the picture of a FootMap: the card about one place, the list of all, and the search.
import { button, checkbox, disclosure, h, plain, uid, words } from "./helpers.js";

const AGREEMENT = { high: "charts agree", medium: "charts partly agree", low: "charts disagree" };

/** "Heel, left foot". */
export function nameOf(places, { place, foot }) {
  return `${places[place]?.name ?? place}, ${foot} foot`;
}

/** What is known about one place, in a few short lines; its steps can be opened from here. */
export function about(card, { places, grades, group, numbers, said, open }) {
  card.id ||= uid();
  const told = JSON.stringify([group?.key, places[group?.place], grades, numbers, said]);
  if (card.told === told) return; // or a step's link would go while somebody is on the way to it
  card.told = told;
  if (!group) {
    card.replaceChildren(h("p", { class: "fl-soft" },
      "Point at a place to see its name. By keyboard: Tab to the picture, then the arrow keys; Enter picks."));
    return;
  }
  const place = places[group.place] ?? {};
  const zone = place.kind === "zone";
  const facts = zone ? [place.plain, `${place.system} system`, AGREEMENT[place.agreement]] : ["a plain place, not of the chart"];
  const steps = [...numbers].sort((a, b) => a - b);
  card.replaceChildren(
    h("p", { class: "fl-card-name" }, h("strong", {}, place.name ?? group.place), h("span", { class: "fl-soft" }, ` ${group.foot} foot`)),
    h("p", { class: "fl-card-facts" }, facts.filter(Boolean).map((fact) => h("span", { class: "fl-chip" }, fact))),
    h("p", {}, h("em", {}, `${capital(place.spot?.[group.foot] ?? "")}. `), place.where ?? ""),
    ...(said ? [h("p", { class: "fl-said" }, said)] : []),
    ...(steps.length ? [h("p", { class: "fl-card-steps" }, "In your routine: step ",
      steps.map((n) => button(`${n}`, () => open(n), { class: "fl-step-link", "aria-label": `Open step ${n}` })))] : []),
    ...(zone ? grades.map((grade) => h("p", { class: "fl-soft fl-grade" }, grade)) : []));
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** The same places as a list, for whoever would rather read than point; `glance` shows on the picture what is meant. */
export function placeList({ pick, glance }) {
  const rows = h("div", { class: "fl-place-rows" });
  const state = { shown: "", boxes: new Map(), groups: [], places: {} };
  const fold = disclosure("List of places", rows, { ontoggle: () => draw() });
  for (const on of ["focusin", "pointermove"]) rows.addEventListener(on, (event) => glance(groupOf(event)));
  for (const off of ["focusout", "pointerleave"]) rows.addEventListener(off, () => glance(null));

  function groupOf(event) {
    const row = event.target.closest("label");
    return [...state.boxes.values()].find((one) => one.row === row)?.group ?? null;
  }

  function draw() {
    if (rows.hidden) return;
    state.groups.sort((a, b) => nameOf(state.places, a).localeCompare(nameOf(state.places, b)));
    const shown = state.groups.map((group) => group.key).join();
    if (shown !== state.shown) {
      state.boxes = new Map(state.groups.map((group) => {
        const one = checkbox(nameOf(state.places, group), false, () => pick(one.group));
        return [group.key, one];
      }));
      rows.replaceChildren(...[...state.boxes.values()].map((one) => one.row));
      state.shown = shown;
    }
    for (const group of state.groups) {
      const one = state.boxes.get(group.key);
      one.group = group;
      one.box.checked = state.pressed(group);
    }
  }

  return {
    el: h("div", { class: "fl-places" }, fold.head, rows),
    head: fold.head,
    update(groups, places, pressed) {
      Object.assign(state, { groups: [...groups], places, pressed });
      draw();
    },
  };
}

/** The strip that says what a click on the map means while spots are being marked. */
export function banner({ done, clear }) {
  const text = h("p", {});
  const el = h("div", { class: "fl-banner", hidden: true }, text,
    h("p", { class: "fl-buttons" }, button("Done marking", done, { class: "fl-button fl-primary" }),
      button("Clear these marks", clear, { class: "fl-button" })));
  return {
    el,
    update(reason, marked) {
      el.hidden = !reason;
      text.textContent = reason ? `Marking: ${reason}. Click where it is, or move with the arrow keys and press Enter. ${
        marked.length ? `Marked so far: ${words(marked)}.` : "Nothing is marked yet."}` : "";
    },
  };
}

// The search box of a FootMap: a combobox over every place of every view, by any of its names. Needs no kernel.

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
function hitsOf(cards, views, query) {
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
