// One message as an element that can be updated; it gets what it needs from the rest of the page.

import { attachments } from "./attachments.js";
import { draw } from "./blocks.js";
import { builderUrl, copy, forBuilder, written } from "./builder.js";
import { me } from "./api.js";
import { arrange, el, plural } from "./dom.js";
import { icon } from "./icons.js";
import { menu } from "./menu.js";
import { mrkdwn, spoken } from "./mrkdwn.js";
import { notice } from "./notices.js";
import { reactionChoices, reactions } from "./reactions.js";

export const timeOf = (ts) => new Date(Number(ts) * 1000);
export const clock = (date) => date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

export function avatar(person, name, isBot) {
  return el("div", { class: `avatar ${isBot ? "of-app" : `of-${[...person].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) % 997, 0) % 5}`}`, "aria-hidden": "true" },
    isBot ? icon("list") : name[0]);
}

// `on`: `channel`, `act`, `replies`, `openThread`, `shortcuts`, `useShortcut`, `dismiss`, `inThread`.
export function message(ts) {
  const parts = { face: el("div", { class: "face" }), by: el("div", { class: "by" }), body: el("div", { class: "body" }), foot: el("div", { class: "foot" }), tools: el("div", { class: "tools", role: "group", "aria-label": "Actions for this message" }) };
  const blocks = el("div", { class: "blocks" });
  const article = el("article", { class: "message", "data-ts": ts, tabindex: "-1" }, parts.face, el("div", { class: "main" }, parts.by, parts.body, parts.foot), parts.tools);
  let stamp = "";
  article.update = (one, on) => {
    const status = on.statusOf?.(on.channel, one.ts) || "";
    const now = JSON.stringify([one, on.replies, on.follows, on.shortcuts, status]);
    if (now === stamp) return;
    stamp = now;
    const when = timeOf(one.ts);
    article.className = `message${one.is_ephemeral ? " ephemeral" : ""}${on.follows ? " follows" : ""}`;
    article.setAttribute("aria-label", `${one.name}, ${clock(when)}`);
    parts.face.replaceChildren(on.follows ? el("time", { "aria-hidden": "true" }, clock(when).replace(/\s?[ap]\.?m\.?$/i, "")) : avatar(one.user, one.name, one.is_bot));
    parts.by.hidden = on.follows;
    parts.by.replaceChildren(...name(one, when));
    const acting = (kind, block, element, entered) => on.act(kind, { channel: on.channel, ts: one.ts }, block, element, entered);
    if (one.blocks) draw(blocks, one.blocks, one.state, acting);
    const said = one.blocks ? blocks : one.text ? el("div", { class: one.subtype ? `of-${one.subtype}` : "" }, mrkdwn(one.text)) : null;
    arrange(parts.body, [said, ...attachments(one.attachments, one.state, acting)].filter(Boolean));
    article.toggleAttribute("aria-busy", Boolean(one.streaming));
    parts.foot.replaceChildren(...foot(one, on), ...(status && !on.inThread ? [el("small", { class: "quiet doing" }, `${status} …`)] : []));
    tools(parts.tools, one, on);
  };
  return article;
}

function name(one, when) {
  return [el("strong", {}, one.name), one.is_bot ? el("span", { class: "app-mark" }, "App") : "",
    el("time", { class: "quiet", datetime: when.toISOString(), title: when.toLocaleString() }, clock(when)),
    one.is_ephemeral ? el("span", { class: "only quiet" }, icon("eye"), "Only visible to you") : ""].filter(Boolean);
}

