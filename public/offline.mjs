// The page's side of the service worker: registers it, says when a new version is ready, and
// takes it away again. Comes when all the app's files have come.

const ADDRESS = new URL("sw.js", document.baseURI).href;
const scope = new URL("./", document.baseURI).href;
// As in sw.js.
const PREFIX = `rungs ${scope} `;
const SHARED = `rungs-shared ${scope}`;
const SITE_CACHE = `rungs-site ${scope}`;
const MARK = `${scope}whole`;
// The version of this page.
const own = document.querySelector("script[data-version]").dataset.version;
// How long a tab that stays open goes without asking for a new version, in milliseconds.
const SOON = 3_600_000;
// How long a host has to answer, in milliseconds.
const PATIENCE = 5000;

// What the host answers, if it does in time.
async function asked(address, options) {
  const control = new AbortController();
  const late = setTimeout(() => control.abort(), PATIENCE);
  try {
    return await fetch(address, { ...options, signal: control.signal });
  } catch {
    return undefined;
  } finally {
    clearTimeout(late);
  }
}

// Takes away the versions that are kept, of this copy of the page alone.
async function clear() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) || name === SITE_CACHE) await caches.delete(name);
  }
}

// Takes the worker away; whether there was one.
async function unregister() {
  const registration = await navigator.serviceWorker?.getRegistration(scope);
  return registration?.scope === scope && registration.unregister();
}

// Reloads what a broken version cannot mend: past the worker where the host answers. Without a
// connection the copy is all there is.
export async function afresh() {
  const answer = await asked("./?no-sw", { cache: "reload" });
  if (answer?.ok) {
    await unregister();
    await clear();
  }
  location.reload();
}

// Which of the whole versions that the worker keeps is the newest.
async function newest() {
  let [version, highest] = [undefined, 0];
  for (const cacheName of await caches.keys()) {
    const mark = cacheName.startsWith(PREFIX) && (await caches.match(MARK, { cacheName }));
    const order = mark ? Number(await mark.text()) : 0;
    if (order > highest) [version, highest] = [cacheName.slice(PREFIX.length), order];
  }
  return version;
}

// This page goes on with its own version until it is loaded again.
async function offer() {
  // Where what is kept cannot be read there is nothing to offer.
  const version = await newest().catch(() => undefined);
  window.rungsNewer = version === own ? undefined : version;
  window.dispatchEvent(new CustomEvent("rungs:new-version"));
}

// A worker waits until a page that has loaded lets it take over; see sw.js.
const activate = (worker) => worker?.postMessage("rungs:activate");

function follow(installing) {
  installing?.addEventListener("statechange", () => {
    if (installing.state !== "installed") return;
    activate(installing);
    offer();
  });
}

// A site that has taken the worker's file away wants it gone, and the browser would keep it; some hosts then
// have a page in its place. This page may still need its own version; the next one is the host's.
async function isGone() {
  const answer = await asked(ADDRESS, { method: "HEAD", cache: "no-store" });
  if (!answer?.ok) return answer?.status === 404 || answer?.status === 410;
  return !answer.redirected && !answer.headers.get("content-type")?.includes("javascript");
}

async function register() {
  const registration = await navigator.serviceWorker.register(ADDRESS, { scope, updateViaCache: "none" });
  activate(registration.waiting);
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  // One may have come while this was on its way.
  if (navigator.serviceWorker.controller) await offer();
  // The browser looks for a new version with every visit; doing so as well at that time can stop Chromium for
  // good. A tab that is come back to after a while looks itself.
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Math.abs(Date.now() - last) < SOON) return;
    last = Date.now();
    registration.update().catch(() => {});
  });
}

// Hands files to the app, which may come later than this.
function hand(files) {
  window.rungsFiles = [...(window.rungsFiles ?? []), ...files];
  window.dispatchEvent(new CustomEvent("rungs:files"));
}

// Files and links that the system opens with the installed app.
function receiveLaunches() {
  window.launchQueue?.setConsumer(async ({ files, targetURL }) => {
    if (files?.length) return hand(await Promise.all(files.map((file) => file.getFile())));
    // A window that is there already is brought to the front, and stays where it was.
    const hash = targetURL && new URL(targetURL).hash;
    if (hash && hash !== location.hash) location.hash = hash;
  });
}

// Files that were shared with the installed app.
async function receiveShared() {
  if (!new URLSearchParams(location.search).has("shared")) return;
  history.replaceState(null, "", location.pathname + location.hash);
  const cache = await caches.open(SHARED);
  const files = [];
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    const name = decodeURIComponent(request.url.split("/").pop());
    if (response) files.push(new File([await response.blob()], name));
    await cache.delete(request);
  }
  if (files.length) hand(files);
}

export async function start() {
  receiveLaunches();
  if (!navigator.serviceWorker || !window.caches) return;
  await receiveShared();
  if (new URLSearchParams(location.search).has("no-sw")) {
    // This page came from the host. A version that was on its way then may come a little later.
    for (const wait of [0, 3000]) {
      await new Promise((later) => setTimeout(later, wait));
      await unregister();
      await clear();
    }
    return;
  }
  // A page that came past the worker is not older than what that keeps.
  if (navigator.serviceWorker.controller) await offer();
  if (!(await isGone())) await register();
  else if (!(await unregister())) await clear();
}
