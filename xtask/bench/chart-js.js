// The peer: Chart.js with its drag plugin, with what a radar needs and no more.
import { Chart, Filler, LineElement, PointElement, RadarController, RadialLinearScale } from "chart.js";
import dragData from "chartjs-plugin-dragdata";

Chart.register(RadarController, RadialLinearScale, LineElement, PointElement, Filler, dragData);
const box = document.querySelector("#box");
box.style.width = "640px";
box.style.height = "615px";
const chart = new Chart(document.querySelector("canvas"), {
  type: "radar",
  data: {
    labels: ["Technology", "System", "People", "Process", "Influence"],
    datasets: [
      { data: [1, 1, 1, 1, 1], borderColor: "#0b6e99", backgroundColor: "#0b6e9924", fill: true, pointRadius: 7, pointHitRadius: 12 },
      { data: [3, 3, 3, 3, 2], borderColor: "#b5400f", borderDash: [7, 4], pointRadius: 4, dragData: false },
    ],
  },
  options: {
    maintainAspectRatio: false,
    scales: { r: { min: 0, max: 6, ticks: { stepSize: 1 } } },
    plugins: { dragData: { round: 0 } },
  },
});
window.bench = {
  // At the start the points are on their way for a second.
  settled: () => chart.getDatasetMeta(0).data.every((p, i) => Math.abs(p.y - chart.scales.r.getPointPositionForValue(i, 1).y) < 0.5),
  value: () => chart.data.datasets[0].data[0],
  point: (value) => {
    const rect = chart.canvas.getBoundingClientRect(), point = chart.scales.r.getPointPositionForValue(0, value);
    return [rect.left + point.x, rect.top + point.y];
  },
};
