// Notices in the corner, and announcements for screen readers.

import { at, el } from "./dom.js";
import { icon } from "./icons.js";

const STAYS = 20000;

// A notice with a `topic` replaces the previous one, and says how many there were.
export function notice(text, { good = false, more, topic } = {}) {
  const before = topic ? document.querySelector(`[data-topic="${topic}"]`) : null;
  const count = Number(before?.dataset.count || 0) + 1;
  before?.remove();
  const shown = el("div", { class: `toast${good ? " good" : ""}`, "data-topic": topic, "data-count": count },
    el("div", {}, el("p", {}, text, count > 1 ? el("small", { class: "quiet" }, ` ${count - 1} more before.`) : null),
    more ? el("button", { type: "button", class: "link-button", onclick: () => { shown.remove(); more.run(); } }, more.label) : null),
    el("button", { type: "button", class: "plain-button", "aria-label": "Dismiss", onclick: () => shown.remove() }, icon("close")));
  at(good ? "notes" : "toasts").append(shown);
  setTimeout(() => shown.remove(), good ? STAYS / 5 : STAYS);
}

export function announce(text) {
  at("announce").textContent = text;
}
