// As early as a script can be that holds nothing up: the theme and the language that were chosen, or the
// system's. The app takes over later. The shell before it follows the system, and is in English.
(() => {
  const page = document.documentElement;
  let chosen = {};
  try {
    chosen = JSON.parse(localStorage.getItem("rungs/settings")).data;
  } catch {
    // Nothing chosen, or nothing that can be read.
  }
  const { theme, choices } = chosen ?? {};
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  page.dataset.theme = theme === "light" || theme === "dark" ? theme : dark ? "dark" : "light";
  // Of the languages that somebody reads, the first one that there is.
  for (const wanted of [choices?.language, ...(navigator.languages ?? [])]) {
    const tag = String(wanted).toLowerCase().split("-")[0];
    if (tag !== "en" && !(/^[a-z]+$/.test(tag) && page.hasAttribute(`data-language-${tag}`))) continue;
    page.lang = tag;
    break;
  }
  if ((page.dataset.rtl ?? "").split(" ").includes(page.lang)) page.dir = "rtl";
})();
