// The small pictures of steps: asked of Python once, by what they show; what several of them show is drawn once in a page.
import { h } from "./helpers.js";
import { drawingsIn, shared } from "./hands.js";

/** `of(key)` gives an element that the picture fills as soon as it is there. */
export function stepPictures({ root, ask }) {
  const [known, waiting] = [new Map(), new Map()];
  let queued = false;

  function of(key) {
    const el = h("div", { class: "fl-step-picture" });
    if (known.has(key)) fill(el, known.get(key));
    else {
      waiting.set(key, [...(waiting.get(key) ?? []), el]);
      if (!queued) queueMicrotask(fetchAll);
      queued = true;
    }
    return el;
  }

  /** All that are missing, in one question; without an answer the cards stay without pictures. */
  async function fetchAll() {
    queued = false;
    const { pictures, drawings, look } = await ask({ ask: "pictures", keys: [...waiting.keys()], has: drawingsIn(root) }, { heard() {}, late() {} });
    Object.values(drawings ?? {}).forEach((drawing) => shared(root, drawing, look));
    for (const [key, picture] of Object.entries(pictures ?? {})) {
      known.set(key, picture);
      waiting.get(key)?.forEach((el) => fill(el, picture));
      waiting.delete(key);
    }
  }
  return { of };
}

function fill(el, { markup, box, said }) {
  const { documentElement } = new DOMParser().parseFromString(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${markup}</svg>`, "image/svg+xml");
  const svg = document.importNode(documentElement, true);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", said);
  el.replaceChildren(svg);
}
