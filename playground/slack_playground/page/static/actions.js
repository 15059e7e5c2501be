// A person's actions: using controls, sending, shortcuts. A notice says what failed.

import { post } from "./api.js";
import { myName, page, placeOf, threadPlace } from "./state.js";
import { notice } from "./notices.js";
import { rest, work } from "./activity.js";

let pending = []; // what is being sent, or could not be

// Posts an action and returns the response; if it was refused, a notice says why.
export async function tried(what, body) {
  const answer = await post(what, body);
  if (!answer.ok) { rest(); notice(answer.error); }
  return answer;
}

// Returns whether it was done; for "options" the groups of options, or a text to show instead.
export async function act(kind, container, block, element, entered) {
  if (kind === "action" && element.type !== "checkboxes" && !element.url) work();
  const answer = await tried(kind, { container, block_id: block.block_id, action_id: element.action_id, ...entered });
  if (kind !== "options") return answer.ok;
  if (!answer.ok) return "The options couldn’t be loaded.";
  if (answer.options) return [{ options: answer.options }];
  return (answer.option_groups || []).map((group) => ({ label: group.label.text, options: group.options }));
}

export async function useShortcut(shortcut, on) {
  work();
  await tried("shortcut", { callback_id: shortcut.callback_id, app: shortcut.app, container: on ? { channel: placeOf(on), ts: on.ts } : undefined });
}

const onMessage = (message) => ({ container: { channel: placeOf(message), ts: message.ts } });
export const react = (message, name, on) => tried("react", { ...onMessage(message), name, on });
export const pin = (message, on) => tried("pin", { ...onMessage(message), on });
export const edit = (message, text) => tried("edit", { ...onMessage(message), text });
export const remove = (message) => tried("delete", onMessage(message));
export const dismiss = (message) => tried("dismiss", onMessage(message));
export const submit = (view_id) => tried("submit", { view_id });
export const close = (view_id) => tried("close", { view_id });

// Sends a line. A command isn't a message: if it fails, it returns to the composer. A message is shown as pending.
export async function send(text, thread, changed, broadcast = false) {
  work();
  const channel = thread ? threadPlace() : page.here;
  if (text.startsWith("/")) return (await tried("message", { channel, text, thread_ts: thread })).ok;
  const one = { id: crypto.randomUUID(), channel, thread, text, broadcast, name: myName() };
  pending = [...pending, one];
  await deliver(one, changed);
  return true;
}

export async function deliver(one, changed) {
  delete one.error;
  changed();
  const answer = await post("message", { channel: one.channel, text: one.text, thread_ts: one.thread, client_msg_id: one.id, broadcast: one.broadcast });
  if (answer.ok || !pending.includes(one)) return;
  rest();
  one.error = answer.error;
  changed();
}

export const sending = (channel, thread) => pending.filter((one) => one.channel === channel && one.thread === thread);
export function settle(id) { pending = pending.filter((one) => one.id !== id); }
