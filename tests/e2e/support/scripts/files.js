// `transfer` with files: args[0] is a list of [name, bytes in base64].
const transfer = new DataTransfer();
for (const [name, base64] of args[0]) {
  transfer.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name));
}
