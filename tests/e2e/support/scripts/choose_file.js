// Puts the files of `transfer` into the file field of the open dialog, or of the page.
const root = document.querySelector("dialog[open]") ?? document;
const input = root.querySelector("input[type=file]");
if (!input) return false;
input.files = transfer.files;
input.dispatchEvent(new Event("change", { bubbles: true }));
return true;
