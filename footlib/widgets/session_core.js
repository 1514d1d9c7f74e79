// One session behind all its displays: the engine, what is heard, what is said, what Python is told, and which
// window runs it.
import { numberOf, onShelf, send, uid } from "./helpers.js";
import { sessionEngine, SOON } from "./session_engine.js";
import { sessionNotes } from "./session_notes.js";
import { canSpeak, screenLight, signals, speaker, stepSpeech } from "./session_signals.js";

export const MOVING = ["running", "paused"];
const BACK = "The page was loaded anew; the session goes on where it was. Press any key, and you hear its signals again.";
const longTime = (seconds) => (seconds < 90 ? numberOf(seconds, "second") : numberOf(Math.round(seconds / 60), "minute"));

/** How many steps were done for at least half of their time and not left out, as Python counts them. */
export function doneOf({ guide, engine }) {
  const { spent, skipped } = engine.report();
  return guide.steps.filter((step, i) => spent[i] * 2 >= step.seconds && !skipped.includes(step.id)).length;
}

/** Places that hurt are named with the step that would work them. */
export function keepOff(engine, step) {
  const names = [...new Set(engine.closed(step).map(([, words]) => words.toLowerCase()))];
  return names.length ? `It hurt here: leave out ${names.join(", ")}.` : "";
}

const worked = ({ spent }) => spent.reduce((sum, one) => sum + one, 0);
const NEWS = 5000; // milliseconds after which other windows hear again how far a running session is
const SILENT = 15_000; // without a word for so long, the other window is gone or asleep

