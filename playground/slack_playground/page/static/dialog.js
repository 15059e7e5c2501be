// Windows over the page: the focus stays inside, Escape closes, and it goes back where it came from.

import { at, el } from "./dom.js";

const REACHED = "a[href], button:not(:disabled), input:not(:disabled), textarea, [tabindex='0']";

// Makes `box` a dialog; `shut` is called for Escape.
export function trap(box, shut) {
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); shut(); }
    if (event.key !== "Tab") return;
    const every = [...box.querySelectorAll(REACHED)].filter((one) => one.offsetParent !== null && one.tabIndex >= 0);
    const edge = event.shiftKey ? every[0] : every.at(-1);
    if (document.activeElement !== edge && box.contains(document.activeElement)) return;
    event.preventDefault();
    (event.shiftKey ? every.at(-1) : every[0])?.focus();
  });
}

// Nothing behind an open window can be reached.
export function cover(layer) {
  const covered = Boolean(layer.childElementCount);
  at("frame").inert = covered || Boolean(at("confirm").childElementCount);
  if (layer === at("confirm")) at("layer").inert = covered;
}

// Asks Block Kit's confirmation, and returns whether the answer was yes.
export function confirmed(asked, opener) {
  return ask({
    title: asked.title.text, text: asked.text.text, yes: asked.confirm.text, no: asked.deny.text, danger: asked.style === "danger",
  }, opener);
}

export function ask({ title, text, yes, no, danger }, opener) {
  const layer = at("confirm");
  const before = opener?.isConnected ? opener : document.activeElement;
  return new Promise((resolve) => {
    const answer = (said) => () => {
      layer.replaceChildren();
      cover(layer);
      before?.focus?.();
      resolve(said);
    };
    const box = el("section", { class: "modal small", role: "alertdialog", "aria-modal": "true", "aria-labelledby": "confirm-title", "aria-describedby": "confirm-text" },
      el("div", { class: "head" }, el("h2", { id: "confirm-title" }, title)),
      el("div", { class: "content", id: "confirm-text" }, el("p", {}, text)),
      el("footer", {}, el("button", { type: "button", class: "button", onclick: answer(false) }, no),
        el("button", { type: "button", class: `button ${danger ? "danger" : "primary"}`, onclick: answer(true) }, yes)));
    trap(box, answer(false));
    layer.replaceChildren(el("div", { class: "veil" }, box));
    cover(layer);
    box.querySelector(danger ? "footer button" : "footer button:last-child").focus();
  });
}

// Asks for a text in a dialog; returns null if it was closed.
export function asked(title, label, value, yes) {
  const layer = at("confirm");
  const before = document.activeElement;
  return new Promise((resolve) => {
    const answer = (said) => {
      layer.replaceChildren();
      cover(layer);
      before?.focus?.();
      resolve(said);
    };
    const box = el("textarea", { id: "asked", rows: 3 });
    box.value = value;
    const shown = el("section", { class: "modal small", role: "dialog", "aria-modal": "true", "aria-labelledby": "asked-title" },
      el("div", { class: "head" }, el("h2", { id: "asked-title" }, title)),
      el("div", { class: "content" }, el("label", { class: "named", for: "asked" }, label), box),
      el("footer", {}, el("button", { type: "button", class: "button", onclick: () => answer(null) }, "Cancel"),
        el("button", { type: "button", class: "button primary", onclick: () => answer(box.value) }, yes)));
    trap(shown, () => answer(null));
    layer.replaceChildren(el("div", { class: "veil" }, shown));
    cover(layer);
    box.focus();
  });
}
