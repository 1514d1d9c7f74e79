// Progress: lessons with their exercises and quiz, the drill, where to go on, and how to take it along.
import { button, checkbox, dayOf, disclosure, h, send, uid, widget } from "./helpers.js";
import { keep } from "./backup_copies.js";
import { bar, drillBar, footprints } from "./course_steps.js";
import { binderNote, keeping } from "./course_keep.js";

const LOST = { tick: "The tick is not noted yet.", reset: "Nothing is forgotten yet.", restore: "Nothing is restored yet." };
const STATES = { finished: "finished", begun: "begun", new: "not begun" };

function courseProgress({ model, root, el, ask: question, say, signal }) {
  const get = (name) => model.get(name);
  const marked = (wish) => ({ wish: { ...wish, mark: uid() } }); // the same wish a second time is another wish
  const ask = (wish) => question(marked(wish), { lost: LOST[wish.do] });
  const refresh = () => send(model, marked({ do: "refresh" })); // by itself: nobody waits for it
  keep(model, signal);
  const taking = keeping({ model, say, ask });
  const trouble = h("p", { class: "fl-problem", hidden: true });
  const head = h("div", { class: "fl-progress-head" });
  const list = h("ol", { class: "fl-lessons", "aria-label": "Lessons" });
  const drill = h("div", {});
  const text = h("pre", { tabindex: "0", role: "region", "aria-label": "Your progress as text" });
  const fold = disclosure("As text", text);
  root.append(h("section", { "aria-label": "Your progress" },
    h("h3", {}, "Your progress"), get("binder") && binderNote(), taking.offer, trouble, head, list,
    h("h4", {}, "Zone drill"), drill, h("h4", {}, "Take your work along"), taking.el, fold.head, text));

  const rows = new Map();
  let saidLast = get("said");

  function row(one) {
    const tick = checkbox(`${one.title}: finished`, false, (on) => ask({ do: "tick", lesson: one.id, on }));
    tick.text.textContent = "";
    tick.box.setAttribute("aria-label", `${one.title}: finished`);
    const bars = h("div", { class: "fl-bars" });
    const note = h("span", { class: "fl-soft fl-when" });
    const again = button("Start again", () => sure(true), { class: "fl-button fl-quiet", "aria-label": `Start again: ${one.title}` });
    const no = button("Keep them", () => sure(false), { class: "fl-button" });
    const yes = button("Forget them", () => { sure(false); tick.box.focus(); ask({ do: "reset", lesson: one.id }); }, { class: "fl-button" });
    const question = h("div", { class: "fl-hint fl-sure", role: "group", "aria-label": `Start again: ${one.title}`, hidden: true },
      h("p", {}, `Forget your answers and the tick of “${one.title}”? Your notebook itself stays as it is.`), h("div", { class: "fl-buttons" }, no, yes));
    function sure(on) {
      question.hidden = !on;
      (on ? no : again).focus();
    }
    const item = h("li", {}, tick.row, h("div", { class: "fl-lesson" }, h("div", { class: "fl-lesson-head" }, lessonLink(model, one.id, one.title, {}), note), bars), again, question);
    list.append(item);
    return { item, tick, bars, note, again, question };
  }

  function updateRow(one) {
    if (!rows.has(one.id)) rows.set(one.id, row(one));
    const { item, tick, bars, note, again } = rows.get(one.id);
    item.className = `fl-${one.state}`;
    item.toggleAttribute("data-here", one.id === get("state").here);
    tick.box.checked = one.state === "finished";
    bars.replaceChildren(bar("Exercises", one.exercises), bar("Quiz", one.quiz));
    note.textContent = one.finished ? `finished on ${dayOf(one.at, undefined)}` : `${STATES[one.state]} · about ${one.minutes} minutes`;
    again.hidden = one.state === "new";
  }

  function updateHead(lessons, here) {
    const next = lessons.find((one) => one.id === here);
    const done = lessons.filter((one) => one.finished).length;
    const focused = head.contains(document.activeElement);
    head.replaceChildren(footprints(lessons), h("p", { class: "fl-go" }, `${done} of ${lessons.length} lessons finished.`,
      next ? lessonLink(model, next.id, `Continue here: ${next.title}`, { class: "fl-button fl-primary fl-continue" }) : "You have finished the course."));
    if (focused) head.querySelector("a")?.focus();
  }

  function update() {
    const { lessons, here, drill: cards } = get("state");
    const key = JSON.stringify([lessons, here]);
    if (head.dataset.key !== key) updateHead(lessons, here); // a link that is redrawn under the mouse loses its click
    head.dataset.key = key;
    lessons.forEach(updateRow);
    drill.replaceChildren(drillBar(cards));
    text.textContent = get("text");
    trouble.textContent = get("trouble");
    trouble.hidden = !get("trouble");
    taking.show();
    if (get("said") && get("said") !== saidLast) say(get("said"));
    saidLast = get("said");
  }

  // Each lesson has a kernel of its own: what was answered in another shows when the learner comes back to this one.
  const seen = new IntersectionObserver((entries) => { if (entries.at(-1).isIntersecting) refresh(); });
  seen.observe(el);
  el.ownerDocument.addEventListener("visibilitychange", () => { if (!el.ownerDocument.hidden) refresh(); }, { signal });
  signal.addEventListener("abort", () => seen.disconnect());
  return update;
}

/** Opens a lesson that lies beside this notebook: in JupyterLab as a tab, as a link in a text does there; elsewhere as a
 * plain link. (JupyterLab would ask before a data-commandlinker-command as long as any cell here has not been run.) */
function lessonLink({ widget_manager: lab }, id, text, props) {
  return h("a", { href: `${id}.ipynb`, ...props, onclick: (event) => {
    const here = decodeURIComponent(location.pathname).match(/\/(?:lab(?:\/workspaces\/[^/]+)?|doc)\/tree\/(.*\/)?[^/]*$/);
    const links = lab?.rendermime?.linkHandler;
    if (!here || !links) return;
    event.preventDefault();
    const link = h("a", { href: event.currentTarget.href });
    links.handleLink(link, `${here[1] ?? ""}${id}.ipynb`, "");
    link.click();
  } }, text);
}

export default widget("progress", ["state", "text", "trouble", "said", "brought", "keepsake"], courseProgress);
