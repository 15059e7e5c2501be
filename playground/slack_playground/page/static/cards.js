// Cards, containers, alerts, plans and tasks, videos, files: blocks with nested blocks, and blocks about progress.

import { draw, picture, plain, text } from "./blocks.js";
import { el } from "./dom.js";
import { element } from "./elements.js";
import { link } from "./mrkdwn.js";
import { richText } from "./richtext.js";

const STATES = { pending: ["○", "Pending"], in_progress: ["◔", "In progress"], complete: ["✓", "Complete"], error: ["✕", "Failed"] };

export function card(block, on) {
  return el("div", { class: "card", role: "group", "aria-label": block.title?.text || "Card" },
    block.hero_image ? picture(block.hero_image) : null,
    el("div", { class: "card-words" }, block.icon ? picture(block.icon) : null,
      block.title ? el("strong", {}, text(block.title)) : null, block.subtitle ? el("div", { class: "quiet" }, text(block.subtitle)) : null,
      block.body ? el("div", {}, text(block.body)) : null, block.subtext ? el("small", { class: "quiet" }, text(block.subtext)) : null),
    block.actions ? el("div", { class: "actions" }, block.actions.map((one) => element(one, block, on))) : null);
}

// Each card uses its own block, so input in one doesn't affect the others.
export function carousel(block, on) {
  return el("div", { class: "carousel", role: "region", tabindex: "0", "aria-label": "Cards" },
    block.elements.map((one) => card(one, { ...on, held: on.state?.values?.[one.block_id] || {} })));
}

export function container(block, on) {
  const inside = el("div", { class: "blocks" });
  draw(inside, block.child_blocks, on.state, on.act);
  const title = el("span", {}, block.title ? plain(block.title) : richText(block.rich_text_title?.elements));
  const subtitle = block.subtitle ? el("small", { class: "quiet" }, text(block.subtitle)) : null;
  if (!block.is_collapsible) return el("div", { class: "container" }, el("div", { class: "head" }, el("strong", {}, title), subtitle), inside);
  return el("details", { class: "container", open: !block.default_collapsed }, el("summary", {}, el("strong", {}, title), subtitle), inside);
}

export function alert(block) {
  return el("div", { class: `alert of-${block.level || "default"}`, role: "note", "aria-label": block.level || "note" }, text(block.text));
}

export function task(block) {
  const [mark, said] = STATES[block.status] || STATES.pending;
  const inside = [block.details, block.output].filter(Boolean).map((one) => el("div", { class: "md" }, richText(one.elements)));
  const sources = (block.sources || []).map((one) => el("li", {}, link(one.url, one.text) || one.text));
  return el("div", { class: `task of-${block.status}` }, el("span", { class: "task-mark", "aria-hidden": "true" }, mark),
    el("div", {}, el("span", { class: "unseen" }, `${said}: `), el("strong", {}, block.title), inside, sources.length ? el("ul", {}, sources) : null));
}

export function plan(block) {
  return el("div", { class: "plan", role: "group", "aria-label": block.title }, el("strong", {}, block.title), (block.tasks || []).map(task));
}

export function video(block) {
  const title = block.title_url ? link(block.title_url, plain(block.title)) || plain(block.title) : plain(block.title);
  return el("figure", { class: "video" }, el("figcaption", {}, title, block.author_name ? el("small", { class: "quiet" }, ` ${block.author_name}`) : null),
    picture({ image_url: block.thumbnail_url, alt_text: block.alt_text }), block.description ? el("p", {}, plain(block.description)) : null,
    link(block.video_url, "Open the video"));
}

export function remoteFile(block) {
  return el("p", { class: "file" }, el("span", { class: "kind" }, "FILE"), el("span", {}, block.external_id));
}

export function call(block) {
  const known = block.call?.v1 || {};
  return el("p", { class: "file" }, el("span", { class: "kind" }, "CALL"), el("span", {}, known.title || block.call_id, known.join_url ? link(known.join_url, " Join") : null));
}
