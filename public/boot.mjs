// Starts the app. Whatever goes wrong, now or later, ends on a page that works without it:
// reload, or take your data with you.

const script = document.querySelector("script[data-wasm]");
const at = (path) => new URL(path, document.baseURI).href;

// The words of another language, by the English ones; until they have come, and for what they lack, English.
let words = {};
const say = (english) => words[english] ?? english;

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

// The framework that this site ships in the place of the built-in one: its file's text, or nothing.
async function shipped() {
  try {
    const response = await fetch(at("framework.json"), { cache: "no-cache" });
    const text = response.ok ? (await response.text()).trim() : "";
    // As it comes it holds null; and some hosts have a page in the place of what is missing.
    return text === "null" || text.startsWith("<") ? "" : text;
  } catch {
    return "";
  }
}

// The file of the page's language, which early.js has chosen; English has none.
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

// What works without a connection, and with the system; not of use before the page is.
const offline = () => import(at(script.dataset.offline));

// What is kept for working offline may be what is broken.
const reload = () => offline().then((it) => it.afresh()).catch(() => location.reload());

let rescued = false;

function rescue(what, detail) {
  if (rescued) return;
  rescued = true;
  const page = document.createElement("main");
  page.className = "rescue";
  const title = document.createElement("h1");
  title.textContent = say("Rungs has stopped");
  const reason = paragraph(what);
  reason.setAttribute("role", "alert");
  page.append(title, reason);
  const actions = paragraph("", "rescue-actions");
  actions.append(button(say("Reload"), reload));
  try {
    const saved = Object.keys(stored()).length;
    page.append(paragraph(saved ? say("What you saved is still in this browser.") : say("Nothing is saved in this browser.")));
    if (saved) actions.append(button(say("Download my data"), download));
  } catch {
    page.append(paragraph(say("This browser does not let the page read its storage.")));
  }
  page.append(actions, paragraph(String(detail ?? ""), "rescue-detail"));
  // The style sheets stand in the body, too.
  document.body.replaceChildren(...document.body.querySelectorAll("link"), page);
}

// All the app's files have come. Without what comes now the page still works.
window.addEventListener("rungs:fetched", () => offline().then((it) => it.start()).catch(() => {}), { once: true });
window.addEventListener("rungs:panic", (event) => {
  rescue(say("Something went wrong in the app. Reloading usually helps."), event.detail);
});
window.addEventListener("error", (event) => {
  if (globalThis.WebAssembly && event.error instanceof WebAssembly.RuntimeError) {
    rescue(say("Something went wrong in the app. Reloading usually helps."), event.error);
  }
});

// A host that does not answer for these keeps nobody waiting.
const late = (time) => new Promise((resolve) => setTimeout(resolve, time));
window.rungsLanguage = Promise.race([spoken(), late(15_000)]);

if (typeof WebAssembly !== "object") {
  await window.rungsLanguage;
  rescue(say("This browser has WebAssembly switched off, and Rungs needs it."), "");
} else {
  try {
    const wasm = fetch(at(script.dataset.wasm));
    window.rungsFramework = Promise.race([shipped(), late(3000)]);
    const app = await import(at(script.dataset.js));
    await app.default({ module_or_path: wasm });
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = at(script.dataset.later);
    // After the other style sheets, whose rules it adds to; and after what a first visitor waits for.
    const idle = window.requestIdleCallback ?? ((callback) => setTimeout(callback, 500));
    const append = () => document.body.append(style);
    // Another page than the chart's needs it at once.
    if (location.hash.length > 2) append();
    else idle(append, { timeout: 1000 });
  } catch (error) {
    await window.rungsLanguage;
    rescue(say("A part of the app could not be loaded. Check your connection and reload."), error);
  }
}
