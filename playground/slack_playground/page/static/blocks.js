// Block Kit's blocks as elements. New input goes out through `act`; existing input comes from `state`.

import { alert, call, card, carousel, container, plan, remoteFile, task, video } from "./cards.js";
import { chart } from "./charts.js";
import { arrange, el } from "./dom.js";
import { element } from "./elements.js";
import { withEmoji } from "./emoji.js";
import { mrkdwn } from "./mrkdwn.js";
import { markdown, richText } from "./richtext.js";
import { dataTable, table } from "./tables.js";

// Draws a list of blocks into `into`. A block that has not changed stays the element it was, with its focus and its cursor.
// `act(kind, block, element, entered)`: kind is "action", "input" for input that isn't sent at once, or "options".
const GROUPS = new Set(["checkboxes", "radio_buttons"]);
const HOLDING = new Set(["container", "carousel"]);

export function draw(into, list, state, act, errors = {}) {
  const before = new Map([...into.children].map((child) => [child.stamp, child]));
  arrange(into, (list || []).map((block) => {
    const held = state?.values?.[block.block_id] || {};
    const stamp = JSON.stringify([block, HOLDING.has(block.type) ? state?.values : held, errors[block.block_id]]);
    const made = before.get(stamp) || make(block, { held, act, state, error: errors[block.block_id] });
    made.stamp = stamp;
    return made;
  }));
}

let count = 0;

// `id` makes the ids of the parts of a block: a block_id may hold spaces, and may be in several messages.
function make(block, on) {
  const number = ++count;
  const made = BLOCKS[block.type]?.(block, { ...on, id: (part) => `${part}-${number}` }) || el("p", { class: "unknown" }, `A block of type “${block.type}” can’t be shown here.`);
  made.classList.add("block");
  return made;
}

// The words of a plain_text object.
export const plain = (object) => (object.emoji === false ? object.text : withEmoji(object.text));

export function text(object) {
  return object.type === "mrkdwn" ? mrkdwn(object.text) : el("span", { class: "plain" }, plain(object));
}

export function picture(one) {
  const failed = (event) => event.target.replaceWith(el("span", { class: "no-picture" }, one.alt_text));
  return el("img", { src: one.image_url || one.slack_file?.url, alt: one.alt_text, loading: "lazy", onerror: failed });
}

const BLOCKS = {
  header: (block) => el("h2", { class: "header" }, plain(block.text)),
  divider: () => el("hr"),
  section: (block, on) => el("div", { class: "section" },
    el("div", { class: "text", id: on.id("text") },
      block.text ? text(block.text) : null,
      block.fields ? el("div", { class: "fields" }, block.fields.map(text)) : null),
    block.accessory ? el("div", { class: `accessory of-${block.accessory.type}` }, block.accessory.type === "image" ? picture(block.accessory) : element(block.accessory, block, on)) : null),
  context: (block) => el("div", { class: "context" }, block.elements.map((one) => (one.type === "image" ? picture(one) : text(one)))),
  actions: (block, on) => el("div", { class: "actions" }, block.elements.map((one) => element(one, block, on))),
  image: (block) => el("figure", {}, block.title ? el("figcaption", {}, plain(block.title)) : null, picture(block)),
  markdown: (block) => markdown(block.text),
  rich_text: (block) => el("div", { class: "md" }, richText(block.elements)),
  context_actions: (block, on) => el("div", { class: "actions" }, block.elements.map((one) => element(one, block, on))),
  call, card, carousel, container, alert, plan, video,
  task_card: task,
  file: remoteFile,
  table: (block) => table(block),
  data_table: (block) => dataTable(block),
  data_visualization: (block) => chart(block),
  input: (block, on) => {
    const several = GROUPS.has(block.element.type); // each of them has a label of its own, and the group has a name
    const name = el(several ? "div" : "label", { class: "named", for: several ? null : on.id("in"), id: on.id("label") }, plain(block.label),
      block.optional ? el("span", { class: "quiet" }, " (optional)") : null);
    const said = [block.hint ? on.id("hint") : null, on.error ? on.id("error") : null].filter(Boolean).join(" ");
    return el("div", { class: `input${on.error ? " wrong" : ""}` }, name,
      element(block.element, block, { ...on, describedBy: said || null }, block.label.text),
      block.hint ? el("small", { class: "quiet", id: on.id("hint") }, plain(block.hint)) : null,
      on.error ? el("p", { class: "error", role: "alert", id: on.id("error") }, on.error) : null);
  },
};
