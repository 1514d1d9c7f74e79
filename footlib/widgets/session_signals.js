// How a session makes itself noticed: a soft chime, a flash or nothing; and a screen that stays on.
import { SOON } from "./session_engine.js";

// The voice: what it says of a step, cut to the time there is, the warning first and whole; and one thing after another.

const PACE = 160 / 60; // words a second, an ordinary voice
const STUCK = 4; // so many times longer than an ordinary one no voice takes: the browser has lost it

/** The seconds that a text takes. */
const saying = (text) => text.split(/\s+/).filter(Boolean).length / PACE;

/**
 * What is said of a step in `left` seconds, behind its warning. The name is said unless it would run into the next step;
 * `news` (what led here) and `more`, the weightier first, where they fit before the call of the next step.
 */
export function stepSpeech({ warning, news, name, more }, left) {
  const said = [];
  const beforeCall = left > SOON / 1000 ? left - SOON / 1000 : left;
  const add = (text, room) => { if (text && saying([warning, ...said, text].join(" ")) <= room) said.push(text); };
  add(news, beforeCall);
  add(name, left);
  more.forEach((text) => add(text, beforeCall));
  return said;
}

export function canSpeak() {
  return "speechSynthesis" in window && "SpeechSynthesisUtterance" in window;
}

/** A queue of `{ text, heed, done }`: what is to be heeded is heard to its end, unless somebody asks for silence. */
export function speaker() {
  let now = null; // what is being said: { one, words, from }
  let queue = [];

  /** Whether it is still heard. Not every browser tells the end of it, so an ordinary voice's time counts, too. */
  function busy() {
    if (!now) return false;
    const [took, takes] = [(performance.now() - now.from) / 1000, saying(now.one.text)];
    return took < takes || (window.speechSynthesis.speaking && took < takes * STUCK);
  }

  /** Says the next thing, if nothing is being said; called again and again. */
  function go() {
    if (!queue.length || busy()) return;
    const [one, ...rest] = queue;
    const words = new SpeechSynthesisUtterance(one.text);
    Object.assign(words, { lang: "en", rate: 0.95, onend: () => { if (now?.words === words) { now = null; one.done?.(); go(); } } });
    [now, queue] = [{ one, words, from: performance.now() }, rest];
    window.speechSynthesis.speak(words);
  }

  /** In the place of whatever else is being said or was to be. */
  function say(...list) {
    if (!(busy() && now.one.heed)) hush();
    queue = list.filter((one) => one.text);
    go();
  }

  /** Where all is quiet and it is over in time; whether it was said. */
  function sayIn(seconds, one) {
    if (queue.length || busy() || saying(one.text) > seconds) return false;
    say(one);
    return true;
  }

  /** Silence at once: whoever pauses wants quiet. */
  function hush() {
    [now, queue] = [null, []];
    if (canSpeak()) window.speechSynthesis.cancel();
  }

  /** Seconds until a warning is through. */
  const heeding = () => (busy() && now.one.heed ? Math.max(0, saying(now.one.text) - (performance.now() - now.from) / 1000) : 0);

  return { go, say, sayIn, hush, heeding };
}

/** Frequency in hertz and start in seconds of each note; made here, so that no sound file is needed. */
const NOTES = {
  soon: [[587.33, 0]],
  step: [[523.25, 0], [783.99, 0.22]],
  end: [[523.25, 0], [659.25, 0.28], [783.99, 0.56], [1046.5, 0.84]],
};
const FLASH = 1600; // milliseconds; one slow swell, far below three flashes a second
const LOUD = 0.16;

/** Sound starts only inside a click or a key: call `wake` there. `light` shows a flash, or ends it. */
export function signals(light) {
  const chosen = { signal: "chime", voice: false };
  let context = null;
  let fading = null;

  function wake() {
    const Context = window.AudioContext ?? window.webkitAudioContext;
    if (chosen.signal === "chime" && Context) context ??= new Context();
    if (context?.state === "suspended") context.resume();
  }

  function note([hertz, wait]) {
    const [tone, volume] = [context.createOscillator(), context.createGain()];
    const from = context.currentTime + wait;
    tone.type = "sine";
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0.0001, from);
    volume.gain.exponentialRampToValueAtTime(LOUD, from + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.0001, from + 1.4);
    tone.connect(volume);
    volume.connect(context.destination);
    tone.start(from);
    tone.stop(from + 1.5);
  }

  function flash(kind) {
    clearTimeout(fading);
    light(kind);
    fading = setTimeout(() => light(""), FLASH);
  }

  function give(kind) {
    if (chosen.signal === "flash") flash(kind);
    if (chosen.signal === "chime" && context) NOTES[kind].forEach(note);
  }

  function close() {
    clearTimeout(fading);
    context?.close();
    context = null;
  }

  return { chosen, wake, give, close };
}

/** Keeps the screen on while it is wanted; `tell` hears whether it is. The browser takes it back from hidden tabs. */
export function screenLight(tell) {
  let [lock, wanted, asking] = [null, false, false];

  async function take() {
    if (!wanted || lock || asking || !navigator.wakeLock || document.visibilityState !== "visible") return;
    asking = true;
    try {
      lock = await navigator.wakeLock.request("screen");
      lock.addEventListener("release", () => { lock = null; tell(); });
    } catch {
      lock = null; // a low battery, or a page that may not: the words on the screen say so
    }
    asking = false;
    if (!wanted) lock?.release();
    tell();
  }

  function want(on) {
    wanted = on;
    if (on) take();
    else lock?.release();
  }

  return { want, take, on: () => Boolean(lock) };
}
