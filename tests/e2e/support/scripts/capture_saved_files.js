// Keeps files in the page that would be saved.
window.savedFiles = [];
const createUrl = URL.createObjectURL;
URL.createObjectURL = (blob) => {
  window.lastBlob = blob;
  return createUrl.call(URL, blob);
};
HTMLAnchorElement.prototype.click = function () {
  window.savedFiles.push([this.download, window.lastBlob]);
};
