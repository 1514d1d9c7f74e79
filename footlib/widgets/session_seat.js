// Which window runs a session. Two windows on one notebook show one session: one counts and chimes, the others follow.
import { onShelf, uid } from "./helpers.js";

const ANSWER = 250; // milliseconds in which another window of this browser has answered

/** `model` holds whose session it is; `lost` hears that another window has taken it over. */
export function seat(model, lost) {
  const me = uid();
  const name = `footlib.session.${model.get("key")}`;
  const others = "BroadcastChannel" in window ? new BroadcastChannel(name) : null; // also where Python is gone
  const mine = () => model.get("driver") === me;
  let heard = () => {};
  if (others) others.onmessage = ({ data }) => {
    if (data.ask && mine()) others.postMessage({ here: true });
    if (data.here) heard();
    if (data.taken) { model.set("driver", data.taken); lost(); }
  };
  model.on("change:driver", () => { if (!mine()) lost(); });

  function take() {
    model.set("driver", me);
    model.save_changes();
    others?.postMessage({ taken: me });
  }

  /** Whether no other window of this browser runs it. */
  function free() {
    return new Promise((done) => {
      heard = () => done(false);
      setTimeout(() => done(true), ANSWER);
      others?.postMessage({ ask: true });
    });
  }

  /** Kept for this window alone, until it is closed: a page that is loaded anew finds it again. */
  function keep(what) {
    onShelf(() => (what ? sessionStorage.setItem(name, JSON.stringify({ me, ...what })) : sessionStorage.removeItem(name)));
  }

  /** What this window kept before it was loaded anew, if it ran the session then. */
  function kept() {
    const found = onShelf(() => JSON.parse(sessionStorage.getItem(name)));
    return found?.me && found.me === model.get("driver") ? found : null;
  }

  return { mine, take, free, keep, kept };
}
