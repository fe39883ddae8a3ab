// The URLs of other origins that this page has requested.
const isOwn = (url) => url.startsWith(`${location.origin}/`) || /^(data|blob):/.test(url);
return performance.getEntriesByType("resource").map((entry) => entry.name).filter((url) => !isOwn(url));
