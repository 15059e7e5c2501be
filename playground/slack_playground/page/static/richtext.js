// Rich text and Markdown blocks as elements: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block

import { el } from "./dom.js";
import { emoji } from "./emoji.js";
import { link, mention, nameOf } from "./mrkdwn.js";

const PARTS = {
  rich_text_section: (one) => el("p", {}, one.elements.map(piece)),
  rich_text_quote: (one) => el("blockquote", {}, one.elements.map(piece)),
  rich_text_preformatted: (one) => el("pre", { tabindex: "0" }, one.elements.map(piece)),
  rich_text_list: (one) => el(one.style === "ordered" ? "ol" : "ul", { class: `indent-${Math.min(one.indent || 0, 8)}`, start: one.offset ? one.offset + 1 : null },
    one.elements.map((item) => el("li", {}, item.elements.map(piece)))),
};

export function richText(elements) {
  return (elements || []).map((one) => PARTS[one.type]?.(one) || piece(one));
}

const PIECES = {
  text: (one) => one.text,
  link: (one) => link(one.url, one.text || one.url) || one.text || one.url,
  emoji: (one) => emoji(one.name) || `:${one.name}:`,
  user: (one) => mention(`@${nameOf(one.user_id)}`),
  channel: (one) => mention(`#${nameOf(one.channel_id)}`),
  usergroup: (one) => mention(`@${nameOf(one.usergroup_id)}`),
  broadcast: (one) => mention(`@${one.range}`),
  date: (one) => el("time", {}, new Date(one.timestamp * 1000).toLocaleString()),
  color: (one) => el("code", {}, one.value),
};

function piece(one) {
  const made = PIECES[one.type]?.(one) ?? one.text ?? "";
  const { bold, italic, strike, underline, code } = one.style || {};
  let styled = made;
  for (const [wanted, name] of [[code, "code"], [bold, "strong"], [italic, "em"], [strike, "s"], [underline, "u"]]) {
    if (wanted) styled = el(name, {}, styled);
  }
  return styled;
}

// The Markdown that Slack's markdown block takes: headings, lists, quotes, code, emphasis and links.
export function markdown(text) {
  const whole = el("div", { class: "md" });
  for (const [number, part] of text.split(/^```.*\n?/m).entries()) {
    if (number % 2) whole.append(el("pre", { tabindex: "0" }, part));
    else paragraphs(whole, part);
  }
  return whole;
}

function paragraphs(whole, text) {
  let list = null;
  for (const line of text.split("\n")) {
    const [, bullet, number, item] = /^\s*(?:([-*+])|(\d+)[.)])\s+(.*)/.exec(line) || [];
    const [, marks, title] = /^(#{1,6})\s+(.*)/.exec(line) || [];
    const name = bullet ? "UL" : number ? "OL" : null;
    if (name && list?.tagName !== name) whole.append(list = el(name.toLowerCase()));
    if (!name) list = null;
    if (name) list.append(el("li", {}, marked(item)));
    else if (title) whole.append(el("p", { class: `title title-${marks.length}` }, el("strong", {}, marked(title))));
    else if (line.startsWith(">")) whole.append(el("blockquote", {}, marked(line.slice(1).trim())));
    else if (/^(-{3,}|\*{3,})$/.test(line.trim())) whole.append(el("hr"));
    else if (line.trim()) whole.append(el("p", {}, marked(line)));
  }
}

const MARK = /`([^`]+)`|\*\*(.+?)\*\*|__(.+?)__|~~(.+?)~~|(?<!\w)[*_](\S.*?)[*_](?!\w)|\[([^\]]+)\]\(([^)\s]+)\)/g;

function marked(text) {
  const made = [];
  let last = 0;
  for (const match of text.matchAll(MARK)) {
    const [whole, code, bold, strong, gone, italic, words, href] = match;
    made.push(text.slice(last, match.index));
    if (code) made.push(el("code", {}, code));
    else if (bold || strong) made.push(el("strong", {}, marked(bold || strong)));
    else if (gone) made.push(el("s", {}, marked(gone)));
    else if (italic) made.push(el("em", {}, marked(italic)));
    else made.push(link(href, words) || whole);
    last = match.index + whole.length;
  }
  return [...made, text.slice(last)].filter((part) => part !== "");
}
