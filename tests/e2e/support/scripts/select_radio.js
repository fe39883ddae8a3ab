// Clicks the radio button whose label starts with args[0].
const isNamed = (input) =>
  (input.getAttribute("aria-label") ?? input.closest("label").textContent).trim().startsWith(args[0]);
const input = [...document.querySelectorAll("input[type=radio]")].find(isNamed);
input?.click();
return !!input;
