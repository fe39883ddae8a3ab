// Clicks the checkbox whose visible label starts with args[0].
const root = document.querySelector("dialog[open]") ?? document;
const isNamed = (label) => label.textContent.trim().startsWith(args[0]) && label.offsetParent;
const label = [...root.querySelectorAll("label")].find(isNamed);
label?.querySelector("input[type=checkbox]").click();
return !!label;
