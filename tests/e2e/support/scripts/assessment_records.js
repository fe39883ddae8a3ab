// The data of the stored people and assessments by key.
const records = {};
for (const key of Object.keys(localStorage).sort()) {
  if (/^rungs.(person|assessment)/.test(key)) records[key] = JSON.parse(localStorage[key]).data;
}
return records;
