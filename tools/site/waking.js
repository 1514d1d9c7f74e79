// The page of a lesson loads this first. Python takes seconds to start in a browser, so it starts soon, beside JupyterLite's
// own scripts, and the kernel finds it begun; meanwhile a line says what is going on.
(() => {
  const script = document.currentScript;
  const alone = new URLSearchParams(location.search).get("path") === "planner.ipynb"; // see app.js
  const SAYS = {
    starting: alone
      ? "The planner opens in about 10 seconds, the first time later: Python starts in your browser."
      : "Python is starting in your browser: about 10 seconds, the first time longer.",
    awake: alone ? "" : "Python is ready.",
    left: "Python is ready. Run the cells, and what you left here is back.", // JupyterLite's "Loading widget...", or an error
    failed: "Python could not start. Check the connection, then load this page again.",
  };
  const BRIEF = 6000; // milliseconds that the good news stays, where there is nothing to run
  const LOOK = 500;
  const Plain = window.Worker;
  const follow = (worker) => {
    worker.addEventListener("message", ({ data }) => data?.footlib && show(data.footlib));
    return worker;
  };
  const isKernel = (url) => /\/(comlink|coincident)\.worker\./.test(url);
  // A page that may share memory takes the kernel's other worker, which is not ready-made.
  const early = script.dataset.early && !crossOriginIsolated ? new URL(script.dataset.early, script.src) : null;
  const AFTER = 1500; // milliseconds: the page's own scripts and the lesson's text come first
  let begun = null;
  const begin = () => { begun ??= follow(new Plain(early, { type: "module" })); };
  let planned = early && setTimeout(begin, AFTER);

  window.Worker = new Proxy(Plain, {
    construct(_, [url, ...options]) {
      if (!isKernel(url)) return new Plain(url, ...options);
      clearTimeout(planned);
      if (planned) begin();
      const worker = begun ?? follow(new Plain(url, ...options));
      planned = begun = null; // the next kernel is a new one
      return worker;
    },
  });

  const line = document.createElement("p");
  line.hidden = true;
  const place = () => document.body.append(line);
  document.body ? place() : addEventListener("DOMContentLoaded", place);
  let timer;
  function show(stage) {
    clearTimeout(timer);
    line.className = `footlib-waking ${stage}`;
    line.setAttribute("role", stage === "failed" ? "alert" : "status");
    line.textContent = SAYS[stage];
    line.hidden = !SAYS[stage];
    if (stage === "awake" && !alone) offer();
    dispatchEvent(new Event(`footlib-${stage}`)); // for disk.js
  }

  /** The page's cells can be run from here, too: a thumb finds that sooner than a menu. Gone when they run. */
  function offer() {
    const page = window.jupyterapp?.shell.currentWidget;
    if (!page || page.context?.isReady === false) return again(offer); // Python may be awake before the lesson is there
    if (![...(page.content?.model?.cells ?? [])].some(({ type }) => type === "code")) return again(hide, BRIEF);
    if (running()) return hide();
    if (page.sessionContext?.session?.kernel?.status !== "idle") return again(offer); // cells that are run now may be forgotten
    const run = document.createElement("button");
    run.textContent = "Run all cells";
    run.addEventListener("click", () => { hide(); jupyterapp.commands.execute("notebook:run-all-cells"); });
    line.append(" ", run);
    watch();
  }
  function watch() {
    if (running()) return hide();
    if (any(".jp-OutputArea-output", /^(Loading|Error displaying) widget/)) line.firstChild.textContent = `${SAYS.left} `;
    again(watch);
  }
  const any = (selector, words) => [...document.querySelectorAll(`.jp-Notebook ${selector}`)].some((one) => words.test(one.textContent));
  const running = () => any(".jp-CodeCell .jp-InputPrompt", /\*/);
  const again = (look, after = LOOK) => { timer = setTimeout(look, after); };
  const hide = () => { line.hidden = true; };
})();
