// A button that opens a menu: arrows, Home, End and letters move in it, Escape and Tab leave it.

import { el } from "./dom.js";
import { show } from "./popup.js";

// `items()` gives `{ label, description, run }`, or a string for a heading. The button is made by the caller.
export function menu(opener, name, items, where = {}) {
  let close = null;
  opener.setAttribute("aria-haspopup", "menu");
  opener.setAttribute("aria-expanded", "false");

  const shut = (focus) => {
    const take = close;
    close = null; // first: removing what has the focus comes back here
    take?.();
    opener.setAttribute("aria-expanded", "false");
    if (focus) opener.focus();
  };
  const open = (last) => {
    const list = el("ul", { class: "options menu", role: "menu", "aria-label": name }, items().map((one) => entry(one, shut)));
    list.addEventListener("keydown", (event) => move(event, list, shut));
    list.addEventListener("focusout", (event) => { if (close && !list.contains(event.relatedTarget)) shut(false); });
    close = show(list, opener, where);
    opener.setAttribute("aria-expanded", "true");
    const every = list.querySelectorAll("[role=menuitem]");
    every[last ? every.length - 1 : 0]?.focus();
  };
  opener.addEventListener("mousedown", (event) => event.preventDefault()); // else the list loses the focus before the click
  opener.addEventListener("click", () => (close ? shut(true) : open(false)));
  opener.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (!close) open(event.key === "ArrowUp");
  });
  return opener;
}

function entry(one, shut) {
  if (typeof one === "string") return el("li", { class: "heading", role: "presentation" }, one);
  const take = () => { shut(true); one.run(); };
  const inside = [el("span", {}, one.label), one.description ? el("small", {}, one.description) : null];
  const item = one.href
    ? el("a", { role: "menuitem", tabindex: "0", href: one.href, target: "_blank", rel: "noopener noreferrer", onclick: () => shut(true) }, ...inside)
    : el("button", { type: "button", role: "menuitem", tabindex: "0", onclick: take }, ...inside);
  return el("li", { role: "none" }, item);
}

function move(event, list, shut) {
  const every = [...list.querySelectorAll("[role=menuitem]")];
  const now = every.indexOf(document.activeElement);
  const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: every.length - 1 }[event.key];
  if (to !== undefined) every[(to + every.length) % every.length]?.focus();
  else if (event.key === "Escape" || event.key === "Tab") { shut(true); if (event.key === "Tab") return; }
  else if (/^\S$/.test(event.key)) every.find((one) => one.textContent.toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
