// Applies the chosen theme and language, or the system's, before the first paint and without
// blocking it. The app takes over later. The prerendered shell follows the system's theme and is in
// English.
(() => {
  const page = document.documentElement;
  let chosen = {};
  try {
    chosen = JSON.parse(localStorage.getItem("rungs/settings")).data;
  } catch {
    // Nothing was chosen, or it cannot be read.
  }
  const { theme, choices } = chosen ?? {};
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  page.dataset.theme = theme === "light" || theme === "dark" ? theme : dark ? "dark" : "light";
  // The first preferred language that is available.
  for (const wanted of [choices?.language, ...(navigator.languages ?? [])]) {
    const tag = String(wanted).toLowerCase().split("-")[0];
    if (tag !== "en" && !(/^[a-z]+$/.test(tag) && page.hasAttribute(`data-language-${tag}`))) continue;
    page.lang = tag;
    break;
  }
  if ((page.dataset.rtl ?? "").split(" ").includes(page.lang)) page.dir = "rtl";
})();
