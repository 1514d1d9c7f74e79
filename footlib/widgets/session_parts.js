// What a session shows: preparation or why there is no session, the step with its picture and the whole, the end.
import { roomFor, roomyOn } from "./hands.js";
import { button, checkbox, disclosure, h, keepKeys, numberOf, radios, uid, write } from "./helpers.js";
import { halfOf, overlay, picture } from "./map_picture.js";
import { doneOf, keepOff } from "./session_core.js";
import { withStrokes } from "./strokes.js";
import { REFUSALS, SECTIONS, VIEWS } from "./words.js";

// Comfort before and after, and notes: asked once, never pressed for, in the diary only when somebody presses Save.

const SCALE = Array.from({ length: 11 }, (_, i) => [String(i), String(i)]);

/** 0 to 10, or nothing; `which` is "before" or "after". */
export function comfort(core, which, label) {
  const scale = radios(label, SCALE, (value) => { core.notes.write(which, Number(value)); core.draw("comfort"); }, { class: "fl-segments fl-scale" });
  const none = button("No answer", () => { core.notes.write(which, null); core.draw("comfort"); }, { class: "fl-button fl-quiet" });
  const el = h("div", { class: "fl-comfort" }, h("h4", {}, label),
    h("p", { class: "fl-soft" }, "0: not comfortable at all. 10: as comfortable as can be. You may leave it out."), scale.group, none);
  const draw = () => {
    const value = core.notes.read(which);
    scale.set(value == null ? "" : String(value));
    none.hidden = value == null;
  };
  draw();
  return { el, draw };
}

/** At the end: comfort after, notes, Save. */
export function diaryForm(core, ask) {
  const { model } = core;
  const after = comfort(core, "after", "How comfortable are the feet now?");
  const id = uid();
  const notes = keepKeys(h("textarea", { id, rows: 3, maxlength: 2000, class: "fl-input fl-notes-field", oninput: () => core.notes.write("notes", notes.value) }));
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
    if (notes.value !== core.notes.read("notes")) notes.value = core.notes.read("notes");
    if (kept.said === undefined) return;
    save.removeAttribute("aria-disabled");
    if (told.textContent !== kept.said) told.textContent = kept.said;
    if (kept.done && form.contains(el.ownerDocument.activeElement)) { told.tabIndex = -1; told.focus({ preventScroll: true }); }
    form.hidden = Boolean(kept.done);
  }

  draw();
  return { el, draw };
}

// "It hurts": pause, lighter, move away, stop, warning signs. The words on limits and signs come from the course's data.

const HASTE = { emergency: "Emergency", "same-day": "Medical advice today", soon: "See a clinician in the next days", wait: "Wait until it is over" };

