const hasHeading = (main) => main.checkVisibility() && main.querySelector("h1");
return document.title && [...document.querySelectorAll("main")].some(hasHeading);
