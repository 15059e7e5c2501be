// The page's state: the server's data, and the open place, thread and tab.

import { me } from "./api.js";

export const page = { world: null, here: null, thread: null, tab: "messages" };

export const channelOf = (id) => page.world.channels.find((one) => one.id === id);
export const isApp = () => channelOf(page.here)?.type === "im";
export const messagesOf = (channel) => page.world.messages[channel] || [];
export const shortcutsOf = (type) => page.world.app.shortcuts.filter((one) => one.type === type);
export const personOf = (id) => page.world.people.find((one) => one.id === id);
export const myName = () => personOf(me).name;

// Puts a message in its place: over its earlier version, or at the end.
export function put(channel, message) {
  const list = (page.world.messages[channel] ||= []);
  const index = list.findIndex((other) => other.ts === message.ts);
  if (index < 0) list.push(message);
  else list[index] = message;
}
