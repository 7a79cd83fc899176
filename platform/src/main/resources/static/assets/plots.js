// Draws what the tables beside them say. Without this script the tables are all there is.
(() => {
  const drawn = new Map();
  const color = (name, other) => getComputedStyle(document.body).getPropertyValue(name).trim() || other;
  // A dot for each number, on a line from its lower to its upper end.
  const intervals = (plot, names, numbers, text) => ({
    animation: false,
    color: ["#206bc4"],
    textStyle: { color: text },
    tooltip: {
      renderMode: "richText",
      formatter: (at) =>
        [plot.labels[at.dataIndex], ...plot.series.map((one) => `${one.name}: ${one.values[at.dataIndex].toFixed(2)}`)].join("\n"),
    },
    grid: { containLabel: true, left: 8, right: 24, top: 16, bottom: 8 },
    xAxis: { ...numbers, minInterval: 0, max: 1, min: Math.min(0, ...plot.series[1].values) < 0 ? -1 : 0 },
    yAxis: { ...names, inverse: true },
    series: [
      {
        type: "custom",
        data: plot.labels.map((_, i) => [plot.series[1].values[i], i, plot.series[2].values[i]]),
        encode: { x: [0, 2], y: 1 },
        renderItem: (_, api) => {
          const from = api.coord([api.value(0), api.value(1)]);
          const to = api.coord([api.value(2), api.value(1)]);
          return {
            type: "line",
            shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
            style: { stroke: "#206bc4", lineWidth: 2 },
          };
        },
      },
      { type: "scatter", symbolSize: 10, data: plot.labels.map((_, i) => [plot.series[0].values[i], i]) },
    ],
  });
  const option = (plot) => {
    const text = color("--tblr-body-color", "#1f2937");
    const lines = color("--tblr-border-color", "#d0d5dd");
    const names = {
      type: "category",
      data: plot.labels,
      inverse: plot.kind === "bar",
      axisLabel: { color: text, width: 160, overflow: "truncate" },
      axisLine: { lineStyle: { color: lines } },
    };
    const numbers = {
      type: "value",
      minInterval: 1,
      axisLabel: { color: text },
      splitLine: { lineStyle: { color: lines } },
    };
    if (plot.kind === "interval") return intervals(plot, names, numbers, text);
    return {
      animation: false,
      color: ["#206bc4", "#d9730d", "#2f9e44"],
      textStyle: { color: text },
      legend: { textStyle: { color: text } },
      tooltip: { trigger: "axis", renderMode: "richText" },
      grid: { containLabel: true, left: 8, right: 24, top: 40, bottom: 8 },
      xAxis: plot.kind === "bar" ? numbers : names,
      yAxis: plot.kind === "bar" ? names : numbers,
      series: plot.series.map((one) => ({ name: one.name, type: plot.kind, data: one.values })),
    };
  };
  const draw = (element) => {
    const plot = JSON.parse(element.dataset.plot);
    element.hidden = false;
    const chart = drawn.get(element) ?? window.echarts.init(element);
    drawn.set(element, chart);
    chart.setOption(option(plot), true);
  };
  const all = () => document.querySelectorAll("[data-plot]").forEach(draw);
  document.addEventListener("DOMContentLoaded", () => {
    if (!window.echarts) return;
    all();
    window.addEventListener("resize", () => drawn.forEach((chart) => chart.resize()));
    new MutationObserver(all).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
  });
})();
