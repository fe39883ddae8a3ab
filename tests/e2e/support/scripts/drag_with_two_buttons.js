// Drags with the main button, presses a second button, and releases the main button first. Browsers report
// that release as a move. args: the positions of the press and of the release in the window.
const [fromX, fromY, toX, toY] = args;
const chart = document.querySelector(".chart");
const send = (type, clientX, clientY, button, buttons) =>
  chart.dispatchEvent(new PointerEvent(type, { clientX, clientY, button, buttons, isPrimary: true, pointerId: 1, bubbles: true }));
send("pointerdown", fromX, fromY, 0, 1);
send("pointermove", (fromX + toX) / 2, (fromY + toY) / 2, -1, 1);
send("pointermove", toX, toY, -1, 1);
send("pointermove", toX, toY, 2, 3);
send("pointermove", toX, toY, 0, 2);
