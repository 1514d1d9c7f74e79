// "It hurts": pause, lighter, move away, stop, warning signs. The words on limits and signs come from the course's data.
import { button, h } from "./helpers.js";

const HASTE = { emergency: "Emergency", "same-day": "Medical advice today", soon: "See a clinician in the next days", wait: "Wait until it is over" };

/** One page at a time; `draw` shows the page that `core.trouble` names. */
export function troublePanel(core) {
  const { guide, engine } = core;
  const { trouble } = guide;
  const el = h("section", { class: "fl-trouble", "aria-label": "Something is wrong", hidden: true });
  let [shown, sign] = ["", null];

  const big = (text, act, kind = "") => button(text, () => core.go(act), { class: `fl-big ${kind}` });
  const on = (page) => () => core.help(page);
  const resume = (act) => () => { core.help(""); engine.start(); act(); };
  const leave = () => { core.help(""); };
  const places = () => [...new Set(engine.here().parts.map(([, words]) => words.toLowerCase()))].join(", ");
  const firstHelp = () => (engine.canEase() && !trouble.numb ? "lighter" : "away");

  const pages = {
    ask: () => ["Paused. Keep your hands still.", [
      h("p", {}, "Let them rest or lift them slowly. What is it?")], [
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
    sign: () => [sign.name, [h("p", {}, sign.question), h("div", { role: "alert", class: "fl-alert" }, h("p", {}, sign.act))], [
      big("Back to the signs", on(engine.now.final ? "stop" : "signs"), "fl-plain"),
      big("It fits: end the session", () => { engine.stop({ final: true }); core.help(""); }, "fl-stop")]],
  };

  function signs() {
    const of = (urgency) => trouble.signs.filter((one) => one.urgency === urgency);
    return [h("p", { class: "fl-alert" }, trouble.emergency),
      Object.entries(HASTE).map(([urgency, title]) => of(urgency).length && [h("h5", {}, title),
        h("div", { class: "fl-signs" }, of(urgency).map((one) => big(one.name, () => { sign = one; core.help("sign"); })))]),
      engine.now.final ? big("None of these: end for today", leave, "fl-main")
        : [big("None of these, but stop for today", () => { engine.stop({ final: true }); core.help(""); }, "fl-main"),
          big("None of these, and all is well again: back to the step", leave, "fl-plain")]];
  }

  function draw() {
    const page = core.trouble;
    el.hidden = !page;
    if (page === shown) return;
    shown = page;
    if (!page) { el.replaceChildren(); return; }
    const [title, texts, choices] = pages[page]();
    const head = h("h4", { tabindex: "-1", class: "fl-name" }, title);
    el.replaceChildren(head, ...texts, h("div", { class: "fl-choices" }, choices));
    if (el.isConnected) head.focus({ preventScroll: true });
    el.scrollIntoView?.({ block: "nearest" });
  }

  return { el, draw };
}
