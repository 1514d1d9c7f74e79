// Answers on their way to Python: each carries a mark, Python gives the mark back when it has dealt with it.
import { uid } from "./helpers.js";

const PATIENCE = 5000; // ms without a word from Python, after which the reader is told
const UNSAVED = "This answer is not saved: Python does not reply. It may be busy, then wait a little; or it has stopped. "
  + "Your earlier answers are safe. If it has stopped, choose Kernel ▸ Restart Kernel and Run All Cells…, and answer here again.";

/** send(what) to Python; arrived() is true once for each answer that Python has dealt with; late(text) tells the reader. */
export function replies({ model, signal, late }) {
  let waiting = "";
  let timer = 0;
  signal.addEventListener("abort", () => clearTimeout(timer));
  return {
    send(what) {
      waiting = uid();
      clearTimeout(timer);
      timer = setTimeout(() => { if (waiting) late(UNSAVED); }, PATIENCE);
      try {
        model.set("reply", { mark: waiting, ...what });
        model.save_changes();
      } catch {
        late(UNSAVED);
      }
    },
    waiting: () => Boolean(waiting),
    arrived() {
      if (!waiting || model.get("heard") !== waiting) return false;
      clearTimeout(timer);
      waiting = "";
      return true;
    },
  };
}
