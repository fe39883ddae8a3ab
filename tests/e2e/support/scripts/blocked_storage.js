// Storage as in a browser that blocks it.
Object.defineProperty(window, "localStorage", {
  get() {
    throw new DOMException("no", "SecurityError");
  },
});
