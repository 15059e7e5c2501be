// The page's state: the server's data, and the open place, thread and tab.

import { me } from "./api.js";

const GONE = { id: "", description: "", commands: [], shortcuts: [], functions: [] }; // in place of an app that isn't installed

// `aside` is the channel of the open thread if another channel is open beside it, as with an assistant.
export const page = { world: null, here: null, thread: null, aside: null, tab: "messages" };

export const channelOf = (id) => page.world.channels.find((one) => one.id === id);
export const isApp = () => channelOf(page.here)?.type === "im";
export const threadPlace = () => page.aside || page.here;
export const placeOf = (message) => (page.thread && [message.ts, message.thread_ts].includes(page.thread) ? threadPlace() : page.here);
export const messagesOf = (channel) => page.world.messages[channel] || [];
// The app of these direct messages; in a channel, the first app.
export const appOf = (channel) => page.world.apps.find((one) => one.id === channelOf(channel)?.app)
  || (channelOf(channel)?.type !== "im" && page.world.apps[0]) || { ...GONE, name: page.world.absent.find((one) => one.id === channelOf(channel)?.app)?.name || "an app" };
export const isInstalled = (app) => page.world.apps.some((one) => one.id === app.id);
export const severalApps = () => page.world.apps.length > 1;

// The commands or shortcuts of all apps, with their app, which is also named if there are several.
const offered = (what) => page.world.apps.flatMap((app) => app[what].map((one) => ({
  ...one, app: app.id, description: severalApps() ? `${app.name}: ${one.description || ""}` : one.description,
})));
export const commands = () => offered("commands");
export const shortcutsOf = (type) => offered("shortcuts").filter((one) => one.type === type);
export const personOf = (id) => page.world.people.find((one) => one.id === id);
export const myName = () => personOf(me).name;

// Puts a message in its place: over its earlier version, or at the end.
export function put(channel, message) {
  const list = (page.world.messages[channel] ||= []);
  const index = list.findIndex((other) => other.ts === message.ts);
  if (index < 0) list.push(message);
  else list[index] = message;
}
