// Taking one's work along: download, restore, and on Binder the browser's own copy.
import { button, h } from "./helpers.js";
import { earlier, forget, keeps } from "./backup_copies.js";

const MOST = 20_000_000; // characters: far more than a course of work

export function keeping({ model, say, ask }) {
  const file = h("input", { type: "file", accept: ".json,application/json", hidden: true, tabindex: "-1", "aria-hidden": "true", onchange: () => read(file.files[0]) });
  const own = h("div", { class: "fl-buttons" },
    button("Download", () => model.get("copy") ? download(model.get("copy")) : say(model.get("trouble")), { class: "fl-button" }),
    button("Restore from a file", () => file.click(), { class: "fl-button" }), file);
  const offer = h("div", { class: "fl-hint fl-offer", role: "group", "aria-label": "Notes in this browser", hidden: true });
  const el = h("div", { class: "fl-keep" }, own);

  async function read(chosen) {
    file.value = "";
    if (!chosen) return;
    if (chosen.size > MOST) say("This file is too large to be a copy of your work from this course.");
    else ask({ do: "restore", texts: [await chosen.text()] });
  }

  /** "You have notes from 3 May in this browser." */
  function show() {
    const copies = model.get("binder") ? earlier(model) : [];
    const brought = copies.filter((copy) => model.get("brought").includes(copy.key));
    forget(brought);
    const left = copies.filter((copy) => !brought.includes(copy));
    if (offer.dataset.shown === left.map((copy) => copy.key).join()) return;
    offer.dataset.shown = left.map((copy) => copy.key).join();
    offer.hidden = !left.length;
    if (!left.length) return offer.replaceChildren();
    offer.replaceChildren(h("p", {}, `You have notes from ${day(left[0].saved)} in this browser.`), h("div", { class: "fl-buttons" },
      button("Bring them back", () => ask({ do: "restore", texts: left.map((copy) => copy.text), keys: left.map((copy) => copy.key) }), { class: "fl-button fl-primary" }),
      button("Delete them", () => { forget(left); say("The notes in this browser are deleted."); show(); }, { class: "fl-button" })));
  }

  return { el, offer, show };
}

/** What a Binder visitor has to know. */
export function binderNote() {
  const copy = keeps() ? "A copy is kept in this browser and offered to you next time. Only Download is sure: Binder may send you to another server, where this browser shows no copy."
    : "This browser keeps no copy either, so download your work before you leave.";
  return h("p", { class: "fl-hint" }, h("strong", {}, "You are on Binder: its disk is lost when you leave, or after about ten idle minutes. "), copy);
}

function day(saved) {
  return new Date(saved).toLocaleDateString("en-GB", { day: "numeric", month: "long" });
}

function download(text) {
  const now = new Date();
  const date = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = h("a", { href, download: `foot-massage-${date}.json` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
