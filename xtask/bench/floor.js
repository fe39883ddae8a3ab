// The least that can be called the same chart: a canvas, five points, a drag. Nothing is saved,
// nothing is named, nothing can be undone. It is what everything else is measured against.
const canvas = document.querySelector("canvas"), context = canvas.getContext("2d");
const centre = [320, 330], step = 45, axes = 5, levels = 5;
const values = [1, 1, 1, 1, 1], target = [3, 3, 3, 3, 2];
let held = -1;
const point = (axis, value) => {
  const angle = (axis / axes) * 2 * Math.PI;
  return [centre[0] + Math.sin(angle) * value * step, centre[1] - Math.cos(angle) * value * step];
};
function ring(points, style, dash) {
  context.beginPath();
  points.forEach(([x, y], index) => (index ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.closePath();
  context.setLineDash(dash);
  context.strokeStyle = style;
  context.stroke();
}
function draw() {
  context.clearRect(0, 0, canvas.width, canvas.height);
  for (let level = 1; level <= levels + 1; level++) {
    ring(values.map((_, axis) => point(axis, level)), "#8f8b82", level > levels ? [] : [2, 3]);
  }
  ring(target.map((value, axis) => point(axis, value)), "#b5400f", [7, 4]);
  ring(values.map((value, axis) => point(axis, value)), "#0b6e99", []);
  context.fillStyle = "#0b6e99";
  values.forEach((value, axis) => {
    context.beginPath();
    context.arc(...point(axis, value), 7, 0, 7);
    context.fill();
  });
}
const at = (event) => {
  const rect = canvas.getBoundingClientRect();
  return [event.clientX - rect.left, event.clientY - rect.top];
};
canvas.addEventListener("pointerdown", (event) => {
  const [x, y] = at(event);
  held = values.findIndex((value, axis) => Math.hypot(x - point(axis, value)[0], y - point(axis, value)[1]) < 12);
});
canvas.addEventListener("pointermove", (event) => {
  if (held < 0) return;
  const [x, y] = at(event), [ux, uy] = point(held, 1);
  const along = ((x - centre[0]) * (ux - centre[0]) + (y - centre[1]) * (uy - centre[1])) / (step * step);
  values[held] = Math.min(levels, Math.max(0, Math.round(along)));
  requestAnimationFrame(draw);
});
addEventListener("pointerup", () => (held = -1));
draw();
window.bench = { settled: () => true, value: () => values[0], point: (value) => { const r = canvas.getBoundingClientRect(), p = point(0, value); return [r.left + p[0], r.top + p[1]]; } };
