// Questions to Python. Each carries a mark in `asked`; Python gives the mark back in `heard` when it has dealt with it.
// So the page knows what has arrived: nothing is called done before, and no answer is told within three seconds.
import { h, send, uid, write } from "./helpers.js";

export const PATIENCE = 2000; // ms without a word from Python, after which the reader is told
export const NO_ANSWER = "There is no answer from Python. If a cell is running, wait for it. If Python has stopped or was restarted, "
  + "run the cell again; where that does not help, choose Kernel ▸ Restart Kernel and Run All Cells…";
const CUT_OFF = "Python was restarted and does not know this panel any more: run the cell again. Where that does not help, "
  + "choose Kernel ▸ Restart Kernel and Run All Cells…";

/** Whether Python has still to deal with what was asked last of a model, in whichever display. */
export const unheard = (model) => model.get("asked") !== model.get("heard");

/**
 * ask(values, { done, late, lost }) sends values to Python. done() follows once Python has dealt with them and found no
 * mistake; late() when no answer came in time. `lost` says what has not happened then, in `el`, which tells it until
 * Python answers. `hear()` is to be called when `heard` has changed, after what else has changed is drawn.
 */
export function asking({ model, signal, redraw = () => {} }) {
  const el = h("p", { class: "fl-unanswered", role: "status" });
  let open = [];
  let [timer, cut] = [0, false];

  function ask(values, { done, late, lost = "This is not done yet." } = {}) {
    const mark = uid();
    open.push({ mark, done, late, lost });
    send(model, { asked: mark, ...values }); // the mark first: whoever follows the values sees that they wait
    if (cut || el.textContent) tell();
    else wait();
  }

  function wait() {
    timer ||= setTimeout(tell, PATIENCE);
  }

  function tell() {
    stop();
    if (!open.length) return;
    write(el, `${open.at(-1).lost} ${cut ? CUT_OFF : NO_ANSWER}`);
    open.forEach((one) => one.late?.());
    redraw();
  }

  function stop() {
    clearTimeout(timer);
    timer = 0;
  }

  function hear() {
    const at = open.findIndex(({ mark }) => mark === model.get("heard"));
    if (at < 0) return;
    const answered = open.slice(0, at + 1);
    open = open.slice(at + 1);
    cut = false;
    stop();
    write(el, "");
    if (open.length) wait();
    if (!model.get("problem")) answered.forEach((one) => one.done?.());
  }

  /** JupyterLab has cut the panel off from Python: that is what a restart does. */
  function cutOff() {
    cut = true;
    tell();
  }

  if (unheard(model)) { open.push({ mark: model.get("asked"), lost: "Your last answer has not arrived." }); wait(); }
  model.on("comm_live_update", cutOff);
  signal.addEventListener("abort", () => { model.off("comm_live_update", cutOff); stop(); });
  return { ask, hear, el, waiting: () => open.length > 0 };
}
