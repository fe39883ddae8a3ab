// Holds the chunk of autosave back until the test calls `release`.
const originalFetch = fetch;
const released = new Promise((resolve) => {
  window.release = resolve;
});
window.fetch = (url, ...options) =>
  /autosave/.test(url) ? released.then(() => originalFetch(url, ...options)) : originalFetch(url, ...options);
