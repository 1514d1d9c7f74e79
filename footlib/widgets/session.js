// Session: a routine, guided. Everything runs here, in the browser, with or without a kernel.
import { button, checkbox, h, radios, uid, widget, write } from "./helpers.js";
import { heeding } from "./doubt.js";
import { MOVING, sessionCore } from "./session_core.js";
import { agreement, checklist, comfort, diaryForm, ending, refusal, stepStage, troublePanel, wholeStrip } from "./session_parts.js";
import { canSpeak } from "./session_signals.js";

function sessionView(core, { model, root, el, ask, signal }) {
  const { guide, engine, sound } = core;
  const why = refusal(guide);
  if (why.length) {
    root.append(h("h3", {}, guide.title), ...why);
    return () => {};
  }
  const act = (what) => () => core.go(what);
  const big = (label, what, kind = "") => button(label, act(what), { class: `fl-big ${kind}` });
  const main = big("Start", toggle, "fl-main");
  const [back, next] = [big("Previous step", engine.back), big("Next step", engine.next)];
  const [more, skip] = [big("+30 s", engine.more), big("Skip this step", engine.skip)];
  const stop = big("Stop", () => engine.stop());
  const wrong = big("It hurts / something is wrong", () => { engine.wrong(); core.help("ask"); }, "fl-wrong");
  const means = h("p", { class: "fl-start-means", id: uid() }, guide.start_means);
  const controls = h("div", { role: "group", "aria-label": "Session controls", class: "fl-controls" }, means, back, main, next, wrong);
  const rare = h("div", { role: "group", "aria-label": "This step and the whole", class: "fl-rare" }, more, skip, stop);
  const dock = h("div", { class: "fl-dock" }, controls, rare);
  const caption = h("p", { class: "fl-caption", "aria-live": "polite" });
  const [stage, strip, panel] = [stepStage(core, signal), wholeStrip(core), troublePanel(core)];
  const body = h("div");
  const options = optionRow();
  const full = wholeWindow(el, signal);
  const slot = h("div");
  const feeling = comfort(core, "before", "How comfortable are the feet now?");
  const diary = diaryForm(core, ask);
  const news = newsBar(() => ask({ anew: model.get("anew") + 1 }, { lost: "The new session has not been started." }));
  const other = elsewhere(() => { sound.wake(); core.takeOver(); });
  const ready = h("div", { class: "fl-ready" }, checklist(guide), agreement(guide, slot, feeling.el));
  const foot = h("div");
  const heading = h("div", { class: "fl-session-head" }, h("h3", {}, guide.title), full.button);
  let shown = "";

  root.append(heading, news.el, other.el, strip.el, caption, panel.el, body, dock, foot);

  function toggle() {
    if (engine.now.state === "ready" && onPhone()) full.open();
    if (engine.now.state === "running") engine.pause();
    else engine.start();
  }

  function optionRow() {
    const kind = radios("Signal at each change of step", [["chime", "Chime"], ["flash", "Flash"], ["none", "Neither"]],
      (value) => { sound.chosen.signal = value; sound.wake(); draw("signal"); }, { class: "fl-segments" });
    const voice = checkbox("Voice", false, (on) => core.go(() => core.voice(on)), { disabled: !canSpeak() });
    const motion = checkbox("Moving hands", core.motion, (on) => { core.motion = on; core.views.forEach((view) => view.draw("motion")); });
    const screen = h("span", { class: "fl-soft" });
    return { el: h("div", { class: "fl-options" }, kind.group, voice.row, motion.row, screen), kind, voice, motion, screen };
  }

  function draw(what) {
    if (what === "beat") { stage.tick(); strip.tick(); return; }
    feeling.draw();
    diary.draw();
    const { state } = engine.now;
    const follows = core.following();
    other.draw(follows, core.silent, state);
    const [moving, before] = [MOVING.includes(state), state === "ready"];
    const had = el.contains(el.ownerDocument.activeElement);
    if (caption.textContent !== core.caption) caption.textContent = core.caption;
    caption.classList.toggle("fl-alone", core.alone);
    main.textContent = state === "running" ? "Pause" : "Start";
    main.hidden = !(moving || before) || follows; // who has stopped is not invited to start
    means.hidden = !before || !guide.start_means;
    main.setAttribute("aria-describedby", means.hidden ? "" : means.id);
    main.disabled = engine.now.barred;
    news.draw(model.get("news"), !moving && !before);
    for (const one of [back, next]) one.hidden = !moving || follows;
    wrong.hidden = !moving;
    controls.hidden = Boolean(core.trouble) || (main.hidden && !moving);
    rare.hidden = foot.hidden = Boolean(core.trouble) || !moving || follows;
    strip.el.hidden = !moving;
    more.disabled = engine.room() < 1;
    more.title = more.disabled ? "This step, or the whole session, is as long as it may be." : "";
    options.kind.set(sound.chosen.signal);
    options.voice.box.checked = sound.chosen.voice;
    options.motion.box.checked = core.motion;
    options.screen.textContent = core.screen.on() ? "The screen stays on." : moving ? "The screen may go dark here: set it to stay on." : "";
    el.dataset.state = state;
    panel.draw();
    body.hidden = Boolean(core.trouble);
    heading.firstChild.hidden = Boolean(core.trouble); // the way out of the full screen stays
    arrange(moving, before);
    if (moving) { stage.show(); strip.tick(); }
    if (moving) giveWay();
    if (had) keepFocus();
  }

  /** The focus, and with it the keys, stay in the session when what had them goes. */
  function keepFocus() {
    const now = el.ownerDocument.activeElement;
    if (!el.contains(now) || (now !== el && !now.getClientRects().length)) (main.getClientRects().length ? main : el).focus({ preventScroll: true });
  }

  /** The parts that belong to the state; made once for each, so that the focus and the ticks stay. */
  function arrange(moving, before) {
    const now = moving ? "steps" : before ? "before" : `${engine.now.state} ${engine.now.sign}`;
    if (now === shown) return;
    shown = now;
    body.replaceChildren(moving ? stage.el : before ? ready : ending(core, diary.el));
    if (moving) dock.after(heading); else root.prepend(heading); // while the hands work, what they need has the room
    options.el.remove();
    if (moving || before) (before ? slot : foot).append(options.el);
    if (!before && el.isConnected) requestAnimationFrame(inSight);
    if (!moving && !before && el.isConnected) staysInSight();
  }

  /** Where the step stands below its picture, that gives way until the caution is read above the buttons. */
  function giveWay() {
    if (!MOVING.includes(engine.now.state) || core.trouble || !root.getClientRects().length) return;
    const buttons = dock.getClientRects().length ? dock : controls;
    const room = heightAround(el) - buttons.getBoundingClientRect().height - (parseFloat(getComputedStyle(el).scrollMarginTop) || 0);
    stage.fit(root.getBoundingClientRect().top + room);
  }

  /** The list before was long, and what the hands need has just room in a small window: it begins at the top of it. */
  function inSight() {
    el.scrollTop = 0; // where it has the whole window
    if (root.getBoundingClientRect().top < 0 || el.contains(el.ownerDocument.activeElement)) el.scrollIntoView({ block: "start" });
  }

  /** At the end the planner asks its check anew, and the routine above becomes short: the end stays in sight meanwhile,
   *  until somebody moves on. */
  function staysInSight() {
    const above = el.closest(".footlib-planner")?.querySelector(".footlib-grid");
    if (!above) return;
    const watch = new ResizeObserver(inSight);
    const leave = new AbortController();
    const end = () => { watch.disconnect(); leave.abort(); };
    for (const touch of ["wheel", "pointerdown", "keydown", "touchstart"]) el.ownerDocument.addEventListener(touch, end, { signal: leave.signal, capture: true, passive: true });
    signal.addEventListener("abort", end, { signal: leave.signal });
    watch.observe(above);
  }

  /** What Python says: a rule is against going on, the routine above is another, the session is in the diary. */
  function hear() {
    const waits = Boolean(model.get("news").waits);
    if (waits !== engine.now.barred) engine.bar(waits);
    draw("news");
    kept();
  }

  /** A session that is in the diary is over. */
  function kept() {
    if (core.model.get("kept").done && !engine.now.final) {
      engine.now.final = true;
      shown = "";
      draw("kept");
    }
    diary.draw();
  }

  /** Space and the arrows steer, unless the focused thing has its own use for them. */
  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || core.trouble || core.following()) return;
    const own = event.target.closest("button, input, textarea, a");
    const steer = { ArrowRight: engine.next, ArrowLeft: engine.back }[event.key];
    if (event.key === " " && !own && !main.hidden && !main.disabled) core.go(toggle);
    else if (steer && own?.type !== "radio" && own?.tagName !== "TEXTAREA" && MOVING.includes(engine.now.state)) core.go(steer);
    else return;
    event.preventDefault();
  }

  /** After the page was loaded anew, the first press anywhere gives the session its sound back. */
  function heard() {
    if (engine.now.state === "running" && !core.following()) sound.wake();
  }

  function seen() {
    engine.beat();
    core.screen.take();
  }

  const sizes = new ResizeObserver(giveWay);
  for (const one of [controls, strip.el]) sizes.observe(one); // they grow and shrink with the text and the room, not with the picture
  signal.addEventListener("abort", () => sizes.disconnect());
  el.ownerDocument.defaultView.addEventListener("resize", giveWay, { signal });
  const view = { draw, light: (kind) => { if (kind) el.dataset.flash = kind; else delete el.dataset.flash; } };
  core.views.add(view);
  core.follow();
  el.addEventListener("keydown", onKey, { signal });
  el.ownerDocument.addEventListener("visibilitychange", seen, { signal });
  el.ownerDocument.defaultView.addEventListener("pagehide", core.keep, { signal });
  for (const event of ["pointerdown", "keydown"]) el.ownerDocument.addEventListener(event, heard, { signal, capture: true });
  signal.addEventListener("abort", () => { core.views.delete(view); if (!core.views.size) core.close(); });
  draw("all");
  if (engine.now.state === "ready") requestAnimationFrame(() => arrive(el, main));
  return hear;
}

