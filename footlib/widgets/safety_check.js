// SafetyCheck: eight lines that a healthy person passes at a glance; a yes unfolds the single questions of that line.
import { button, checkbox, found, h, namesElsewhere, toggled, unheard, widget, write } from "./helpers.js";
import { wayOn } from "./way_on.js";
import { REFUSALS } from "./words.js";

const LOST = "Your answer has not reached Python: no routine heeds it yet.";
const SHELF = "footlib.safety-check"; // in this browser, for today only; nothing is sent anywhere else than to Python
const NIGHT = 4 * 3_600_000; // ms: a day ends at four in the morning, so that midnight asks nothing in the middle of a massage
const AGAIN = {
  "same?": "Before you go on: is it the same person, and has nothing changed?",
  wrong: "Something was wrong in the last session: all eight lines are asked again.",
  day: "It is another day: all eight lines are asked again.",
};

function safetyCheck({ model, root, el, ask, say, signal }) {
  const narrow = matchMedia("(max-width: 600px)");
  const get = (name) => model.get(name);
  const names = new Map();
  const local = { ticked: new Set(), editing: false, all: false };
  const none = button("None of these apply", () => answer([]), { class: "fl-button fl-primary" });
  const done = button("That is everything", finish, { class: "fl-button fl-primary" });
  const unfinished = h("p", { class: "fl-hint", hidden: true });
  const lines = get("lines").map(lineOf);
  const all = h("div", { class: "fl-lines" }, lines.map((line) => line.el));
  const every = button("Show all questions", () => { local.all = Boolean(search.value) || !local.all; search.value = ""; update(); }, { class: "fl-button fl-quiet" });
  const search = h("input", { type: "search", class: "fl-input", "aria-label": "Find a question", placeholder: "Find a question",
    oninput: () => { update(); sayFound(); } });
  const nothing = h("p", { class: "fl-soft", hidden: true });
  const rest = h("p", { class: "fl-soft", hidden: true }, "This is a part of the check. Empty the box to see all eight lines and to answer them.");
  const why = h("p", { class: "fl-hint" });
  const another = () => button("Another person? Ask again", () => { forget(); edit(); }, { class: "fl-button" });
  const empty = another();
  const form = h("div", {},
    h("p", {}, "Does any of this fit the person whose feet are massaged? Tick the line, then what fits."),
    h("p", {}, search), // above what it leaves, or it would jump up under the hand that types
    all, nothing, rest, unfinished, h("p", { class: "fl-buttons" }, none, done, every, empty));
  const told = h("span", { class: "fl-told" });
  const change = button("Change", () => edit(), { class: "fl-button fl-quiet" });
  const same = button("Same person, nothing has changed", () => answer(get("cautions")), { class: "fl-button" });
  const summary = h("p", { class: "fl-answers" }, told, same, another(), change);
  const clears = h("div", { class: "fl-clears" });
  const onwards = wayOn(el);
  root.append(h("div", { role: "group", "aria-label": "Safety check" }, h("h3", {}, "Safety check"), why, summary, form, clears, onwards.el));

  function lineOf({ id, line, questions }) {
    const head = checkbox(line, false, (on) => tickLine(id, on));
    const [topic, ...rest] = line.split(":"); // the topic in bold, so that a healthy eye passes quickly
    if (rest.length) head.text.replaceChildren(h("strong", {}, `${topic}:`), rest.join(":"));
    const inside = questions.map((question) => {
      names.set(question.id, question);
      const one = checkbox(question.question, false, (on) => report(question, on));
      const stop = question.effect === "stop" && h("p", { class: "fl-stop-note", hidden: true }, h("strong", {}, `${REFUSALS.stop}. `), question.act);
      return { ...one, id: question.id, stop, texts: [question.name, question.question, ...question.also] };
    });
    const body = h("div", { role: "group", "aria-label": line, class: "fl-questions" }, inside.map((one) => [one.row, one.stop]));
    return { id, head, inside, body, ids: questions.map((one) => one.id), el: h("div", { class: "fl-line" }, head.row, body) };
  }

  /** The questions that a search leaves; all where nothing is searched for. */
  const fits = (one) => !search.value.trim() || Boolean(found(search.value.trim(), one.texts));

  function sayFound() {
    const hits = lines.flatMap((line) => line.inside).filter(fits).length;
    if (!hits) say(nothing.textContent);
    else say(search.value.trim() ? `${hits} ${hits === 1 ? "question matches" : "questions match"}.` : "All eight lines are shown.");
  }

  function unknown(query) {
    const picked = namesElsewhere(query, get("elsewhere"));
    return picked ? `“${query}” is no question of the check, but something to pick under “What is the massage for?” (${picked}). Empty the box to see all eight lines.`
      : "No question of that name. Empty the box and read the eight lines: they stand for all questions.";
  }

  function tickLine(id, on) {
    const line = lines.find((one) => one.id === id);
    if (on) local.ticked.add(id); else local.ticked.delete(id);
    if (on) say(`${line.ids.length === 1 ? "1 question is" : `${line.ids.length} questions are`} unfolded.`);
    else {
      const kept = get("cautions").filter((caution) => !line.ids.includes(caution));
      const cleared = kept.length < get("cautions").length;
      tell({ cautions: kept }, () => { if (cleared) say("The answers of this line are cleared."); });
    }
    update();
  }

  function report(question, on) {
    lines.filter((line) => line.ids.includes(question.id)).forEach((line) => local.ticked.add(line.id));
    tell({ cautions: toggled(get("cautions"), question.id, on) });
  }

  function tell(answers, done) {
    const cautions = answers.cautions ?? get("cautions");
    const counted = new Set([...cautions, ...get("implied")]);
    const cleared = (answers.cleared ?? get("cleared")).filter((id) => counted.has(id));
    ask({ ...answers, cautions, cleared, day: today() }, { done, lost: LOST });
    keep();
    update();
  }

  function answer(cautions) {
    tell({ cautions, answered: true, again: "no" }, () => {
      const had = root.contains(document.activeElement);
      Object.assign(local, { editing: false, all: false });
      search.value = "";
      local.ticked.clear();
      update();
      if (had) change.focus();
      say(cautions.length ? "The safety check is answered." : "The safety check is answered: none of the lines applies.");
    });
  }

  function finish() {
    const open = lines.filter((line) => local.ticked.has(line.id) && !line.ids.some((id) => get("cautions").includes(id)));
    unfinished.hidden = !open.length;
    unfinished.textContent = open.length ? `One thing is open: “${open[0].head.text.textContent}” is ticked. Tick what fits below it, or untick the line.` : "";
    if (open.length) { say(unfinished.textContent); open[0].head.box.focus(); } else answer(get("cautions"));
  }

  function edit() {
    local.editing = true;
    update();
    lines[0]?.head.box.focus();
  }

  function forget(again = "no") {
    local.ticked.clear();
    tell({ cautions: [], cleared: [], answered: false, again }, () => say(AGAIN[again] ?? "The safety check is empty again."));
  }

  // --- today's answers, in this browser -----------------------------------------------------------------------------
  const today = () => new Date(Date.now() - NIGHT).toLocaleDateString("sv");

  /** A page that stayed open over night: what was answered on it yesterday is no answer. */
  function lapse() {
    const open = get("answered") || get("cautions").length || get("again") === "same?";
    if (open && get("day") && get("day") !== today()) forget("day");
  }

  /** Answers stay for the day. After a massage the next one may be somebody else's: then that is asked here, too. */
  function restore() {
    if (!get("remember") || get("answered") || get("again") !== "no" || get("cautions").length) return;
    try {
      const kept = JSON.parse(localStorage.getItem(SHELF) ?? "{}");
      if (kept.day !== today()) { localStorage.removeItem(SHELF); return; }
      const known = (ids) => (ids ?? []).filter((id) => names.has(id));
      ask({ cautions: known(kept.cautions), cleared: known(kept.cleared), day: kept.day, answered: Boolean(kept.answered), again: kept.asks ? "same?" : "no" }, { lost: LOST });
    } catch { /* no storage here, or not ours: the check is simply asked */ }
  }

  /** Only what was answered on this screen: an example that a lesson's code sets says nothing about today's feet. */
  function keep() {
    if (!get("remember")) return;
    const [cautions, cleared, answered] = [get("cautions"), get("cleared"), get("answered")];
    try {
      if (answered || cautions.length) localStorage.setItem(SHELF, JSON.stringify({ day: today(), cautions, cleared, answered }));
      else localStorage.removeItem(SHELF);
    } catch { /* a private window may refuse storage */ }
  }

  /** A massage is over: whoever opens another planner today is asked, too, whether it is the same person. */
  function nextMassage() {
    try {
      const kept = JSON.parse(localStorage.getItem(SHELF) ?? "null");
      if (kept && get("remember")) localStorage.setItem(SHELF, JSON.stringify({ ...kept, answered: false, asks: true }));
    } catch { /* as above */ }
  }

  // --- drawing ------------------------------------------------------------------------------------------------------
  function drawLine(line) {
    const cautions = get("cautions");
    const implied = get("implied");
    if (line.ids.some((id) => cautions.includes(id))) local.ticked.add(line.id);
    line.head.box.checked = local.ticked.has(line.id);
    const sought = search.value.trim() && line.inside.some(fits);
    line.el.hidden = Boolean(search.value.trim()) && !sought;
    line.body.hidden = !local.all && !local.ticked.has(line.id) && !sought;
    for (const one of line.inside) {
      const { id, box, stop } = one;
      one.row.hidden = !fits(one) && !box.checked;
      if (stop) stop.hidden = !cautions.includes(id);
      box.checked = cautions.includes(id) || implied.includes(id);
      box.disabled = implied.includes(id) && !cautions.includes(id);
    }
  }

  function drawClears() {
    const counted = [...new Set([...get("cautions"), ...get("implied")])].filter((id) => names.get(id)?.effect === "clear-first");
    const key = counted.join();
    if (clears.dataset.key !== key) {
      clears.dataset.key = key;
      clears.replaceChildren(...counted.map((id) => clearOf(names.get(id))));
    }
    clears.hidden = !counted.length;
    clears.querySelectorAll("input").forEach((box) => { box.checked = get("cleared").includes(box.value); });
  }

  function clearOf({ id, name, never }) {
    if (never) return h("p", { class: "fl-hint" }, `${name}: this is for a specially trained therapist, so the course stops here.`);
    return checkbox(`A clinician has said yes: ${name}`, false,
      (on) => tell({ cleared: toggled(get("cleared"), id, on) }), { value: id }).row;
  }

  function update() {
    const asks = get("answered") ? "no" : get("again");
    if (asks === "wrong") keep();
    if (asks !== local.asks && asks === "same?") nextMassage();
    if (asks !== local.asks && AGAIN[asks]) say(AGAIN[asks]);
    local.asks = asks;
    const shut = (get("answered") || asks === "same?") && !local.editing && !unheard(model);
    const said = get("cautions").map((id) => names.get(id)?.name ?? id);
    if (shut) local.ticked.clear();
    lines.forEach(drawLine);
    const part = Boolean(search.value.trim()); // "None of these apply" must never mean the lines that a search has left
    nothing.hidden = lines.some((line) => !line.el.hidden);
    nothing.textContent = nothing.hidden ? "" : unknown(search.value.trim());
    rest.hidden = !part || !nothing.hidden;
    every.setAttribute("aria-expanded", local.all);
    const some = local.ticked.size > 0 || said.length > 0;
    form.hidden = Boolean(shut);
    summary.hidden = !shut;
    told.textContent = `${get("answered") ? "Answered for this person, today" : "The last answers"}: ${said.join("; ") || "nothing applies"}.`;
    same.hidden = asks !== "same?";
    summary.classList.toggle("fl-asked", !same.hidden);
    write(why, AGAIN[asks] ?? "");
    why.hidden = !why.textContent || (asks === "same?" && !shut);
    empty.hidden = !said.length || part;
    done.hidden = !some || part;
    none.hidden = part;
    none.classList.toggle("fl-primary", !some);
    if (!some) unfinished.hidden = true;
    drawClears();
    const passed = get("answered") && shut;
    root.classList.toggle("fl-asks", !passed);
    onwards.draw(passed);
    placeSentence();
  }

  /** On a phone the sentence that nobody has heard of an answer would lie on what a stop says to do: there it follows it. */
  function placeSentence() {
    const sentence = el.querySelector(".fl-unanswered");
    const stop = [...root.querySelectorAll(".fl-stop-note")].findLast((note) => note.offsetParent);
    if (!stop || !narrow.matches || !sentence.textContent) { if (sentence.parentElement !== el) root.after(sentence); return; }
    if (sentence.previousElementSibling === stop) return;
    stop.after(sentence);
    sentence.scrollIntoView({ block: "nearest" });
  }

  const stops = { signal, capture: true };
  for (const event of ["visibilitychange", "pointerdown", "keydown"]) el.ownerDocument.addEventListener(event, lapse, stops);
  restore();
  return update;
}

export default widget("safety", ["cautions", "cleared", "answered", "again", "implied", "heard"], safetyCheck);
