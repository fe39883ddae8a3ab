// Drops a folder on the page: args are its name, and its files as [path, text]. Scripts cannot create
// folders, so these are objects with the same interface. As in Chromium, a reader returns at most 100
// entries at a time.
if (!document.querySelector(".drop")) return false;
const fileEntry = (path, name, text) => ({
  isFile: true,
  name,
  fullPath: path,
  file: (callback) => callback(new File([text], name)),
});
const folderEntry = (path, files) => ({
  isDirectory: true,
  name: path.split("/").pop(),
  fullPath: path,
  createReader() {
    const names = new Set(files.map(([path]) => path.split("/")[0]));
    const entries = [...names].map((name) => {
      const file = files.find(([path]) => path === name);
      if (file) return fileEntry(`${path}/${name}`, name, file[1]);
      const inside = files.filter(([path]) => path.startsWith(`${name}/`));
      return folderEntry(`${path}/${name}`, inside.map(([path, text]) => [path.slice(name.length + 1), text]));
    });
    return { readEntries: (callback) => callback(entries.splice(0, 100)) };
  },
});
const [name, files] = args;
const item = { webkitGetAsEntry: () => folderEntry(`/${name}`, files) };
const transfer = Object.defineProperties(new DataTransfer(), { types: { value: ["Files"] }, items: { value: [item] } });
const event = new DragEvent("drop", { bubbles: true, cancelable: true });
Object.defineProperty(event, "dataTransfer", { value: transfer });
document.querySelector("footer").dispatchEvent(event);
return true;
