// How far one has read in each channel, kept in the browser.

import { me } from "./api.js";
import { always } from "./storage.js";
import { isApp, messagesOf, page } from "./state.js";

const upTo = (channel) => always.get(`read:${channel}`, "0");
const fromOthers = (channel) => messagesOf(channel).filter((one) => one.user !== me && one.ts > upTo(channel));

export const unread = (channel) => fromOthers(channel).length;
export const firstUnread = (channel) => fromOthers(channel)[0]?.ts || null;

let held = null; // a channel that was marked unread, until one looks at another

export function markRead() {
  if (held === page.here) return;
  held = null;
  if (document.hidden || !page.here || (isApp() && page.tab !== "messages")) return;
  always.set(`read:${page.here}`, messagesOf(page.here).at(-1)?.ts || "0");
}

// Marks everything from this message on as unread.
export function markUnread(channel, ts) {
  const before = messagesOf(channel).filter((one) => one.ts < ts).at(-1)?.ts || "0";
  always.set(`read:${channel}`, before);
  held = channel;
}

// On the first visit, everything counts as read.
export function startReading() {
  for (const { id } of page.world.channels) if (always.get(`read:${id}`) === null) always.set(`read:${id}`, messagesOf(id).at(-1)?.ts || "0");
}
