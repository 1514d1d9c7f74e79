// A routine to take along: above its steps are buttons to start its session, print it, save it by name and copy it. Each but
// the first unfolds its own part.
import { button, checkbox, h, keepKeys, overdue, STOPPED, uid } from "./helpers.js";

const LOST = { file: "The page is not made yet.", save: "Nothing is saved yet.", text: "The text is still on its way." };
const FILES = [[".pdf", "PDF"], [".html", "Web page"], [".png", "Picture"], [".md", "Text with pictures"], [".ics", "Calendar entry"]];

/** Questions to Python with one answer each, which may take its time; only if they are not even heard, `late` is. */
export function asker(model, signal) {
  const waiting = new Map();
  function hear(told, buffers) {
    const one = waiting.get(told.to);
    if (!one) return;
    one.end();
    if (told.heard) { one.heard(); return; }
    waiting.delete(told.to);
    one.done({ ...told, bytes: buffers?.[0] });
  }
  model.on("msg:custom", hear);
  signal.addEventListener("abort", () => { model.off("msg:custom", hear); waiting.forEach((one) => one.end()); });
  return (question, { heard, late }) => new Promise((done) => {
    const from = uid();
    waiting.set(from, { done, heard, end: overdue(late) });
    try { model.send({ ...question, from }); } catch { late(STOPPED); }
  });
}

/** The row of buttons and its parts, made once; `renew` folds them, for they spoke of the routine before. */
export function takeAlong({ ask, model, say, signal, start }) {
  const told = h("p", { class: "fl-told" });
  const parts = [printPart(), savePart(), copyPart()];
  const heads = parts.map((part) => button(part.name, () => show(part), { class: "fl-button", "aria-expanded": false, "aria-controls": part.el.id }));
  const row = h("p", { class: "fl-buttons fl-start" }, start && button("Start session", start, { class: "fl-button fl-primary" }), heads);
  const el = h("div", { class: "fl-take" }, row, parts.map((part) => part.el), told);

  function tell(text) {
    told.textContent = text;
    told.hidden = !text;
    if (text) say(text);
  }

  function renew() {
    parts.forEach((one) => { one.el.hidden = true; });
    heads.forEach((head) => head.setAttribute("aria-expanded", false));
    tell("");
  }

  function show(part) {
    parts.forEach((one, i) => {
      one.el.hidden = one !== part || !one.el.hidden;
      heads[i].setAttribute("aria-expanded", !one.el.hidden);
    });
    tell("");
    if (!part.el.hidden) part.open?.();
  }

  /** One question at a time; the button that asked waits. */
  async function fetched(question, by) {
    const wait = (on) => (on ? by?.setAttribute("aria-disabled", "true") : by?.removeAttribute("aria-disabled"));
    const heard = () => { wait(true); tell(question.ask === "file" ? "One moment: the page is being made …" : ""); };
    heard();
    const answer = await ask(question, { heard, late: (words) => { wait(false); tell(`${LOST[question.ask]} ${words}`); } });
    wait(false);
    tell(answer.trouble ?? "");
    return answer.trouble ? null : answer;
  }

  function part(name, ...inside) {
    return { name, el: h("div", { id: uid(), role: "group", "aria-label": name, class: "fl-take-part", hidden: true }, ...inside) };
  }

  // --- print --------------------------------------------------------------------------------------------------------
  function printPart() {
    const large = checkbox("Large print", false, () => {});
    const now = button("Print now", async () => {
      const page = await fetched({ ask: "file", kind: ".html", large: large.box.checked }, now);
      if (page) { paper(new TextDecoder().decode(page.bytes)); tell("The print page is ready: the browser's print window opens."); }
    }, { class: "fl-button fl-primary" });
    const files = FILES.map(([kind, label]) => {
      const one = button(label, async () => {
        const file = await fetched({ ask: "file", kind, large: large.box.checked }, one);
        if (file) { keepFile(file); tell(`${file.name} goes to the browser's downloads.`); }
      }, { class: "fl-button" });
      return one;
    });
    return part("Print", h("p", { class: "fl-buttons" }, now, large.row),
      h("p", { class: "fl-label" }, "Or keep it as a file"), h("p", { class: "fl-buttons" }, files));
  }

  /** A page in a frame of its own, printed from there: no new window that a browser could forbid. */
  function paper(html) {
    el.querySelector("iframe")?.remove();
    const frame = h("iframe", { class: "fl-paper", title: "Print page", tabindex: "-1", "aria-hidden": "true" });
    frame.addEventListener("load", () => { frame.contentWindow.focus(); frame.contentWindow.print(); }, { once: true });
    frame.srcdoc = html;
    el.append(frame);
  }

  function keepFile({ name, type, bytes }) {
    const address = URL.createObjectURL(new Blob([bytes], { type }));
    h("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  // --- save ---------------------------------------------------------------------------------------------------------
  function savePart() {
    const id = uid();
    const name = h("input", { id, type: "text", maxlength: 80, class: "fl-input", autocomplete: "off",
      onkeydown: (event) => { if (event.key === "Enter") keep(); } });
    const keep = async () => {
      const kept = await fetched({ ask: "save", name: name.value }, done);
      if (kept) tell(`Saved as “${kept.name}”. You find it under “Saved routines” at the top.`);
      else name.focus();
    };
    const done = button("Save under this name", keep, { class: "fl-button fl-primary" });
    const made = part("Save", h("label", { for: id, class: "fl-label" }, "Name of this routine"), h("p", { class: "fl-buttons" }, name, done));
    return { ...made, open: () => { name.value ||= model.get("shown").title.slice(0, 80); name.focus(); name.select(); } };
  }

  // --- copy ---------------------------------------------------------------------------------------------------------
  function copyPart() {
    const texts = [["line", "One line that opens this routine again", "Copy the line", 2], ["text", "The whole routine as text", "Copy the text", 6]]
      .map(([key, label, action, rows]) => {
        const field = keepKeys(h("textarea", { id: uid(), rows, readonly: true, class: "fl-input fl-text" }));
        const copy = button(action, () => copied(field), { class: "fl-button fl-primary" });
        return { key, field, el: [h("label", { for: field.id, class: "fl-label" }, label), field, h("p", { class: "fl-buttons" }, copy)] };
      });
    const made = part("Copy", texts.map((one) => one.el));
    return { ...made, open: async () => {
      const found = await fetched({ ask: "text" });
      if (found) texts.forEach((one) => { one.field.value = found[one.key]; });
    } };
  }

  /** Where the browser forbids the clipboard, the text is selected: the usual key then copies it. */
  async function copied(field) {
    field.focus();
    field.select();
    const done = await navigator.clipboard?.writeText(field.value).then(() => true, () => false);
    tell(done || document.execCommand("copy") ? "Copied." : "The browser keeps its clipboard closed here. The text is selected: press Ctrl and C (on a Mac, Command and C).");
  }

  tell("");
  return { el, renew };
}
