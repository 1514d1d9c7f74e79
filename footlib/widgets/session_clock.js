// The time of a session, from the machine's clocks and never from counting beats: beats come late in a hidden tab.

/**
 * Milliseconds that go on evenly. performance.now() is even but may stand still while a laptop sleeps; the calendar
 * clock goes on then, so whatever it gained at once is added.
 */
export function evenClock() {
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
export function pulse(beat) {
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
