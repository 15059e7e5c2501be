// An agent's threads: status, title, suggested prompts; and starting a thread with an assistant.

import { post } from "./api.js";
import { arrange, at, el } from "./dom.js";
import { appOf, page, threadPlace } from "./state.js";

const CHANGES = 2500; // how long a loading message stays before the next

const threads = new Map();
let turn = 0;
let timer = 0;

const key = (channel, thread) => `${channel}:${thread}`;

export function setThreads(all) {
  threads.clear();
  for (const one of all || []) putThread(one);
}

export function putThread(one) {
  threads.set(key(one.channel, one.thread_ts), one);
}

export const threadOf = (channel, ts) => threads.get(key(channel, ts));

// The agent's status in a thread; empty if it's idle.
export function statusOf(channel, ts) {
  const one = threadOf(channel, ts);
  if (!one?.status) return "";
  const messages = one.loading_messages;
  return messages.length ? messages[turn % messages.length] : `${appOf(channel).name} ${one.status}`;
}

// Draws the title, the status and the prompts of the open thread; `say` sends a prompt's message.
export function drawAgent(say) {
  const one = page.thread ? threadOf(threadPlace(), page.thread) : null;
  at("thread-title").textContent = one?.title || "Thread";
  const status = page.thread ? statusOf(threadPlace(), page.thread) : "";
  at("thread-status").replaceChildren(...(status ? [el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")), `${status} …`] : []));
  const prompts = one?.prompts || [];
  at("thread-prompts").hidden = !prompts.length;
  arrange(at("thread-prompts"), [one?.prompts_title && prompts.length ? el("p", { class: "quiet" }, one.prompts_title) : null,
    ...prompts.map((prompt) => el("button", { type: "button", class: "prompt", onclick: () => say(prompt.message) }, prompt.title))].filter(Boolean));
  clearTimeout(timer);
  if (one?.loading_messages?.length > 1) timer = setTimeout(() => { turn += 1; drawAgent(say); }, CHANGES);
}

// Begins a thread with the assistant; `opened` is called with its first message's ts.
export async function beginThread(opened, from) {
  const answer = await post("thread", { channel: from, app: appOf(page.here).id });
  if (answer.ok) opened(answer.ts);
}
