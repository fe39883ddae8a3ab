// The stored people and assessments by key, without their revisions.
const records = {};
for (const key of Object.keys(localStorage).sort()) {
  if (/^rungs.(person|assessment)/.test(key)) records[key] = JSON.parse(localStorage[key]).data;
}
return records;
