// Keeps whole versions of the page, so that it opens without a connection.
//
// The build puts the version and its files here: every name with the digest of its content
// (SHA-256, in hex), but for the page itself, which has the version in it. A version comes into a
// cache of its own as a whole or not at all. A page that is loaded is of the newest whole version;
// one that is open goes on with its own, since a name with a digest in it means one content. So it
// does not matter which worker answers, nor when a browser changes from one to the next.

const VERSION = "__VERSION__";
const FILES = __FILES__;
const PAGE = "index.html";
// Of this scope alone: other copies of the page may stand on the same host.
const PREFIX = `rungs ${self.registration.scope} `;
const NAME = PREFIX + VERSION;
// What is of no version, and what waits for the page.
const SITE_CACHE = `rungs-site ${self.registration.scope}`;
const SHARED = `rungs-shared ${self.registration.scope}`;
// The version before the newest one is kept for the tabs that still run it.
const KEPT = 2;
// What a whole version has in its cache; its text is a number, the newest one's the highest.
const MARK = "whole";
// What the site ships beside the page, which is not of any version.
const SITE = "framework.json";
// How long the network has before the copy is used, in milliseconds.
const PATIENCE = 2500;

const at = (name) => new URL(name, self.registration.scope).href;

async function digest(bytes) {
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// A file as it should be, with nothing of it still to come. What the browser has already may do; a host may
// also answer with an older file, or with a page in the place of one that is missing.
async function fetched(name) {
  for (const cache of ["default", "reload"]) {
    // Some hosts lead from index.html to the folder, and where a page was led to cannot be kept.
    const response = await fetch(at(name === PAGE ? "" : name), { cache });
    const bytes = await response.arrayBuffer();
    // Hosts may add to a page, so that names its version.
    const isRight = name === PAGE ? new TextDecoder().decode(bytes).includes(VERSION) : (await digest(bytes)) === FILES[name];
    if (!response.ok || !isRight) continue;
    const headers = new Headers(response.headers);
    // The bytes are no longer as they were sent.
    for (const header of ["content-encoding", "content-length"]) headers.delete(header);
    return new Response(bytes, { headers });
  }
  throw new Error(`${name} is not the one of this version`);
}

// The whole versions' caches, the newest first.
async function versions() {
  const found = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX)) continue;
    const cache = await caches.open(name);
    const mark = await cache.match(at(MARK));
    if (mark) found.push({ name, cache, order: Number(await mark.text()) });
  }
  return found.sort((a, b) => b.order - a.order);
}

async function install() {
  const isNew = !(await caches.has(NAME));
  const cache = await caches.open(NAME);
  const names = [PAGE, ...Object.keys(FILES)];
  const take = async () => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      // What is there was right when it came.
      if (!(await cache.match(at(name)))) await cache.put(at(name), await fetched(name));
    }
  };
  // Some at a time, so that the page's own requests have their turn.
  const taken = await Promise.allSettled([take(), take(), take(), take()]);
  const failed = taken.find(({ status }) => status === "rejected");
  if (failed) {
    if (isNew) await caches.delete(NAME);
    throw failed.reason;
  }
  const [newest] = await versions();
  // A version that comes back is the newest again.
  if (newest?.name !== NAME) await cache.put(at(MARK), new Response(1 + (newest?.order ?? 0)));
  const kept = (await versions()).slice(0, KEPT).map(({ name }) => name);
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && !kept.includes(name));
  await Promise.all(others.map((name) => caches.delete(name)));
  self.skipWaiting();
}

async function cached(url) {
  for (const { cache } of await versions()) {
    const found = await cache.match(url);
    if (found) return found;
  }
}

async function site(request) {
  const cache = await caches.open(SITE_CACHE);
  const asked = fetch(request).then(async (response) => {
    if (response.ok) await cache.put(request.url, response.clone());
    return response;
  });
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const first = await Promise.race([asked.catch(() => undefined), late]);
  return first ?? (await cache.match(request.url)) ?? asked;
}

async function page(request) {
  return (await cached(at(PAGE))) ?? fetch(request);
}

// What another app has shared waits for the page that opens it.
async function shared(request) {
  const files = (await request.formData()).getAll("file").filter((file) => file instanceof File);
  const cache = await caches.open(SHARED);
  for (const file of files) {
    await cache.put(at(`shared/${encodeURIComponent(file.name)}`), new Response(file));
  }
  return Response.redirect(at("?shared"), 303);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
// So the page of the first visit works without a connection as well.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (!url.href.startsWith(self.registration.scope) || url.searchParams.has("no-sw")) return;
  const name = url.href.slice(self.registration.scope.length).split(/[?#]/)[0];
  if (request.method === "POST" && name === "share") event.respondWith(shared(request));
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    if (name === "" || name === PAGE) event.respondWith(page(request));
  } else if (name === SITE) {
    event.respondWith(site(request));
  } else if (!url.search) {
    event.respondWith(cached(url.href).then((found) => found ?? fetch(request)));
  }
});
