// The modal on top: focus stays inside, Escape closes it, and goes back where it came from.

import { blocks } from "./blocks.js";
import { el } from "./dom.js";

let before = null;

export function modal(layer, views, { act, submit, close }) {
  const view = views.at(-1);
  if (!view) {
    layer.replaceChildren();
    before?.focus();
    before = null;
    return;
  }
  before ||= document.activeElement;
  const acting = (kind, block, element, entered) => act(kind, { view_id: view.id }, block, element, entered);
  const shut = () => close(view.id);
  const box = el("section", { class: "modal", role: "dialog", "aria-modal": "true", "aria-labelledby": "modal-title" },
    el("header", {}, el("h2", { id: "modal-title" }, view.title.text),
      el("button", { type: "button", class: "button", "aria-label": "Close", onclick: shut }, "✕")),
    el("div", { class: "content" }, blocks(view.blocks, view.state, acting, view.errors)),
    el("footer", {}, el("button", { type: "button", class: "button", onclick: shut }, view.close?.text || "Cancel"),
      view.submit ? el("button", { type: "button", class: "button primary", onclick: () => { document.activeElement.blur(); submit(view.id); } }, view.submit.text) : null));
  box.addEventListener("keydown", (event) => keep(event, box, shut));
  layer.replaceChildren(el("div", { class: "veil" }, box));
  const first = box.querySelector(".content input, .content textarea, .content button") || box.querySelector("footer button");
  first.focus();
}

function keep(event, box, shut) {
  if (event.key === "Escape") shut();
  if (event.key !== "Tab") return;
  const every = [...box.querySelectorAll("button, input, textarea, a[href]")];
  const edge = event.shiftKey ? every[0] : every.at(-1);
  if (document.activeElement === edge) {
    event.preventDefault();
    (event.shiftKey ? every.at(-1) : every[0]).focus();
  }
}