/** One page at a time; `draw` shows the page that `core.trouble` names. */
export function troublePanel(core) {
  const { guide, engine } = core;
  const { trouble } = guide;
  const el = h("section", { class: "fl-trouble", "aria-label": "Something is wrong", hidden: true });
  let shown = "";

  const big = (text, act, kind = "") => button(text, () => core.go(act), { class: `fl-big ${kind}` });
  const on = (page) => () => core.help(page);
  const resume = (act) => () => { core.help(""); engine.start(); act(); };
  const leave = () => { core.help(""); };
  const places = () => [...new Set(engine.here().parts.map(([, words]) => words.toLowerCase()))].join(", ");
  const looked = () => trouble.signs.find((one) => one.name === core.sign); // none, where the course was updated meanwhile
  const firstHelp = () => (engine.canEase() && !trouble.numb ? "lighter" : "away");

  const pages = {
    ask: () => ["Paused. Keep your hands still.", [
      h("p", {}, "Or lift them slowly. What is it?")], [
      big("It hurts or is too much", on(firstHelp())),
      big("Sharp, burning, shooting, tingling or numb", on("away")),
      big("Something else is wrong", on("signs")),
      big("Nothing is wrong: back to the step", leave, "fl-plain")]],
    lighter: () => [`Lighter: pressure ${engine.pressure() - 1}`, [
      h("p", {}, `That is ${guide.levels[engine.pressure() - 1]}. It holds for this place until the end.`),
      h("p", {}, trouble.limit)], [
      big("0 to 3: go on, lighter", resume(engine.ease), "fl-main"),
      big("Still 4 or more", on("away")),
      big("Something else is wrong", on("signs"))]],
    away: () => ["Move away from this place", [
      h("p", {}, `Leave it alone for today: ${places()}. The session leaves out the steps that work only there and reminds you in the others.`),
      h("p", {}, trouble.numb || trouble.limit)], [
      big("It has stopped: go on elsewhere", resume(engine.close), "fl-main"),
      big("It does not stop", () => { engine.stop({ final: true }); core.help("stop"); }),
      big("Something else is wrong", on("signs"))]],
    stop: () => ["Stop for today", [h("p", {}, "Rest your hands and cover the feet. Now look for a warning sign.")], signs()],
    signs: () => ["Does one of these fit?", [h("p", {}, "Hands off until you know.")], signs()],
    sign: ({ name, question, act } = looked()) => [name, [
      h("p", {}, question), h("div", { role: "alert", class: "fl-alert" }, h("p", {}, act))], [
      big("Back to the signs", on(engine.now.final ? "stop" : "signs"), "fl-plain"),
      big("It fits: end the session", () => { engine.stop({ final: true, sign: name }); core.help(""); }, "fl-stop")]],
  };

  function signs() {
    const of = (urgency) => trouble.signs.filter((one) => one.urgency === urgency);
    return [h("p", { class: "fl-alert" }, trouble.emergency),
      Object.entries(HASTE).map(([urgency, title]) => of(urgency).length && [h("h5", {}, title),
        h("div", { class: "fl-signs" }, of(urgency).map((one) => big(one.name, () => core.help("sign", one.name))))]),
      engine.now.final ? big("None of these: end for today", leave, "fl-main")
        : [big("None of these, but stop for today", () => { engine.stop({ final: true }); core.help(""); }, "fl-main"),
          big("None of these, and all is well again: back to the step", leave, "fl-plain")]];
  }

  function draw() {
    const page = core.trouble === "sign" && !looked() ? "signs" : core.trouble;
    el.hidden = !page;
    if (page === shown) return;
    shown = page;
    if (!page) { el.replaceChildren(); return; }
    const [title, texts, choices] = pages[page]();
    const head = h("h4", { tabindex: "-1", class: "fl-name" }, title);
    el.replaceChildren(head, ...texts, h("div", { class: "fl-choices" }, choices));
    if (el.isConnected) head.focus({ preventScroll: true });
    for (const one of [el, head]) one.scrollIntoView?.({ block: "nearest" }); // all of it, or its beginning
  }

  return { el, draw };
}

/** Why a session cannot start: a stop is an alarm, the others are calm. Nothing, where it can. */
export function refusal(guide) {
  if (guide.refer.length || !guide.steps.length) {
    return Object.entries(REFUSALS).map(([kind, title]) => [kind, title, guide.refer.filter((one) => one.kind === kind)])
      .filter(([, , found]) => found.length)
      .map(([kind, title, found]) => h("div", kind === "stop" ? { role: "alert", class: "fl-alert" } : { class: "fl-calm" },
        h("h4", {}, title), found.map((one) => h("p", {}, one.text))));
  }
  return guide.asked ? [] : [h("div", { class: "fl-calm" }, h("h4", {}, "First the safety check"), h("p", {}, guide.not_asked))];
}

/** The five rules as a list to tick. On a phone what each asks for unfolds; what is changed for this receiver is unfolded. */
export function checklist(guide) {
  const told = h("p", { class: "fl-soft" });
  const boxes = guide.preparation.map((one) => {
    const { box, row } = checkbox(one.name, false, () => count());
    const text = h("p", {}, one.changed && h("span", { class: "fl-chip" }, "changed for you"), " ", one.text);
    const fold = disclosure("How", text, { open: one.changed, "aria-label": `How: ${one.name}` }); // a wide page shows all
    return { box, el: h("li", { class: one.changed ? "fl-rule fl-changed" : "fl-rule" }, row, fold.head, text) };
  });
  const count = () => { told.textContent = `${boxes.filter((one) => one.box.checked).length} of ${boxes.length} ticked.`; };
  count();
  return h("div", { class: "fl-before" }, h("h4", {}, SECTIONS.preparation), told,
    h("ol", { class: "fl-rules" }, boxes.map((one) => one.el)));
}

