// The planner alone: of the page of a notebook only what its one cell shows (app.css), which runs by itself.
if (new URLSearchParams(location.search).get("path") === "planner.ipynb") {
  const page = document.documentElement;
  page.classList.add("footlib-app");
  const open = setInterval(async () => {
    const panel = window.jupyterapp?.shell.currentWidget;
    if (!panel?.context) return;
    clearInterval(open);
    await panel.context.ready;
    await panel.sessionContext.ready;
    document.title = "Foot massage: the planner";
    await jupyterapp.commands.execute("notebook:run-all-cells");
    page.classList.add("footlib-app-shown"); // what stood there before had no Python behind it
  }, 50);
}
