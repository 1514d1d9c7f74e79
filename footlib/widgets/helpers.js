// What every widget of the course shares: building elements, keeping keys, saying things, following traits, asking Python.
// Python puts this file in front of a widget's own (anywidget loads modules as blobs, where relative imports fail).

import { lessonAround } from "./lesson_page.js";

const TAKES_FOCUS = new Set(["A", "BUTTON", "INPUT", "SELECT"]);

/** An element. Children that are strings become text, never markup. */
export function h(tag, props = {}, ...children) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value == null || value === false) continue;
    if (name.startsWith("on")) el.addEventListener(name.slice(2), value);
    else if (["checked", "disabled", "hidden", "value", "tabIndex"].includes(name)) el[name] = value;
    else el.setAttribute(name, value === true ? "" : value);
  }
  if (TAKES_FOCUS.has(el.tagName) || el.hasAttribute("tabindex")) keepKeys(el);
  el.append(...children.flat(3).filter((child) => child != null && child !== false));
  return el;
}

/** A text with `code` between backticks, as children for `h`. */
export function withCode(text) {
  return text.split("`").map((part, i) => (i % 2 ? h("code", {}, part) : part));
}

export function button(label, onclick, props = {}) {
  return h("button", { type: "button", ...props, onclick }, label);
}

/** An SVG element. */
export function s(tag, attributes = {}) {
  const el = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
  return el;
}

/** JupyterLab looks for this mark on the focused element itself before it runs a shortcut. */
export function keepKeys(el) {
  el.setAttribute("data-lm-suppress-shortcuts", "true");
  return el;
}

/** A fresh id: several displays of one widget share a page. */
export function uid() {
  return `fl-${Math.random().toString(36).slice(2, 10)}`;
}

/** A labelled checkbox; its name is exactly `label`. */
export function checkbox(label, checked, onchange, props = {}) {
  const box = h("input", { type: "checkbox", checked, onchange: () => onchange(box.checked), ...props });
  const text = h("span", { class: "fl-check-text" }, label);
  return { box, row: h("label", { class: "fl-check" }, box, text), text };
}

/** Radio buttons in a named group; `choices` is [[value, label], …]. */
export function radios(label, choices, onpick, props = {}) {
  const name = uid();
  const boxes = new Map(choices.map(([value, text]) => {
    const box = h("input", { type: "radio", name, value, onchange: () => onpick(value) });
    return [value, { box, row: h("label", { class: "fl-radio" }, box, h("span", {}, text)) }];
  }));
  const group = h("div", { role: "radiogroup", "aria-label": label, class: "fl-radios", ...props },
    [...boxes.values()].map((one) => one.row));
  return { group, set: (value) => boxes.forEach((one, key) => { one.box.checked = key === value; }) };
}

/** A labelled list to choose one from; `choices` is [[value, label], …]. What `waits` for something says for what. */
export function choice(label, choices, onpick) {
  const options = choices.map(([value, text]) => h("option", { value }, text));
  const select = h("select", { class: "fl-input", "aria-label": label, onchange: () => onpick(select.value) }, options);
  const offer = (values, waits = {}) => options.forEach((one, i) => {
    one.disabled = !values(one.value);
    write(one, waits[one.value] ? `${choices[i][1]} (${waits[one.value]})` : choices[i][1]);
  });
  return { el: select, set: (value) => { select.value = value; }, offer };
}

/** A button that folds `body` away and out again; `open` is where it starts. */
export function disclosure(label, body, { open = false, ontoggle = () => {}, ...props } = {}) {
  body.id ||= uid();
  const text = h("span", {}, label);
  const set = (on) => {
    head.setAttribute("aria-expanded", on);
    body.hidden = !on;
  };
  const head = h("button", { type: "button", class: "fl-fold", "aria-controls": body.id, ...props,
    onclick: () => { const on = head.getAttribute("aria-expanded") !== "true"; set(on); ontoggle(on); } }, text);
  set(open);
  return { head, set, rename: (words) => { text.textContent = words; } };
}

/** A titled part of a panel; where the panel is narrow it folds behind its title, which then carries a summary. What
 *  `waits` for a first answer has the strong button. */
export function section(root, title) {
  const body = h("div", { class: "fl-section-body", id: uid() });
  const summary = h("span", { class: "fl-summary" });
  const unfold = (on) => toggle.setAttribute("aria-expanded", root.classList.toggle("fl-open", on));
  const toggle = h("button", { type: "button", class: "fl-section-toggle", "aria-expanded": "false", "aria-controls": body.id,
    onclick: () => unfold() }, "Choose");
  toggle.setAttribute("aria-label", `${title}: choose`);
  root.append(h("div", { class: "fl-section-head" }, h("h3", {}, title), summary, toggle), body);
  return { body, summarise: (text) => { summary.textContent = text; }, fold: () => unfold(false),
    waits: (on) => toggle.classList.toggle("fl-waits", on) };
}

