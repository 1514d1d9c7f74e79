// FootMap: one view of the feet; places that can be looked at, searched, picked, marked and found by keyboard.
import { choice, disclosure, h, numberOf, refill, s, send, toggled, uid, widget, writeAttribute } from "./helpers.js";
import { heeding } from "./doubt.js";
import { asPlace, drawnAs, mapFrame, neighbour, numbersOf, overlay, picture } from "./map_picture.js";
import { arrange, marksOver, numbersNote } from "./map_labels.js";
import { about, banner, nameOf, placeList, placeSearch } from "./map_side.js";
import { withStrokes } from "./strokes.js";

// The tabs of a FootMap, one for each view.

/** The views as tabs, each with the number of steps that are done there. */
function tabStrip(model) {
  const strip = h("div", { role: "tablist", "aria-label": "View of the foot", class: "fl-tabs" });
  const tabs = new Map();
  const show = (view, focus) => {
    send(model, { view });
    if (focus) tabs.get(view).focus();
  };
  strip.addEventListener("keydown", (event) => {
    const ids = [...tabs.keys()];
    const at = ids.indexOf(model.get("view"));
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: ids.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    show(ids.at(to % ids.length), true);
  });
  function update() {
    const views = model.get("controls") ? model.get("views") : [];
    strip.hidden = !views.length;
    if (views.map((one) => one.id).join() !== [...tabs.keys()].join()) {
      tabs.clear();
      for (const { id } of views) tabs.set(id, h("button", { type: "button", role: "tab", id: uid(), onclick: () => show(id) }));
      strip.replaceChildren(...tabs.values());
    }
    for (const { id, name } of views) {
      const tab = tabs.get(id);
      const count = model.get("counts")[id];
      const named = count ? `${name}, ${numberOf(count, "step")}` : name;
      if (tab.getAttribute("aria-label") !== named) tab.replaceChildren(name, count ? h("span", { class: "fl-count" }, `${count}`) : "");
      writeAttribute(tab, "aria-label", named);
      tab.setAttribute("aria-selected", id === model.get("view"));
      tab.tabIndex = id === model.get("view") ? 0 : -1;
    }
  }
  return { el: strip, update, name: () => model.get("views").find((one) => one.id === model.get("view"))?.name ?? model.get("view") };
}

// The layers of the atlas over a FootMap: shaded places, guide lines, two versions of a zone; their legend and notes.

/** Which places a layer offers to be picked: "zones" or "regions". */
function offeredBy(layers, layer) {
  return layers[layer]?.on ?? layer;
}

/** What a layer says about a place, if it does: its class and words. */
function rankOf(layers, layer, cards, view, key) {
  const ranks = layers[layer]?.ranks ?? [];
  return ranks.findLast((one) => one.views.includes(view) && drawnAs(cards, one.place).includes(key));
}

/** Everything that a layer lays over a picture, back to front. */
function layerShapes(layers, layer, cards, view, pic) {
  const { ranks = [], marks = [] } = layers[layer] ?? {};
  const shaded = new Map(); // a part's own class counts more than that of the whole
  for (const one of ranks.filter((rank) => rank.views.includes(view))) {
    for (const key of drawnAs(cards, one.place)) if (pic.groups.has(key)) shaded.set(key, one.level);
  }
  const rankings = [...shaded].map(([key, level]) => overlay(pic.groups.get(key), `rank fl-rank-${level}`));
  const lines = marks.filter((one) => one.view === view && one.points.length);
  const drawn = s("g", { class: "fl-lines", "clip-path": `url(#${clipOf(pic)})` });
  for (const { look, points } of lines) {
    const close = look === "A" || look === "B" ? "Z" : "";
    drawn.append(s("path", { class: `fl-line fl-line-${look}`, d: `M${points.map((point) => point.join(" ")).join("L")}${close}` }));
  }
  return lines.length ? [...rankings, drawn] : rankings;
}