/** Every display is told about every change by `draw(what)`, and about flashes by `light(kind)`. */
export function sessionCore(model) {
  const guide = model.get("guide");
  const views = new Set();
  const engine = sessionEngine(guide.steps, guide.longest, hear);
  const here = seat(model, lost);
  const sound = signals((kind) => views.forEach((view) => view.light(kind)));
  const screen = screenLight(() => draw("screen"));
  const told = new Set(); // hands that the voice has described: the second foot repeats the first
  const speech = speaker();
  let [call, late] = [[], ""]; // what the voice has not said yet: what comes next, and that the time is over
  const core = { guide, engine, sound, screen, views, notes: sessionNotes(model), caption: "", alone: false, trouble: "", sign: "", asking: false, go, voice, help, close, draw,
    following, silent: false, takeOver, follow, keep, leave };
  let [word, sent, stored] = [performance.now(), 0, 0]; // when the other window was heard, when Python was told, when it was kept

  function draw(what) {
    views.forEach((view) => view.draw(what));
  }

  function hear(what, details) {
    if (what !== "beat") {
      show(caption(what, details), ["slept", "long"].includes(what));
      respond(what, details);
    }
    if (here.mine()) tell(what !== "beat");
    else if (what === "beat" && performance.now() - word > SILENT) wait();
    say(what, details);
    draw(what);
  }

  /** The words on the whole; `alone` if nothing else on the screen tells the same. */
  function show(caption, alone = false) {
    Object.assign(core, { caption, alone });
  }

  function respond(what, details) {
    if (what === "start") screen.want(true);
    if (["end", "stop"].includes(what)) screen.want(false);
    if (what === "soon") sound.give("soon");
    if (what === "end") sound.give("end");
    if (what === "step" && details.why === "time") sound.give("step");
  }

  // --- several windows ----------------------------------------------------------------------------------------------
  /** Another window runs it: this one shows how far it is, and is silent. */
  function following() {
    return MOVING.includes(engine.now.state) && Boolean(model.get("driver")) && !here.mine() && !core.asking;
  }

  /** What happens is told at once, the passing of time now and then; this window keeps the second for itself. */
  function tell(news) {
    const at = performance.now();
    if (news || at - sent > NEWS) { sent = at; send(model, report()); }
    if (news || at - stored > 1000) keep();
  }

  function report() {
    const told = engine.report();
    return { ...told, where: { ...told.where, by: here.id() } };
  }

  function keep() {
    if (!here.mine()) return;
    const { signal, voice } = sound.chosen;
    stored = performance.now();
    const { caption, alone, trouble, sign } = core;
    here.keep(engine.now.state !== "ready" && { report: engine.report(), signal, voice, said: { caption, alone, trouble, sign } });
  }

  const remembered = () => Object.fromEntries(
    ["state", "index", "spent", "skipped", "hurt", "where"].map((name) => [name, model.get(name)]));

  function follow() {
    if (here.overtook(model.get("where").by)) tell(true); // it was frozen, and said what it knew before it heard of this one
    if (!model.get("driver") || here.mine() || core.asking) return;
    [word, core.silent] = [performance.now(), false];
    engine.take(remembered(), false);
    draw("follow");
  }

  /** No word from the other window: the clock must not run on here as if somebody counted. */
  function wait() {
    core.silent = true;
    engine.take({ ...remembered(), state: "paused" }, false);
    draw("silent");
  }

  function lost() {
    speech.hush();
    screen.want(false);
    [core.trouble, core.sign, core.caption, call, late] = ["", "", "", [], ""];
    here.keep(null);
    follow();
  }

  /** From now on this window counts and chimes, from where the session is. */
  function takeOver(from = { ...engine.report(), state: core.asking ? engine.now.state : model.get("state") }) {
    core.asking = false;
    here.take();
    engine.take(from, true);
    if (from.state === "running") engine.start();
    keep();
    draw("taken");
  }

  /**
   * A page that was loaded anew goes on where it was, to the second: running or paused, asked what hurts, at a warning
   * sign, or stopped, whether Python lives or not; sound needs a click first. A duplicate of a window remembers the same,
   * but has no say in it while that window is there, and may know less than Python when it is gone.
   */
  async function comeBack({ report, signal, voice, said }) {
    core.asking = true;
    engine.take({ ...report, state: report.state === "running" ? "paused" : report.state }, false);
    Object.assign(core, said); // at once: what to do at a warning sign does not wait for other windows
    Object.assign(sound.chosen, { signal, voice });
    const free = await here.free();
    if (here.mine()) return; // somebody has pressed something meanwhile
    core.asking = false;
    if (!free) { lost(); return; }
    sound.wake();
    const older = worked(remembered()) > worked(report);
    if (older) Object.assign(core, { trouble: "", sign: "" });
    takeOver(older ? remembered() : report);
    if (engine.now.state === "running") show(BACK, true);
    tell(true); // Python may not have heard the last of it
    draw("back");
  }

  /** What this window knows better than Python, which may have died or stood still, or not have heard its last word. */
  function better(was) {
    const over = ["finished", "stopped"].includes(model.get("state"));
    return was && (!over || was.report.state === model.get("state")) ? was : null;
  }

  // --- the voice ----------------------------------------------------------------------------------------------------
  /** What the voice says to it. What somebody asked for silences it first; what comes by itself lets a warning end. */
  function say(what, details) {
    if (!sound.chosen.voice) return;
    const asked = ["start", "eased"].includes(what) || ["next", "back", "skip"].includes(details.why);
    if (asked || ["pause", "stop", "slept"].includes(what)) speech.hush();
    if (!["beat", "long", "more"].includes(what)) call = [];
    if (what === "soon") call = [core.caption, ...shorter(details.next)];
    if (what === "long") late = core.caption;
    if (["end", "slept"].includes(what)) speech.say({ text: core.caption });
    if (["start", "step", "eased"].includes(what) && engine.now.state === "running") sayStep();
    speech.go();
    if (call.some((text) => speech.sayIn(seconds(), { text }))) call = [];
    if (late && speech.sayIn(seconds() - SOON / 1000, { text: late, heed: true })) late = "";
  }

  const seconds = () => engine.left() / 1000;

  /** The warning first, and of the rest what fits; word by word what the screen shows. */
  function sayStep() {
    const step = engine.here();
    const level = engine.pressure();
    const [firmness] = guide.levels[level].split(":");
    const warning = [step.warning, keepOff(engine, step)].filter(Boolean).join(" ");
    const more = [`Pressure ${level}, ${firmness}.`, `${step.where}.`, !told.has(step.do) && step.do];
    const rest = stepSpeech({ warning, news: core.caption, name: `${step.name}.`, more }, seconds() - speech.heeding());
    speech.say({ text: warning, heed: true }, { text: rest.join(" "), done: () => rest.includes(step.do) && told.add(step.do) });
  }

  function caption(what, details) {
    const step = engine.here();
    if (what === "start") return engine.passed() ? "" : `The ${step.foot} foot first.`;
    if (what === "soon") return soonText(details.next, step);
    if (what === "step") return stepText(guide.steps[details.from], step);
    if (what === "pause") return details.why !== "asked" ? "" : "Paused.";
    if (what === "slept") return `The computer slept for ${longTime(details.seconds)}. The session waited; press Start to go on.`;
    if (what === "more") return `${numberOf(details.seconds, "second")} more.`;
    if (what === "eased") return `From now on here: pressure ${details.level}, ${guide.levels[details.level]}.`;
    if (what === "long") return `${numberOf(guide.longest / 60, "minute")} are the most for ${guide.who === "self" ? "you" : "this receiver"}: go on to the closing strokes, and end.`;
    if (what === "stop") return "Stopped.";
    return `${doneOf(core) === guide.steps.length ? "Finished" : "The end"}. Let your hands rest for a breath.`;
  }

  function soonText(next, step) {
    if (!next) return "In 5 seconds: the end.";
    return next.foot === step.foot ? `In 5 seconds: ${next.name}.` : `In 5 seconds: change to the ${next.foot} foot. ${next.name}.`;
  }

  /** The same in fewer words, for the voice. */
  const shorter = (next) => (next && next.foot !== engine.here().foot ? [`In 5 seconds: change to the ${next.foot} foot.`] : []);

  /** A change of foot, and steps that were left out on the way because it hurt there. */
  function stepText(before, step) {
    const between = guide.steps.slice(before.number, step.number - 1);
    return [between.length && `Left out, because it hurt there: ${between.map((one) => one.name).join("; ")}.`,
      before.foot !== step.foot && `Change of foot: now the ${step.foot} foot.`].filter(Boolean).join(" ");
  }

  /** Something that a click or a key asked for. */
  function go(act) {
    sound.wake();
    if (!here.mine()) takeOver();
    act();
  }

  function voice(on) {
    sound.chosen.voice = on;
    speech.hush();
    if (on) show("The voice is on.");
    if (on && engine.now.state === "running") sayStep();
    else if (on && canSpeak()) speech.say({ text: core.caption });
    draw("voice");
  }

  /** The way through a trouble: "" when it is over; with the name of the warning sign that is looked at. */
  function help(page, sign = "") {
    Object.assign(core, { trouble: page, sign });
    keep();
    draw("trouble");
  }

  function close() {
    engine.pause();
    engine.end();
    screen.want(false);
    speech.hush();
    sound.close();
  }

  /** Python has closed the session: other windows are not heard any more. */
  function leave() {
    close();
    here.leave();
  }

  const was = better(here.kept());
  engine.take(remembered(), !model.get("driver"));
  if (was) comeBack(was);
  model.on("change:where", follow);

  return core;
}

