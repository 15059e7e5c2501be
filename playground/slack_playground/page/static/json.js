// JSON as a tree that opens and closes; the places of a refusal are open and marked.

import { el, plural } from "./dom.js";

const OPEN = 2; // levels that are open at first

// `findings`: `{ pointer, said }`, the JSON pointers of a refusal; `words`: in lower case, what is looked for.
export function tree(value, findings = [], words = []) {
  return el("div", { class: "json" }, branch(null, value, "", 0, { findings, words }));
}

function branch(name, value, pointer, depth, sought) {
  const { findings, words } = sought;
  const text = words.length ? `${name ?? ""} ${JSON.stringify(value)}`.toLowerCase() : "";
  const isHit = words.some((word) => text.includes(word));
  const said = findings.filter((one) => one.pointer === pointer && pointer).map((one) => el("span", { class: "finding" }, `⚠ ${one.said}`, el("code", {}, one.pointer)));
  const label = name === null ? null : el("span", { class: "key" }, `${name}: `);
  if (typeof value !== "object" || value === null || !Object.keys(value).length) {
    return el("div", { class: `leaf${said.length ? " marked" : ""}${isHit ? " hit" : ""}` }, label, el("span", { class: `value of-${value === null ? "null" : typeof value}` }, JSON.stringify(value)), said);
  }
  const list = Array.isArray(value);
  const count = Object.keys(value).length;
  const hint = list ? `[ ${plural(count, "item")} ]` : `{ ${value.type && typeof value.type === "string" ? value.type : plural(count, "field")} }`;
  const inside = el("div", { class: "inside" });
  const made = el("details", { class: said.length ? "marked" : null }, el("summary", {}, label, el("span", { class: "quiet" }, hint), said), inside);
  const fill = () => {
    if (!made.open || inside.childElementCount) return; // a payload is long: only what is open is made
    inside.append(...Object.entries(value).map(([key, one]) => branch(key, one, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`, depth + 1, sought)));
  };
  made.addEventListener("toggle", fill);
  made.open = depth < OPEN || isHit || findings.some((one) => one.pointer.startsWith(`${pointer}/`));
  fill();
  return made;
}
