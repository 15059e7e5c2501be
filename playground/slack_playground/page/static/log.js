// The list of messages: days, unread mark, grouping by author, pending messages; the scroll position is kept.

import { arrange, el, keepingFocus } from "./dom.js";
import { me } from "./api.js";
import { avatar, message, timeOf } from "./messages.js";
import { mrkdwn } from "./mrkdwn.js";

const FOLLOWS = 5 * 60;
const NEAR = 90;

// Draws into a log. `on(one)` is what a message needs; `pending` are unsent messages, `newFrom` the first unread ts.
export function drawLog(log, messages, on, { pending = [], newFrom = null, hint = null, retry, discard } = {}) {
  const low = isLow(log);
  const last = log.querySelector("article:last-of-type")?.dataset.ts;
  const made = new Map([...log.querySelectorAll("article[data-ts]")].map((one) => [one.dataset.ts, one]));
  const nodes = [];
  let before = null;
  for (const one of messages) {
    const day = dayOf(one.ts);
    if (!before || dayOf(before.ts) !== day) nodes.push(divider(log, day, "day"));
    if (newFrom === one.ts) nodes.push(divider(log, "New", "new"));
    const article = made.get(one.ts) || message(one.ts);
    const follows = Boolean(before) && nodes.at(-1)?.matches?.("article") && before.user === one.user && !one.is_ephemeral && !before.is_ephemeral && Number(one.ts) - Number(before.ts) < FOLLOWS;
    keepingFocus(article, () => article.update(one, { ...on(one), follows }));
    nodes.push(article);
    before = one;
  }
  nodes.push(...pending.map((one) => waiting(one, retry, discard)));
  if (!nodes.length && hint) nodes.push(hint);
  keepingFocus(log, () => arrange(log, nodes));
  if (low) toTheEnd(log, messages.at(-1)?.ts !== last);
}

export function isLow(log) {
  return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
}

// Scrolls to the end; a message longer than the window is shown from its beginning.
export function toTheEnd(log) {
  log.scrollTop = log.scrollHeight;
  const last = log.lastElementChild;
  if (!last || last.offsetHeight <= log.clientHeight) return;
  log.scrollTop = last.offsetTop - log.offsetTop - 8;
}

// Up and down go from message to message.
export function walkable(log) {
  log.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    const now = event.target === log ? null : event.target;
    if (now && !now.matches("article")) return;
    const every = [...log.querySelectorAll("article")];
    const next = now ? every[every.indexOf(now) + (event.key === "ArrowUp" ? -1 : 1)] : every.at(-1);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

function divider(log, words, kind) {
  const there = [...log.querySelectorAll(`.divider.${kind}`)].find((one) => one.textContent === words);
  return there || el("div", { class: `divider ${kind}`, role: "separator", "aria-label": words }, el("span", {}, words));
}

function dayOf(ts) {
  const date = timeOf(ts);
  const today = new Date();
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (date.toDateString() === today.toDateString()) return "Today";
  if (date.toDateString() === yesterday.toDateString()) return "Yesterday";
  return date.toLocaleDateString([], { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

function waiting(one, retry, discard) {
  const failed = one.error
    ? el("p", { class: "failed", role: "alert" }, `Not sent. ${one.error} `, el("button", { type: "button", class: "link-button", onclick: () => retry(one) }, "Try again"), " ",
      el("button", { type: "button", class: "link-button", onclick: () => discard(one) }, "Discard"))
    : el("p", { class: "sending quiet" }, "Sending …");
  return el("article", { class: "message pending", "aria-label": one.error ? "Not sent" : "Sending" }, el("div", { class: "face" }, avatar(me, one.name, false)),
    el("div", { class: "main" }, el("div", { class: "by" }, el("strong", {}, one.name)), el("div", { class: "body" }, mrkdwn(one.text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"))), failed));
}
