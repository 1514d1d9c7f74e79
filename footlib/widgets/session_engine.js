// What happens in a session, without any picture or sound: the steps, their time, and what was left out.

// The time of a session, from the machine's clocks and never from counting beats: beats come late in a hidden tab.

/**
 * Milliseconds that go on evenly. performance.now() is even but may stand still while a laptop sleeps; the calendar
 * clock goes on then, so whatever it gained at once is added.
 */
function evenClock() {
  let [even, calendar, asleep] = [performance.now(), Date.now(), 0];
  return () => {
    const [evenNow, calendarNow] = [performance.now(), Date.now()];
    const gained = (calendarNow - calendar) - (evenNow - even);
    if (gained > 1000) asleep += gained; // less than that is the calendar clock being set right
    [even, calendar] = [evenNow, calendarNow];
    return evenNow + asleep;
  };
}

/** Calls `beat` four times a second, also in a hidden tab, where a page's own timers may wait a minute and a worker's do not. */
function pulse(beat) {
  let [timer, worker, address, heard] = [null, null, null, false];

  function start() {
    if (timer) return;
    timer = setInterval(beat, 250);
    try {
      address = URL.createObjectURL(new Blob(["setInterval(() => postMessage(0), 500)"], { type: "text/javascript" }));
      worker = new Worker(address);
      worker.onmessage = () => { heard = true; if (timer) beat(); };
      worker.onerror = (event) => event.preventDefault(); // a server may forbid it: the timer alone will do
    } catch {
      worker = null;
    }
  }

  function stop() {
    clearInterval(timer);
    worker?.terminate();
    if (address) URL.revokeObjectURL(address);
    [timer, worker, address, heard] = [null, null, null, false];
  }

  return { start, stop, steady: () => heard };
}

export const SOON = 5000; // the next step is announced so many milliseconds before it starts
const MISSED = 20; // seconds without a beat after which the machine must have slept: the session then waits
const MISSED_HIDDEN = 90; // a hidden tab without a worker is woken once a minute only
const MORE = 30; // seconds of "+30 s"

