// A copy of the learner's records in this browser, for Binder, whose disk is lost after the visit: every widget that
// records keeps it, and one that is never shown. Each visit's disk has a name and a place of its own here, so a fresh,
// empty disk never overwrites what an earlier visit left.
import { onShelf } from "./helpers.js";

const SHELF = "footlib.records.1.";

/** The browser's copy follows the widget as long as it is on the page. Where the browser takes none, because its storage
 *  is full or closed, the copy that it has stays, and Python hears of it and says so. */
export function keep(model, signal) {
  const store = () => {
    const text = model.get("keepsake");
    if (!text) return;
    const refused = !onShelf(() => { putAway(text, JSON.parse(text)); return true; });
    if (refused === model.get("refused")) return;
    model.set("refused", refused);
    model.save_changes();
  };
  model.on("change:keepsake", store);
  signal.addEventListener("abort", () => model.off("change:keepsake", store));
  store();
}

/** Each lesson has a kernel and a copy of its own; that of the one that knows the latest write of the disk stays. */
function putAway(text, { disk, writes }) {
  const there = onShelf(() => JSON.parse(localStorage.getItem(SHELF + disk)));
  if (!(there?.writes > writes)) localStorage.setItem(SHELF + disk, text);
}

/** Whether this browser keeps copies at all; a private window may not. */
export function keeps() {
  return onShelf(() => { localStorage.setItem(`${SHELF}try`, "1"); localStorage.removeItem(`${SHELF}try`); return true; }) ?? false;
}

/** Copies that other visits left, the newest first; what is no copy is passed over. */
export function earlier(model) {
  const own = model.get("keepsake") && SHELF + JSON.parse(model.get("keepsake")).disk;
  const keys = onShelf(() => Object.keys(localStorage)) ?? [];
  return keys.filter((key) => key.startsWith(SHELF) && key !== own).map(read).filter(Boolean)
    .sort((a, b) => b.saved.localeCompare(a.saved));
}

function read(key) {
  return onShelf(() => {
    const { saved, records } = JSON.parse(localStorage.getItem(key));
    const day = typeof saved === "string" && !Number.isNaN(Date.parse(saved));
    return day && records && { key, saved, text: JSON.stringify(records) };
  });
}

export function forget(copies) {
  copies.forEach(({ key }) => onShelf(() => localStorage.removeItem(key)));
}

/** Without a view: the copy follows the records from the moment this is made. */
function initialize({ model }) {
  const life = new AbortController();
  keep(model, life.signal);
  return () => life.abort();
}

export default { initialize };
