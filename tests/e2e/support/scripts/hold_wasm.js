// The host does not answer requests for wasm until `window.answer` is called.
const answered = new Promise((resolve) => {
  window.answer = resolve;
});
const get = window.fetch;
window.fetch = async (url, ...options) => {
  if (String(url).includes(".wasm")) await answered;
  return get(url, ...options);
};
