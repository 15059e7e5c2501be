// Slack's mrkdwn as elements: https://docs.slack.dev/messaging/formatting-message-text

import { address, el } from "./dom.js";
import { emoji } from "./emoji.js";

const STYLES = { "*": "strong", _: "em", "~": "s", "`": "code" };
const TOKEN = /<([^<>\n]+)>|:([a-z0-9_+'-]+):|(?<![\w])([*_~`])(?=[^\s\u2060])(.+?)(?<=[^\s\u2060])\3(?![\w])|(?<![\w])(https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)"'*_~`])/gu;

let named = () => null;
export function knowNames(lookUp) { named = lookUp; }
export function nameOf(id) { return named(id) || id; }

export function decoded(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

export function mrkdwn(text) {
  const whole = el("div", { class: "md" });
  for (const [number, part] of text.split(/```\n?/).entries()) {
    if (number % 2) whole.append(el("pre", { tabindex: "0" }, decoded(part)));
    else lines(whole, part);
  }
  return whole;
}

// Without its marks, for a notification or a screen reader.
export function spoken(text) {
  return mrkdwn(text).textContent;
}

function lines(whole, text) {
  let quote = null;
  for (const [number, line] of text.split("\n").entries()) {
    const [sign] = /^(&gt;|>)/.exec(line) || [""];
    const quoted = Boolean(sign);
    if (quoted && !quote) whole.append(quote = el("blockquote"));
    if (!quoted) quote = null;
    const into = quote || whole;
    if (number && !(quoted && into.childNodes.length === 0)) into.append(el("br"));
    into.append(...inline(quoted ? line.slice(sign.length).trimStart() : line));
  }
}

export function inline(text) {
  const made = [];
  let last = 0;
  for (const match of text.matchAll(TOKEN)) {
    made.push(decoded(text.slice(last, match.index)));
    made.push(token(match));
    last = match.index + match[0].length;
  }
  return [...made, decoded(text.slice(last))].filter((part) => part !== "");
}

function token([whole, angle, named_, mark, inner, bare]) {
  if (bare) return link(decoded(bare), decoded(bare)) || decoded(bare);
  if (angle) return reference(angle);
  if (named_) return emoji(named_) || whole;
  return el(STYLES[mark], {}, ...(mark === "`" ? [decoded(inner)] : inline(inner)));
}

function reference(angle) {
  const [target, words] = angle.split("|");
  if (target.startsWith("!date^")) return when(target.split("^"), words);
  if (/^[@#!]/.test(target)) {
    const [kind, id] = target.slice(1).split("^");
    const name = target.startsWith("!subteam^") ? nameOf(id) : target.startsWith("!") ? kind : nameOf(target.slice(1));
    return mention(`${target[0] === "#" ? "#" : "@"}${decoded(words || name)}`);
  }
  return link(decoded(target), decoded(words || target)) || `<${decoded(angle)}>`;
}

export function mention(text) {
  return el("span", { class: "mention" }, text);
}

// A link if a page may open the address, otherwise nothing.
export function link(href, words) {
  if (!address(href)) return null;
  return el("a", { href, target: "_blank", rel: "noopener noreferrer" }, words);
}

// https://docs.slack.dev/messaging/formatting-message-text#date-formatting
function when([, seconds, pattern, href], words) {
  const date = new Date(Number(seconds) * 1000);
  if (Number.isNaN(date.valueOf())) return words || "";
  const day = date.toLocaleDateString([], { dateStyle: "long" });
  const time = date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const said = pattern.replace(/\{date[a-z_]*\}/g, day).replace(/\{time[a-z_]*\}/g, time);
  return (href && link(href, said)) || el("time", { datetime: date.toISOString() }, said);
}
