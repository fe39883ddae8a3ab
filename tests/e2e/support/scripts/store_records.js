// Stores the records args[0], a list of [key, text], and selects the assessment args[1].
for (const [key, text] of args[0]) localStorage.setItem(`rungs/${key}`, text);
sessionStorage.setItem("rungs/open", args[1]);
