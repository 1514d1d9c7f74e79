// FootMap: one view of the feet; places that can be looked at, picked, marked and found by keyboard.
import { h, radios, send, toggled, widget } from "./helpers.js";
import { asPlace, drawnAs, halfOf, neighbour, numbersOf, overlay, picture } from "./map-picture.js";
import { about, arrange, badge, banner, nameOf, placeList, tag } from "./map-side.js";
import { tabStrip } from "./map-tabs.js";
import { withStrokes } from "./strokes.js";

const TRAITS = ["view", "views", "pictures", "cards", "selected", "highlight", "current", "counts", "marks", "marking",
  "reasons", "layer", "pickable", "multiple", "controls", "strokes"];
const NARROW_PANEL = 700; // DESIGN §7: below this width of the whole panel, one foot at a time
const FEW = 8; // so many highlighted places may be filled; more of them are only outlined
const NARROW_MAP = 520; // the same for a map that stands alone

function footMap({ model, root, el, say, signal }) {
  const get = (name) => model.get(name);
  const local = { foot: "right", hover: null, focus: null, seat: null, markLayer: "regions", one: false, shown: "", current: 0 };
  let pic = null;
  let active = [];
  let labelled = [];

  const tabs = tabStrip(model);
  const foot = radios("Foot shown", [["right", "Right foot"], ["left", "Left foot"]], (value) => { local.foot = value; update(); },
    { class: "fl-segments fl-foot-switch" });
  const layer = radios("What the map offers", [["zones", "Reflex zones"], ["regions", "Plain places"]], setLayer,
    { class: "fl-segments" });
  const marking = banner({ done: () => { send(model, { marking: "" }); update(); attend(); }, clear: () => mark([]) });
  const stage = h("div", { class: "fl-stage" });
  const labels = h("div", { class: "fl-labels", "aria-hidden": "true" });
  const card = h("div", { class: "fl-card" });
  const list = placeList({ say, pick: (group) => click(group) });
  const bar = h("div", { class: "fl-bar" }, tabs.el, h("div", { class: "fl-bar-side" }, layer.group, foot.group));
  el.classList.add("footlib-map");
  root.append(bar, marking.el, stage, card, list.el);

  // --- what the traits mean, in groups of the picture ---------------------------------------------------------------
  const nowLayer = () => (get("marking") ? local.markLayer : get("layer"));

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
    if (get("marking")) mark(next);
    else send(model, { selected: next });
    const done = get("marking") ? (on ? "marked" : "no longer marked") : on ? "picked" : "no longer picked";
    say(`${nameOf(get("cards"), group)}, ${done}. ${next.length} in all.`);
  }

  function mark(places) {
    send(model, { marks: { ...get("marks"), [get("marking")]: places } });
  }

  function setLayer(value) {
    if (get("marking")) { local.markLayer = value; update(); } else send(model, { layer: value });
  }

  function onKey(event) {
    const at = pic.groups.get(local.seat);
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
    const inOrder = () => [...active].sort((a, b) => a.y - b.y || a.x - b.x);
    if (event.key.startsWith("Arrow")) move(neighbour(active, at, event.key));
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
    if (group) { sit(group.key); group.el.focus(); }
  }

  function sit(key) {
    local.seat = key;
    for (const group of active) group.el.setAttribute("tabindex", group.key === key ? 0 : -1);
  }

  const groupAt = (event) => {
    const { place, foot: at } = event.target.closest?.("[data-place]")?.dataset ?? {};
    const group = place && pic.groups.get(`${place}@${at}`);
    return group && active.includes(group) ? group : null;
  };

  function listen(svg) {
    const on = (name, act) => svg.addEventListener(name, act, { signal });
    on("click", (event) => { const group = groupAt(event); if (group) { sit(group.key); click(group); } });
    on("pointerover", (event) => glance("hover", groupAt(event)));
    on("pointerleave", () => glance("hover", null));
    on("focusin", (event) => { const group = groupAt(event); if (group) sit(group.key); glance("focus", group); });
    on("focusout", () => glance("focus", null));
    on("keydown", onKey);
  }

  function glance(kind, group) {
    if (local[kind] === group) return;
    local[kind] = group;
    dress();
  }

  // --- drawing ------------------------------------------------------------------------------------------------------
  function mount() {
    const source = get("pictures")[get("view")] ?? "";
    if (source === local.shown) return;
    local.shown = source;
    Object.assign(local, { hover: null, focus: null, seat: null });
    if (!source) { pic = null; stage.replaceChildren(h("p", { class: "fl-soft" }, "This view is still on its way.")); return; }
    pic = picture(source);
    listen(pic.svg);
    stage.replaceChildren(pic.svg, labels);
  }

  /** One foot at a time where the room is small; the picture follows what was picked or is being shown. */
  function frame() {
    el.classList.toggle("fl-one", local.one);
    const { x, y, width, height } = pic.box;
    const box = local.one ? halfOf(pic, local.foot) : [x, y, width, height];
    pic.svg.setAttribute("viewBox", box.join(" "));
    stage.style.setProperty("--fl-shape", box[2] / box[3]); // as wide as its height allows: nothing but this box is seen
    foot.set(local.foot);
  }

  function offer(numbers) {
    const places = get("cards");
    const zones = nowLayer() === "zones";
    const all = [...pic.groups.values()];
    active = all.filter((group) => (!local.one || group.foot === local.foot)
      && (zones ? group.zone || numbers.has(group.key) : !group.zone));
    const live = new Set(active);
    const pressed = keys(chosen());
    const role = get("pickable") || get("marking") ? "button" : "img";
    for (const group of all) {
      asPlace(group, live.has(group) ? nameOf(places, group) : "", role);
      if (live.has(group) && role === "button") group.el.setAttribute("aria-pressed", pressed.has(group.key));
    }
    el.classList.toggle("fl-plain", !zones);
    if (!live.has(pic.groups.get(local.seat))) local.seat = (active.find((g) => pressed.has(g.key)) ?? active[0])?.key;
    sit(local.seat);
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
    const look = local.hover ?? local.focus;
    const inSight = [...pic.groups.values()].filter((group) => !local.one || group.foot === local.foot);
    const few = inSight.filter((group) => numbers.has(group.key)).length <= FEW;
    const over = [];
    const items = [];
    for (const group of inSight) {
      const mine = numbers.get(group.key);
      const now = Boolean(mine && current && mine.includes(current));
      if (!mine && nowLayer() === "regions" && active.includes(group)) over.push(overlay(group, "edge"));
      if (mine) over.push(overlay(group, now ? "now" : current ? "used-quiet" : few ? "used fl-used-few" : "used"));
      if (mine?.length && (!current || now)) items.push(badge(group, mine, now ? current : 0));
      if (marked.has(group.key)) over.push(overlay(group, "marked", `url(#${pic.hatch})`));
      if (picked.has(group.key)) over.push(overlay(group, "picked"));
      if (group === look) over.push(overlay(group, "looked"));
      if (group === look) items.push(tag(group, places[group.place]?.name ?? group.place, "look"));
      else if (picked.has(group.key)) items.push(tag(group, places[group.place]?.name ?? group.place, "pick"));
    }
    pic.over.replaceChildren(...over);
    el.classList.toggle("fl-in-use", numbers.size > 0 && nowLayer() === "zones");
    labels.replaceChildren(...items.map((item) => item.el));
    labelled = items;
    requestAnimationFrame(settle); // measured once a frame, when everything else has its size
    const last = keysOf(chosen().at(-1) ?? "").map((key) => pic.groups.get(key)).find(Boolean);
    const subject = look ?? last;
    about(card, places, subject, numbers.get(subject?.key) ?? [], (current) => send(model, { current }));
  }

  function settle() {
    if (pic && !signal.aborted) arrange(labels, pic.svg, labelled);
  }

  /** In a narrow map, whatever has just been picked or made current comes into sight. */
  function follow() {
    const current = get("current");
    const key = current !== local.current && current
      ? keysOf(get("highlight").find((one) => one.numbers?.includes(current))?.place ?? "")[0]
      : chosen().at(-1) !== local.last ? chosen().at(-1) : null;
    const side = key?.split("@")[1];
    if (side && pic.groups.has(keysOf(key)[0])) local.foot = side;
    Object.assign(local, { current, last: chosen().at(-1) });
  }

  function update() {
    mount();
    tabs.update();
    bar.hidden = !get("controls") && !local.one && !get("marking");
    layer.group.hidden = !get("controls") && !get("marking");
    layer.set(nowLayer());
    const reason = get("marking");
    el.classList.toggle("fl-marking", Boolean(reason));
    marking.update(reason && (get("reasons")[reason] ?? reason),
      marksOf(reason).map((text) => `${get("cards")[text.split("@")[0]]?.name ?? text} (${text.split("@")[1] ?? "both feet"})`));
    if (!pic) return;
    follow();
    frame();
    bar.hidden = !get("controls") && !local.one && !reason;
    const pressed = offer(numbersByKey());
    pic.svg.setAttribute("aria-label", `${tabs.name()}: ${local.one ? `${local.foot} foot` : "both feet"}. Arrow keys move from place to place, Enter picks, Escape leaves.`);
    dress();
    list.update([...active].sort(byName), get("cards"), (group) => pressed.has(group.key));
    const begins = reason && reason !== local.reason;
    local.reason = reason;
    if (begins) {
      stage.scrollIntoView({ block: "nearest" });
      say(`Marking: ${get("reasons")[reason] ?? reason}.`);
      if (el.closest(".footlib-planner")?.contains(document.activeElement)) attend();
    }
  }

  const byName = (a, b) => nameOf(get("cards"), a).localeCompare(nameOf(get("cards"), b));
  let width = 0;
  const sizes = new ResizeObserver(() => {
    if (el.clientWidth === width) return;
    width = el.clientWidth;
    const panel = el.closest(".footlib-planner");
    local.one = panel ? panel.clientWidth < NARROW_PANEL : width > 0 && width < NARROW_MAP;
    update();
  });
  sizes.observe(el);
  signal.addEventListener("abort", () => sizes.disconnect());
  return update;
}

export default widget("map", TRAITS, withStrokes(footMap));
