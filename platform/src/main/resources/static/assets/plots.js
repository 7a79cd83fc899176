// Draws what the tables beside them say. Without this script the tables are all there is.
(() => {
  const drawn = new Map();
  const color = (name, other) => getComputedStyle(document.body).getPropertyValue(name).trim() || other;
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
