// Caches whole versions of the app, so that it opens without a connection.
//
// The build inserts the version and its files: every name with the SHA-256 digest of its content in
// hex, except the page, which contains the version. A version is downloaded into its own cache,
// completely or not at all. A page load gets the newest complete version; an open page keeps its
// own version. So it does not matter which worker is active, and a new one waits until no page uses the
// old one. It does not skip waiting: a navigation that Chromium has passed to a worker which is
// replaced at that moment is never answered.

const VERSION = "__VERSION__";
const FILES = __FILES__;
const PAGE = "index.html";
// Files that the page does not need. A host that changes images must not prevent a version from
// being cached.
const OPTIONAL = /^(icon[.-]|manifest)/;
// Only for this scope, because other copies of the app may be on the same host. sw_client.mjs
// defines the same names.
const PREFIX = `rungs ${self.registration.scope} `;
const SHARED = `rungs-shared ${self.registration.scope}`;
const SITE_CACHE = `rungs-site ${self.registration.scope}`;
const NAME = PREFIX + VERSION;
// Keep the previous version for tabs that still use it.
const KEPT_VERSIONS = 2;
// Marks the cache of a complete version. Its text is a number; the newest version has the highest.
const COMPLETE_MARKER = "whole";
// The site framework, which does not belong to a version.
const SITE = "framework.json";
// How long to wait for the host before using the cached site framework, in milliseconds.
const SITE_TIMEOUT = 2500;

const at = (name) => new URL(name, self.registration.scope).href;

async function digest(bytes) {
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Downloads a file and verifies its digest. The browser's cache may be used. A host may also answer
// with an older file, or with a page for a missing file.
async function fetched(name) {
  for (const cache of ["default", "reload"]) {
    // Some hosts redirect index.html to the folder, and redirected responses cannot be cached for
    // navigation.
    const response = await fetch(at(name === PAGE ? "" : name), { cache });
    const bytes = await response.arrayBuffer();
    // Hosts may modify a page, so it is identified by its version.
    const isRight = name === PAGE ? new TextDecoder().decode(bytes).includes(VERSION) : (await digest(bytes)) === FILES[name];
    if (!response.ok || !isRight) continue;
    const headers = new Headers(response.headers);
    // The body is no longer encoded as it was sent.
    for (const header of ["content-encoding", "content-length"]) headers.delete(header);
    return new Response(bytes, { headers });
  }
  throw new Error(`${name} is not the one of this version`);
}

// The names of the caches of complete versions, newest first. Matching by cache name, unlike
// opening, does not create a deleted cache again.
async function versions() {
  const found = [];
  for (const cacheName of await caches.keys()) {
    const mark = cacheName.startsWith(PREFIX) && (await caches.match(at(COMPLETE_MARKER), { cacheName }));
    if (mark) found.push({ cacheName, order: Number(await mark.text()) });
  }
  return found.sort((a, b) => b.order - a.order);
}

async function install() {
  const cache = await caches.open(NAME);
  const names = [PAGE, ...Object.keys(FILES)];
  const downloadNext = async () => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      try {
        // Cached files were verified before.
        if (!(await cache.match(at(name)))) await cache.put(at(name), await fetched(name));
      } catch (error) {
        if (OPTIONAL.test(name)) continue;
        names.length = 0;
        throw error;
      }
    }
  };
  // A few at a time, so that the requests of the page are not delayed.
  const results = await Promise.allSettled([downloadNext(), downloadNext(), downloadNext(), downloadNext()]);
  const failed = results.find(({ status }) => status === "rejected");
  const isComplete = () => caches.match(at(COMPLETE_MARKER), { cacheName: NAME });
  if (failed) {
    if (!(await isComplete())) await caches.delete(NAME);
    throw failed.reason;
  }
  const [newest] = await versions();
  // A version that is deployed again becomes the newest.
  if (newest?.cacheName !== NAME) await cache.put(at(COMPLETE_MARKER), new Response(1 + (newest?.order ?? 0)));
  // Another attempt to cache the same version may have failed and deleted the cache.
  if (!(await isComplete())) throw new Error(`version ${VERSION} is gone`);
  const kept = (await versions()).slice(0, KEPT_VERSIONS).map(({ cacheName }) => cacheName);
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && !kept.includes(name));
  await Promise.all(others.map((name) => caches.delete(name)));
  // The page that registered this worker has loaded it from the host, without the worker.
  await keepSite(await fetch(at(SITE), { cache: "no-cache" }).catch(() => undefined));
}

// The cached response for a URL, from the newest version that has it.
async function cached(url) {
  try {
    for (const { cacheName } of await versions()) {
      const found = await caches.match(url, { cacheName });
      if (found) return found;
    }
  } catch {
    // Fall back to the network.
  }
}

// Caches the site framework as the host has it. Without a response, keeps the cached one.
async function keepSite(response) {
  try {
    const cache = await caches.open(SITE_CACHE);
    if (response?.ok) await cache.put(at(SITE), response);
    else if (response?.status === 404 || response?.status === 410) await cache.delete(at(SITE));
  } catch {
    // The next visit tries again.
  }
}

async function site(event) {
  let kept;
  const answer = fetch(event.request).then((response) => {
    kept = keepSite(response.clone());
    return response;
  });
  event.waitUntil(answer.then(() => kept).catch(() => {}));
  const late = new Promise((resolve) => setTimeout(resolve, SITE_TIMEOUT));
  const first = await Promise.race([answer.catch(() => undefined), late]);
  const isAnswer = first && (first.ok || first.status < 500);
  return isAnswer ? first : (await caches.match(at(SITE), { cacheName: SITE_CACHE }).catch(() => undefined)) ?? answer;
}

async function page(request) {
  return (await cached(at(PAGE))) ?? fetch(request);
}

async function file(request) {
  return (await cached(request.url)) ?? fetch(request);
}

// Keeps files that another app has shared for the page that opens them.
async function shared(request) {
  try {
    const files = (await request.formData()).getAll("file").filter((file) => file instanceof File);
    const cache = await caches.open(SHARED);
    for (const file of files) {
      await cache.put(at(`shared/${crypto.randomUUID()}/${encodeURIComponent(file.name)}`), new Response(file));
    }
  } catch {
    // The page opens in any case.
  }
  return Response.redirect(at("?shared"), 303);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
// So that the page of the first visit works without a connection too.
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
