// What a planner's answers say about safety before Python has confirmed them. Python has the last word; but a stop takes
// the steps away at once, also when Python is busy, restarted or gone.
import { PATIENCE, unheard } from "./helpers.js";

const TOGETHER = 100; // ms that a part of an answer waits for the rest of it

const ANSWERS = ["picked", "cautions", "cleared", "answered", "marks", "who", "agreed"];
const MET = { // kind of reason → whether a question's reason of this kind is met by the answers
  stop: () => false,
  "ask-first": (question, { cleared }) => !question.never && cleared.includes(question.id),
  "mark-where": (question, { marks }) => Boolean(marks[question.id]?.length),
};
const UNSURE = "Your last answer has not reached Python, so nobody has checked whether these steps still fit. They come "
  + "back when Python answers, or when you take that answer back.";

/**
 * The doubt about a routine: nothing, or { refer, text } – the reasons against steps, as Python gives them, and a sentence.
 * `heeds` of the model names the widgets that hold the answers; `changed()` is called when the doubt has changed, and
 * `answered()` when Python has dealt with all that was asked.
 */
function doubts({ model, signal, changed, answered }) {
  let others = [];
  let [confirmed, now, told, timer, late] = [null, null, "null", 0, false];

  Promise.allSettled(model.get("heeds").map((id) => model.widget_manager.get_model(id))).then((found) => {
    if (signal.aborted || !found.length) return;
    others = found.flatMap(({ value }) => value ?? []); // one may have been closed
    others.forEach((one) => one.on("change", look));
    look();
  });
  signal.addEventListener("abort", () => { others.forEach((one) => one.off("change", look)); clearTimeout(timer); });

  const answers = () => JSON.stringify(others.map((one) => ANSWERS.map((name) => one.get(name) ?? null)));

  function look() {
    const waiting = others.some(unheard);
    if (!waiting) {
      confirmed = answers();
      answered();
    }
    const open = waiting && answers() !== confirmed;
    if (open) timer ||= setTimeout(() => { late = true; look(); }, PATIENCE);
    else { clearTimeout(timer); [timer, late] = [0, false]; }
    const refer = open ? reasons() : [];
    now = refer.length ? { refer, text: refer.map((one) => one.text).join(" ") } : open && late ? { refer, text: UNSURE } : null;
    if (JSON.stringify(now) === told) return;
    told = JSON.stringify(now);
    changed();
  }

  /** The reasons against a massage that the answers give, the most pressing first. */
  function reasons() {
    const own = (name) => others.find((one) => one.get(name) !== undefined)?.get(name) ?? [];
    const marks = (others.find((one) => unheard(one) && one.get("marks")) ?? others.find((one) => one.get("marks")))?.get("marks") ?? {};
    const questions = own("lines").flatMap((line) => line.questions);
    const implied = own("groups").flatMap((group) => group.conditions).filter((one) => own("picked").includes(one.id))
      .flatMap((one) => one.implies);
    const counted = new Set([...own("cautions"), ...implied]);
    const said = { cleared: own("cleared"), marks };
    return Object.keys(MET).flatMap((kind) => questions.filter((one) => counted.has(one.id) && !MET[kind](one, said))
      .flatMap((one) => one.refer.filter((reason) => reason.kind === kind)));
  }

  return { now: () => now, waiting: () => others.some(unheard) };
}

/**
 * A widget that shows nothing of a routine that is in doubt: `instead(doubt, get)` gives what its traits are read as
 * meanwhile. A change of `parts` is drawn when all that Python has to say to a question is there: routine and map change
 * in one step, and the page is laid out once.
 */
export function heeding(build, instead, parts = []) {
  return (tools) => {
    let [hidden, timer] = [{}, 0];
    const { model: real, signal } = tools;
    const draw = () => {
      clearTimeout(timer);
      timer = 0;
      tools.redraw();
    };
    const doubt = doubts({ model: real, signal, changed: tools.redraw, answered: () => { if (timer) draw(); } });
    const arrived = () => { if (doubt.waiting()) timer ||= setTimeout(draw, TOGETHER); else draw(); };
    const events = parts.map((name) => `change:${name}`);
    events.forEach((event) => real.on(event, arrived));
    signal.addEventListener("abort", () => { events.forEach((event) => real.off(event, arrived)); clearTimeout(timer); });
    const get = (name) => {
      const now = doubt.now();
      if (!now) return real.get(name);
      if (hidden.doubt !== now) hidden = { doubt: now, from: {}, traits: {} };
      const from = real.get(name);
      if (!(name in hidden.traits) || hidden.from[name] !== from) {
        hidden.from[name] = from;
        hidden.traits[name] = instead(now, real.get)[name] ?? from;
      }
      return hidden.traits[name];
    };
    return build({ ...tools, model: { ...real, get } });
  };
}
