// The voice: what it says of a step, cut to the time there is, the warning first and whole; and one thing after another.
import { SOON } from "./session_engine.js";

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