function foot(one, on) {
  const last = on.replies?.length ? clock(timeOf(on.replies.at(-1).ts)) : "";
  return [...(one.files || []).flatMap((file) => [file.preview ? el("pre", { class: "snippet", tabindex: "0", "aria-label": `Beginning of ${file.name}` }, file.preview) : "", card(file)]),
    one.streaming ? el("small", { class: "quiet streaming" }, "is writing …") : "",
    one.broadcast && !on.inThread ? el("button", { type: "button", class: "replies", onclick: () => on.openThread(one.thread_ts), "data-focus": "thread" }, "Replied in a thread") : "",
    one.pinned ? el("small", { class: "quiet pinned" }, "📌 Pinned") : "",
    one.edited ? el("small", { class: "edited quiet", title: "Changed since it was sent" }, "(edited)") : "",
    one.is_ephemeral ? el("button", { type: "button", class: "link-button", onclick: () => on.dismiss(one) }, "Dismiss") : "",
    on.replies?.length && !on.inThread ? el("button", { type: "button", class: "replies", onclick: () => on.openThread(one.ts), "data-focus": "replies" },
      plural(on.replies.length, "reply", "replies"), el("span", { class: "quiet" }, ` Last at ${last}`),
      el("span", { class: "quiet latest" }, latest(on.replies.at(-1)))) : "",
    one.reactions ? el("div", { class: "reactions", role: "group", "aria-label": "Reactions" }, reactions(one.reactions, (name, wanted) => on.react(one, name, wanted))) : ""].filter(Boolean);
}

// The beginning of the latest reply, so that errors in a thread are visible.
function latest(reply) {
  const words = spoken(reply.text || "");
  return words ? ` ${reply.name}: ${words.length > 60 ? `${words.slice(0, 60)}…` : words}` : "";
}

function card(file) {
  const size = file.size < 1000 ? `${file.size} bytes` : `${Math.round(file.size / 1000)} kB`;
  const kind = (file.name.split(".").pop() || "file").toUpperCase().slice(0, 4);
  return el("a", { class: "file", href: `files/${file.id}`, download: file.name, "aria-label": `Download ${file.name}, ${size}` },
    el("span", { class: "kind" }, kind), el("span", { class: "file-name" }, el("strong", {}, file.title || file.name), el("small", {}, `${file.name} · ${size}`)), icon("down"));
}

// Made once, since a menu that is open must stay when its message changes; what it offers is looked up when it opens.
function tools(into, one, on) {
  into.now = { one, on };
  if (into.childElementCount) { into.firstChild.hidden = !on.openThread || one.is_ephemeral; return; }
  const reply = el("button", { type: "button", class: "plain-button", "aria-label": "Reply in thread", title: "Reply in thread", "data-focus": "reply",
    onclick: () => into.now.on.openThread(into.now.one.thread_ts || into.now.one.ts) }, icon("reply"));
  reply.hidden = !on.openThread || one.is_ephemeral;
  const smile = el("button", { type: "button", class: "plain-button", "aria-label": "Add a reaction", title: "Add a reaction", "data-focus": "react" }, icon("smile"));
  const opener = el("button", { type: "button", class: "plain-button", "aria-label": "More actions", title: "More actions", "data-focus": "more" }, icon("more"));
  into.append(reply, menu(smile, "Reactions", () => reactionChoices((name, wanted) => into.now.on.react(into.now.one, name, wanted))), menu(opener, "More actions", () => offered(into.now.one, into.now.on)));
}

function offered(one, on) {
  const kit = forBuilder(one);
  const shortcuts = one.is_ephemeral ? [] : on.shortcuts;
  const text = { label: "Copy text", run: () => tell(copy(mrkdwn(one.text).textContent), "Text") };
  return [...(shortcuts.length ? ["Shortcuts"] : []),
    ...shortcuts.map((each) => ({ label: each.name, description: each.description, run: () => on.useShortcut(each, one) })),
    "This message", text, ...(one.is_ephemeral ? [] : own(one, on)),
    ...(kit ? [
      { label: "Copy blocks for Block Kit Builder", run: () => tell(copy(written(kit)), "Blocks") },
      { label: "Open in Block Kit Builder", description: "Sends the blocks to Slack’s site", href: builderUrl(kit) },
    ] : [])];
}

function own(one, on) {
  const pin = { label: one.pinned ? "Unpin from channel" : "Pin to channel", run: () => on.pin(one, !one.pinned) };
  const common = [pin, { label: "Share message …", run: () => on.share(one) }, { label: "Mark unread", run: () => on.unreadFrom(one) }];
  if (one.user !== me) return common;
  return [...common, { label: "Edit message", run: () => on.edit(one) }, { label: "Delete message", run: () => on.remove(one) }];
}

export async function tell(copying, what) {
  notice((await copying) ? `${what} copied.` : "The browser doesn’t let this page copy.", { good: true });
}
