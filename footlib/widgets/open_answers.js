// Answers that only people can judge: words of one's own beside ours, and a receiver's card after a practice.
import { button, checkbox, h, keepKeys, radios, uid } from "./helpers.js";

/** A text stays in this browser, unless the learner asks for it to be kept; ours and its points come after it is written. */
export function wordsControl(_, { changed, compare, say }) {
  const text = keepKeys(h("textarea", { class: "fl-own-words", rows: 5, "aria-label": "Your own words", oninput: wrote }));
  const begin = h("p", { class: "fl-hint", role: "status", hidden: true }, "Write a sentence or two first: ours is only to compare with.");
  const show = button("Compare with ours", () => {
    begin.hidden = Boolean(text.value.trim());
    if (begin.hidden) compare(); else text.focus();
  }, { class: "fl-button fl-primary" });
  const ours = h("blockquote", { class: "fl-ours", tabindex: -1 });
  const keep = checkbox("Keep what I wrote with my answers, too", false, changed);
  const points = h("div", { role: "group", "aria-label": "Which of these do yours hold?" });
  const beside = h("div", { hidden: true }, h("p", { class: "fl-label" }, "Ours"), ours,
    h("p", { class: "fl-label" }, "Which of these do yours hold? Only you can say."), points,
    h("div", { class: "fl-keep" }, keep.row));
  const local = { boxes: new Map(), wanted: [] };

  function wrote() {
    begin.hidden = true;
    changed();
  }

  return {
    how: "Nobody grades it. What you write stays here, unless you keep it.",
    verb: "That is how I see it",
    tells: false,
    waits: () => beside.hidden,
    el: h("div", {}, text, h("p", { class: "fl-buttons" }, show), begin, beside),
    value: () => (beside.hidden ? null : { holds: [...local.boxes].filter(([, one]) => one.box.checked).map(([says]) => says),
      keep: keep.box.checked ? text.value.trim() : "" }),
    show(value) {
      local.wanted = value?.holds ?? [];
      local.boxes.forEach(({ box }, says) => { box.checked = local.wanted.includes(says); });
      keep.box.checked = Boolean(value?.keep);
      if (value?.keep) text.value = value.keep;
    },
    later({ ours: words = "", points: all = [] }) {
      beside.hidden = !words;
      show.hidden = Boolean(words);
      if (!words || ours.textContent === words) return;
      const asked = show.contains(document.activeElement) || document.activeElement === document.body;
      ours.textContent = words;
      local.boxes = new Map(all.map((says) => [says, checkbox(says, local.wanted.includes(says), changed)]));
      points.replaceChildren(...[...local.boxes.values()].map(({ row }) => row));
      if (asked && text.value.trim()) { ours.focus({ preventScroll: true }); say(`Ours: ${words}`); }
    },
    focus: () => text.focus(),
  };
}

/** A question below the other, each with its words to choose from: large enough for a finger with oil on it. */
export function feedbackControl({ questions }, { changed }) {
  const chosen = {};
  const rows = questions.map(({ id, name, ask, answers }) => {
    const titleId = uid();
    const words = radios(`${name}: ${ask}`, answers.map((one) => [one, one]), (value) => { chosen[id] = value; changed(); },
      { class: "fl-feedback-words" });
    return { id, words, el: h("div", { class: "fl-feedback-row" },
      h("p", { id: titleId, "aria-hidden": "true" }, h("strong", {}, `${name}. `), ask), words.group) };
  });
  return {
    how: "Hand it to the receiver. There is no score.",
    verb: "What next?",
    tells: false,
    el: h("div", { class: "fl-feedback" }, rows.map(({ el }) => el)),
    value: () => ({ ...chosen }),
    show(value) {
      rows.forEach(({ id, words }) => {
        delete chosen[id];
        if (value?.[id]) chosen[id] = value[id];
        words.set(chosen[id] ?? "");
      });
    },
    focus: () => rows[0].el.querySelector("input").focus(),
  };
}