/** What a map shows of a routine that is in doubt: no numbers, no hands, and not how firm where. */
function withoutRoutine(_, get) {
  return { highlight: [], counts: {}, current: 0, strokes: {}, withheld: { ...get("withheld"), pressure: "when there is a massage" } };
}

/** Lines end at the foot's outline. */
function clipOf(pic) {
  if (!pic.clip) {
    const clip = s("clipPath", { id: uid() });
    for (const line of pic.svg.querySelectorAll("path.contour")) clip.append(s("path", { d: line.getAttribute("d") }));
    pic.svg.append(clip);
    pic.clip = clip.id;
  }
  return pic.clip;
}

/** The letters and numbers of a layer's lines. */
function layerLabels(layers, layer, view) {
  return (layers[layer]?.marks ?? []).filter((one) => one.label && one.view === view)
    .map(({ label, look, at: [x, y] }) => ({ el: h("span", { class: `fl-mark fl-mark-${look}` }, label), x, y, at: "on" }));
}

/** Legend and notes under the picture. */
function layerLegend() {
  const says = h("p", {});
  const keys = h("p", { class: "fl-keys" });
  const body = h("ul", { class: "fl-notes" });
  const fold = disclosure("What to know about this layer", body);
  const el = h("div", { class: "fl-legend", hidden: true }, says, keys, fold.head, body);
  let shown = null;
  return {
    el,
    update(layers, layer, view) {
      const now = layers[layer];
      el.hidden = !now?.says;
      if (el.hidden || (shown === now && el.dataset.view === view)) return;
      shown = now;
      fold.rename(now.marks ? "What the letters and numbers mean" : "What to know about this layer");
      el.dataset.view = view;
      says.textContent = now.absent?.[view] ?? now.says;
      const seen = new Set((now.ranks ?? []).filter((one) => one.views.includes(view)).map((one) => `${one.level}`));
      keys.replaceChildren(...(now.keys ?? []).filter(({ level }) => seen.has(`${level}`)).map(({ level, name }) =>
        h("span", { class: "fl-key" }, h("span", { class: `fl-swatch fl-rank-${level}` }), name)));
      body.replaceChildren(...now.notes.map(({ text, grade, sources }) =>
        h("li", {}, text, h("span", { class: "fl-soft" }, ` ${[grade, sources].filter(Boolean).join("; ")}`))));
    },
  };
}

const TRAITS = ["view", "views", "pictures", "cards", "grades", "selected", "current", "marks", "marking", "reasons", "layer",
  "layers", "pickable", "multiple", "controls", "strokes", "hands"];
const OF_A_ROUTINE = ["highlight", "counts", "withheld"];
const [NARROW_PANEL, NARROW_MAP] = [700, 520]; // one foot at a time in a panel, and in a map alone, below this

