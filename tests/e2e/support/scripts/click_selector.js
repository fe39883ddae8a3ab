// Clicks the first element that matches the selector args[0].
const element = document.querySelector(args[0]);
element?.click();
return !!element;
