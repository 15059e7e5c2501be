// Attachments below a message: https://docs.slack.dev/reference/messaging/attachments. And previews of links.

import { draw } from "./blocks.js";
import { el } from "./dom.js";
import { link, mrkdwn } from "./mrkdwn.js";

const COLOURS = { good: "#007a5a", warning: "#c27c0e", danger: "#b3261e" };

// `act` is the message's; `state` is the input in its blocks.
export function attachments(list, state, act) {
  return (list || []).map((one) => {
    const inside = el("div", { class: "blocks" });
    draw(inside, one.blocks, state, act);
    const box = el("div", { class: "attachment" }, one.pretext ? mrkdwn(one.pretext) : null, el("div", { class: "attached" }, ...words(one), inside));
    const colour = COLOURS[one.color] || (/^#?[0-9a-f]{6}$/i.test(one.color || "") ? `#${one.color.replace("#", "")}` : null);
    if (colour) box.lastChild.style.borderInlineStartColor = colour;
    return box;
  });
}

function words(one) {
  const title = one.title ? el("strong", {}, (one.title_link && link(one.title_link, one.title)) || one.title) : null;
  const fields = (one.fields || []).map((field) => el("div", {}, el("strong", {}, field.title), mrkdwn(String(field.value ?? ""))));
  const footer = one.footer ? el("small", { class: "quiet" }, one.footer) : null;
  const author = one.author_name ? el("div", { class: "quiet" }, one.author_name) : null;
  const text = one.text || (one.blocks ? "" : one.fallback);
  const picture = one.image_url ? el("img", { src: one.image_url, alt: one.title || "Picture", loading: "lazy" }) : null;
  return [author, title, text ? mrkdwn(text) : null, fields.length ? el("div", { class: "fields" }, fields) : null, picture, footer].filter(Boolean);
}
