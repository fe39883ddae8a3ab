// The page's side of the service worker: registers it, says when a new version is ready, and
// takes it away again. Comes when the page is idle.

const worker = new URL("sw.js", document.baseURI).href;
const scope = new URL("./", document.baseURI).href;
const PREFIX = `rungs ${scope} `;
// The version of this page.
const own = document.querySelector("script[data-version]").dataset.version;
// Which the worker has names for, too.
const SHARED = `rungs-shared ${scope}`;
const SITE = `rungs-site ${scope}`;
// How long a tab that stays open goes without asking for a new version, in milliseconds.
const SOON = 3_600_000;
// How long a host has to answer, in milliseconds.
const PATIENCE = 5000;

// Takes away what is kept, of this copy of the page alone.
async function clear() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) || [SHARED, SITE].includes(name)) await caches.delete(name);
  }
}

// Takes the worker away; whether there was one.
async function unregister() {
  const registration = await navigator.serviceWorker?.getRegistration(scope);
  return registration?.scope === scope && registration.unregister();
}

// Reloads what a broken version cannot mend: past the worker where the host answers.
export async function afresh() {
  try {
    const answer = await fetch("./?no-sw", { cache: "reload", signal: AbortSignal.timeout(PATIENCE) });
    if (answer.ok) {
      await unregister();
      await clear();
    }
  } catch {
    // Without a connection the copy is all there is.
  }
  location.reload();
}

// Which of the whole versions that the worker keeps is the newest.
async function newest() {
  let [version, highest] = [undefined, 0];
  for (const name of await caches.keys()) {
    const mark = name.startsWith(PREFIX) && (await (await caches.open(name)).match(`${scope}whole`));
    const order = mark ? Number(await mark.text()) : 0;
    if (order > highest) [version, highest] = [name.slice(PREFIX.length), order];
  }
  return version;
}

// This page goes on with its own version until it is loaded again.
async function offer() {
  const version = await newest();
  if (!version || version === own) return;
  window.rungsNewer = version;
  window.dispatchEvent(new CustomEvent("rungs:new-version"));
}

function follow(worker) {
  worker?.addEventListener("statechange", () => {
    if (worker.state === "installed") offer();
  });
}

// A site that has taken the worker's file away wants it gone, and the browser would keep it. This page may
// still need its own version; the next one is the host's.
async function unlessGone() {
  const answer = await fetch(worker, { method: "HEAD", cache: "no-store" });
  if (answer.status !== 404 && answer.status !== 410) return true;
  if (!(await unregister())) await clear();
  return false;
}

async function register() {
  const registration = await navigator.serviceWorker.register(worker, { scope, updateViaCache: "none" });
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  await offer();
  // The browser looks for a new version with every visit; doing so as well at that time can stop Chromium for
  // good. A tab that stays open looks itself.
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

// Files that the system opens with the installed app, and those that were shared with it.
async function receive() {
  window.launchQueue?.setConsumer(async ({ files }) => {
    if (files?.length) hand(await Promise.all(files.map((file) => file.getFile())));
  });
  if (!new URLSearchParams(location.search).has("shared")) return;
  history.replaceState(null, "", location.pathname + location.hash);
  const cache = await caches.open(SHARED);
  const requests = await cache.keys();
  const file = async (request) => {
    const name = decodeURIComponent(request.url.split("/").pop());
    return new File([await (await cache.match(request)).blob()], name);
  };
  const files = await Promise.all(requests.map(file));
  await caches.delete(SHARED);
  if (files.length) hand(files);
}

export async function start() {
  if (!navigator.serviceWorker || !window.caches) return;
  await receive();
  if (new URLSearchParams(location.search).has("no-sw")) {
    // This page came from the host. A version that was on its way then may come a little later.
    for (const wait of [0, 3000]) {
      await new Promise((later) => setTimeout(later, wait));
      await unregister();
      await clear();
    }
    return;
  }
  // Without a connection there is nothing to be told, and what is kept is followed all the same.
  if (await unlessGone().catch(() => true)) await register();
}
