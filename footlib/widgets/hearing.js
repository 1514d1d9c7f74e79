// anywidget gives each widget two seconds to load. On a slow phone, with many on a page, some take longer: they show,
// and from then on nothing that Python says reaches them. Here they hear again, and are told what they have missed.
// This is a remedy for anywidget's own inside: where that looks otherwise, nothing is done.

const NOTHING = { content: { data: { method: "none" } } }; // a message without a meaning, which a deaf model refuses
const HEARD = new WeakSet(); // models that hear, or are about to

/** All widgets of this course that the page knows, shown or not, hear Python. */
export async function hearing({ widget_manager: manager }) {
  const found = await Promise.allSettled(Object.values(manager?._models ?? {}));
  for (const { value: inner } of found) {
    if (!String(inner?.get?.("_anywidget_id")).startsWith("footlib.") || HEARD.has(inner)) continue;
    HEARD.add(inner);
    inner._handle_comm_msg?.(NOTHING).catch(() => hearAgain(inner));
  }
}

function hearAgain(inner) {
  const { _handle_comm_msg: plainly } = Object.getPrototypeOf(inner.constructor.prototype);
  if (!plainly || !inner.comm) return;
  inner._handle_comm_msg = plainly;
  inner.comm.on_msg(plainly.bind(inner));
  inner.comm.send({ method: "request_state" });
}
