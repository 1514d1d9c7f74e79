// Which window runs a session. Two windows on one notebook show one session: one counts and chimes, the others follow.
import { onShelf, send, uid } from "./helpers.js";

const ANSWER = 250; // milliseconds in which another window of this browser has answered

const turnOf = (id) => Number.parseInt(id, 10) || 0;
/** Of two windows that took the session at the same time, each window, and Python, comes to the same one. */
const later = (one, other) => (turnOf(one) - turnOf(other) || (one > other ? 1 : -1)) > 0;

/** `model` holds whose session it is; `lost` hears that another window has taken it over. */
export function seat(model, lost) {
  let me = "";
  let newest = model.get("driver");
  const name = `footlib.session.${model.get("key")}`;
  const others = "BroadcastChannel" in window ? new BroadcastChannel(name) : null; // also where Python is gone
  const mine = () => newest !== "" && newest === me;
  let heard = () => {};
  if (others) others.onmessage = ({ data }) => {
    if (data.ask && mine()) others.postMessage({ here: true });
    if (data.here) heard();
    if (data.taken) hear(data.taken);
  };
  model.on("change:driver", () => hear(model.get("driver")));

  /** Whose it is, from another window or from Python, which may have heard of two in the other order. */
  function hear(id) {
    if (id === newest) return;
    if (later(newest, id)) {
      if (mine()) send(model, { driver: me });
      else model.set("driver", newest);
      return;
    }
    newest = id;
    model.set("driver", id);
    lost();
  }

  function take() {
    me = newest = `${turnOf(newest) + 1}.${uid()}`;
    send(model, { driver: me });
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
    return found?.me && found.me === newest ? found : null;
  }

  return { mine, take, free, keep, kept };
}
