// Exercise: one question of a lesson, answered by clicking; what is said to the answer; hints and the answer for the asking.
import { button, choice, h, keepKeys, radios, uid, widget } from "./helpers.js";
import { keep } from "./browser_backup.js";
import { choiceInput, numberInput, orderInput } from "./inputs.js";
import { feedbackControl, wordsControl } from "./open_answers.js";
import { routineInput } from "./routine_form.js";
import { timingControl } from "./timing.js";

// A control for each kind of exercise: { el, value(), show(value), focus() }; a value is what Python calls by this name.
// Some also have `how`, a sentence on how it works; later(parts), for what may be seen only after an attempt; `verb`, the
// name of the button that gives the answer; waits(), while there is none to give; and `tells: false`: they show ours themselves.

const asChoice = (says) => ({ key: says, says });

function choiceControl({ options, several }, tools) {
  const input = choiceInput({ kind: several ? "multiple" : "single", choices: options.map(asChoice) }, tools);
  const how = several && "There can be more than one: tick all that are right.";
  return { ...input, how, value: () => [input.value()].flat().filter(Boolean), show: (value) => input.show(value ?? [], []) };
}

function orderControl({ start }, tools) {
  const input = orderInput({ choices: start.map(asChoice) }, tools);
  return { ...input, how: "Put the lines in order with Up and Down.", show: (value) => input.show(value ?? start) };
}

/** A FootMap of its own, which holds what is picked: it shows in every display of the exercise at once. */
function zonesControl(_, { model, changed, signal }) {
  const el = h("div", {}, h("p", { class: "fl-soft" }, "The map is on its way."));
  let map = null;
  model.widget_manager.get_model(model.get("map_id")).then(async (found) => {
    const view = await model.widget_manager.create_view(found);
    if (signal.aborted) { view.remove(); return; }
    map = found;
    map.on("change:selected", changed);
    signal.addEventListener("abort", () => { map.off("change:selected", changed); view.remove(); });
    el.replaceChildren(view.el);
    changed();
  });
  const how = "Click on a place to pick it, and again to let it go. By keyboard: Tab to the map, arrow keys, Enter.";
  return { el, how, value: () => map?.get("selected") ?? [], show() {}, focus: () => el.querySelector("[data-place][tabindex='0']")?.focus() };
}

function footprintControl({ index, unit, scale, words }, tools) {
  let verdict = "";
  const number = numberInput({ unit, label: index }, tools);
  const word = radios(`What '${scale}' calls it`, words.map((one) => [one, one]), (value) => { verdict = value; tools.changed(); });
  return {
    el: h("div", {}, h("p", { class: "fl-label" }, index), number.el, h("p", { class: "fl-label" }, `What '${scale}' calls it`), word.group),
    value: () => ({ value: number.value(), verdict }),
    show(value) { number.show(value?.value); verdict = value?.verdict ?? ""; word.set(verdict); },
    focus: number.focus,
  };
}

const FIELDS = { moves: "Moves", evidence: "Claims, for evidence", implies: "Cautions, for implies", sources: "Sources" };

/** The card as text, and lists of what may stand in it: what is chosen goes where the cursor is. */
function cardControl({ start, insert }, { changed }) {
  const text = keepKeys(h("textarea", { class: "fl-card-text", rows: 12, spellcheck: "false", "aria-label": "The card", oninput: changed }));
  const lists = Object.entries(insert).map(([field, options]) => {
    const list = choice(FIELDS[field] ?? field, options.map(([id, name]) => [id, `${id} – ${name}`]), () => {});
    return h("p", { class: "fl-insert" }, h("span", { class: "fl-label", "aria-hidden": "true" }, FIELDS[field] ?? field), list.el,
      button("Insert", () => put(list.el.value), { class: "fl-button", "aria-label": `Insert from: ${FIELDS[field] ?? field}` }));
  });

  /** Three dots at the cursor give way; anything else stays. */
  function put(id) {
    const [from, to] = [text.selectionStart, text.selectionEnd];
    const dots = text.value.slice(from, to + 5).match(/^"?\.\.\."?/);
    text.setRangeText(`"${id}"`, from, dots ? from + dots[0].length : to, "end");
    text.focus();
    changed();
  }

  return {
    how: "Put something in the place of each three dots.",
    el: h("div", {}, text, h("details", {}, keepKeys(h("summary", {}, "What may stand in it")), ...lists)),
    value: () => text.value.trim(),
    show(value) { text.value = value ?? start; text.rows = text.value.split("\n").length + 1; },
    focus: () => text.focus(),
  };
}

const CONTROLS = { choice: choiceControl, order: orderControl, zones: zonesControl, footprint: footprintControl, card: cardControl,
  routine: routineInput, number: numberInput, timing: timingControl, words: wordsControl, feedback: feedbackControl };

/** "A text with *emphasis* and `code`" as elements. */
function rich(text) {
  return text.split("`").map((part, i) => (i % 2 ? h("code", {}, part)
    : part.split(/\*([^*]+)\*/).map((words, k) => (k % 2 ? h("em", {}, words) : words))));
}

/** The same for the same content, in whatever order a table has its fields. */
function canonical(value) {
  return JSON.stringify(value ?? null, (_, one) => (one && typeof one === "object" && !Array.isArray(one)
    ? Object.fromEntries(Object.entries(one).sort()) : one));
}

