// Goes to another page of the app. Every page sets the title, so an empty one tells that it has not
// been rendered.
if ((location.hash || "#/") === args[0]) return;
document.title = "";
location.hash = args[0];
