// What somebody writes in a session – comfort before and after, notes – as this window keeps it until it is in the diary:
// a page that is loaded anew shows it again, also where Python never heard of it.
import { onShelf, send } from "./helpers.js";

const WRITTEN = ["before", "after", "notes"];

/** `read(name)` and `write(name, value)`. Python hears each number at once, and the notes when they are saved. */
export function sessionNotes(model) {
  const name = `footlib.session.${model.get("key")}.notes`;
  const now = Object.fromEntries(WRITTEN.map((one) => [one, { value: model.get(one), known: [model.get(one)] }]));
  const saved = () => Boolean(model.get("kept").done);

  function keep() {
    onShelf(() => (saved() ? sessionStorage.removeItem(name) : sessionStorage.setItem(name, JSON.stringify(now))));
  }

  /** A value that this window knows now; once it has known it, it is no news any more. */
  function take(one, value) {
    now[one].value = value;
    if (one !== "notes" && !now[one].known.includes(value)) now[one].known.push(value);
    keep();
  }

  function write(one, value) {
    take(one, value);
    if (one !== "notes") send(model, { [one]: value });
  }

  /** What was kept counts, but where Python has heard something else since: that is from another window. */
  const kept = saved() ? null : onShelf(() => JSON.parse(sessionStorage.getItem(name)));
  for (const one of WRITTEN) {
    if (!kept?.[one]?.known?.includes(model.get(one))) continue;
    now[one] = kept[one];
    if (one !== "notes" && now[one].value !== model.get(one)) send(model, { [one]: now[one].value });
  }
  for (const one of WRITTEN) model.on(`change:${one}`, () => { if (model.get(one) !== now[one].value) take(one, model.get(one)); });
  model.on("change:kept", keep);

  return { read: (one) => now[one].value, write };
}
