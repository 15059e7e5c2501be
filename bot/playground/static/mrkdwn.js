// Slack's mrkdwn as elements: https://docs.slack.dev/messaging/formatting-message-text

import { el } from "./dom.js";

const EMOJI = {
  sunny: "☀️", sparkles: "✨", star: "⭐", warning: "⚠️", mag: "🔍", bulb: "💡", white_check_mark: "✅", wave: "👋",
  arrow_left: "⬅️", arrow_right: "➡️", tada: "🎉", page_facing_up: "📄", link: "🔗", hourglass: "⌛", memo: "📝",
};
const STYLES = { "*": "strong", _: "em", "~": "s", "`": "code" };
const TOKEN = /<([^<>\n]+)>|:([a-z0-9_+-]+):|(?<![\w])([*_~`])(?=[^\s\u2060])(.+?)(?<=[^\s\u2060])\3(?![\w])/gu;

let named = () => null;
export function knowNames(lookUp) { named = lookUp; }

export function decoded(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

export function mrkdwn(text) {
  const whole = el("div", { class: "md" });
  for (const [number, part] of text.split(/```\n?/).entries()) {
    if (number % 2) whole.append(el("pre", {}, decoded(part)));
    else lines(whole, part);
  }
  return whole;
}

function lines(whole, text) {
  let quote = null;
  for (const [number, line] of text.split("\n").entries()) {
    const quoted = line.startsWith("&gt;");
    if (quoted && !quote) whole.append(quote = el("blockquote"));
    if (!quoted) quote = null;
    const into = quote || whole;
    if (number && !(quoted && into.childNodes.length === 0)) into.append(el("br"));
    into.append(...inline(quoted ? line.slice(4).trimStart() : line));
  }
}

function inline(text) {
  const made = [];
  let last = 0;
  for (const match of text.matchAll(TOKEN)) {
    made.push(decoded(text.slice(last, match.index)));
    made.push(token(match));
    last = match.index + match[0].length;
  }
  return [...made, decoded(text.slice(last))];
}

function token([whole, angle, emoji, mark, inner]) {
  if (angle) return reference(angle);
  if (emoji) return EMOJI[emoji] || whole;
  return el(STYLES[mark], {}, ...(mark === "`" ? [decoded(inner)] : inline(inner)));
}

function reference(angle) {
  const [target, words] = angle.split("|");
  if (/^[@#!]/.test(target)) {
    const name = target.startsWith("!") ? target.slice(1).split("^")[0] : named(target.slice(1)) || target.slice(1);
    return el("span", { class: "mention" }, `${target[0] === "#" ? "#" : "@"}${decoded(words || name)}`);
  }
  if (!/^(https?:|mailto:)/.test(target)) return `<${decoded(angle)}>`;
  return el("a", { href: decoded(target), target: "_blank", rel: "noopener noreferrer" }, decoded(words || target));
}