/** `tell(what, details)` hears everything that happens. */
export function sessionEngine(steps, longest, tell) {
  const clockNow = evenClock();
  const now = { state: "ready", index: 0, ran: 0, final: false, sign: "", barred: false };
  let [spent, extra] = [steps.map(() => 0), steps.map(() => 0)];
  let [skipped, hurt] = [new Set(), new Set()];
  let closed = new Set(); // parts of the foot that are left alone from now on
  let eased = new Map(); // the highest pressure by part, where it hurt
  const beats = pulse(beat);
  let [last, soon, hidden, warned, own] = [0, false, false, false, true];

  const here = () => steps[now.index];
  const length = (i = now.index) => (steps[i].seconds + extra[i]) * 1000;
  const left = () => Math.max(0, length() - now.ran);
  const total = () => steps.reduce((sum, _, i) => sum + length(i), 0);
  const worked = () => spent.reduce((sum, one) => sum + one, 0);
  const passed = () => steps.slice(0, now.index).reduce((sum, _, i) => sum + length(i), now.ran);
  const shut = (step) => step.parts.length > 0 && step.parts.every(([key]) => closed.has(key));
  const pressure = (step = here()) => Math.min(step.pressure, ...step.parts.map(([key]) => eased.get(key) ?? 3));
  const leftOut = (step) => shut(step) || pressure(step) < step.least;

  function beat() {
    if (now.state !== "running") return;
    const at = clockNow();
    const gap = at - last;
    const patience = hidden && !beats.steady() ? MISSED_HIDDEN : MISSED;
    hidden = document.visibilityState === "hidden";
    last = at;
    if (!own) { look(Math.min(left(), gap)); return; }
    if (gap > patience * 1000) { halt("paused"); tell("slept", { seconds: Math.round(gap / 1000) }); return; }
    pass(gap);
  }

  /** Another window counts; its next word says what comes after this step. */
  function look(time) {
    now.ran += time;
    spent[now.index] += time;
    tell("beat", {});
  }

  /** Time goes by; a beat that came late may end several steps, of which only the last is told. */
  function pass(time) {
    const start = now.index;
    let rest = time;
    while (rest >= left() && now.state === "running") {
      rest -= left();
      spent[now.index] += left();
      now.ran = length();
      skipped.delete(here().id);
      follow(+1);
    }
    if (now.state !== "running") return;
    now.ran += rest;
    spent[now.index] += rest;
    if (now.index !== start) tell("step", { from: start, why: "time" });
    else if (!soon && left() <= SOON) { soon = true; tell("soon", { next: following() }); }
    if (!warned && worked() > longest * 1000 + 500) { warned = true; tell("long", {}); }
    tell("beat", {});
  }

  /** The next step that is not left out, or nothing. */
  function following(way = +1) {
    for (let i = now.index + way; i >= 0 && i < steps.length; i += way) if (!leftOut(steps[i])) return steps[i];
    return null;
  }

  function follow(way) {
    const next = following(way);
    steps.slice(now.index + 1, next ? steps.indexOf(next) : steps.length).filter(() => way > 0)
      .filter(leftOut).forEach((step) => skipped.add(step.id));
    if (next) Object.assign(now, { index: steps.indexOf(next), ran: 0 });
    else if (way > 0) { halt("finished"); tell("end", {}); }
    soon = false;
  }

  function halt(state) {
    now.state = state;
    beats.stop();
  }

  function start() {
    if (now.barred || !["ready", "paused"].includes(now.state) || !steps.length) return;
    go();
    tell("start", {});
  }

  function go() {
    now.state = "running";
    [last, hidden] = [clockNow(), document.visibilityState === "hidden"];
    beats.start();
  }

  /** The session as another window, or this one before it was loaded anew, left it. Not `mine`: only the clock goes on. */
  function take(from, mine) {
    const { ran = 0, more = [], closed: shut = [], eased: lower = [], sign = "", final = ["finished", "stopped"].includes(from.state) } = from.where ?? {};
    Object.assign(now, { index: from.index, ran, final, sign });
    spent = steps.map((_, i) => (from.spent[i] ?? 0) * 1000);
    extra = steps.map((_, i) => more[i] ?? 0);
    [skipped, hurt, closed, eased] = [new Set(from.skipped), new Set(from.hurt), new Set(shut), new Map(lower)];
    own = mine;
    soon = steps.length > 0 && left() <= SOON;
    halt(from.state === "running" && mine ? "paused" : from.state);
    if (now.state === "running") go();
  }

  function pause(why = "asked") {
    beat();
    if (now.state !== "running") return;
    halt("paused");
    tell("pause", { why });
  }

  /** While a safety rule is against it, the session waits. */
  function bar(on) {
    now.barred = on;
    if (on && own) pause("barred");
  }

  /** What was stopped because something was wrong is over for today; `sign` is the name of a warning sign that fits. */
  function stop({ final = hurt.size > 0, sign = "" } = {}) {
    beat();
    if (now.state === "finished") return;
    halt("stopped");
    Object.assign(now, { final, sign });
    tell("stop", {});
  }

  /** Stop was pressed by mistake: the step waits where it was. */
  function unstop() {
    if (now.state !== "stopped" || now.final) return;
    halt("paused");
    tell("pause", { why: "asked" });
  }

  function move(way, why) {
    beat();
    if (["ready", "finished", "stopped"].includes(now.state)) return;
    const start = now.index;
    if (way < 0 && !following(-1)) now.ran = 0; // the first step begins anew
    else follow(way);
    if (now.state !== "finished") tell("step", { from: start, why });
  }

  function skip() {
    skipped.add(here().id);
    move(+1, "skip");
  }

  const room = () => Math.max(0, Math.min(MORE, here().most - length() / 1000, longest - (worked() + total() - passed()) / 1000));

  function more() {
    const seconds = Math.floor(room());
    if (!seconds) return;
    extra[now.index] += seconds;
    soon = left() <= SOON;
    tell("more", { seconds });
  }

  /** Something is wrong: whatever else is going on, it waits. */
  function wrong() {
    hurt.add(here().id);
    if (now.state === "running") pause("hurt");
    else tell("pause", { why: "hurt" });
  }

  function ease() {
    const level = pressure() - 1;
    here().parts.forEach(([key]) => eased.set(key, level));
    tell("eased", { level });
  }

  function close() {
    here().parts.forEach(([key]) => closed.add(key));
    skip();
  }

  /** What Python is told; whole seconds are enough. */
  const report = () => ({ state: now.state, index: now.index, spent: spent.map((ms) => Math.round(ms / 1000)),
    skipped: steps.map((step) => step.id).filter((id) => skipped.has(id)),
    hurt: steps.map((step) => step.id).filter((id) => hurt.has(id)),
    where: { ran: Math.round(now.ran), more: extra, closed: [...closed], eased: [...eased], final: now.final, sign: now.sign } });

  return { now, here, left, length, total, passed, pressure, following, room, report, beat, take, start, pause, bar, stop, unstop, skip, more, wrong,
    ease, close, next: () => move(+1, "next"), back: () => move(-1, "back"), end: () => beats.stop(),
    closed: (step) => step.parts.filter(([key]) => closed.has(key)),
    canEase: () => pressure() - 1 >= Math.max(1, here().least), worked };
}
