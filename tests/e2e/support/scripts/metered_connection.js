// The browser reports a metered connection until the test calls `unmeter`.
const connection = new EventTarget();
connection.saveData = true;
Object.defineProperty(navigator, "connection", { value: connection });
window.unmeter = () => {
  connection.saveData = false;
  connection.dispatchEvent(new Event("change"));
};
