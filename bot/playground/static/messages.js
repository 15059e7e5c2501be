// One message as an element; what it needs to know about the rest of the page is handed in.

import { blocks } from "./blocks.js";
import { el } from "./dom.js";
import { mrkdwn } from "./mrkdwn.js";

function card(file) {
  const size = file.size < 1000 ? `${file.size} bytes` : `${Math.round(file.size / 1000)} kB`;
  return el("a", { class: "file", href: `/files/${file.id}`, download: file.name }, el("strong", {}, file.title || file.name), el("small", {}, size));
}

export function message(one, { channel, act, replies, openThread }) {
  const when = new Date(Number(one.ts) * 1000);
  const time = when.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const acting = (kind, block, element, entered) => act(kind, { channel, ts: one.ts }, block, element, entered);
  const body = one.blocks ? blocks(one.blocks, one.state, acting) : [mrkdwn(one.text)];
  return el("article", { class: `message${one.is_ephemeral ? " ephemeral" : ""}`, "data-ts": one.ts, "aria-label": `${one.name}, ${time}` },
    el("div", { class: "avatar", "aria-hidden": "true" }, one.name[0]),
    el("div", { class: "by" }, el("strong", {}, one.name), one.is_bot ? el("span", { class: "app" }, "APP") : null,
      el("small", {}, el("time", { datetime: when.toISOString() }, time)),
      one.is_ephemeral ? el("small", {}, "Only visible to you") : null),
    el("div", { class: "body" }, body, (one.files || []).map(card),
      one.edited ? el("small", { class: "context" }, "(edited)") : null,
      replies ? el("button", { type: "button", class: "replies", onclick: openThread }, `${replies} ${replies === 1 ? "reply" : "replies"}`) : null));
}
