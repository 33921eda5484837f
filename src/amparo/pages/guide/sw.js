// Keeps the guide for use without a network: all of its files, each checked by its digest, or none; an update is taken whole.
{
  const VERSION = "@VERSION@", FILES = @FILES@, PREFIX = "amparo-guide-", NAME = PREFIX + VERSION;
  const TYPES = { html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8", svg: "image/svg+xml", png: "image/png", webmanifest: "application/manifest+json" };
  const place = (name) => new URL(name === "index.html" ? "./" : name, self.registration.scope).href;

  /** One file, as it must be; anything else is an error. */
  const fetched = async (name) => {
    const answer = await fetch(new Request(place(name), { cache: "no-store", credentials: "omit" }));
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    const bytes = await answer.arrayBuffer();
    const digest = Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    if (digest !== FILES[name]) throw new Error(`${name}: not whole, or of another version`);
    return [place(name), new Response(bytes, { headers: { "Content-Type": TYPES[name.split(".").pop()], "X-Content-Type-Options": "nosniff" } })];
  };

  const keep = async () => {
    const all = await Promise.all(Object.keys(FILES).map(fetched));
    await caches.delete(NAME);
    const cache = await caches.open(NAME);
    for (const [address, answer] of all) await cache.put(address, answer);
    await self.skipWaiting();
  };

  const clear = async () => {
    for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== NAME) await caches.delete(name);
    await self.clients.claim();
  };

  /** What is kept under this address; the page under its two. */
  const kept = async (request) => {
    const address = new URL(request.url);
    const path = address.origin + address.pathname, page = place("index.html");
    const found = await (await caches.open(NAME)).match(path === `${page}index.html` ? page : path);
    return found || fetch(request);
  };

  self.addEventListener("install", (event) => event.waitUntil(keep()));
  self.addEventListener("activate", (event) => event.waitUntil(clear()));
  self.addEventListener("fetch", (event) => {
    if (event.request.method === "GET" && event.request.url.startsWith(self.registration.scope)) event.respondWith(kept(event.request));
  });
}
