// Tables: the plain block, and the data table with sorting, a filter and pages, all in the page.

import { el, plural } from "./dom.js";
import { mrkdwn } from "./mrkdwn.js";
import { richText } from "./richtext.js";

const PAGE = 5; // Slack's default

export function table(block) {
  const [head, ...rows] = block.rows;
  const settings = block.column_settings || [];
  const styled = (number) => `align-${settings[number]?.align || "left"}${settings[number]?.is_wrapped ? "" : " nowrap"}`;
  return el("div", { class: "table", tabindex: "0", role: "region", "aria-label": "Table" }, el("table", {},
    el("thead", {}, el("tr", {}, cells(head).map((cell, number) => el("th", { scope: "col", class: styled(number) }, shown(cell))))),
    el("tbody", {}, rows.map((row) => el("tr", {}, cells(row).map((cell, number) => el("td", { class: styled(number) }, shown(cell))))))));
}

// A data table's page and order belong to the reader: they are kept per block until the page is closed.
const stands = new Map();

export function dataTable(block) {
  const caption = typeof block.caption === "string" ? block.caption : block.caption?.text || "Table";
  const [head, ...rows] = block.rows.map(cells);
  const size = block.page_size || PAGE;
  const named = block.row_header_column_index || 0; // the column that says which row it is
  const now = stands.get(block.block_id) || { page: 0, by: -1, down: false, filter: "" };
  stands.set(block.block_id, now);
  const body = el("tbody");
  const headings = head.map((cell, number) => el("th", { scope: "col" }, el("button", { type: "button", class: "sort", onclick: () => sort(number) }, shown(cell))));
  const said = el("span", { role: "status" });
  const page = (by, label) => el("button", { type: "button", class: "button", onclick: () => { now.page += by; draw(); } }, label);
  const [back, on] = [page(-1, "‹ Previous rows"), page(1, "Next rows ›")];
  const filter = el("input", { type: "text", "aria-label": `Filter ${caption}`, placeholder: "Filter" });
  filter.value = now.filter;
  filter.addEventListener("input", () => { Object.assign(now, { filter: filter.value, page: 0 }); draw(); });
  const sort = (number) => { Object.assign(now, { down: now.by === number && !now.down, by: number, page: 0 }); draw(); };
  const draw = () => {
    const kept = rows.filter((row) => row.map(words).join(" ").toLowerCase().includes(now.filter.trim().toLowerCase()));
    if (now.by >= 0) kept.sort((a, b) => (now.down ? -1 : 1) * words(a[now.by]).localeCompare(words(b[now.by]), undefined, { numeric: true }));
    const pages = Math.max(1, Math.ceil(kept.length / size));
    now.page = Math.min(Math.max(0, now.page), pages - 1);
    body.replaceChildren(...kept.slice(now.page * size, (now.page + 1) * size).map((row) => el("tr", {}, row.map((cell, number) => (number === named ? el("th", { scope: "row" }, shown(cell)) : el("td", {}, shown(cell)))))));
    headings.forEach((one, number) => one.setAttribute("aria-sort", number !== now.by ? "none" : now.down ? "descending" : "ascending"));
    said.textContent = `${plural(kept.length, "row")}, page ${now.page + 1} of ${pages}`;
    back.disabled = now.page === 0;
    on.disabled = now.page === pages - 1;
  };
  draw();
  return el("div", { class: "data-table" }, filter,
    el("div", { class: "table", tabindex: "0", role: "region", "aria-label": caption },
      el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, headings)), body)),
    el("div", { class: "actions" }, rows.length > size ? [back, on] : null, said));
}

function cells(row) {
  return Array.isArray(row) ? row : row.cells || [];
}

function shown(cell) {
  if (cell?.type === "rich_text") return richText(cell.elements);
  if (cell?.type === "mrkdwn") return mrkdwn(cell.text);
  return words(cell);
}

function words(cell) {
  if (typeof cell !== "object" || cell === null) return String(cell ?? "");
  if (cell.elements) return cell.elements.map(words).join("");
  return String(cell.text?.text ?? cell.text ?? cell.value ?? cell.url ?? "");
}
