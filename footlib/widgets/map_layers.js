// The layers of the atlas over a FootMap: shaded places, guide lines, two versions of a zone; their legend and notes.
import { disclosure, h, s, uid } from "./helpers.js";
import { drawnAs, overlay } from "./map_picture.js";

/** Which places a layer offers to be picked: "zones" or "regions". */
export function offeredBy(layers, layer) {
  return layers[layer]?.on ?? layer;
}

/** What a layer says about a place, if it does: its class and words. */
export function rankOf(layers, layer, cards, view, key) {
  const ranks = layers[layer]?.ranks ?? [];
  return ranks.findLast((one) => one.views.includes(view) && drawnAs(cards, one.place).includes(key));
}

/** Everything that a layer lays over a picture, back to front. */
export function layerShapes(layers, layer, cards, view, pic) {
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
export function withoutRoutine(_, get) {
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
export function layerLabels(layers, layer, view) {
  return (layers[layer]?.marks ?? []).filter((one) => one.label && one.view === view)
    .map(({ label, look, at: [x, y] }) => ({ el: h("span", { class: `fl-mark fl-mark-${look}` }, label), x, y, lift: 0 }));
}

/** Legend and notes under the picture. */
export function layerLegend() {
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
