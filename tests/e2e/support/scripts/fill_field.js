// Writes the text args[1] into a visible field with the label args[0], and leaves it. args[2] is its
// index among the fields with this label; negative indices count from the end.
const root = document.querySelector("dialog[open]") ?? document;
const isNamed = (label) => label.querySelector("span").textContent === args[0];
const labels = [...root.querySelectorAll("label.field")].filter((label) => isNamed(label) && label.offsetParent);
const field = labels.at(args[2])?.querySelector("input, textarea, select");
if (!field || field.disabled) return false;
field.focus();
Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, args[1]);
field.dispatchEvent(new Event("input", { bubbles: true }));
field.dispatchEvent(new Event("change", { bubbles: true }));
return true;