function exercise({ model, root, ask, say, signal }) {
  const { title, task, kind, parts } = model.get("asks_for");
  const local = { shown: null, told: "" };
  const titleId = uid();
  const taskId = uid();
  const input = CONTROLS[kind](parts, { model, say, signal, changed, submit,
    compare: () => ask({ reply: { mark: uid(), tell: true } }, { lost: "Ours is still on its way." }) });
  const chip = h("span", { class: "fl-chip" });
  const trouble = h("p", { class: "fl-hint", hidden: true });
  const said = h("div", { class: "fl-said", tabindex: -1, hidden: true });
  const note = h("p", { class: "fl-hint", tabindex: -1, hidden: true });
  const helps = h("div");
  const named = { "aria-describedby": titleId };
  const check = button(input.verb ?? "Check my answer", () => submit(), { class: "fl-button fl-primary", ...named });
  const hint = button("Hint", () => send({ hint: true }, "The hint is still on its way."), { class: "fl-button fl-quiet", ...named });
  const tell = button("Show the answer", () => send({ tell: true }, "The answer is still on its way."), { class: "fl-button fl-quiet", ...named });
  keep(model, signal);
  root.append(h("div", { class: "fl-question", role: "group", "aria-labelledby": titleId, "aria-describedby": taskId },
    h("div", { class: "fl-question-head" }, h("h4", { id: titleId }, title), chip), trouble,
    h("p", { id: taskId, class: "fl-task" }, rich(task)), input.how ? h("p", { class: "fl-soft" }, input.how) : "",
    h("div", { class: "fl-control", role: "group", "aria-labelledby": taskId }, input.el),
    said, note, helps, h("p", { class: "fl-buttons" }, check, hint, tell)));

  const within = () => root.contains(document.activeElement);
  /** Whether the control shows what was answered last, and not yet something else. */
  const settled = () => canonical(input.value()) === canonical(model.get("value"));

  /** stay: the focus stays where it is, for whoever goes on at once with the same button. */
  function submit({ stay = false } = {}) {
    const lost = "This answer is not saved yet; your earlier answers are safe.";
    ask({ reply: { mark: uid(), value: input.value() } }, { done: () => arrived(stay), lost });
  }

  function send(what, lost) {
    const inside = within(); // the button may be gone when the words arrive
    ask({ reply: { mark: uid(), ...what } }, { done: () => helped(inside), lost });
  }

  /** The learner goes on: what was said to the last answer is about another one now. */
  function changed() {
    note.hidden = true;
    draw();
  }

  /** Python has dealt with what was asked: its words are said, and the focus goes to them if it was in here. */
  function arrived(stay) {
    const words = model.get("note");
    const { word, text } = model.get("verdict");
    draw();
    note.textContent = words;
    note.hidden = !words;
    if (within() && !stay) (words ? note : said).focus({ preventScroll: true });
    say(words || `${word}. ${text}`.replaceAll(/[`*]/g, ""));
  }

  /** A hint or the answer has come: it is said, and the focus goes to it. */
  function helped(inside) {
    draw();
    say(helps.lastElementChild?.textContent ?? "");
    if (inside) helps.lastElementChild?.focus({ preventScroll: true });
  }

  function draw() {
    const { outcome, word, text, at_once: atOnce } = model.get("verdict");
    const open = Boolean(outcome) && (settled() || model.get("value") == null);
    said.hidden = !open;
    said.replaceChildren(...(open ? [h("p", {}, h("strong", {}, `${word}.`), " ", rich(text.split("\n")[0])),
      ...text.split("\n").slice(1).map((line) => h("p", {}, rich(line)))] : []));
    said.parentElement.classList.toggle("fl-passed", open && outcome === "passed");
    chip.textContent = !outcome ? "Not attempted yet" : outcome === "passed" && atOnce && word === "Passed" ? "Passed at the first try" : word;
    const hints = model.get("hints");
    const told = model.get("told");
    const passed = open && outcome === "passed";
    hint.hidden = passed || hints.length >= 2;
    hint.textContent = hints.length ? "Second hint" : "Hint";
    check.hidden = Boolean(input.waits?.());
    tell.hidden = input.tells === false || passed || Boolean(told.text) || !(hints.length >= 2 || outcome);
    drawHelp(hints, told);
  }

  function drawHelp(hints, told) {
    const now = canonical([hints, told]);
    if (now === local.told) return;
    local.told = now;
    helps.replaceChildren(...hints.map((text, i) => h("p", { class: "fl-help", tabindex: -1 }, h("strong", {}, `Hint ${i + 1} of 2:`), " ", rich(text))),
      ...(told.text && input.tells !== false ? [h("div", { class: "fl-help", tabindex: -1 }, h("p", {}, h("strong", {}, "The answer:"), " ", rich(told.text)),
        told.code ? h("pre", {}, told.code) : "")] : []));
  }

  return function update() {
    const now = canonical(model.get("value"));
    if (now !== local.shown) { local.shown = now; input.show(model.get("value")); }
    input.later?.(model.get("later"));
    trouble.textContent = model.get("trouble");
    trouble.hidden = !trouble.textContent;
    draw();
  };
}

const TRAITS = ["asks_for", "value", "verdict", "note", "hints", "told", "later", "trouble"];

export default widget("exercise", TRAITS, exercise);