/** How much of a session can be seen at once: what scrolls it is the window, a part of the page, or itself. */
function heightAround(el) {
  for (let one = el; one; one = one.parentElement) {
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY)) return one.clientHeight;
  }
  return el.ownerDocument.defaultView.innerHeight;
}

/** Asked for in the planner, it appears under it: into sight with it. */
function arrive(el, main) {
  if (!el.closest(".footlib-planner")) return;
  el.scrollIntoView({ block: "start" });
  main.focus({ preventScroll: true });
}

// What is said of other sessions, and of this one in other windows.

const RUNS_THERE = "This session runs in another window. It counts and chimes there; this window follows.";
const PAUSED_THERE = "This session is paused in another window.";
const SILENT_THERE = "This session was begun in another window, which does not answer now. It waits there, or it was closed.";

/** What has changed around a session that has begun: the routine above, or an answer that a safety rule is about. */
function newsBar(anew) {
  const why = h("p", {});
  const alarm = h("div", { role: "alert", class: "fl-alert" });
  const calm = h("p", { role: "status" });
  const start = button("Start the new routine", anew, { class: "fl-big" });
  const el = h("div", { class: "fl-news" }, alarm, calm, start);
  return {
    el,
    draw({ waits, offer }, over) {
      const told = waits === undefined || over;
      el.hidden = told;
      alarm.hidden = !waits;
      calm.hidden = Boolean(waits);
      if (waits && why.textContent !== waits) { write(why, waits); alarm.replaceChildren(h("h4", {}, "This session waits"), why); }
      if (!waits) { why.textContent = ""; alarm.replaceChildren(); }
      write(calm, told || waits ? "" : "The routine above has changed. This session goes on with the routine as it was.");
      start.hidden = !offer;
    },
  };
}

