// Stands before JupyterLite's own service worker, and answers what is fetched: from the network as long as there is one,
// so that nobody gets an old file, else as it last came from there.
(() => {
  const KEPT = "footlib @VERSION@"; // one cache for each building of the site
  const ELSEWHERE = /\/api\/(drive|stdin|service-worker-heartbeat)\b/; // JupyterLite's part answers that
  const bare = (url) => url.split(/[?#]/)[0];
  const mark = ({ headers }) => headers.get("etag") ?? headers.get("last-modified");
  const kept = async (url) => (await caches.open(KEPT)).match(bare(url), { ignoreVary: true });

  self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
  self.addEventListener("message", (event) => {
    if (event.data?.footlib === "claim") event.waitUntil(self.clients.claim());
    if (event.data?.footlib === "keep") event.waitUntil(keepAll(event.data.urls).then(() => event.source.postMessage({ footlib: "kept" })));
  });
  self.addEventListener("fetch", (event) => {
    const { method, url } = event.request;
    if (method !== "GET" || new URL(url).origin !== location.origin || ELSEWHERE.test(url)) return;
    event.stopImmediatePropagation();
    event.respondWith(answer(event));
  });

  async function answer(event) {
    const { request } = event;
    try {
      const found = await fetch(request);
      if (found.ok) event.waitUntil(keep(request.url, found.clone()));
      return found;
    } catch (error) {
      const last = await kept(request.url);
      if (last) return last;
      throw error;
    }
  }

  async function keep(url, found) {
    const last = await kept(url);
    if (last && mark(last) && mark(last) === mark(found)) return found.body?.cancel();
    return (await caches.open(KEPT)).put(bare(url), found);
  }

  async function keepAll(urls) {
    for (const url of new Set(urls)) { // one after the other: the lesson's own come first
      if (await kept(url)) continue;
      const found = await fetch(url).catch(() => null);
      if (found?.ok) await keep(url, found);
    }
  }

  async function forgetOthers() {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("footlib ") && name !== KEPT).map((name) => caches.delete(name)));
  }
})();
