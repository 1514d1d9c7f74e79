// The step that is being done: picture, words for the hands, pressure, clock; and how far the whole has come.
import { disclosure, h, write } from "./helpers.js";
import { halfOf, overlay, picture } from "./map_picture.js";
import { keepOff } from "./session_core.js";
import { withStrokes } from "./strokes.js";

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
      made.frame = h("div", {}, h("div", { class: "fl-stage" }, made.svg));
      const model = { get: (name) => (name === "view" ? view : name === "hands" ? hands : strokes[way] ?? {}) };
      made.update = withStrokes(() => () => {})({ model, root: made.frame, el: made.frame, say: () => {}, signal });
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
    const box = halfOf(pic, step.foot);
    const off = new Set(closed.map(([key]) => key));
    const groups = step.parts.map(([key]) => pic.groups.get(key)).filter(Boolean);
    pic.svg.setAttribute("viewBox", box.join(" "));
    pic.svg.setAttribute("aria-label", `Picture: ${step.where}`);
    pic.svg.querySelectorAll("g.foot").forEach((foot) => foot.classList.toggle("fl-other-foot", foot.dataset.foot !== step.foot));
    const [shut, open] = [groups.filter((group) => off.has(group.key)), groups.filter((group) => !off.has(group.key))];
    // first all edges, then all fills: neighbours melt into one place with one outline
    pic.over.replaceChildren(...open.map((group) => overlay(group, "now-edge")), ...open.map((group) => overlay(group, "now")),
      ...shut.map((group) => overlay(group, "marked", `url(#${pic.hatch})`)));
    const shape = box[2] / box[3];
    pic.frame.classList.add("fl-view");
    pic.frame.classList.toggle("fl-wide", shape > 1);
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

/** One step at a time; `show` when another one comes, `tick` with every beat. */
export function stepStage(core, signal) {
  const { guide, engine } = core;
  const place = placePicture(core.pictures, core.strokes, core.hands, signal);
  const p = (name, ...inside) => h("p", { class: name }, ...inside);
  const [count, foot, name] = [h("span", { class: "fl-step-count" }), h("span", { class: "fl-foot" }), h("h4", { class: "fl-name" })];
  const [where, how, careful] = [p("fl-where"), p("fl-how"), p("fl-careful")];
  const meter = h("span", { class: "fl-meter", "aria-hidden": "true" }, [1, 2, 3].map(() => h("i")));
  const [level, feelsLike, way] = [h("strong"), h("span"), h("span")];
  const status = h("div", { role: "status", "aria-atomic": "true", class: "fl-current" },
    p("fl-step-line", foot, " ", count), name, where,
    p("fl-press", meter, " ", level, feelsLike, " ", way), how, careful);
  const time = h("div", { role: "timer", class: "fl-clock" });
  const bar = h("i");
  const next = p("fl-next");
  const body = h("div", { class: "fl-more" });
  const fold = disclosure("More about this step", body);
  const el = h("div", { class: "fl-step-stage" }, place.el,
    h("div", { class: "fl-words" },
      h("div", { class: "fl-time" }, time, h("div", { class: "fl-bar", "aria-hidden": "true" }, bar), next),
      status, h("div", {}, fold.head, body)));

  function show() {
    const step = engine.here();
    const now = engine.pressure();
    place.show(step, engine.closed(step));
    place.move(core.motion && engine.now.state === "running");
    write(foot, `${cap(step.foot)} foot`);
    foot.dataset.foot = step.foot;
    write(count, `Step ${step.number} of ${guide.steps.length}`);
    write(name, step.name);
    write(where, cap(step.where));
    const [firmness, ...likeness] = guide.levels[now].split(":");
    write(level, `Pressure ${now}, ${firmness}`);
    write(feelsLike, `:${likeness.join(":")}.`);
    write(way, `${cap(step.direction)}.`);
    [...meter.children].forEach((cell, i) => cell.classList.toggle("fl-full", i < now));
    write(how, step.first);
    write(careful, [step.careful, keepOff(engine, step)].filter(Boolean).join(" "));
    careful.hidden = !careful.textContent;
    const row = (label, text) => text && h("p", {}, h("span", { class: "fl-label" }, label), text);
    body.replaceChildren(...[row("Then", step.rest), row("The way of the hand", Object.values(core.strokes[step.id]?.words ?? {}).join(" ")), row("It should feel", step.feel), row("Usual mistake", step.mistake),
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

  return { el, show, tick };
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