/** An element's children become these, in this order; whatever was there before stays untouched, with its focus. */
export function refill(el, children) {
  const wanted = new Set(children);
  [...el.childNodes].filter((child) => !wanted.has(child)).forEach((child) => child.remove());
  children.forEach((child, i) => { if (el.childNodes[i] !== child) el.insertBefore(child, el.childNodes[i] ?? null); });
}

/** A text that is written again, even the same, is laid out again. */
export function write(el, text) {
  if (el.textContent !== text) el.textContent = text;
}

/** An attribute that is written again, even the same, is told to whoever watches the page, a screen reader among them. */
export function writeAttribute(el, name, value) {
  if (el.getAttribute(name) !== `${value}`) el.setAttribute(name, value);
}

/** "1 step", "2 steps". */
export function numberOf(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** "a, b and c". */
export function words(list) {
  return list.length < 2 ? list.join("") : `${list.slice(0, -1).join(", ")} and ${list.at(-1)}`;
}

/** Case, accents, apostrophes and hyphens do not matter in a search (as in Python: spelling.spelled). */
export function plain(text) {
  return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f'’‘ʼ´`]/g, "").replace(/[^a-z0-9]+/g, " ").trim();
}

/** The first of `texts` that holds every word of `query`, or nothing; a short word ("MS") only where a word begins. */
export function found(query, texts) {
  const wanted = folded(query).map((word) => (word.length < 4 ? ` ${word}` : word));
  return texts.find((text) => { const here = ` ${folded(text).join(" ")}`; return wanted.every((word) => here.includes(word)); });
}

/** The words of a text, one form for several: "foot" for "feet", "bunion" for "bunions". */
function folded(text) {
  return plain(text).split(" ").map((word) => (word === "feet" ? "foot" : word.length > 3 ? word.replace(/s$/, "") : word));
}

/** The names of what somebody may mean who looks for it in the wrong list: `others` as [{name, also}]. */
export function namesElsewhere(query, others) {
  const names = others.filter(({ name, also }) => found(query, [name, ...also])).map(({ name }) => name);
  return names.length > 3 ? [...names.slice(0, 3), "…"].join("; ") : names.join("; ");
}

export function toggled(list, item, on = !list.includes(item)) {
  const rest = list.filter((other) => other !== item);
  return on ? [...rest, item] : rest;
}

/** Storage may be forbidden, full or damaged: then nothing is kept, and the lesson goes on. */
export function onShelf(work) {
  try { return work(); } catch { return undefined; }
}

/** '3 May 2026' or '3 May' where the browser is; `at` in seconds, as Python counts. */
export function dayOf(at, year = "numeric") {
  return new Date(at * 1000).toLocaleDateString("en-GB", { day: "numeric", month: "long", year });
}

/** Python may run far away: it is told once where the reader is. */
function tellZone(model) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && model.get("zone") !== zone) send(model, { zone });
}

/** Values for Python, whether it hears them or not; whoever waits for an answer uses `ask`. */
export function send(model, values) {
  for (const [name, value] of Object.entries(values)) model.set(name, value);
  try { model.save_changes(); } catch { /* the panel has been closed in Python: nobody is there any more */ }
}

/**
 * A widget's render function: `build(tools)` fills `tools.root` once and returns `update()`, which is called at once
 * and after each message that changed one of `traits`, however many it changed; `tools.redraw()` asks for it, too.
 * `tools.ask` is how it asks Python for something (see `asking` below).
 */
export function widget(name, traits, build) {
  function render({ model, el }) {
    const life = new AbortController();
    const live = h("div", { class: "fl-aloud", role: "status", "aria-live": "polite" });
    const problem = h("p", { class: "fl-problem", hidden: true });
    const root = h("div", { class: `fl-root fl-${name}` });
    el.classList.add("footlib", `footlib-${name}`);
    el.dataset.footlib = name; // its style sheet reaches this element and what is in it, and nothing else
    el.tabIndex = -1; // a click on plain text keeps the focus, and so the keys, in the widget
    keepKeys(el);
    el.addEventListener("keydown", (event) => event.stopPropagation(), { signal: life.signal });
    const { ask, hear, el: unanswered } = asking({ model, signal: life.signal, redraw: () => soon() });
    const parts = [root, unanswered, problem, live];
    el.append(...parts);
    const say = (text) => { live.textContent = live.textContent === text ? `${text}\u00a0` : text; };
    let [queued, stale] = [false, false];
    const queue = () => { if (!queued) { queued = true; queueMicrotask(settle); } };
    const soon = () => { stale = true; queue(); };
    const settle = () => {
      queued = false;
      if (life.signal.aborted) return;
      if (stale) redraw();
      hear();
    };
    const update = build({ model, root, el, say, ask, redraw: soon, signal: life.signal });
    const redraw = () => {
      stale = false;
      update();
      const sentence = model.get("problem");
      if (problem.textContent !== sentence) say(sentence);
      problem.textContent = sentence;
      problem.hidden = !sentence;
    };
    const watched = [...traits, "problem"].map((trait) => `change:${trait}`);
    watched.forEach((event) => model.on(event, soon));
    model.on("change:heard", queue);
    redraw();
    tellZone(model);
    hearing(model);
    lessonAround(el, life.signal);
    return lettingGo(() => {
      watched.forEach((event) => model.off(event, soon));
      model.off("change:heard", queue);
      life.abort();
      parts.forEach((part) => part.remove()); // and not whatever else may stand in `el` by now
    });
  }
  return { render };
}

