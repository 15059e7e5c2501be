// The page: holds what the server says, and draws it.

import { live, me, post, state as read } from "./api.js";
import { blocks } from "./blocks.js";
import { composer } from "./composer.js";
import { el } from "./dom.js";
import { message } from "./messages.js";
import { modal } from "./modal.js";
import { knowNames } from "./mrkdwn.js";
import { knowPlaces } from "./places.js";

const at = (id) => document.getElementById(id);
const HINT = "Say what you do, for example “pharmacist”, or type /duties nurse.";
let world = null;
let here = null;
let thread = null;
const unread = new Set();
let working = 0;
let early = [];
let atHome = false;

async function act(kind, container, block, element, entered) {
  const body = { container, block_id: block.block_id, action_id: element.action_id, ...entered };
  if (kind === "action" && element.type !== "checkboxes") work();
  const answer = await post(kind, body);
  if (!answer.ok) toast(answer.error);
  return kind === "options" ? answer.options || (answer.option_groups || []).flatMap((group) => group.options) : answer.ok;
}

async function send(text, threadTs) {
  work();
  const answer = await post("message", { channel: here, text, thread_ts: threadTs });
  if (!answer.ok) toast(answer.error);
  if (!answer.ok) rest();
  return answer.ok;
}

function shortcutsOf(type) {
  return (world.app.shortcuts || []).filter((one) => one.type === type);
}

async function useShortcut(shortcut, on) {
  work();
  const container = on ? { channel: here, ts: on.ts } : undefined;
  const answer = await post("shortcut", { callback_id: shortcut.callback_id, container });
  if (!answer.ok) { rest(); toast(answer.error); }
}

function work() {
  clearTimeout(working);
  at("working").textContent = `${world.app.name} is working on it …`;
  working = setTimeout(rest, 10000);
}

function rest() {
  clearTimeout(working);
  at("working").textContent = "";
}

function toast(text) {
  const shown = el("div", { class: "toast" }, el("span", {}, text),
    el("button", { type: "button", "aria-label": "Dismiss", onclick: () => shown.remove() }, "✕"));
  at("toasts").append(shown);
  setTimeout(() => shown.remove(), 20000);
}

// Draws into a log, keeping the reader's place and the keyboard's focus.
function draw(log, messages, options) {
  const low = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const focused = document.activeElement;
  const held = focused?.closest?.("[data-ts]")?.dataset.ts;
  const focusKey = focused?.dataset?.focus;
  const drawn = new Map([...log.querySelectorAll("[data-ts]")].map((one) => [one.dataset.ts, one]));
  const wanted = messages.map((one) => {
    const before = drawn.get(one.ts);
    const stamp = JSON.stringify([one, options(one).replies]);
    if (before?.stamp === stamp) return before;
    const made = message(one, { channel: here, act, shortcuts: shortcutsOf("message"), useShortcut, ...options(one) });
    made.stamp = stamp;
    return made;
  });
  if (!wanted.length) wanted.push(el("p", { class: "hint" }, HINT));
  log.replaceChildren(...wanted);
  if (held && focusKey) {
    const again = log.querySelector(`[data-ts="${held}"]`);
    const same = [...(again?.querySelectorAll("[data-focus]") || [])].find((one) => one.dataset.focus === focusKey);
    (same || again?.querySelector("[data-focus]"))?.focus({ preventScroll: true });
  }
  if (low) log.scrollTop = log.scrollHeight;
}

function drawLog() {
  const every = world.messages[here] || [];
  const replies = (one) => every.filter((other) => other.thread_ts === one.ts).length;
  draw(at("log"), every.filter((one) => !one.thread_ts || one.thread_ts === one.ts), (one) => ({
    replies: replies(one),
    openThread: () => openThread(one.ts),
  }));
  at("thread").hidden = !thread;
  if (thread) draw(at("thread-log"), every.filter((one) => one.ts === thread || one.thread_ts === thread), () => ({}));
}

function openThread(ts) {
  thread = ts;
  drawLog();
  at("thread-log").scrollTop = at("thread-log").scrollHeight;
  composer(at("thread-composer"), { label: "Reply", commands: [], send: (text) => send(text, thread) }).focus();
}

function drawSidebar() {
  at("people").replaceChildren(...world.people.map((one) => el("button", {
    type: "button", role: "radio", "aria-checked": String(one.id === me),
    onclick: () => { location.search = `?person=${one.id}`; },
  }, one.name)));
  const entry = (one) => el("li", {}, el("button", {
    type: "button", class: unread.has(one.id) ? "unread" : "", "aria-current": String(one.id === here), onclick: () => go(one.id),
  }, one.type === "im" ? one.name : `# ${one.name}`));
  at("channels").replaceChildren(...world.channels.filter((one) => one.type === "channel").map(entry));
  at("shortcuts").replaceChildren(...shortcutsOf("global").map((one) => el("li", {}, el("button", {
    type: "button", title: one.description, onclick: () => useShortcut(one),
  }, `⚡ ${one.name}`))));
  at("apps").replaceChildren(...world.channels.filter((one) => one.type === "im").map(entry));
}

