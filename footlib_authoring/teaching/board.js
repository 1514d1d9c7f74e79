// Turns the sheets, and makes the letters of a full one so small that it fits the window.
const sheets = [...document.querySelectorAll("section")];
const told = document.querySelector("output");
const at = () => sheets.findIndex((one) => one.getBoundingClientRect().bottom > innerHeight / 2);
const turn = (to) => sheets[Math.max(0, Math.min(to, sheets.length - 1))].scrollIntoView();
const tell = () => { told.textContent = `${at() + 1} / ${sheets.length}`; };

function fit() {
  for (const one of sheets) {
    let size = 1;
    one.style.setProperty("--fit", size);
    while (one.scrollHeight > one.clientHeight + 1 && size > 0.45) one.style.setProperty("--fit", size -= 0.05);
  }
}

const KEYS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
addEventListener("keydown", (event) => {
  if (event.target.matches("button") && event.key === " ") return;
  const to = { Home: 0, End: sheets.length - 1 }[event.key] ?? (event.key in KEYS ? at() + KEYS[event.key] : undefined);
  if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  turn(to);
});
document.getElementById("back").addEventListener("click", () => turn(at() - 1));
document.getElementById("on").addEventListener("click", () => turn(at() + 1));
addEventListener("scroll", tell, { passive: true });
addEventListener("resize", fit);
addEventListener("load", () => { fit(); tell(); });
