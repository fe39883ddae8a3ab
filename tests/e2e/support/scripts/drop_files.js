// Drops the files of `transfer` on the page, once the drop zone has loaded.
if (!document.querySelector(".drop")) return false;
for (const type of ["dragover", "drop"]) {
  const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer });
  document.querySelector("footer").dispatchEvent(event);
  if (!event.defaultPrevented) throw new Error(`${type} is not handled`);
}
return true;
