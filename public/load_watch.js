// Says so if a file that the page needs is missing or does not come. It depends on no other file: without
// the start script the prerendered chart would look usable, and without the style sheets the page would
// show hidden texts. Failures of the app itself are reported by boot.mjs.
(() => {
  // How long the app may take to start, in milliseconds.
  const START_TIMEOUT = 8000;
  const TEXTS = {
    en: ["Rungs has not loaded completely. Check your connection and reload the page.", "Reload"],
    de: ["Rungs ist nicht vollständig geladen. Prüfe die Verbindung und lade die Seite neu.", "Neu laden"],
    es: ["Rungs no se ha cargado por completo. Comprueba la conexión y recarga la página.", "Recargar"],
    ja: ["Rungs を完全に読み込めませんでした。接続を確認して、ページを再読み込みしてください。", "再読み込み"],
  };
  const page = document.documentElement;
  let notice;

  function show() {
    if (notice?.isConnected || document.querySelector(".rescue")) return;
    const [text, reload] = TEXTS[page.lang] ?? TEXTS.en;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = reload;
    button.addEventListener("click", () => location.reload());
    notice = document.createElement("p");
    notice.className = "notice";
    notice.setAttribute("role", "alert");
    notice.append(`${text} `, button);
    document.body.prepend(notice);
  }

  // Some browsers have an empty style sheet for a missing file, and some refuse to read it.
  function isMissing({ sheet }) {
    try {
      return !sheet?.cssRules.length;
    } catch {
      return true;
    }
  }

  // Without its style sheets the app shows texts that should be hidden, so hide the whole app.
  function reportMissingStyle() {
    if (![...document.querySelectorAll("link[rel=stylesheet]")].some(isMissing)) return;
    document.getElementById("app").hidden = true;
    show();
  }

  const isReady = () => page.hasAttribute("data-ready");
  new MutationObserver(() => {
    if (isReady() && !document.getElementById("app").hidden) notice?.remove();
  }).observe(page, { attributeFilter: ["data-ready"] });
  window.addEventListener("error", ({ target }) => {
    if (target instanceof HTMLScriptElement) show();
  }, true);
  if (document.readyState === "complete") reportMissingStyle();
  else window.addEventListener("load", reportMissingStyle);
  setTimeout(() => {
    if (!isReady()) show();
  }, START_TIMEOUT);
})();