/**
 * The end of a display, which lets go of all that it reached. Jupyter keeps the last display of every widget, with its
 * element and this function, for as long as Python has the widget: a cell that runs again leaves it there, hour by hour.
 */
function lettingGo(end) {
  return () => {
    end?.();
    end = null;
  };
}

// Questions to Python. Each carries a mark in `asked`; Python gives the mark back in `heard` when it has dealt with it.
// So the page knows what has arrived: nothing is called done before, and no answer is told within three seconds.

export const PATIENCE = 2000; // ms without a word from Python, after which the reader is told
const DEAD = 45_000; // ms after which it is told how to wake Python: in a browser, or on Binder, it may take half a minute to start
const SLOW = "Python has not answered yet: it may still be starting, or be busy. Then this comes through by itself.";
export const STOPPED = "Still no answer from Python. If no cell is running, it may have stopped: run the cell again, and if that does not "
  + "help, choose Kernel ▸ Restart Kernel and Run All Cells…; on a page without cells, load the page again.";
const CUT_OFF = "Python was restarted and does not know this panel any more: run the cell again. Where that does not help, "
  + "choose Kernel ▸ Restart Kernel and Run All Cells…";

/** While there is no answer, `tell` hears what to say: first that Python is slow, much later that it may have stopped. */
export function overdue(tell) {
  const timers = [setTimeout(tell, PATIENCE, SLOW), setTimeout(tell, DEAD, STOPPED)];
  return () => timers.forEach(clearTimeout);
}

/** Whether Python has still to deal with what was asked last of a model, in whichever display. */
export const unheard = (model) => model.get("asked") !== model.get("heard");

/**
 * ask(values, { done, late, lost }) sends values to Python. done() follows once Python has dealt with them and found no
 * mistake; late() when no answer came in time. `lost` says what has not happened then, in `el`, which tells it until
 * Python answers. `hear()` is to be called when `heard` has changed, after what else has changed is drawn.
 */
export function asking({ model, signal, redraw = () => {} }) {
  const el = h("p", { class: "fl-unanswered", role: "status" });
  let open = [];
  let [end, words] = [null, ""]; // what ends the waiting, and what is told of Python

  function ask(values, { done, late, lost = "This is not done yet." } = {}) {
    const mark = uid();
    open.push({ mark, done, late, lost });
    send(model, { asked: mark, ...values }); // the mark first: whoever follows the values sees that they wait
    if (words) tell(words);
    else wait();
  }

  function wait() {
    end ??= overdue(tell);
  }

  function tell(now) {
    words = now;
    if (!open.length) return;
    write(el, `${open.at(-1).lost} ${words}`);
    open.forEach((one) => one.late?.());
    redraw();
  }

  function stop() {
    end?.();
    [end, words] = [null, ""];
  }

  function hear() {
    const at = open.findIndex(({ mark }) => mark === model.get("heard"));
    if (at < 0) return;
    const answered = open.slice(0, at + 1);
    open = open.slice(at + 1);
    stop();
    write(el, "");
    if (open.length) wait();
    if (!model.get("problem")) answered.forEach((one) => one.done?.());
  }

  /** JupyterLab has cut the panel off from Python: that is what a restart does. */
  function cutOff() {
    stop();
    tell(CUT_OFF);
  }

  if (unheard(model)) { open.push({ mark: model.get("asked"), lost: "Your last answer has not arrived." }); wait(); }
  model.on("comm_live_update", cutOff);
  signal.addEventListener("abort", () => { model.off("comm_live_update", cutOff); stop(); });
  return { ask, hear, el, waiting: () => open.length > 0 };
}

// anywidget gives each widget two seconds to load. On a slow phone, with many on a page, some take longer: they show,
// and from then on nothing that Python says reaches them. Here they hear again, and are told what they have missed.
// This is a remedy for anywidget's own inside: where that looks otherwise, nothing is done.

const NOTHING = { content: { data: { method: "none" } } }; // a message without a meaning, which a deaf model refuses
const HEARD = new WeakSet(); // models that hear, or are about to

/** All widgets of this course that the page knows, shown or not, hear Python. */
async function hearing({ widget_manager: manager }) {
  const found = await Promise.allSettled(Object.values(manager?._models ?? {}));
  for (const { value: inner } of found) {
    if (!String(inner?.get?.("_anywidget_id")).startsWith("footlib.") || HEARD.has(inner)) continue;
    HEARD.add(inner);
    inner._handle_comm_msg?.(NOTHING).catch(() => hearAgain(inner));
  }
}

function hearAgain(inner) {
  const { _handle_comm_msg: plainly } = Object.getPrototypeOf(inner.constructor.prototype);
  if (!plainly || !inner.comm) return;
  inner._handle_comm_msg = plainly;
  inner.comm.on_msg(plainly.bind(inner));
  inner.comm.send({ method: "request_state" });
}
