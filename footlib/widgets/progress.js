// Progress: lessons with their exercises and quiz, the drill, where to go on, and how to take it along.
import { button, checkbox, dayOf, disclosure, h, numberOf, onShelf, radios, s, send, uid, widget } from "./helpers.js";
import { earlier, forget, keep, keeps } from "./browser_backup.js";

// The picture of progress(): a row of footprints, one a lesson, and bars. Each says in words what it shows.

const TOES = [[6.5, 6.5, 2.6], [11, 4.2, 1.9], [14.9, 4.4, 1.7], [18.2, 6, 1.5], [20.8, 8.6, 1.3]];
const SOLE = "M5.6 12 C5.4 8.6 10 7.6 14 8.4 C19.5 9.4 21.6 12.4 20.9 17 C20.2 21.4 17.6 24 17.9 29 C18.2 34.6 16.4 38 12.8 38 C9.2 38 7.6 34.6 8.2 30 C9 24 5.8 19 5.6 12 Z";
const WIDE = 30;

/** Left, right, left …: filled where finished, striped where begun, an outline where new. */
function footprints(lessons) {
  const done = lessons.filter((one) => one.state === "finished").length;
  const begun = lessons.filter((one) => one.state === "begun").length;
  const name = `${lessons.length} footprints, one for each lesson: ${done} finished, ${begun} begun, ${lessons.length - done - begun} to come.`;
  const picture = s("svg", { viewBox: `0 0 ${lessons.length * WIDE} 62`, role: "img", "aria-label": name, class: "fl-steps" });
  lessons.forEach((one, i) => picture.append(footprint(one.state, i)));
  return picture;
}

function footprint(state, i) {
  const left = i % 2 === 0;
  const turn = left ? `translate(${i * WIDE + WIDE - 2} 2) scale(-1 1)` : `translate(${i * WIDE + 2} 20)`;
  const group = s("g", { transform: turn, class: `fl-footprint fl-${state}` });
  group.append(s("path", { d: SOLE }), ...TOES.map(([cx, cy, r]) => s("circle", { cx, cy, r })));
  if (state === "begun") group.append(s("path", { d: "M8.2 27 L17.9 27 C18.2 34.6 16.4 38 12.8 38 C9.2 38 7.6 34.6 8.2 27 Z", class: "fl-part" }));
  return group;
}

/** "3 of 5 exercises right", as one box each while they can be told apart, else as one bar. */
function bar(label, { of, right, tried }) {
  if (!of) return h("span", { class: "fl-soft fl-bar-none" }, `no ${label.toLowerCase()}`);
  const boxes = Array.from({ length: of }, (_, i) => h("i", { class: i < right ? "fl-right" : i < tried ? "fl-tried" : "" }));
  const more = tried > right ? `, ${tried - right} not yet` : "";
  return h("span", { class: "fl-bar" }, h("span", {}, label),
    h("span", { class: "fl-boxes", role: "img", "aria-label": `${label}: ${right} of ${of} right${more}` }, boxes),
    h("span", { class: "fl-bar-count", "aria-hidden": "true" }, `${right}/${of}`));
}

function drillBar({ of, seen, well, due }) {
  if (!seen) return h("p", { class: "fl-soft" }, "Not begun. Ten cards a visit: where is a zone, and what is here?");
  const share = (count) => `width: ${Math.round((100 * count) / of)}%`;
  return h("p", { class: "fl-drill" },
    h("span", { class: "fl-track", role: "img", "aria-label": `${well} of ${numberOf(of, "card")} known well` }, h("i", { style: share(well) })),
    `${seen} of ${numberOf(of, "card")} seen, ${well} known well, ${due} to repeat now.`);
}

// Taking one's work along: download, restore, and where the disk is lost the browser's own copy.

const MOST = 20_000_000; // characters: far more than a course of work

