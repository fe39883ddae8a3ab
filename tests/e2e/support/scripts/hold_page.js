// The host does not answer the request for the code of the page until `window.answer` is called.
const answered = new Promise((resolve) => {
  window.answer = resolve;
});
const get = window.fetch;
window.fetch = async (url, ...options) => {
  if (String(url).includes("split_page")) await answered;
  return get(url, ...options);
};
