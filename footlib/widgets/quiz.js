// Quiz: the questions at the end of a lesson, and how they stand.
import { h, widget } from "./helpers.js";
import { keep } from "./backup_copies.js";
import { questionCard } from "./quiz_question.js";

const TRAITS = ["questions", "answers", "notes", "score", "trouble", "heard", "title", "maps"];

function quizView({ model, root, say, signal }) {
  const title = h("h3", {});
  const trouble = h("p", { class: "fl-hint", hidden: true });
  const list = h("div", { class: "fl-questions" });
  const score = h("p", { class: "fl-score", hidden: true });
  let cards = [];
  let drawn = "";
  let before = null;
  keep(model, signal);
  root.setAttribute("role", "region");
  root.setAttribute("aria-label", "Quiz");
  root.append(title, trouble, list, score);

  function update() {
    const questions = model.get("questions");
    const now = JSON.stringify(questions);
    title.textContent = model.get("title");
    if (now !== drawn) {
      drawn = now;
      cards = questions.map((question, i) => questionCard({ question, number: i + 1, count: questions.length, model, say, signal }));
      list.replaceChildren(...cards.map((card) => card.el));
    }
    trouble.textContent = model.get("trouble");
    trouble.hidden = !trouble.textContent;
    cards.forEach((card) => card.update());
    const words = model.get("score");
    score.hidden = !words;
    score.textContent = words ? `${words} The lesson is ticked off as finished. You can come back and try again at any time.` : "";
    if (before === "" && words) setTimeout(() => { if (!signal.aborted) say(words); }, 1500); // after what is said to the answer
    before = words;
  }
  return update;
}

export default widget("quiz", TRAITS, quizView);
