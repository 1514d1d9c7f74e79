// One session behind all its displays: the engine, what is heard, what is said, and what Python is told.
import { send } from "./helpers.js";
import { SOON, sessionEngine } from "./session-engine.js";
import { screenLight, signals } from "./session-signals.js";
import { canSpeak, speaker, stepSpeech } from "./session-voice.js";

const longTime = (seconds) => (seconds < 90 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`);

/** Places that hurt are named with the step that would work them. */
export function keepOff(engine, step) {
  const names = [...new Set(engine.closed(step).map(([, words]) => words.toLowerCase()))];
  return names.length ? `It hurt here: leave out ${names.join(", ")}.` : "";
}

/** Every display is told about every change by `draw(what)`, and about flashes by `light(kind)`. */
export function sessionCore(model) {
  const guide = model.get("guide");
  const views = new Set();
  const from = Object.fromEntries(["state", "index", "spent", "skipped", "hurt"].map((name) => [name, model.get(name)]));
  const engine = sessionEngine(guide.steps, from, guide.longest, hear);
  const sound = signals((kind) => views.forEach((view) => view.light(kind)));
  const screen = screenLight(() => draw("screen"));
  const told = new Set(); // hands that the voice has described: the second foot repeats the first
  const speech = speaker();
  let [call, late] = [[], ""]; // what the voice has not said yet: what comes next, and that the time is over
  const core = { guide, engine, sound, screen, views, caption: "", trouble: "", go, voice, help, close, draw };

  function draw(what) {
    views.forEach((view) => view.draw(what));
  }

  function hear(what, details) {
    if (what !== "beat") {
      core.caption = caption(what, details);
      respond(what, details);
      send(model, engine.report());
    }
    say(what, details);
    draw(what);
  }

  function respond(what, details) {
    if (what === "start") screen.want(true);
    if (["end", "stop"].includes(what)) screen.want(false);
    if (what === "soon") sound.give("soon");
    if (what === "end") sound.give("end");
    if (what === "step" && details.why === "time") sound.give("step");
  }

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
    const more = [`Pressure ${level}, ${firmness}.`, `${step.where}.`, !told.has(step.first) && step.first];
    const rest = stepSpeech({ warning, news: core.caption, name: `${step.name}.`, more }, seconds() - speech.heeding());
    speech.say({ text: warning, heed: true }, { text: rest.join(" "), done: () => rest.includes(step.first) && told.add(step.first) });
  }

  function caption(what, details) {
    const step = engine.here();
    if (what === "start") return engine.passed() ? "" : `The ${step.foot} foot first.`;
    if (what === "soon") return soonText(details.next, step);
    if (what === "step") return stepText(guide.steps[details.from], step);
    if (what === "pause") return details.why !== "asked" ? "" : "Paused.";
    if (what === "slept") return `The computer slept for ${longTime(details.seconds)}. The session waited; press Start to go on.`;
    if (what === "more") return `${details.seconds} seconds more.`;
    if (what === "eased") return `From now on here: pressure ${details.level}, ${guide.levels[details.level]}.`;
    if (what === "long") return `${guide.longest / 60} minutes are the most for this receiver: go on to the closing strokes, and end.`;
    return what === "end" ? "Finished. Let your hands rest for a breath." : "Stopped.";
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
    act();
  }

  function voice(on) {
    sound.chosen.voice = on;
    speech.hush();
    if (on) core.caption = "The voice is on.";
    if (on && engine.now.state === "running") sayStep();
    else if (on && canSpeak()) speech.say({ text: core.caption });
    draw("voice");
  }

  /** The way through a trouble: "" when it is over. */
  function help(page) {
    core.trouble = page;
    draw("trouble");
  }

  function close() {
    engine.pause();
    engine.end();
    screen.want(false);
    speech.hush();
    sound.close();
  }

  return core;
}
