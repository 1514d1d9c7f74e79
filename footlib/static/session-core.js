// One session behind all its displays: the engine, what is heard, what is said, and what Python is told.
import { send } from "./helpers.js";
import { sessionEngine } from "./session-engine.js";
import { screenLight, signals } from "./session-signals.js";

const longTime = (seconds) => (seconds < 90 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`);

/** Every display is told about every change by `draw(what)`, and about flashes by `light(kind)`. */
export function sessionCore(model) {
  const guide = model.get("guide");
  const views = new Set();
  const from = Object.fromEntries(["state", "index", "spent", "skipped", "hurt"].map((name) => [name, model.get(name)]));
  const engine = sessionEngine(guide.steps, from, guide.longest, hear);
  const sound = signals((kind) => views.forEach((view) => view.light(kind)));
  const screen = screenLight(() => draw("screen"));
  const told = new Set(); // hands that the voice has described: the second foot repeats the first
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
    draw(what);
  }

  function respond(what, details) {
    if (what === "start") screen.want(true);
    if (["end", "stop"].includes(what)) screen.want(false);
    if (["pause", "stop", "slept"].includes(what)) sound.hush();
    if (what === "soon") sound.give("soon");
    if (what === "end") sound.give("end");
    if (what === "step" && details.why === "time") sound.give("step");
    if (["soon", "end", "long", "slept"].includes(what)) sound.speak(core.caption);
    if (["start", "step"].includes(what) && engine.now.state === "running") sound.speak(`${core.caption} ${hands()}`.trim());
  }

  /** What the voice says of the step, word by word what the screen shows. */
  function hands() {
    const step = engine.here();
    const level = engine.pressure();
    const known = told.has(step.first);
    told.add(step.first);
    return [`${step.name}.`, `${step.where}.`, `Pressure ${level}, ${guide.levels[level]}.`, !known && step.first, step.careful]
      .filter(Boolean).join(" ");
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
    if (!on) sound.hush();
    else sound.speak("The voice is on.");
    if (on) core.caption = "The voice is on.";
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
    sound.close();
  }

  return core;
}