/** The session runs in another window: whether it can be trusted to go on there, and a way to have it here. */
function elsewhere(here) {
  const told = h("p", { role: "status" });
  const el = h("div", { class: "fl-news" }, told, button("Go on here", here, { class: "fl-big" }));
  return {
    el,
    draw(follows, silent, state) {
      el.hidden = !follows;
      write(told, !follows ? "" : silent ? SILENT_THERE : state === "paused" ? PAUSED_THERE : RUNS_THERE);
    },
  };
}

// A widget that has the window for itself: full screen, or over all else where a phone's browser gives that to films only.

const SMALL = 600; // pixels of a window's shorter side: a phone's

/** Whether it is a phone that is held: its window has no room for a page around what the hands need. */
const onPhone = () => matchMedia("(pointer: coarse)").matches && Math.min(innerWidth, innerHeight) < SMALL;

/** A button that gives `el` the whole window and takes it back; `open` does so without it, at somebody's touch. */
function wholeWindow(el, signal) {
  const page = el.ownerDocument;
  const over = () => el.hasAttribute("popover");
  const on = () => over() || page.fullscreenElement === el;
  const turn = button("Full screen", () => (on() ? close() : open()), { class: "fl-button" });

  function draw() {
    el.classList.toggle("fl-alone-here", on());
    turn.textContent = on() ? "Leave full screen" : "Full screen";
  }

  async function open() {
    try {
      await el.requestFullscreen(); // not there on an iPhone, not allowed in some frames
    } catch {
      el.setAttribute("popover", "manual");
      el.showPopover?.();
      draw();
    }
  }

  function close() {
    if (!over()) { page.exitFullscreen().catch(() => {}); return; }
    el.removeAttribute("popover"); // which also takes it down
    draw();
  }

  page.addEventListener("fullscreenchange", draw, { signal });
  return { button: turn, open: () => { if (!on()) open(); } };
}

/** One core for all displays of a session, so that it chimes once and its displays stay in step. It listens through the
 *  model itself: what a display is given of it is deaf once that display is gone, and holds what was in it. */
export default () => {
  let [own, core] = [null, null];
  const waits = ({ text }) => ({ news: { waits: text, offer: false } }); // while a safety answer is not confirmed
  const display = widget("session", ["kept", "news", "before", "after"], heeding((tools) => {
    core ??= Object.assign(sessionCore(own), {
      model: own, pictures: own.get("pictures"), strokes: own.get("strokes"), hands: own.get("hands"), motion: true });
    return sessionView(core, tools);
  }, waits));
  return { initialize({ model }) { own = model; return () => core?.leave(); }, ...display };
};
