// Changes fields of the stored record args[0], such as "assessment/a2", as another tab does. args[1]
// has the new values by path, such as { "ratings/people": 5 }. The page gets the event of the change
// if args[2] is true: then another document writes.
const [name, values, isInOtherDocument] = args;
const frame = isInOtherDocument ? document.body.appendChild(document.createElement("iframe")) : null;
const storage = frame ? frame.contentWindow.localStorage : localStorage;
const key = "rungs/" + name;
const record = JSON.parse(storage.getItem(key));
for (const [path, value] of Object.entries(values)) {
  const names = path.split("/");
  const last = names.pop();
  const parent = names.reduce((object, name) => object[name], record.data);
  if (value === null && names.length > 0) delete parent[last];
  else parent[last] = value;
}
if (record.stamps) {
  const paths = Object.keys(values);
  for (const stamp of Object.keys(record.stamps)) {
    record.stamps[stamp] = record.stamps[stamp].filter((path) => !paths.includes(path));
    if (record.stamps[stamp].length === 0) delete record.stamps[stamp];
  }
  record.stamps[`${Date.now().toString(36)}.0.t3st`] = paths;
} else {
  record.revision += 1;
}
storage.setItem(key, JSON.stringify(record));
frame?.remove();
