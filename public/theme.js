// As early as a script can be that holds nothing up: the theme that was chosen, or the system's. The app takes over
// later. The shell before it follows the system.
(() => {
  let theme = "system";
  try {
    theme = JSON.parse(localStorage.getItem("rungs/settings")).data.theme;
  } catch {
    // Nothing chosen, or nothing that can be read.
  }
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = theme === "light" || theme === "dark" ? theme : dark ? "dark" : "light";
})();
