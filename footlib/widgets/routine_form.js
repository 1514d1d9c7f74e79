// A form for the answers that a routine is planned from: chosen one by one from lists, and taken away again.
import { button, checkbox, disclosure, h, radios } from "./helpers.js";

const FEET = [["both", "Both feet"], ["right", "Right foot"], ["left", "Left foot"]];
const HANDS = [["partner", "A partner's"], ["self", "One's own"]];
const WISH = "wish";
const EMPTY = { conditions: [], cautions: [], cleared: [], more: [], less: [], minutes: "20", asked: false, avoid: [], who: "partner", feet: "both" };

/** A list in groups to choose from; the first line names what it is for. `groups` is [[title, [[id, name], …]], …]. */
function grouped(label, groups, props = {}) {
  return h("select", { class: "fl-input", "aria-label": label, ...props }, h("option", { value: "" }, "Choose …"),
    groups.map(([title, options]) => h("optgroup", { label: title }, options.map(([value, name]) => h("option", { value }, name)))));
}

function picker(label, options, props = {}) {
  return h("select", { class: "fl-input", "aria-label": label, ...props }, options.map(([value, name]) => h("option", { value }, name)));
}

/** { el, value(), show(value), focus() } of a form whose value is what `routines.py` reads. */
export function routineInput({ conditions, cautions, places, feet, implies, clearable, spots, minutes: [least, most] }, { changed, say }) {
  let form = structuredClone(EMPTY);
  const names = new Map([conditions, cautions, places].flat().flatMap(([, options]) => options));
  const redraws = [];

  function set(values, words) {
    form = { ...form, ...values };
    redraw();
    changed();
    if (words) say(words);
  }

  const redraw = () => redraws.forEach((one) => one());

  /** What was chosen, each as a button that takes it away. */
  function chosen(label, entries, take, home) {
    const list = h("ul", { class: "fl-chosen", "aria-label": label });
    redraws.push(() => {
      list.hidden = !entries().length;
      list.replaceChildren(...entries().map((entry) => h("li", {}, button(entry.name,
        () => { take(entry); home().focus(); say(`${entry.name} taken away.`); }, { class: "fl-button", "aria-label": `Take away: ${entry.name}` }))));
    });
    return list;
  }

  /** A list to add from, one after the other. */
  function several(field, label, groups) {
    const list = grouped(label, groups);
    const add = button("Add", () => {
      const id = list.value;
      if (!id || form[field].includes(id)) return;
      list.value = "";
      set({ [field]: [...form[field], id], ...(field === "cautions" ? { asked: true } : {}) }, `${names.get(id)} added.`);
    }, { class: "fl-button", "aria-label": `Add: ${label}` });
    const take = ({ id }) => set({ [field]: form[field].filter((one) => one !== id), cleared: form.cleared.filter((one) => one !== id),
      avoid: form.avoid.filter(({ why }) => why !== id) });
    return [h("p", { class: "fl-form-line" }, list, add),
      chosen(label, () => form[field].map((id) => ({ id, name: names.get(id) ?? id })), take, () => list)];
  }

  const placeName = (text) => { const [id, foot] = text.split("@"); return `${names.get(id) ?? id}${foot ? `, ${foot} foot` : ""}`; };

  /** A place on one foot or both. */
  function placed(label) {
    const list = grouped(label, places);
    const foot = picker(`${label}: foot`, FEET, { class: "fl-input fl-foot" });
    list.addEventListener("change", () => { [...foot.options].forEach((one) => { one.disabled = Boolean(feet[list.value]) && one.value === "both"
      || Boolean(feet[list.value]) && one.value !== "both" && !feet[list.value].includes(one.value); }); if (feet[list.value]) [foot.value] = feet[list.value]; });
    return { parts: [list, foot], list, value: () => (list.value && foot.value !== "both" ? `${list.value}@${foot.value}` : list.value),
      clear: () => { list.value = ""; } };
  }

  function keepOff() {
    const label = "Keep off a place";
    const place = placed(label);
    const why = picker(`${label}: reason`, [[WISH, "As a wish"]]);
    redraws.push(() => {
      const was = why.value;
      const open = form.cautions.filter((id) => spots.includes(id));
      why.replaceChildren(...[[WISH, "As a wish"], ...open.map((id) => [id, names.get(id)])].map(([value, name]) => h("option", { value }, name)));
      why.value = open.includes(was) ? was : WISH;
      why.hidden = !open.length;
    });
    const nameOf = (mark) => `${placeName(mark.place)} (${mark.why === WISH || !mark.why ? "a wish" : names.get(mark.why)})`;
    const add = button("Add", () => {
      if (!place.value()) return;
      const mark = { place: place.value(), why: why.value };
      place.clear();
      set({ avoid: [...form.avoid.filter((one) => one.place !== mark.place || one.why !== mark.why), mark] }, `${nameOf(mark)} added.`);
    }, { class: "fl-button", "aria-label": `Add: ${label}` });
    return [h("p", { class: "fl-form-line" }, ...place.parts, why, add),
      chosen(label, () => form.avoid.map((mark) => ({ mark, name: nameOf(mark) })), ({ mark }) => set({ avoid: form.avoid.filter((one) => one !== mark) }), () => place.list)];
  }

  function wish(field, label) {
    const place = placed(label);
    const add = button("Add", () => {
      const text = place.value();
      if (!text || form[field].includes(text)) return;
      place.clear();
      set({ [field]: [...form[field], text] }, `${placeName(text)} added.`);
    }, { class: "fl-button", "aria-label": `Add: ${label}` });
    return part(label, h("p", { class: "fl-form-line" }, ...place.parts, add),
      chosen(label, () => form[field].map((text) => ({ text, name: placeName(text) })), ({ text }) => set({ [field]: form[field].filter((one) => one !== text) }), () => place.list));
  }

  const part = (label, ...children) => h("fieldset", {}, h("legend", {}, label), ...children);
  const minutes = h("input", { class: "fl-input fl-number", type: "text", inputmode: "numeric", autocomplete: "off",
    "aria-label": `Minutes, ${least} to ${most}`, oninput: () => set({ minutes: minutes.value }) });
  const whichFeet = radios("Feet", FEET, (value) => set({ feet: value }), { class: "fl-segments" });
  const hands = radios("Whose hands", HANDS, (value) => set({ who: value }), { class: "fl-segments" });
  const asked = checkbox("The safety check was asked; what is not listed here is a no", false, (on) => set({ asked: on || form.cautions.length > 0 }));
  const cleared = h("div", {});
  const wishes = h("div", { class: "fl-form" }, wish("more", "More here"), wish("less", "Less here"));
  const fold = disclosure("Other wishes: more here, less there", wishes);

  redraws.push(() => {
    asked.box.checked = form.asked;
    minutes.value = form.minutes;
    whichFeet.set(form.feet);
    hands.set(form.who);
    const open = [...new Set([...form.cautions, ...form.conditions.flatMap((id) => implies[id] ?? [])])].filter((id) => clearable.includes(id));
    const had = document.activeElement?.closest?.("[data-clears]")?.dataset.clears;
    cleared.replaceChildren(...open.map((id) => h("div", { "data-clears": id }, checkbox(`A clinician has said yes: ${names.get(id)}`, form.cleared.includes(id),
      (on) => set({ cleared: on ? [...form.cleared, id] : form.cleared.filter((one) => one !== id) })).row)));
    if (had) cleared.querySelector(`[data-clears="${had}"] input`)?.focus();
  });

  const first = several("conditions", "What the massage is for", conditions);
  const el = h("div", { class: "fl-form" }, part("What the massage is for", ...first),
    h("div", { class: "fl-form-row" },
      part("Minutes", h("p", { class: "fl-form-line" }, minutes, h("span", { class: "fl-soft", "aria-hidden": "true" }, `${least} to ${most}`))),
      part("Feet", whichFeet.group), part("Whose hands", hands.group)),
    part("Safety check", asked.row, ...several("cautions", "A yes in the safety check", cautions), cleared),
    part("Keep off a place", ...keepOff()), h("div", {}, fold.head, wishes));
  redraw();
  return {
    el,
    value: () => form,
    show(value) { form = { ...structuredClone(EMPTY), ...value }; redraw(); },
    focus: () => first[0].querySelector("select").focus(),
  };
}