/** What to agree on before the first stroke, and how the session is steered. */
export function agreement(guide, slot, feeling) {
  const { trouble } = guide;
  return h("div", { class: "fl-agree" }, h("h4", {}, "Agree on this"),
    h("p", {}, trouble.numb || trouble.limit),
    h("p", {}, "Something is wrong? The red button pauses at once and says what to do."),
    h("h4", {}, "How it tells you"), slot,
    h("p", { class: "fl-soft" }, "Keys: Space starts and pauses, the left and right arrows change the step."), feeling);
}

/** The end, by itself or because somebody stopped; `diary` is where it can be kept. Where a warning sign fits, what to do
 *  now stands first, and nothing that is good after a massage. */
export function ending(core, diary) {
  const { guide, engine } = core;
  const { hurt } = engine.report();
  const minutes = Math.round(engine.worked() / 60_000);
  const list = (title, texts) => (texts.length ? [h("h4", {}, title), h("ul", { class: "fl-points" }, texts.map((text) => h("li", {}, text)))] : []);
  const finished = engine.now.state === "finished";
  const fits = guide.trouble.signs.find((one) => one.name === engine.now.sign);
  const last = finished ? `${guide.oil ? "Wipe off any oil, cover" : "Cover"} the feet, and get up slowly.` : fits ? "" : "Cover the feet and rest.";
  return h("div", { class: "fl-end" },
    fits && h("div", { role: "alert", class: "fl-alert" }, h("h4", {}, fits.name), h("p", {}, fits.act)), h("h4", { class: "fl-name" }, "What was done"),
    h("p", { class: "fl-lead" }, `${doneOf(core)} of ${numberOf(guide.steps.length, "step")} in ${numberOf(minutes, "minute")}. ${last}`),
    hurt.length > 0 && !finished && button("Look for a warning sign", () => core.go(() => core.help("stop")), { class: "fl-big" }),
    diary,
    !fits && list(SECTIONS.aftercare, guide.aftercare.map((one) => one.text)), list(SECTIONS.watch, guide.watch),
    !finished && !engine.now.final && h("p", {}, button(`Stop was pressed by mistake: back to step ${engine.now.index + 1}`, () => core.go(engine.unstop), { class: "fl-button fl-quiet" })));
}

// The step that is being done: picture, words for the hands, pressure, clock; and how far the whole has come.

// The large picture of a session: one foot, the place of the step filled, places that are left alone hatched.

