// One message as an element; what it needs to know about the rest of the page is handed in.

import { blocks } from "./blocks.js";
import { el } from "./dom.js";
import { mrkdwn } from "./mrkdwn.js";

// The menu of what can be done with a message: the app's message shortcuts. Escape or a click elsewhere closes it.
function more(shortcuts, use) {
  let list = null;
  const close = () => {
    const shown = list;
    list = null; // first, since removing what has the focus closes it again
    shown?.remove();
    opener.setAttribute("aria-expanded", "false");
  };
  const item = (one) => el("li", { role: "none" }, el("button", {
    type: "button", role: "menuitem", title: one.description, onclick: () => { close(); opener.focus(); use(one); },
  }, one.name));
  const open = () => {
    list = el("ul", { class: "options", role: "menu", "aria-label": "More actions" }, shortcuts.map(item));
    box.append(list);
    opener.setAttribute("aria-expanded", "true");
    list.querySelector("button").focus();
  };
  const opener = el("button", {
    type: "button", class: "opener", "aria-label": "More actions", "aria-haspopup": "menu", "aria-expanded": "false",
    "data-focus": "more", onclick: () => (list ? close() : open()),
  }, "⋮");
  const box = el("span", { class: "more" }, opener);
  box.addEventListener("keydown", (event) => { if (event.key === "Escape" && list) { event.stopPropagation(); close(); opener.focus(); } });
  box.addEventListener("focusout", (event) => { if (list && !box.contains(event.relatedTarget)) close(); });
  return box;
}

function card(file) {
  const size = file.size < 1000 ? `${file.size} bytes` : `${Math.round(file.size / 1000)} kB`;
  return el("a", { class: "file", href: `/files/${file.id}`, download: file.name }, el("strong", {}, file.title || file.name), el("small", {}, size));
}

export function message(one, { channel, act, replies, openThread, shortcuts, useShortcut }) {
  const when = new Date(Number(one.ts) * 1000);
  const time = when.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const acting = (kind, block, element, entered) => act(kind, { channel, ts: one.ts }, block, element, entered);
  const body = one.blocks ? blocks(one.blocks, one.state, acting) : [mrkdwn(one.text)];
  return el("article", { class: `message${one.is_ephemeral ? " ephemeral" : ""}`, "data-ts": one.ts, "aria-label": `${one.name}, ${time}` },
    el("div", { class: "avatar", "aria-hidden": "true" }, one.name[0]),
    el("div", { class: "by" }, el("strong", {}, one.name), one.is_bot ? el("span", { class: "app" }, "APP") : null,
      el("small", {}, el("time", { datetime: when.toISOString() }, time)),
      one.is_ephemeral ? el("small", {}, "Only visible to you") : null,
      !one.is_ephemeral && shortcuts?.length ? more(shortcuts, (chosen) => useShortcut(chosen, one)) : null),
    el("div", { class: "body" }, body, (one.files || []).map(card),
      one.edited ? el("small", { class: "context" }, "(edited)") : null,
      replies ? el("button", { type: "button", class: "replies", onclick: openThread }, `${replies} ${replies === 1 ? "reply" : "replies"}`) : null));
}
