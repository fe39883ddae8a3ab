// Clicks the visible button whose name starts with args[0], in the open dialog or on the page.
const isNamed = (button) => (button.getAttribute("aria-label") ?? button.textContent).trim().startsWith(args[0]);
const root = document.querySelector("dialog[open]") ?? document;
const button = [...root.querySelectorAll("button")].find((button) => isNamed(button) && button.offsetParent);
button?.click();
return !!button;
