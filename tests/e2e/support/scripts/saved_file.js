// The next saved file: its name, and its bytes in base64.
const [name, blob] = window.savedFiles.shift();
const bytes = new Uint8Array(await blob.arrayBuffer());
let text = "";
for (let i = 0; i < bytes.length; i += 4096) text += String.fromCharCode(...bytes.subarray(i, i + 4096));
return [name, btoa(text)];
