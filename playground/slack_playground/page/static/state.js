// Where the page stands: what the server said, and which place, thread and tab is looked at.

import { me } from "./api.js";

export const page = { world: null, here: null, thread: null, tab: "messages" };

export const channelOf = (id) => page.world.channels.find((one) => one.id === id);
export const isApp = () => channelOf(page.here)?.type === "im";
export const messagesOf = (channel) => page.world.messages[channel] || [];
export const shortcutsOf = (type) => page.world.app.shortcuts.filter((one) => one.type === type);
export const personOf = (id) => page.world.people.find((one) => one.id === id);
export const myName = () => personOf(me).name;

// Puts a message where it belongs: in the place of what it was before, or at the end.
export function put(channel, message) {
  const list = (page.world.messages[channel] ||= []);
  const index = list.findIndex((other) => other.ts === message.ts);
  if (index < 0) list.push(message);
  else list[index] = message;
}
