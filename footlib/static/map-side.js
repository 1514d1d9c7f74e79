// What stands around the picture of a FootMap: names and numbers over it, the card about one place, the list of all.
import { button, checkbox, disclosure, found, h, words } from "./helpers.js";

const AGREEMENT = { high: "charts agree", medium: "charts partly agree", low: "charts disagree" };
const TRADITION = "A convention of the reflex chart. That a touch here acts on a far organ is tradition, not shown.";

/** "Heel, left foot". */
export function nameOf(places, { place, foot }) {
  return `${places[place]?.name ?? place}, ${foot} foot`;
}

/** The numbers of the steps that work a place; a plus where there are many. What is most about the place comes first. */
export function badge(group, numbers, current) {
  const text = current || (numbers.length > 2 ? `${numbers[0]}+` : numbers.join(", "));
  const el = h("span", { class: current ? "fl-badge fl-badge-now" : "fl-badge" }, `${text}`);
  return { el, x: group.x, y: group.y, lift: 0 };
}

export function tag(group, name, kind) {
  return { el: h("span", { class: `fl-tag fl-tag-${kind}` }, name), x: group.x, y: group.y, lift: 20 };
}

/** Puts names and numbers over the picture, inside its frame and not upon one another where there is room. */
export function arrange(layer, svg, items) {
  const matrix = svg.getScreenCTM();
  const frame = layer.getBoundingClientRect();
  if (!matrix || !frame.width) return;
  const sized = items.map((item) => {
    const at = new DOMPoint(item.x, item.y).matrixTransform(matrix);
    const [w, height] = [item.el.offsetWidth, item.el.offsetHeight];
    const left = Math.max(2, Math.min(at.x - frame.x - w / 2, frame.width - w - 2));
    const top = Math.max(2, at.y - frame.y - height / 2 - item.lift);
    return { el: item.el, left, top, w, h: height };
  });
  const placed = [];
  for (const one of sized.sort((a, b) => a.top - b.top)) {
    for (let tries = 0; tries < 6; tries += 1) {
      const under = placed.find((other) => one.left < other.left + other.w && other.left < one.left + one.w
        && one.top < other.top + other.h && other.top < one.top + one.h);
      if (!under) break;
      one.top = under.top + under.h + 1;
    }
    placed.push(one);
    one.el.style.transform = `translate(${one.left.toFixed(1)}px, ${one.top.toFixed(1)}px)`;
  }
}

/** What is known about one place, in a few short lines; its steps can be opened from here. */
export function about(card, places, group, numbers, open) {
  if (!group) {
    card.replaceChildren(h("p", { class: "fl-soft" },
      "Point at a place to see its name. By keyboard: Tab to the picture, then the arrow keys; Enter picks."));
    return;
  }
  const place = places[group.place] ?? {};
  const zone = place.kind === "zone";
  const facts = zone ? [place.plain, `${place.system} system`, AGREEMENT[place.agreement]] : [place.plain];
  const steps = [...numbers].sort((a, b) => a - b);
  card.replaceChildren(
    h("p", { class: "fl-card-name" }, h("strong", {}, place.name ?? group.place), h("span", { class: "fl-soft" }, ` ${group.foot} foot`)),
    h("p", { class: "fl-card-facts" }, facts.filter(Boolean).map((fact) => h("span", { class: "fl-chip" }, fact))),
    h("p", {}, place.where ?? ""),
    ...(steps.length ? [h("p", { class: "fl-card-steps" }, "In your routine: step ",
      steps.map((n) => button(`${n}`, () => open(n), { class: "fl-step-link", "aria-label": `Open step ${n}` })))] : []),
    ...(zone ? [h("p", { class: "fl-soft" }, TRADITION)] : []));
}

/** The same places as a list with a search box, for whoever would rather read than point. */
export function placeList({ say, pick }) {
  const search = h("input", { type: "search", class: "fl-input", placeholder: "Search, for example: stomach",
    "aria-label": "Search the places in this view", oninput: () => filter(true) });
  const rows = h("div", { class: "fl-place-rows" });
  const body = h("div", { class: "fl-place-list" }, search, rows);
  const state = { shown: "", boxes: new Map(), groups: [], places: {} };
  const fold = disclosure("List of places", body, { ontoggle: () => draw() });
  const isOpen = () => !body.hidden;

  function draw() {
    if (!isOpen()) return;
    const shown = state.groups.map((group) => group.key).join();
    if (shown !== state.shown) {
      state.boxes = new Map(state.groups.map((group) => {
        const one = checkbox(nameOf(state.places, group), false, () => pick(group));
        one.group = group;
        return [group.key, one];
      }));
      rows.replaceChildren(...[...state.boxes.values()].map((one) => one.row));
      state.shown = shown;
    }
    for (const one of state.boxes.values()) one.box.checked = state.pressed(one.group);
    filter(false);
  }

  function filter(aloud) {
    let count = 0;
    for (const { row, group } of state.boxes.values()) {
      const place = state.places[group.place] ?? {};
      const match = !search.value.trim() || found(search.value, [place.name, place.plain, ...(place.also ?? []), group.place].filter(Boolean));
      row.hidden = !match;
      count += match ? 1 : 0;
    }
    if (aloud) say(`${count} places match.`);
  }

  return {
    el: h("div", { class: "fl-places" }, fold.head, body),
    head: fold.head,
    update(groups, places, pressed) {
      Object.assign(state, { groups, places, pressed });
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
