// The page's side of the service worker: registers it, reports new versions, and removes it. Loaded
// after all other files of the app.

const ADDRESS = new URL("sw.js", document.baseURI).href;
const scope = new URL("./", document.baseURI).href;
// The same as in sw.js.
const PREFIX = `rungs ${scope} `;
const SHARED = `rungs-shared ${scope}`;
const SITE_CACHE = `rungs-site ${scope}`;
const COMPLETE_MARKER = `${scope}whole`;
// The version of this page.
const own = document.querySelector("script[data-version]").dataset.version;
// How often an open tab checks for a new version, in milliseconds.
const CHECK_INTERVAL = 3_600_000;
// How long the host may take to answer, in milliseconds.
const HOST_TIMEOUT = 5000;

// The response of the host, unless it takes too long.
async function fetchInTime(address, options) {
  const control = new AbortController();
  const late = setTimeout(() => control.abort(), HOST_TIMEOUT);
  try {
    return await fetch(address, { ...options, signal: control.signal });
  } catch {
    return undefined;
  } finally {
    clearTimeout(late);
  }
}

// Deletes the cached versions of this copy of the app.
async function clear() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) || name === SITE_CACHE) await caches.delete(name);
  }
}

// Removes the worker and returns whether there was one.
async function unregister() {
  const registration = await navigator.serviceWorker?.getRegistration(scope);
  return registration?.scope === scope && registration.unregister();
}

// Reloads the page from the host, bypassing the worker, to recover from a broken version. Without a
// connection, keeps the cached version.
export async function reloadFromHost() {
  const answer = await fetchInTime("./?no-sw", { cache: "reload" });
  if (answer?.ok) {
    await unregister();
    await clear();
  }
  location.reload();
}

// The newest complete version in the worker's caches.
async function newest() {
  let [version, highest] = [undefined, 0];
  for (const cacheName of await caches.keys()) {
    const mark = cacheName.startsWith(PREFIX) && (await caches.match(COMPLETE_MARKER, { cacheName }));
    const order = mark ? Number(await mark.text()) : 0;
    if (order > highest) [version, highest] = [cacheName.slice(PREFIX.length), order];
  }
  return version;
}

// Reports a new version. This page keeps its own version until it is reloaded.
async function reportNewVersion() {
  // If the caches cannot be read, there is nothing to report.
  const version = await newest().catch(() => undefined);
  window.rungsNewer = version === own ? undefined : version;
  window.dispatchEvent(new CustomEvent("rungs:new-version"));
}

function follow(installing) {
  installing?.addEventListener("statechange", () => {
    if (installing.state === "installed") reportNewVersion();
  });
}

// Whether the site has removed the worker's file, which means that the worker must be removed;
// browsers would keep it. Some hosts serve a page instead. This page may still need its own
// version; the next page load comes from the host.
async function isGone() {
  const answer = await fetchInTime(ADDRESS, { method: "HEAD", cache: "no-store" });
  if (!answer?.ok) return answer?.status === 404 || answer?.status === 410;
  return !answer.redirected && answer.headers.get("content-type")?.includes("html") === true;
}

// Whether the connection is metered or slow, as in src/browser/connection.rs.
function isLimited() {
  const { saveData, effectiveType } = navigator.connection ?? {};
  return saveData === true || ["slow-2g", "2g", "3g"].includes(effectiveType);
}

// Resolves as soon as the connection is not limited.
function unlimited() {
  return new Promise((done) => {
    const look = () => isLimited() || done();
    navigator.connection?.addEventListener("change", look);
    look();
  });
}

async function register() {
  const registration = await navigator.serviceWorker.register(ADDRESS, { scope, updateViaCache: "none" });
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  // A version may have been completed in the meantime.
  if (navigator.serviceWorker.controller) await reportNewVersion();
  // The browser checks for a new version on every visit. Checking at the same time can hang
  // Chromium, so only a tab that is used again after a while checks.
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Math.abs(Date.now() - last) < CHECK_INTERVAL) return;
    last = Date.now();
    registration.update().catch(() => {});
  });
}

// Passes files to the app, which may start later than this.
function hand(files) {
  window.rungsFiles = [...(window.rungsFiles ?? []), ...files];
  window.dispatchEvent(new CustomEvent("rungs:files"));
}

// Files and links that the system opens with the installed app.
function receiveLaunches() {
  window.launchQueue?.setConsumer(async ({ files, targetURL }) => {
    if (files?.length) return hand(await Promise.all(files.map((file) => file.getFile())));
    // A window that is already open is only focused; navigate to the link.
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
    // This page was loaded from the host. A version that was being cached then may be completed a
    // little later.
    for (const wait of [0, 3000]) {
      await new Promise((later) => setTimeout(later, wait));
      await unregister();
      await clear();
    }
    return;
  }
  // A page that was loaded without the worker is not older than the cached versions.
  if (navigator.serviceWorker.controller) await reportNewVersion();
  if (!(await isGone())) {
    // A first registration downloads all files.
    if (!navigator.serviceWorker.controller) await unlimited();
    await register();
  } else if (!(await unregister())) await clear();
}
