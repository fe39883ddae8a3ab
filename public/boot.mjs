// Starts the app. If anything fails, now or later, shows a crash page that works without the app:
// reload, or download the stored data.

const script = document.querySelector("script[data-wasm]");
const at = (path) => new URL(path, document.baseURI).href;

// The catalog of another language. Until it is loaded, and for missing translations, texts are
// English.
let words = {};
const translate = (english) => words[english] ?? english;

function stored() {
  const records = {};
  for (let i = 0; i < localStorage.length; i++) {
    const key = localStorage.key(i);
    if (key.startsWith("rungs/")) records[key] = localStorage.getItem(key);
  }
  return records;
}

function button(words, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "secondary";
  element.textContent = words;
  element.addEventListener("click", act);
  return element;
}

function paragraph(words, name) {
  const element = document.createElement("p");
  element.textContent = words;
  if (name) element.className = name;
  return element;
}

function download() {
  const text = JSON.stringify({ kind: "rescue", records: stored() }, null, 2);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = "rungs-rescue.json";
  link.click();
}

// The text of the site framework; empty if there is none.
async function shipped() {
  try {
    const response = await fetch(at("framework.json"), { cache: "no-cache" });
    const text = response.ok ? (await response.text()).trim() : "";
    // The file that the app ships contains null. Some hosts serve a page for missing files.
    return text === "null" || text.startsWith("<") ? "" : text;
  } catch {
    return "";
  }
}

// The catalog file of the page's language, which apply_preferences.js has chosen. English has none.
async function spoken() {
  const { lang } = document.documentElement;
  const file = document.documentElement.getAttribute(`data-language-${lang}`);
  if (!file) return "";
  try {
    const response = await fetch(at(file));
    const text = response.ok ? await response.text() : "";
    if (text) words = JSON.parse(text).interface;
    return text;
  } catch {
    return "";
  }
}

// The service worker and system integration; not needed before the page is rendered.
const loadClient = () => import(at(script.dataset.swClient));

// The cached version may be the broken part.
const reload = () => loadClient().then((client) => client.reloadFromHost()).catch(() => location.reload());

let rescued = false;

function rescue(what, detail) {
  if (rescued) return;
  rescued = true;
  const page = document.createElement("main");
  page.className = "rescue";
  const title = document.createElement("h1");
  title.textContent = translate("Rungs has stopped");
  const reason = paragraph(what);
  reason.setAttribute("role", "alert");
  page.append(title, reason);
  const actions = paragraph("", "rescue-actions");
  actions.append(button(translate("Reload"), reload));
  try {
    const saved = Object.keys(stored()).length;
    // Ratings that the next load stores; see src/first_step/early_ratings.rs.
    const early = sessionStorage.getItem("rungs/early-ratings");
    page.append(paragraph(saved || early ? translate("What you saved is still in this browser.") : translate("Nothing is saved in this browser.")));
    if (saved) actions.append(button(translate("Download my data"), download));
  } catch {
    page.append(paragraph(translate("This browser does not let the page read its storage.")));
  }
  page.append(actions, paragraph(String(detail ?? ""), "rescue-detail"));
  // Keep the style sheets, which are in the body.
  document.body.replaceChildren(...document.body.querySelectorAll("link"), page);
}

// All files of the app are loaded. The page also works without offline support.
window.addEventListener("rungs:fetched", () => loadClient().then((client) => client.start()).catch(() => {}), { once: true });
window.addEventListener("rungs:panic", (event) => {
  rescue(translate("Something went wrong in the app. Reloading usually helps."), event.detail);
});
window.addEventListener("error", (event) => {
  if (globalThis.WebAssembly && event.error instanceof WebAssembly.RuntimeError) {
    rescue(translate("Something went wrong in the app. Reloading usually helps."), event.error);
  }
});

function preload(address) {
  const link = document.createElement("link");
  link.rel = "preload";
  link.as = "fetch";
  link.crossOrigin = "anonymous";
  link.href = address;
  document.head.append(link);
}

// Limit the time that a slow host can delay the start.
const late = (time) => new Promise((resolve) => setTimeout(resolve, time));
window.rungsLanguage = Promise.race([spoken(), late(15_000)]);

if (typeof WebAssembly !== "object") {
  await window.rungsLanguage;
  rescue(translate("This browser has WebAssembly switched off, and Rungs needs it."), "");
} else {
  try {
    const wasm = fetch(at(script.dataset.wasm));
    // Request the code of the page when the response with the code of the chart begins. Earlier, it would
    // delay the chart; later, the connection would be idle for a round trip.
    wasm.then(() => preload(at(script.dataset.page)), () => {});
    window.rungsFramework = Promise.race([shipped(), late(3000)]);
    const app = await import(at(script.dataset.js));
    await app.default({ module_or_path: wasm });
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = at(script.dataset.deferredStyles);
    // After the other style sheets, because its rules build on theirs, and after the first visit's
    // first paint.
    const idle = window.requestIdleCallback ?? ((callback) => setTimeout(callback, 500));
    const append = () => document.body.append(style);
    // All pages except the chart need it immediately.
    if (location.hash.length > 2) append();
    else idle(append, { timeout: 1000 });
  } catch (error) {
    await window.rungsLanguage;
    rescue(translate("A part of the app could not be loaded. Check your connection and reload."), error);
  }
}
