// A widget that has the window for itself: full screen, or over all else where a phone's browser gives that to films only.
import { button } from "./helpers.js";

const SMALL = 600; // pixels of a window's shorter side: a phone's

/** Whether it is a phone that is held: its window has no room for a page around what the hands need. */
export const onPhone = () => matchMedia("(pointer: coarse)").matches && Math.min(innerWidth, innerHeight) < SMALL;

/** A button that gives `el` the whole window and takes it back; `open` does so without it, at somebody's touch. */
export function wholeWindow(el, signal) {
  const page = el.ownerDocument;
  const over = () => el.hasAttribute("popover");
  const on = () => over() || page.fullscreenElement === el;
  const turn = button("Full screen", () => (on() ? close() : open()), { class: "fl-button" });

  function draw() {
    el.classList.toggle("fl-alone-here", on());
    turn.textContent = on() ? "Leave full screen" : "Full screen";
  }

  async function open() {
    try {
      await el.requestFullscreen(); // not there on an iPhone, not allowed in some frames
    } catch {
      el.setAttribute("popover", "manual");
      el.showPopover?.();
      draw();
    }
  }

  function close() {
    if (!over()) { page.exitFullscreen().catch(() => {}); return; }
    el.removeAttribute("popover"); // which also takes it down
    draw();
  }

  page.addEventListener("fullscreenchange", draw, { signal });
  return { button: turn, open: () => { if (!on()) open(); } };
}