// Which window runs a session. Two windows on one notebook show one session: one counts and chimes, the others follow.

const ANSWER = 1000; // milliseconds in which another window of this browser has answered, on a slow phone, too

const turnOf = (id) => Number.parseInt(id, 10) || 0;
/** Of two windows that took the session at the same time, each window, and Python, comes to the same one. */
const later = (one, other) => (turnOf(one) - turnOf(other) || (one > other ? 1 : -1)) > 0;

/** `model` holds whose session it is; `lost` hears that another window has taken it over. */
export function seat(model, lost) {
  let me = "";
  let newest = model.get("driver");
  const name = `footlib.session.${model.get("key")}`;
  const others = "BroadcastChannel" in window ? new BroadcastChannel(name) : null; // also where Python is gone
  const mine = () => newest !== "" && newest === me;
  let heard = () => {};
  if (others) others.onmessage = ({ data }) => {
    if (data.ask && mine()) others.postMessage({ here: true });
    if (data.here) heard();
    if (data.taken) hear(data.taken);
  };
  model.on("change:driver", () => hear(model.get("driver")));

  /** Whose it is, from another window or from Python, which may have heard of two in the other order. */
  function hear(id) {
    if (id === newest) return;
    if (later(newest, id)) {
      if (mine()) send(model, { driver: me });
      else model.set("driver", newest);
      return;
    }
    newest = id;
    model.set("driver", id);
    lost();
  }

  function take() {
    me = newest = `${turnOf(newest) + 1}.${uid()}`;
    send(model, { driver: me });
    others?.postMessage({ taken: me });
  }

  /** Whether no other window of this browser runs it. */
  function free() {
    return new Promise((done) => {
      heard = () => done(false);
      setTimeout(() => done(true), ANSWER);
      others?.postMessage({ ask: true });
    });
  }

  /** Kept for this window alone, until it is closed: a page that is loaded anew finds it again. */
  function keep(what) {
    onShelf(() => (what ? sessionStorage.setItem(name, JSON.stringify({ me, ...what })) : sessionStorage.removeItem(name)));
  }

  /** What this window kept before it was loaded anew, if it ran the session then, or Python has not heard that it did. */
  function kept() {
    const found = onShelf(() => JSON.parse(sessionStorage.getItem(name)));
    if (!found?.me || later(newest, found.me)) return null;
    model.set("driver", newest = found.me);
    return found;
  }

  /** Whether this window runs the session, and that one did before. */
  const overtook = (id) => mine() && Boolean(id) && later(me, id);

  return { mine, take, free, keep, kept, overtook, id: () => me, leave: () => others?.close() };
}
