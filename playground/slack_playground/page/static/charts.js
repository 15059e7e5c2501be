// A data_visualization block: a chart as SVG, and the same figures as a table, for screen readers too.

import { el, plural } from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, HEIGHT] = [420, 200];

const svg = (name, attributes, ...children) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};
const hue = (number) => `hue-${number % 6}`;

export function chart(block) {
  const { chart: drawn, title } = block;
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": `${title}, ${drawn.type} chart`, class: "chart" }, ...DRAW[drawn.type](drawn));
  const names = drawn.type === "pie" ? drawn.segments.map((one) => one.label) : drawn.series.map((one) => one.name);
  const legend = el("ul", { class: "legend" }, names.map((name, number) => el("li", {}, el("span", { class: `swatch ${hue(number)}`, "aria-hidden": "true" }), name)));
  return el("figure", { class: "data-visualization" }, el("figcaption", {}, title), picture, legend, figures(drawn, title));
}

const DRAW = { pie, bar: bars, line: (drawn) => lines(drawn, false), area: (drawn) => lines(drawn, true) };

function pie({ segments }) {
  const sum = segments.reduce((all, one) => all + one.value, 0);
  const [x, y, radius] = [WIDTH / 2, HEIGHT / 2, HEIGHT / 2 - 8];
  const at = (part) => [x + radius * Math.sin(2 * Math.PI * part), y - radius * Math.cos(2 * Math.PI * part)];
  let before = 0;
  return segments.map((one, number) => {
    const [from, to] = [before, before + one.value / sum];
    before = to;
    if (segments.length === 1) return svg("circle", { cx: x, cy: y, r: radius, class: hue(0) });
    return svg("path", { class: hue(number), d: `M${x} ${y} L${at(from)} A${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)} Z` });
  });
}

// Where values are between the largest and the smallest, with zero among them.
function scale(series) {
  const values = series.flatMap((one) => one.data.map((point) => point.value));
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  return (value) => 8 + (HEIGHT - 30) * (1 - (value - least) / (most - least || 1));
}

function axis(categories, zero) {
  const step = WIDTH / categories.length;
  return [svg("line", { x1: 0, x2: WIDTH, y1: zero, y2: zero, class: "axis" }),
    ...categories.map((one, number) => svg("text", { x: step * (number + 0.5), y: HEIGHT - 4, class: "tick" }, one.length > 9 && categories.length > 6 ? `${one.slice(0, 8)}…` : one))];
}

function bars({ series, axis_config: { categories } }) {
  const y = scale(series);
  const step = WIDTH / categories.length;
  const width = (step * 0.8) / series.length;
  const made = series.flatMap((one, which) => one.data.map((point, number) => svg("rect", { class: hue(which), width,
    x: step * (number + 0.1) + width * which, y: Math.min(y(0), y(point.value)), height: Math.abs(y(point.value) - y(0)) })));
  return [...made, ...axis(categories, y(0))];
}

function lines({ series, axis_config: { categories } }, filled) {
  const y = scale(series);
  const step = WIDTH / categories.length;
  const made = series.map((one, which) => {
    const points = one.data.map((point, number) => `${step * (number + 0.5)},${y(point.value)}`);
    const ends = [`${step / 2},${y(0)}`, `${step * (categories.length - 0.5)},${y(0)}`];
    return filled ? svg("polygon", { class: `${hue(which)} area`, points: [ends[0], ...points, ends[1]].join(" ") })
      : svg("polyline", { class: `${hue(which)} line`, points: points.join(" ") });
  });
  return [...made, ...axis(categories, y(0))];
}

function figures(drawn, title) {
  const head = drawn.type === "pie" ? ["", "Value"] : [drawn.axis_config.x_label || "", ...drawn.series.map((one) => one.name)];
  const rows = drawn.type === "pie" ? drawn.segments.map((one) => [one.label, one.value])
    : drawn.axis_config.categories.map((name, number) => [name, ...drawn.series.map((one) => one.data[number]?.value)]);
  const table = el("table", {}, el("caption", { class: "unseen" }, title), el("thead", {}, el("tr", {}, head.map((one) => (one ? el("th", { scope: "col" }, one) : el("td"))))),
    el("tbody", {}, rows.map(([name, ...values]) => el("tr", {}, el("th", { scope: "row" }, name), values.map((one) => el("td", {}, String(one)))))));
  return el("details", {}, el("summary", {}, `Show the figures: ${plural(rows.length, "row")}`), el("div", { class: "table", tabindex: "0", role: "region", "aria-label": `${title}, figures` }, table));
}
