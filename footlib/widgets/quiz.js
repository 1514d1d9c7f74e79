// Quiz: the questions at the end of a lesson, and how they stand.
import { asking, button, h, uid, widget, withCode } from "./helpers.js";
import { keep } from "./browser_backup.js";
import { choiceInput, numberInput, orderInput } from "./inputs.js";
import { blindMap } from "./unlabelled_map.js";
import { VIEWS } from "./words.js";

/** One spot on the map. */
function zoneInput(question, { changed, say, signal, drawing }) {
  let at = null;
  let locked = false;
  let places = [];
  const told = h("p", { class: "fl-soft" });
  const map = blindMap({ signal, pick });

  function pick({ x, y, words }) {
    at = [x, y];
    told.textContent = `Your spot: ${words}. You can still choose another one.`;
    say(`Chosen: ${words}.`);
    draw();
    changed();
  }

  function draw() {
    const { svg, names } = drawing();
    map.update({ source: svg, names, at, places, pickable: !locked, view: VIEWS[question.view] });
  }

  return {
    el: h("div", {}, map.el, told),
    value: () => at,
    show(value, said, answer) {
      at = value ?? null;
      places = answer?.places ?? [];
      told.textContent = at ? "" : "Click on the map. By keyboard: Tab to the map, arrow keys, Enter.";
      draw();
    },
    lock(on) { locked = on; draw(); },
    focus: () => map.focus(),
  };
}

// The five ways to answer a quiz question.

const INPUTS = { single: choiceInput, multiple: choiceInput, number: numberInput, order: orderInput, zone: zoneInput };

function inputOf(question, tools) {
  return INPUTS[question.kind](question, tools);
}

// One question of a quiz: how it is answered, what is said to the answer, and trying again.

const HINTS = { multiple: "There can be more than one.", order: "Put the lines in order with Up and Down." };
const OFFER_AFTER = 2; // wrong tries

function questionCard({ question, number, count, model, say, signal }) {
  const local = { seen: "", again: false };
  const asker = asking({ model, signal });
  const tools = { say, signal, submit, drawing: () => model.get("maps")[`${question.view} ${question.layer}`],
    changed: () => { note.hidden = true; } };
  const input = inputOf(question, tools);
  const titleId = uid();
  const state = h("span", { class: "fl-chip" });
  const title = h("h4", { id: titleId, class: "fl-ask" }, h("span", { class: "fl-soft" }, `${number} of ${count}. `), withCode(question.ask));
  const said = h("p", { class: "fl-said", tabindex: -1, hidden: true });
  const note = h("p", { class: "fl-hint", tabindex: -1, hidden: true });
  const check = button("Check my answer", submit, { class: "fl-button fl-primary", "aria-describedby": titleId });
  const again = button("Try again", tryAgain, { class: "fl-button", "aria-describedby": titleId });
  const tell = button("Show the answer", () => send({ tell: true }), { class: "fl-button fl-quiet", "aria-describedby": titleId });
  const el = h("div", { class: "fl-question", role: "group", "aria-labelledby": titleId },
    h("div", { class: "fl-question-head" }, title, state),
    HINTS[question.kind] ? h("p", { class: "fl-soft" }, HINTS[question.kind]) : "",
    input.el, said, note, asker.el, h("p", { class: "fl-buttons" }, check, again, tell));
  const answer = () => model.get("answers")[question.id];

  function submit() {
    send({ given: input.value() });
  }

  function send(what) {
    const lost = what.tell ? "The answer is still on its way." : "This answer is not saved yet; your earlier answers are safe.";
    asker.ask({ reply: { mark: uid(), question: question.id, ...what } }, { done: arrived, lost });
  }

  function tellNote(text) {
    note.textContent = text;
    note.hidden = false;
    say(text);
  }

  /** The question is open again; what was answered stays written down until there is another answer. */
  function tryAgain() {
    local.again = true;
    draw();
    input.focus();
    say("Try again.");
  }

  /** Python has dealt with what was sent: the words come into sight, and the focus to them if it was in this question. */
  function arrived() {
    const words = model.get("notes")[question.id];
    local.seen = JSON.stringify(answer() ?? null);
    if (words) {
      tellNote(words);
      if (within()) note.focus({ preventScroll: true });
      return;
    }
    local.again = false;
    note.hidden = true;
    const inside = within(); // drawing takes the button away that has the focus
    draw();
    const { passed, said: each, text } = answer();
    if (inside) said.focus({ preventScroll: true });
    say([passed ? "Right." : "Not right yet.", ...each.map((one) => one.why), each.length === 1 ? "" : text].join(" ").replaceAll("`", ""));
  }

  const within = () => el.contains(document.activeElement);

  function draw() {
    const one = answer();
    const closed = Boolean(one) && !local.again;
    if (closed) input.show(one.given, one.said, one);
    else if (!one) input.show(undefined, []);
    else input.show(one.given, []);
    input.lock(closed);
    said.hidden = !closed;
    said.replaceChildren(...(closed ? verdict(one).flat() : []));
    el.classList.toggle("fl-passed", closed && one.passed);
    state.textContent = !one ? "Not answered yet" : !one.passed ? "Not right yet" : one.at_once ? "Right at the first try" : "Right";
    check.hidden = closed;
    again.hidden = !closed || one.passed;
    tell.hidden = !one || one.passed || one.tries < OFFER_AFTER;
  }

  /** What is said to a choice stands beside it already. */
  function verdict(one) {
    const head = h("strong", {}, one.passed ? "Right." : "Not right yet.");
    return question.kind === "single" ? [head] : [head, " ", withCode(one.text)];
  }

  function update() {
    const now = JSON.stringify(answer() ?? null);
    if (now !== local.seen && !asker.waiting()) { local.again = false; draw(); }
    if (!asker.waiting()) local.seen = now;
    asker.hear();
  }

  draw();
  local.seen = JSON.stringify(answer() ?? null);
  return { el, update };
}

const TRAITS = ["questions", "answers", "notes", "score", "trouble", "heard", "title", "maps"];

function quizView({ model, root, say, signal }) {
  const title = h("h3", {});
  const trouble = h("p", { class: "fl-hint", hidden: true });
  const list = h("div", { class: "fl-questions" });
  const score = h("p", { class: "fl-score", hidden: true });
  let cards = [];
  let drawn = "";
  let before = null;
  keep(model, signal);
  root.setAttribute("role", "region");
  root.setAttribute("aria-label", "Quiz");
  root.append(title, trouble, list, score);

  function update() {
    const questions = model.get("questions");
    const now = JSON.stringify(questions);
    title.textContent = model.get("title");
    if (now !== drawn) {
      drawn = now;
      cards = questions.map((question, i) => questionCard({ question, number: i + 1, count: questions.length, model, say, signal }));
      list.replaceChildren(...cards.map((card) => card.el));
    }
    trouble.textContent = model.get("trouble");
    trouble.hidden = !trouble.textContent;
    cards.forEach((card) => card.update());
    const words = model.get("score");
    score.hidden = !words;
    score.textContent = words ? `${words} The lesson is ticked off as finished. You can come back and try again at any time.` : "";
    if (before === "" && words) setTimeout(() => { if (!signal.aborted) say(words); }, 1500); // after what is said to the answer
    before = words;
  }
  return update;
}

export default widget("quiz", TRAITS, quizView);
