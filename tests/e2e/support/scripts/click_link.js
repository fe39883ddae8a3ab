// Clicks the visible link with the text args[0].
const link = [...document.querySelectorAll("a")].find((link) => link.textContent.trim() === args[0] && link.offsetParent);
link?.click();
return !!link;
