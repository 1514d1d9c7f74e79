// The tabs of a FootMap, one for each view.
import { h, send, uid } from "./helpers.js";

/** The views as tabs, each with the number of steps that are done there. */
export function tabStrip(model) {
  const strip = h("div", { role: "tablist", "aria-label": "View of the foot", class: "fl-tabs" });
  const tabs = new Map();
  const show = (view, focus) => {
    send(model, { view });
    if (focus) tabs.get(view).focus();
  };
  strip.addEventListener("keydown", (event) => {
    const ids = [...tabs.keys()];
    const at = ids.indexOf(model.get("view"));
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: ids.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    show(ids.at(to % ids.length), true);
  });
  function update() {
    const views = model.get("controls") ? model.get("views") : [];
    strip.hidden = !views.length;
    if (views.map((one) => one.id).join() !== [...tabs.keys()].join()) {
      tabs.clear();
      for (const { id } of views) tabs.set(id, h("button", { type: "button", role: "tab", id: uid(), onclick: () => show(id) }));
      strip.replaceChildren(...tabs.values());
    }
    for (const { id, name } of views) {
      const tab = tabs.get(id);
      const count = model.get("counts")[id];
      tab.replaceChildren(name, count ? h("span", { class: "fl-count" }, `${count}`) : "");
      tab.setAttribute("aria-label", count ? `${name}, ${count} ${count === 1 ? "step" : "steps"}` : name);
      tab.setAttribute("aria-selected", id === model.get("view"));
      tab.tabIndex = id === model.get("view") ? 0 : -1;
    }
  }
  return { el: strip, update, name: () => model.get("views").find((one) => one.id === model.get("view"))?.name ?? model.get("view") };
}
