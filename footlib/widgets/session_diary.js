// Comfort before and after, and notes: asked once, never pressed for, kept only when somebody presses Save.
import { button, h, keepKeys, radios, uid } from "./helpers.js";

const SCALE = Array.from({ length: 11 }, (_, i) => [String(i), String(i)]);

/** 0 to 10, or nothing; `which` is "before" or "after". */
export function comfort(core, which, label) {
  const scale = radios(label, SCALE, (value) => { core.model.set(which, Number(value)); core.model.save_changes(); core.draw("comfort"); }, { class: "fl-segments fl-scale" });
  const none = button("No answer", () => { core.model.set(which, null); core.model.save_changes(); core.draw("comfort"); }, { class: "fl-button fl-quiet" });
  const el = h("div", { class: "fl-comfort" }, h("h4", {}, label),
    h("p", { class: "fl-soft" }, "0: not comfortable at all. 10: as comfortable as can be. You may leave it out."), scale.group, none);
  const draw = () => {
    const value = core.model.get(which);
    scale.set(value === null ? "" : String(value));
    none.hidden = value === null;
  };
  draw();
  return { el, draw };
}

/** At the end: comfort after, notes, Save. */
export function diaryForm(core, ask) {
  const { model } = core;
  const after = comfort(core, "after", "How comfortable are the feet now?");
  const id = uid();
  const notes = keepKeys(h("textarea", { id, rows: 3, maxlength: 2000, class: "fl-input fl-notes-field", oninput: () => { core.notes = notes.value; } }));
  const told = h("p", { role: "status", class: "fl-kept" });
  const save = button("Save in the diary", keep, { class: "fl-big fl-main" });
  const form = h("div", { class: "fl-diary-form" }, after.el, h("label", { for: id, class: "fl-label" }, "Notes for yourself"), notes, save);
  const el = h("section", { "aria-label": "Diary", class: "fl-diary" }, form, told);

  function keep() {
    if (save.getAttribute("aria-disabled") === "true") return;
    save.setAttribute("aria-disabled", "true");
    told.textContent = "";
    ask({ notes: notes.value, keep: model.get("keep") + 1 },
      { lost: "Nothing is saved yet; what you wrote stays here.", late: () => save.removeAttribute("aria-disabled") });
  }

  function draw() {
    after.draw();
    const kept = model.get("kept");
    notes.value = core.notes ?? model.get("notes");
    if (kept.said === undefined) return;
    save.removeAttribute("aria-disabled");
    if (told.textContent !== kept.said) told.textContent = kept.said;
    if (kept.done && form.contains(el.ownerDocument.activeElement)) { told.tabIndex = -1; told.focus({ preventScroll: true }); }
    form.hidden = Boolean(kept.done);
  }

  draw();
  return { el, draw };
}
