// Reactions below a message: who reacted with what, and adding or removing one's own.

import { me } from "./api.js";
import { el } from "./dom.js";
import { emoji, EMOJI_NAMES } from "./emoji.js";
import { nameOf } from "./mrkdwn.js";

export const face = (name) => emoji(name) || `:${name}:`;

// `react(name, on)` adds or removes one's own reaction.
export function reactions(list, react) {
  return (list || []).map((one) => {
    const mine = one.users.includes(me);
    const names = one.users.map(nameOf).join(", ");
    return el("button", { type: "button", class: "reaction", "aria-pressed": String(mine), "aria-label": `${one.name}, ${one.users.length}: ${names}`,
      title: names, "data-focus": `reaction-${one.name}`, onclick: () => react(one.name, !mine) }, el("span", { "aria-hidden": "true" }, face(one.name)), String(one.users.length));
  });
}

// The emoji of the menu that adds a reaction.
export function reactionChoices(react) {
  return EMOJI_NAMES.slice(0, 24).map((name) => ({ label: `${face(name)} ${name.replaceAll("_", " ")}`, run: () => react(name, true) }));
}