function keeping({ model, say, ask }) {
  const file = h("input", { type: "file", accept: ".json,application/json", hidden: true, tabindex: "-1", "aria-hidden": "true", onchange: () => read(file.files[0]) });
  const own = h("div", { class: "fl-buttons" },
    button("Download", () => model.get("copy") ? download(model.get("copy")) : say(model.get("trouble")), { class: "fl-button" }),
    button("Restore from a file", () => file.click(), { class: "fl-button" }), file);
  const offer = h("div", { class: "fl-hint", role: "group", "aria-label": "Notes in this browser", hidden: true });
  const el = h("div", { class: "fl-keep" }, own);

  async function read(chosen) {
    file.value = "";
    if (!chosen) return;
    if (chosen.size > MOST) say("This file is too large to be a copy of your work from this course.");
    else ask({ do: "restore", texts: [await chosen.text()] });
  }

  /** "You have notes from 3 May in this browser." */
  function show() {
    const copies = model.get("fleeting") ? earlier(model) : [];
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

const LEAVING = {
  binder: ["You are on Binder: its disk is lost when you leave, or after about ten idle minutes.",
    "Binder may send you to another server, where this browser shows no copy."],
  browser: ["This browser gives Python no disk to keep, as in a private window.", "a private window forgets its copy when it is closed."],
};

/** What somebody has to know whose disk is lost. */
function leavingNote(whose) {
  const [lost, but] = LEAVING[whose];
  const copy = keeps() ? `A copy is kept in this browser and offered to you next time. Only Download is sure: ${but}`
    : "This browser keeps no copy either, so download your work before you leave.";
  return h("p", { class: "fl-hint" }, h("strong", {}, `${lost} `), copy);
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

const WAY = "footlib-way";
const hours = (minutes) => `${Math.round(minutes / 30) / 2} hours`;
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
  const head = h("div");
  const list = h("ol", { class: "fl-lessons", "aria-label": "Lessons" });
  const drill = h("div", {});
  const text = h("pre", { tabindex: "0", role: "region", "aria-label": "Your progress as text" });
  const chosen = radios("Your way", get("state").ways.map(({ id, name, of, minutes }) =>
    [id, `${name}: ${numberOf(of, "lesson")}, about ${hours(minutes)}`]), choose, { class: "fl-segments fl-ways" });
  let way = onShelf(() => localStorage.getItem(WAY)) ?? "all";
  const fold = disclosure("As text", text);
  root.append(h("section", { "aria-label": "Your progress" },
    h("h3", {}, "Your progress"), get("fleeting") && leavingNote(get("fleeting")), taking.offer, trouble, chosen.group, head, list,
    h("h4", {}, "Zone drill"), drill, h("h4", {}, "Take your work along"), taking.el, fold.head, text));

  const rows = new Map();
  let saidLast = get("said");

  function row(one) {
    const tick = checkbox(`${one.title}: finished`, false, (on) => ask({ do: "tick", lesson: one.id, on }));
    tick.text.textContent = "";
    tick.box.setAttribute("aria-label", `${one.title}: finished`);
    const bars = h("div");
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

  /** Which way is kept in this browser: it leads on, and marks the lessons that it passes by. */
  function choose(id) {
    way = id;
    onShelf(() => localStorage.setItem(WAY, id));
    update();
  }

  const mine = () => get("state").ways.find(({ id }) => id === way) ?? get("state").ways[0];

  function updateRow(one) {
    if (!rows.has(one.id)) rows.set(one.id, row(one));
    const { item, tick, bars, note, again } = rows.get(one.id);
    item.className = `fl-${one.state}`;
    item.toggleAttribute("data-here", one.id === mine().here);
    item.toggleAttribute("data-beside", mine().id === "hands" && !one.hands);
    tick.box.checked = one.state === "finished";
    bars.replaceChildren(bar("Exercises", one.exercises), bar("Quiz", one.quiz));
    note.textContent = one.finished ? `finished on ${dayOf(one.at, undefined)}` : `${STATES[one.state]} · about ${one.minutes} min`;
    again.hidden = one.state === "new";
  }

  function updateHead(lessons, { id, here, done, of }) {
    const next = lessons.find((one) => one.id === here);
    const end = id === "all" ? "You have finished the course." : "You have finished this way.";
    const focused = head.contains(document.activeElement);
    head.replaceChildren(footprints(lessons), h("p", { class: "fl-go" }, `${done} of ${numberOf(of, "lesson")} finished.`,
      next ? lessonLink(model, next.id, `Continue here: ${next.title}`, { class: "fl-button fl-primary fl-continue" }) : end));
    if (focused) head.querySelector("a")?.focus();
  }

  function update() {
    const { lessons, drill: cards } = get("state");
    const key = JSON.stringify([lessons, mine()]);
    chosen.set(mine().id);
    if (head.dataset.key !== key) updateHead(lessons, mine()); // a link that is redrawn under the mouse loses its click
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
