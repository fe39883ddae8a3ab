// A browser without WebAssembly.
delete window.WebAssembly;
window.WebAssembly = undefined;
