// The app's modals: the one on top is shown, those below are still there.

import { draw } from "./blocks.js";
import { cover, trap } from "./dialog.js";
import { at, el, keepingFocus, plural, wayBack } from "./dom.js";
import { icon } from "./icons.js";

let back = null;
let shown = null;

export function modal(views, { act, submit, close }) {
  const layer = at("layer");
  const view = views.at(-1);
  if (!view) {
    if (!shown) return;
    layer.replaceChildren();
    cover(layer);
    shown = null;
    back();
    return;
  }
  if (!shown) back = wayBack();
  const fresh = shown?.id !== view.id;
  if (fresh) {
    shown = window_(view, submit, close);
    layer.replaceChildren(el("div", { class: "veil" }, shown.box));
    cover(layer);
  }
  dress(view, views.length);
  const acting = (kind, block, element, entered) => act(kind, { view_id: view.id }, block, element, entered);
  keepingFocus(shown.content, () => draw(shown.content, view.blocks, view.state, acting, view.errors));
  if (fresh) (first(shown.content) || shown.box.querySelector("footer button:last-child")).focus();
  else if (Object.keys(view.errors || {}).length) first(shown.content.querySelector(".wrong") || shown.content)?.focus();
  else if (!isFocused(shown.box)) shown.content.focus();
}

// Whether the focus is still in the window: what had it may be gone or hidden, and then no key reaches the window.
const isFocused = (box) => box.contains(document.activeElement) && document.activeElement.offsetParent !== null;

const first = (within) => within.querySelector("input, textarea, button");

function window_(view, submit, close) {
  const shut = () => close(view.id);
  const send = async () => {
    if (go.getAttribute("aria-busy")) return;
    go.setAttribute("aria-busy", "true");
    await Promise.all([...content.querySelectorAll("input, textarea")].map((one) => one.flush?.()));
    await submit(view.id);
    go.removeAttribute("aria-busy");
  };
  const title = el("h2", { id: "modal-title" });
  const depth = el("span", { class: "depth quiet" });
  const content = el("div", { class: "content", tabindex: "-1" });
  const back = el("button", { type: "button", class: "button", onclick: shut });
  const go = el("button", { type: "button", class: "button primary", onclick: send });
  const box = el("section", { class: "modal", role: "dialog", "aria-modal": "true", "aria-labelledby": "modal-title" },
    el("div", { class: "head" }, title, depth, el("button", { type: "button", class: "plain-button", "aria-label": "Close", onclick: shut }, icon("close"))),
    content, el("footer", {}, back, go));
  trap(box, shut);
  content.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input[type=text]:not([role=combobox])") && !event.defaultPrevented && !go.hidden) send();
  });
  return { id: view.id, box, title, depth, content, back, go };
}

function dress(view, depth) {
  shown.title.textContent = view.title.text;
  shown.depth.textContent = depth > 1 ? `${plural(depth - 1, "window")} below` : "";
  shown.box.dataset.depth = String(depth);
  shown.back.textContent = view.close?.text || (view.submit ? "Cancel" : "Close");
  shown.go.hidden = !view.submit;
  shown.go.textContent = view.submit?.text || "";
}