/** `strokes` are the ways of the hands by step, `hands` what they are drawn from; `signal` ends them. */
function placePicture(pictures, strokes, hands, signal) {
  const el = h("div", { class: "fl-place" });
  const drawn = new Map();
  let [now, way] = [null, ""];

  function drawing(view) {
    if (!drawn.has(view) && pictures[view]) {
      const made = picture(pictures[view]);
      made.svg.setAttribute("role", "img");
      made.name = h("p", { class: "fl-view-name", "aria-hidden": "true" });
      made.frame = h("div", {}, h("div", { class: "fl-stage" }, made.svg), made.name);
      const model = { get: (name) => (name === "view" ? view : name === "hands" ? hands : strokes[way] ?? {}) };
      made.update = withStrokes(() => () => {})({ model, root: made.frame, el: made.frame, say: () => {}, signal });
      made.view = view;
      drawn.set(view, made);
    }
    return drawn.get(view);
  }

  function show(step, closed) {
    const pics = step.views.map(drawing).filter(Boolean);
    const changed = now !== step || way !== (closed.length ? "" : step.id);
    [now, way] = [step, closed.length ? "" : step.id]; // no arrow may lead over a place that is left alone
    pics.forEach((pic) => dress(pic, step, closed));
    if (!changed) return;
    el.replaceChildren(...pics.map((pic) => pic.frame));
    el.classList.toggle("fl-two", pics.length > 1);
    pics.forEach((pic) => pic.update());
  }

  /** The hands move, or stand still; where less motion is asked for, the arrows have to do. */
  function move(on) {
    for (const play of el.querySelectorAll(".fl-play:not([hidden]) .fl-play-button:not([aria-disabled])")) {
      if (play.classList.contains("fl-playing") !== on) play.click();
    }
  }

  /** One view of one foot, with its places filled or hatched. */
  function dress(pic, step, closed) {
    const box = roomFor(halfOf(pic, step.foot), roomyOn(strokes[step.id], pic.view), hands, 0.2);
    const off = new Set(closed.map(([key]) => key));
    const groups = step.parts.map(([key]) => pic.groups.get(key)).filter(Boolean);
    pic.svg.setAttribute("viewBox", box.join(" "));
    const seen = `${cap(step.foot)} foot, ${VIEWS[pic.view].toLowerCase()}`;
    write(pic.name, seen);
    pic.svg.setAttribute("aria-label", `Picture: ${seen}, with ${step.where}. ${closed.length ? "" : strokes[step.id]?.said?.[pic.view] ?? ""}`.trim());
    pic.svg.querySelectorAll("g.foot").forEach((foot) => foot.classList.toggle("fl-other-foot", foot.dataset.foot !== step.foot));
    const [shut, open] = [groups.filter((group) => off.has(group.key)), groups.filter((group) => !off.has(group.key))];
    // first all edges, then all fills: neighbours melt into one place with one outline
    pic.over.replaceChildren(...open.map((group) => overlay(group, "now-edge")), ...open.map((group) => overlay(group, "now")),
      ...shut.map((group) => overlay(group, "marked", `url(#${pic.hatch})`)));
    const shape = box[2] / box[3];
    pic.frame.classList.add("fl-view");
    pic.frame.style.setProperty("--fl-shape", shape);
  }

  return { el, show, move };
}