function go(channel) {
  here = channel;
  thread = null;
  atHome = false;
  drawHome();
  unread.delete(channel);
  const found = world.channels.find((one) => one.id === channel);
  const name = found.type === "im" ? found.name : `# ${found.name}`;
  at("where").textContent = name;
  document.title = `${name} – Playground`;
  at("sidebar").classList.remove("open");
  at("menu").setAttribute("aria-expanded", "false");
  drawSidebar();
  at("log").replaceChildren();
  drawLog();
  at("log").scrollTop = at("log").scrollHeight;
  composer(at("composer"), { label: `Message ${name}`, commands: world.app.commands, send: (text) => send(text) }).focus();
}

function drawViews() {
  modal(at("layer"), world.views, {
    act,
    submit: async (view_id) => { const answer = await post("submit", { view_id }); if (!answer.ok) toast(answer.error); },
    close: (view_id) => post("close", { view_id }),
  });
}

// The app's own channel has two tabs: its Home view, and the messages.
function drawHome() {
  const im = world.channels.find((one) => one.id === here)?.type === "im";
  const shown = im && world.app.has_home && atHome;
  at("tabs").hidden = !(im && world.app.has_home);
  at("home").hidden = !shown;
  for (const id of ["log", "composer", "working"]) at(id).hidden = shown;
  at("tab-home").setAttribute("aria-selected", String(shown));
  at("tab-messages").setAttribute("aria-selected", String(!shown));
  if (!shown) return;
  const view = world.home;
  at("home").replaceChildren(...(view
    ? blocks(view.blocks, view.state, (kind, block, element, entered) => act(kind, { view_id: view.id }, block, element, entered))
    : [el("p", { class: "hint" }, "Nothing here yet.")]));
}

function tab(home) {
  atHome = home;
  if (home) post("home", {});
  drawHome();
}

function put(channel, one) {
  const list = (world.messages[channel] ||= []);
  const index = list.findIndex((other) => other.ts === one.ts);
  if (index < 0) list.push(one);
  else list[index] = one;
}

const HEARD = {
  message: ({ channel, message: one }) => {
    put(channel, one);
    if (one.is_bot) { rest(); at("announce").textContent = one.text; }
    if (channel === here) drawLog();
    else { unread.add(channel); drawSidebar(); }
  },
  message_deleted: ({ channel, ts }) => {
    world.messages[channel] = (world.messages[channel] || []).filter((one) => one.ts !== ts);
    drawLog();
  },
  views: ({ views, home }) => { rest(); Object.assign(world, { views, home }); drawViews(); drawHome(); },
  refusal: ({ method, error, messages }) => { rest(); toast(`Slack would refuse ${method}: ${error}. ${(messages || []).join(" ")}`); },
  failure: ({ text }) => { rest(); toast(text); },
};

// What is heard while everything is read anew is newer than what is read: it waits, and is not lost.
async function readAll() {
  early = [];
  world = await read();
  knowNames((id) => [...world.people, { id: world.app.bot_user_id, name: world.app.name }].find((one) => one.id === id)?.name
    || world.channels.find((one) => one.id === id)?.name);
  knowPlaces(world);
  at("banner").textContent = world.banner || "";
  at("banner").hidden = !world.banner;
  if (here) { drawSidebar(); drawLog(); }
  else go(world.channels.find((one) => one.type === "im").id);
  drawViews();
  drawHome();
  const heard = early;
  early = null;
  heard.forEach(hear);
}

function hear(heard) {
  if (early) early.push(heard);
  else HEARD[heard.type]?.(heard);
}

function theme(wanted) {
  document.documentElement.dataset.theme = wanted;
  at("theme").textContent = wanted === "dark" ? "Light mode" : "Dark mode";
}

const preferred = () => localStorage.getItem("theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
theme(preferred());
at("theme").addEventListener("click", () => {
  const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  localStorage.setItem("theme", next);
  theme(next);
});
at("menu").addEventListener("click", () => {
  const open = at("sidebar").classList.toggle("open");
  at("menu").setAttribute("aria-expanded", String(open));
});
at("tab-home").addEventListener("click", () => tab(true));
at("tab-messages").addEventListener("click", () => tab(false));
at("thread-close").addEventListener("click", () => { thread = null; drawLog(); });
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && thread && !at("layer").childElementCount) { thread = null; drawLog(); }
});
live(hear, (connected) => {
  at("connection").textContent = connected ? "" : "Reconnecting …";
  if (connected) readAll();
});