function footMap({ model, root, el, ask, say, redraw, signal }) {
  const get = (name) => model.get(name);
  const local = { hover: null, focus: null, seat: null, markLayer: "regions", shown: "", current: 0 };
  let [pic, active, labelled] = [null, [], []];

  const tabs = tabStrip(model);
  const search = placeSearch({ say, places: () => ({ cards: get("cards"), views: Object.keys(get("pictures")) }),
    viewName: (id) => get("views").find((one) => one.id === id)?.name ?? id, go });
  const layer = choice("What the map shows", Object.entries(get("layers")).map(([id, { name }]) => [id, name]), setLayer);
  const marking = banner({ done: () => { ask({ marking: "" }); update(); attend(); }, clear: () => mark([]) });
  const stage = h("div", { class: "fl-stage" });
  const labels = h("div", { class: "fl-labels", "aria-hidden": "true" });
  const frame = mapFrame({ stage, say, changed: redraw, signal });
  const legend = layerLegend();
  const note = numbersNote();
  const card = h("div", { class: "fl-card" });
  const list = placeList({ pick: (group) => click(group), glance: (group) => glance("listed", group) });
  const bar = h("div", { class: "fl-bar" }, tabs.el, h("div", { class: "fl-bar-side" }, search.el, layer.el, frame.feet, frame.zoom));
  el.classList.add("footlib-map");
  root.append(bar, marking.el, h("div", { class: "fl-main" }, stage, note.el, legend.el), card, list.el);

  // --- what the traits mean, in groups of the picture ---------------------------------------------------------------
  const nowLayer = () => (get("marking") ? local.markLayer : get("withheld")[get("layer")] ? "regions" : get("layer"));

  const offered = () => offeredBy(get("layers"), nowLayer());
  const keysOf = (text) => drawnAs(get("cards"), text);
  const keys = (texts) => new Set(texts.flatMap(keysOf));
  const marksOf = (reason) => get("marks")[reason] ?? [];
  const chosen = () => (get("marking") ? marksOf(get("marking")) : get("selected"));

  const numbersByKey = () => numbersOf(get("cards"), get("highlight"));

  // --- what a click or a key does -----------------------------------------------------------------------------------
  function click(group) {
    if (!get("pickable") && !get("marking")) return;
    const on = !keys(chosen()).has(group.key);
    const rest = chosen().flatMap((text) => (keysOf(text).includes(group.key) && text !== group.key
      ? keysOf(text) : [text])); // taking one part out of a whole leaves its other parts
    const next = !get("marking") && !get("multiple") && on ? [group.key] : toggled(rest, group.key, on);
    const word = `${on ? "" : "no longer "}${get("marking") ? "marked" : "picked"}`;
    const done = () => say(`${nameOf(get("cards"), group)}, ${word}. ${next.length} in all.`);
    if (get("marking")) mark(next, done); else ask({ selected: next }, { done });
  }

  const mark = (places, done) => ask({ marks: { ...get("marks"), [get("marking")]: places } }, { done });

  function setLayer(value) {
    if (get("marking")) { local.markLayer = value; update(); } else send(model, { layer: value });
  }

  /** A place that was searched for comes into sight, on the view that shows it, and takes the focus. */
  function go({ place, foot, card: found }) {
    const known = Object.keys(get("pictures"));
    const view = found.views.includes(get("view")) ? get("view") : found.views.find((one) => known.includes(one));
    const kind = `${found.kind}s`;
    if (kind !== offered()) setLayer(kind);
    if (view !== get("view")) send(model, { view });
    frame.turn(foot);
    update();
    const group = keysOf(`${place}@${foot}`).map((key) => pic.groups.get(key)).find((one) => active.includes(one));
    move(group);
    say(`${nameOf(get("cards"), { place, foot })}, shown on the view ${tabs.name()}: ${found.spot[foot]}. Enter picks it.`);
    redraw();
  }

  function onKey(event) {
    const at = pic.groups.get(local.seat);
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
    const inOrder = () => [...active].sort((a, b) => a.y - b.y || a.x - b.x);
    if (frame.key(event)) { /* zoomed or moved */ }
    else if (event.key.startsWith("Arrow")) move(neighbour(active, at, event.key));
    else if (event.key === "Home") move(inOrder()[0]);
    else if (event.key === "End") move(inOrder().at(-1));
    else if (event.key === "Enter" || event.key === " ") click(at);
    else if (event.key === "Escape") list.head.focus();
    else return;
    event.preventDefault();
  }

  /** The focus goes to the picture: whoever begins or ends marking by keyboard goes on there. */
  function attend() {
    pic?.groups.get(local.seat)?.el.focus({ preventScroll: true });
  }

  function move(group) {
    if (group) { sit(group.key); group.el.focus({ preventScroll: true }); group.el.scrollIntoView({ block: "nearest" }); }
  }

  function sit(key) {
    const was = pic.groups.get(local.seat);
    if (was && active.includes(was)) was.el.setAttribute("tabindex", -1);
    local.seat = key;
    pic.groups.get(key)?.el.setAttribute("tabindex", 0);
  }

  const groupAt = (event) => {
    const { place, foot: at } = event.target.closest?.("[data-place]")?.dataset ?? {};
    const group = place && pic.groups.get(`${place}@${at}`);
    return group && active.includes(group) ? group : null;
  };

  function listen(svg) {
    const on = (name, act) => svg.addEventListener(name, act, { signal });
    on("click", (event) => { const group = groupAt(event); if (group) { sit(group.key); click(group); } });
    on("pointermove", (event) => glance("hover", groupAt(event)));
    on("pointerover", (event) => { if (local.hover) glance("hover", groupAt(event)); }); // the picture moved, not the mouse
    on("pointerleave", () => glance("hover", null));
    on("focusin", (event) => { const group = groupAt(event); if (group) { sit(group.key); frame.reveal(group); } glance("focus", group); });
    on("focusout", () => glance("focus", null));
    on("keydown", onKey);
  }

  function glance(kind, group) {
    if (local[kind] === group) return;
    if (kind === "focus") local.focus?.el.removeAttribute("aria-describedby");
    local[kind] = group;
    if (group && kind !== "hover") local.hover = null; // a mouse that rests says less than a key
    dress();
    if (kind === "focus") group?.el.setAttribute("aria-describedby", card.id); // the card is about this place now
  }

  // --- drawing ------------------------------------------------------------------------------------------------------
  function mount() {
    const source = get("pictures")[get("view")] ?? "";
    if (source === local.shown) return;
    local.shown = source;
    Object.assign(local, { hover: null, focus: null, listed: null, seat: null });
    if (!source) { pic = null; stage.replaceChildren(h("p", { class: "fl-soft" }, "This view is still on its way.")); return; }
    pic = picture(source);
    listen(pic.svg);
    stage.replaceChildren(pic.svg, labels);
  }

  function offer(numbers) {
    const places = get("cards");
    const zones = offered() === "zones";
    const all = [...pic.groups.values()];
    active = all.filter((group) => (!frame.alone() || group.foot === frame.alone())
      && (zones ? group.zone || numbers.has(group.key) : !group.zone));
    const live = new Set(active);
    const pressed = keys(chosen());
    const role = get("pickable") || get("marking") ? "button" : "img";
    for (const group of all) {
      asPlace(group, live.has(group) ? nameOf(places, group) : "", role);
      if (!live.has(group)) continue;
      if (!group.el.hasAttribute("tabindex")) group.el.setAttribute("tabindex", -1);
      if (role === "button") writeAttribute(group.el, "aria-pressed", pressed.has(group.key));
    }
    el.classList.toggle("fl-plain", !zones);
    el.classList.toggle("fl-layered", nowLayer() !== offered());
    sit(live.has(pic.groups.get(local.seat)) ? local.seat : (active.find((g) => pressed.has(g.key)) ?? active[0])?.key);
    return pressed;
  }

  /** Names, numbers and colours over the picture: what changes with every glance. */
  function dress() {
    if (!pic) return;
    const places = get("cards");
    const numbers = numbersByKey();
    const current = get("current");
    const picked = keys(get("selected"));
    const marked = keys(Object.values(get("marks")).flat());
    const look = local.hover ?? local.focus ?? local.listed;
    const layers = get("layers");
    const inSight = [...pic.groups.values()].filter((group) => !frame.alone() || group.foot === frame.alone());
    const edged = offered() === "regions" ? new Set(active) : new Set();
    const { over, items } = marksOver({ pic, places, inSight, numbers, current, picked, marked, look, edged });
    refill(pic.over, [...layerShapes(layers, nowLayer(), places, get("view"), pic), ...over]);
    items.push(...layerLabels(layers, nowLayer(), get("view")), ...frame.names());
    el.classList.toggle("fl-in-use", numbers.size > 0 && offered() === "zones");
    refill(labels, items.map((item) => item.el));
    note.draw(items);
    labelled = items;
    requestAnimationFrame(() => settle(true)); // measured once a frame, when everything else has its size
    const last = keysOf(chosen().at(-1) ?? "").map((key) => pic.groups.get(key)).find(Boolean);
    const subject = look ?? last;
    about(card, { places, grades: get("grades"), group: subject, numbers: numbers.get(subject?.key) ?? [],
      said: rankOf(layers, nowLayer(), places, get("view"), subject?.key)?.words, open: (current) => ask({ current }, { lost: "The step has not been opened." }) });
  }

  /** The shapes that names must leave in sight: those of a layer that draws its own, else of the places. */
  function inView() {
    if (get("layers")[nowLayer()]?.marks) return [...pic.over.querySelectorAll(".fl-line-A, .fl-line-B")];
    return active.flatMap((group) => group.els);
  }

  /** Once more a frame later: JupyterLab hides the page while it changes its theme. If it stays hidden, its size tells. */
  function settle(again) {
    if (!pic || signal.aborted) return;
    if (!arrange(labels, pic.svg, labelled, inView()) && again) requestAnimationFrame(() => settle(false));
  }

  /** In a narrow map, whatever has just been picked or made current comes into sight. */
  function follow() {
    const current = get("current");
    const key = current !== local.current && current
      ? keysOf(get("highlight").find((one) => one.numbers?.includes(current))?.place ?? "")[0]
      : chosen().at(-1) !== local.last ? chosen().at(-1) : null;
    const side = key?.split("@")[1];
    if (side && pic.groups.has(keysOf(key)[0])) frame.turn(side);
    Object.assign(local, { current, last: chosen().at(-1) });
  }

  function update() {
    mount();
    tabs.update();
    layer.el.hidden = !get("controls") && !get("marking");
    layer.offer((id) => !get("withheld")[id] && (!get("marking") || id === "zones" || id === "regions"), get("withheld"));
    layer.set(nowLayer());
    const reason = get("marking");
    el.classList.toggle("fl-marking", Boolean(reason));
    marking.update(reason && (get("reasons")[reason] ?? reason),
      marksOf(reason).map((text) => `${get("cards")[text.split("@")[0]]?.name ?? text} (${text.split("@")[1] ?? "both feet"})`));
    if (!pic) return;
    follow();
    frame.frame(pic, pic.groups.get(local.seat));
    el.classList.toggle("fl-one", Boolean(frame.alone()));
    legend.update(get("layers"), nowLayer(), get("view"));
    const pressed = offer(numbersByKey());
    pic.svg.setAttribute("aria-label", `${tabs.name()}: ${frame.alone() ? `${frame.alone()} foot` : "both feet"}. Arrow keys move from place to place, Enter picks, plus and minus zoom, Escape leaves.`);
    dress();
    list.update(active, get("cards"), (group) => pressed.has(group.key));
    const begins = reason && reason !== local.reason;
    local.reason = reason;
    if (begins) {
      for (const part of [stage, marking.el]) part.scrollIntoView({ block: "nearest" }); // what to do, before all
      say(`Marking: ${get("reasons")[reason] ?? reason}.`);
      if (el.closest(".footlib-planner")?.contains(document.activeElement)) attend();
    }
  }

  let width = 0;
  const sizes = new ResizeObserver(() => {
    if (el.clientWidth === width) { settle(true); return; } // the picture alone grows with the window's height
    width = el.clientWidth;
    const panel = el.closest(".footlib-planner");
    frame.narrow(panel ? panel.clientWidth < NARROW_PANEL : width > 0 && width < NARROW_MAP);
    redraw();
  });
  for (const one of [el, stage]) sizes.observe(one);
  signal.addEventListener("abort", () => sizes.disconnect());
  return update;
}

export default widget("map", TRAITS, heeding(withStrokes(footMap), withoutRoutine, OF_A_ROUTINE));
