// Controls with which a question is answered, in a quiz or an exercise: choices, a number, lines in order.
// Each returns { el, value(), show(value, said), lock(on), focus() }.
import { button, checkbox, h, uid, withCode } from "./helpers.js";

/** Radio buttons or checkboxes, one below the other; what is said to a choice stands under it. */
export function choiceInput(question, { changed }) {
  const single = question.kind === "single";
  const name = uid();
  const rows = new Map(question.choices.map(({ key, says }) => {
    const note = h("p", { class: "fl-why", id: uid(), hidden: true });
    if (!single) {
      const { box, row } = checkbox(withCode(says), false, changed);
      return [key, { box, note, row: h("div", { class: "fl-choice" }, row, note) }];
    }
    const box = h("input", { type: "radio", name, value: key, onchange: changed });
    return [key, { box, note, row: h("div", { class: "fl-choice" }, h("label", { class: "fl-check" }, box,
      h("span", { class: "fl-check-text" }, withCode(says))), note) }];
  }));
  const chosen = () => [...rows].filter(([, { box }]) => box.checked).map(([key]) => key);
  return {
    el: h("div", {}, [...rows.values()].map(({ row }) => row)),
    value: () => (single ? chosen()[0] ?? "" : chosen()),
    show(value, said) {
      const keys = [value ?? []].flat();
      for (const [key, { box, note, row }] of rows) {
        const one = said.find((each) => each.key === key);
        box.checked = keys.includes(key);
        note.hidden = !one;
        note.replaceChildren(...(one ? withCode(`${one.right ? "Yes." : "No."} ${one.why}`) : []));
        if (one) box.setAttribute("aria-describedby", note.id);
        else box.removeAttribute("aria-describedby");
        row.classList.toggle("fl-right", one?.right === true);
        row.classList.toggle("fl-wrong", one?.right === false);
      }
    },
    lock: (on) => rows.forEach(({ box }) => { box.disabled = on; }),
    focus: () => ([...rows.values()].find(({ box }) => box.checked) ?? [...rows.values()][0]).box.focus(),
  };
}

/** A number beside its unit; `label` is its name, where it is not just "Your number". */
export function numberInput(question, { changed, submit }) {
  const box = h("input", { class: "fl-input fl-number", type: "text", inputmode: "decimal", autocomplete: "off",
    "aria-label": `${question.label ?? "Your number"}${question.unit ? `, in ${question.unit}` : ""}`, oninput: changed,
    onkeydown: (event) => { if (event.key === "Enter") submit(); } });
  return {
    el: h("p", { class: "fl-number-row" }, box, question.unit ? h("span", { "aria-hidden": "true" }, question.unit) : ""),
    value: () => box.value,
    show: (value) => { box.value = value ?? ""; },
    lock: (on) => { box.readOnly = on; },
    focus: () => box.focus(),
  };
}

/** A list whose lines go up and down by buttons; the focus goes with the line. */
export function orderInput(question, { changed, say }) {
  let order = question.choices.map(({ key }) => key);
  let locked = false;
  const says = new Map(question.choices.map(({ key, says: text }) => [key, text]));
  const list = h("ol", { class: "fl-order" });
  const lines = new Map(order.map((key) => {
    const up = arrow("Up", key, -1);
    const down = arrow("Down", key, 1);
    return [key, { up, down, row: h("li", {}, h("span", { class: "fl-order-text" }, says.get(key)), h("span", { class: "fl-order-keys" }, up, down)) }];
  }));

  function arrow(word, key, by) {
    return button(word, () => move(key, by), { class: "fl-button", "aria-label": `${word}: ${says.get(key)}` });
  }

  function move(key, by) {
    const at = order.indexOf(key);
    const to = at + by;
    if (locked || to < 0 || to >= order.length) return;
    [order[at], order[to]] = [order[to], order[at]];
    draw();
    lines.get(key)[by < 0 ? "up" : "down"].focus(); // at the top, too, where it does nothing more: one Enter too many undoes no move
    say(`${says.get(key)}: now number ${to + 1} of ${order.length}.`);
    changed();
  }

  function draw() {
    list.replaceChildren(...order.map((key) => lines.get(key).row));
    order.forEach((key, i) => {
      lines.get(key).up.setAttribute("aria-disabled", locked || i === 0);
      lines.get(key).down.setAttribute("aria-disabled", locked || i === order.length - 1);
    });
  }

  draw();
  return {
    el: list,
    value: () => order,
    show(value) { if (value?.length === order.length) order = [...value]; draw(); },
    lock(on) { locked = on; list.classList.toggle("fl-locked", on); draw(); },
    focus: () => lines.get(order[0]).down.focus(),
  };
}
