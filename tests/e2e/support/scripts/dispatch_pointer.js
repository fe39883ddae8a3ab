// Dispatches a pointer event to the element at a point: its type, the point, and the pressed buttons.
const [type, x, y, buttons] = args;
const options = { clientX: x, clientY: y, buttons, button: 0, pointerId: 1, pointerType: "mouse", isPrimary: true, bubbles: true, cancelable: true };
document.elementFromPoint(x, y).dispatchEvent(new PointerEvent(type, options));
