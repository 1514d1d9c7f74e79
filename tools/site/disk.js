// What this browser keeps: a disk for Python, reached through the service worker, and the course itself, which so opens
// without a network, too.
(() => {
  const here = document.currentScript.src;
  const workers = navigator.serviceWorker; // none in some private windows
  const PATIENCE = 5000; // milliseconds
  const MANY = 2000; // files that a page may fetch before the browser stops counting; JupyterLite's takes some 200
  performance.setResourceTimingBufferSize(MANY);

  /** Whether Python has the browser's disk. The kernel asks at its start, and only once: a service worker that is late,
   *  on a slow line or after an update, is waited for, or all that a learner does would be forgotten. */
  window.footlibDisk = async (manager) => {
    if (!workers || !manager) return false;
    await manager.ready.catch(() => {});
    if (manager.enabled && !workers.controller) await lookedAfter();
    return manager.enabled && Boolean(workers.controller);
  };

  /** The service worker looks after this page; after a reload past the cache it does so only when it is asked. */
  async function lookedAfter() {
    const { active } = await workers.ready;
    await new Promise((done) => {
      workers.addEventListener("controllerchange", done, { once: true });
      setTimeout(done, PATIENCE);
      active.postMessage({ footlib: "claim" });
    });
  }

  /** What came before the service worker did, and what Python and the other lessons take, is kept now. */
  async function keep() {
    if (!workers || navigator.connection?.saveData) return;
    const { active } = await workers.ready;
    const listed = await (await fetch(new URL("offline.json", here))).json();
    const fetched = performance.getEntriesByType("resource").map(({ name }) => name);
    const urls = [location.href, ...fetched, ...listed.map((name) => new URL(`../${name}`, here).href)];
    workers.addEventListener("message", ({ data }) => data?.footlib === "kept" && (document.documentElement.dataset.footlibKept = ""));
    workers.startMessages();
    active.postMessage({ footlib: "keep", urls: urls.filter((url) => url.startsWith(location.origin)) });
  }
  addEventListener("footlib-awake", () => keep().catch(console.warn), { once: true }); // nobody waits for Python any more
})();
