// How a session makes itself noticed: a soft chime, a flash or nothing; and a screen that stays on.

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
