// Keeps whole versions of the page, so that it opens without a connection.
//
// The build puts the version and its files here: every name with the digest of its content
// (SHA-256, in hex), but for the page itself, which has the version in it. A version comes into a
// cache of its own as a whole or not at all. A page that is loaded is of the newest whole version;
// one that is open goes on with its own, since a name with a digest in it means one content. So it
// does not matter which worker answers, nor when a browser changes from one to the next.
//
// What is kept is a help and never a hindrance: where it fails, the host is asked.

const VERSION = "__VERSION__";
const FILES = __FILES__;
const PAGE = "index.html";
// What the page does without: a host that changes pictures must not keep a version from coming.
const OPTIONAL = /^(icon[.-]|manifest)/;
// Of this scope alone: other copies of the page may stand on the same host. offline.mjs has the same names.
const PREFIX = `rungs ${self.registration.scope} `;
const SHARED = `rungs-shared ${self.registration.scope}`;
const SITE_CACHE = `rungs-site ${self.registration.scope}`;
const NAME = PREFIX + VERSION;
// The version before the newest one is kept for the tabs that still run it.
const KEPT = 2;
// What a whole version has in its cache; its text is a number, the newest one's the highest.
const MARK = "whole";
// What the site ships beside the page, which is of no version.
const SITE = "framework.json";
// How long the host has before the copy of that is used, in milliseconds.
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

// The names of the whole versions' caches, the newest first. Looking into a cache by its name, unlike
// opening it, does not bring one back that was taken away.
async function versions() {
  const found = [];
  for (const cacheName of await caches.keys()) {
    const mark = cacheName.startsWith(PREFIX) && (await caches.match(at(MARK), { cacheName }));
    if (mark) found.push({ cacheName, order: Number(await mark.text()) });
  }
  return found.sort((a, b) => b.order - a.order);
}

async function install() {
  const cache = await caches.open(NAME);
  const names = [PAGE, ...Object.keys(FILES)];
  const take = async () => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      try {
        // What is there was right when it came.
        if (!(await cache.match(at(name)))) await cache.put(at(name), await fetched(name));
      } catch (error) {
        if (OPTIONAL.test(name)) continue;
        names.length = 0;
        throw error;
      }
    }
  };
  // Some at a time, so that the page's own requests have their turn.
  const taken = await Promise.allSettled([take(), take(), take(), take()]);
  const failed = taken.find(({ status }) => status === "rejected");
  const isWhole = () => caches.match(at(MARK), { cacheName: NAME });
  if (failed) {
    if (!(await isWhole())) await caches.delete(NAME);
    throw failed.reason;
  }
  const [newest] = await versions();
  // A version that comes back is the newest again.
  if (newest?.cacheName !== NAME) await cache.put(at(MARK), new Response(1 + (newest?.order ?? 0)));
  // Another try at the same version may have given up just now, and taken it away.
  if (!(await isWhole())) throw new Error(`version ${VERSION} is gone`);
  const kept = (await versions()).slice(0, KEPT).map(({ cacheName }) => cacheName);
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && !kept.includes(name));
  await Promise.all(others.map((name) => caches.delete(name)));
  // The page that brought this worker had it from the host, without the worker's knowing.
  await keepSite(await fetch(at(SITE), { cache: "no-cache" }).catch(() => undefined));
}

// What is kept for an address, of the newest version that has it.
async function cached(url) {
  try {
    for (const { cacheName } of await versions()) {
      const found = await caches.match(url, { cacheName });
      if (found) return found;
    }
  } catch {
    // Then the host has it.
  }
}

// Keeps the site's own file as the host has it now; without an answer, as it was.
async function keepSite(response) {
  try {
    const cache = await caches.open(SITE_CACHE);
    if (response?.ok) await cache.put(at(SITE), response);
    else if (response?.status === 404 || response?.status === 410) await cache.delete(at(SITE));
  } catch {
    // It is asked for again with the next visit.
  }
}

async function site(event) {
  let kept;
  const asked = fetch(event.request).then((response) => {
    kept = keepSite(response.clone());
    return response;
  });
  event.waitUntil(asked.then(() => kept).catch(() => {}));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const first = await Promise.race([asked.catch(() => undefined), late]);
  const isAnswer = first && (first.ok || first.status < 500);
  return isAnswer ? first : (await caches.match(at(SITE), { cacheName: SITE_CACHE }).catch(() => undefined)) ?? asked;
}

async function page(request) {
  return (await cached(at(PAGE))) ?? fetch(request);
}

async function file(request) {
  return (await cached(request.url)) ?? fetch(request);
}

// What another app has shared waits for the page that opens it.
async function shared(request) {
  try {
    const files = (await request.formData()).getAll("file").filter((file) => file instanceof File);
    const cache = await caches.open(SHARED);
    for (const file of files) {
      await cache.put(at(`shared/${crypto.randomUUID()}/${encodeURIComponent(file.name)}`), new Response(file));
    }
  } catch {
    // The page opens all the same.
  }
  return Response.redirect(at("?shared"), 303);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
// A page that has loaded asks for this (offline.mjs), so that no worker is replaced while its page still loads: a
// version whose files are all cached installs within that time.
self.addEventListener("message", (event) => {
  if (event.data === "rungs:activate") self.skipWaiting();
});
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
    event.respondWith(site(event));
  } else if (!url.search) {
    event.respondWith(file(request));
  }
});