const cap = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** Milliseconds as a clock's face: 0:25. A second that has begun is still there. */
function face(ms) {
  const seconds = Math.ceil(ms / 1000 - 0.001);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

// The receiver's card: three questions, and at each answer what the giver does now. Nothing is kept.

const RIGHT = 2; // the answer in the middle

/** A fold with the card; `clear()` for another step. */
function ratingsFold(ratings) {
  const rows = ratings.map(({ name, ask, answers, less, more }) => {
    const then = h("p", { class: "fl-then", "aria-live": "polite" });
    const picks = radios(ask, answers.map((answer, i) => [i, answer]), (i) => write(then, i < RIGHT ? less : i > RIGHT ? more : "Go on as you are."));
    return { el: h("div", {}, h("p", {}, h("span", { class: "fl-label" }, name), ask), picks.group, then), clear: () => { picks.set(null); write(then, ""); } };
  });
  const body = h("div", { class: "fl-more" }, rows.map((row) => row.el));
  return { ...disclosure("Ask the receiver", body), body, clear: () => rows.forEach((row) => row.clear()) };
}

const SMALLEST = 100; // pixels of the picture's height, in which a foot and its hands are still known

/** One step at a time; `show` when another one comes, `tick` with every beat. */
export function stepStage(core, signal) {
  const { guide, engine } = core;
  const place = placePicture(core.pictures, core.strokes, core.hands, signal);
  const p = (name, ...inside) => h("p", { class: name }, ...inside);
  const [count, foot, name] = [h("span", { class: "fl-step-count" }), h("span", { class: "fl-foot" }), h("h4", { class: "fl-name" })];
  const [how, where, careful] = [p("fl-how"), p("fl-where"), p("fl-careful")];
  const meter = h("span", { class: "fl-meter", "aria-hidden": "true" }, [1, 2, 3].map(() => h("i")));
  const [amount, level] = [h("span"), h("strong")];
  const press = p("fl-press", amount, " ", meter, " ", level);
  const status = h("div", { role: "status", "aria-atomic": "true", class: "fl-current" },
    p("fl-step-line", foot, " ", count), name, how, press, careful, where);
  const time = h("div", { role: "timer", class: "fl-clock" });
  const bar = h("i");
  const next = p("fl-next");
  const body = h("div", { class: "fl-more" });
  const fold = disclosure("More about this step", body);
  const card = guide.who === "partner" && guide.ratings.length ? ratingsFold(guide.ratings) : null;
  const el = h("div", { class: "fl-step-stage" }, place.el,
    h("div", { class: "fl-words" },
      h("div", { class: "fl-time" }, time, h("div", { class: "fl-bar", "aria-hidden": "true" }, bar), next),
      status, h("div", {}, fold.head, " ", card?.head, body, card?.body)));

  function show() {
    const step = engine.here();
    const now = engine.pressure();
    place.show(step, engine.closed(step));
    place.move(core.motion && engine.now.state === "running");
    write(foot, `${cap(step.foot)} foot`);
    foot.dataset.foot = step.foot;
    write(count, `Step ${step.number} of ${guide.steps.length}`);
    write(name, step.name);
    write(amount, step.amount && `${cap(step.amount)}.`);
    write(level, `Pressure ${now}, ${guide.levels[now].split(":")[0]}`);
    [...meter.children].forEach((cell, i) => cell.classList.toggle("fl-full", i < now));
    write(how, step.do);
    write(where, `${cap(step.where)}, ${step.direction}.`);
    write(careful, [step.careful, keepOff(engine, step)].filter(Boolean).join(" "));
    careful.hidden = !careful.textContent;
    const row = (label, text) => text && h("p", {}, h("span", { class: "fl-label" }, label), text);
    card?.clear();
    body.replaceChildren(...[step.hold_text && row(`The other hand: ${step.hold_name}`, step.hold_text), row("In full", step.how), row("Pressure", guide.levels[now]), row("The way of the hand", Object.values(core.strokes[step.id]?.words ?? {}).join(" ")), row("It should feel", step.feel), row("Usual mistake", step.mistake),
      row("Not for", step.not_for),
      row("Why", step.why)].filter(Boolean));
    const coming = engine.following();
    write(next, !coming ? "This is the last step." : `Next: ${coming.foot === step.foot ? "" : `change to the ${coming.foot} foot. `}${coming.name}`);
    tick();
  }

  function tick() {
    write(time, face(engine.left()));
    bar.style.width = `${100 - (100 * engine.left()) / engine.length()}%`;
    el.classList.toggle("fl-soon", engine.now.state === "running" && engine.left() <= 5000);
  }

  /** Below one another, picture and words end at `bottom`, if the picture can be so small; else it has its own size. */
  function fit(bottom) {
    place.el.style.removeProperty("--fl-tall");
    const last = careful.hidden ? press : careful;
    const over = last.getBoundingClientRect().bottom - bottom;
    if (over <= 0 || name.getBoundingClientRect().top < place.el.getBoundingClientRect().bottom) return;
    const tall = Math.max(...[...place.el.querySelectorAll(".fl-picture")].map((one) => one.getBoundingClientRect().height));
    if (tall > SMALLEST) place.el.style.setProperty("--fl-tall", `${Math.max(Math.floor(tall - over), SMALLEST)}px`);
  }

  return { el, show, tick, fit };
}

/** The whole session as a strip: one piece per step, as long as the step, with a gap between the feet. */
export function wholeStrip(core) {
  const { guide, engine } = core;
  const pieces = guide.steps.map((step, i) => {
    const piece = h("i", { class: i && guide.steps[i - 1].foot !== step.foot ? "fl-other" : "" });
    piece.style.flexGrow = step.seconds;
    return piece;
  });
  const rail = h("div", { role: "progressbar", "aria-label": "Whole session", "aria-valuemin": 0, class: "fl-rail" }, pieces);
  const rest = h("span", { class: "fl-rest" });
  const el = h("div", { class: "fl-whole" }, rail, rest);

  function tick() {
    const [passed, total] = [engine.passed(), engine.total()];
    rail.setAttribute("aria-valuemax", Math.round(total / 1000));
    rail.setAttribute("aria-valuenow", Math.round(passed / 1000));
    rail.setAttribute("aria-valuetext", `step ${engine.now.index + 1} of ${guide.steps.length}`);
    pieces.forEach((piece, i) => {
      const state = i < engine.now.index ? "past" : i > engine.now.index ? "" : "now";
      if (piece.dataset.state !== state) piece.dataset.state = state;
    });
    write(rest, `${face(total - passed)} left of ${face(total)}`);
  }

  return { el, tick };
}
