// What is said beside the talk: notices in the corner, and what a screen reader should hear.

import { at, el } from "./dom.js";
import { icon } from "./icons.js";

const STAYS = 20000;

export function notice(text, { good = false, more } = {}) {
  const shown = el("div", { class: `toast${good ? " good" : ""}` }, el("div", {}, el("p", {}, text),
    more ? el("button", { type: "button", class: "link-button", onclick: () => { shown.remove(); more.run(); } }, more.label) : null),
    el("button", { type: "button", class: "plain-button", "aria-label": "Dismiss", onclick: () => shown.remove() }, icon("close")));
  at(good ? "notes" : "toasts").append(shown);
  setTimeout(() => shown.remove(), good ? STAYS / 5 : STAYS);
}

export function announce(text) {
  at("announce").textContent = text;
}
