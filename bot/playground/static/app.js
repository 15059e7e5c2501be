// The page: holds what the server says, and has it drawn.

import { live, me, post, state as read } from "./api.js";
import { composer } from "./composer.js";
import { at, el } from "./dom.js";
import { drawAbout, drawHome, drawTabs, startTabs } from "./home.js";
import { icon } from "./icons.js";
import { drawEntries, drawSwitches, putEntry, setEntries, startInspector } from "./inspector.js";
import { always, here as kept } from "./kept.js";
import { drawLog, isLow, toTheEnd, walkable } from "./log.js";
import { modal } from "./modal.js";
import { knowNames, spoken } from "./mrkdwn.js";
import { announce, notice } from "./notices.js";
import { knowPlaces } from "./places.js";
import { drawSidebar, startDrawer } from "./sidebar.js";
import { startTheme } from "./theme.js";

const PATIENCE = 10000; // after that, nothing says any more that the app is working
const TYPING = 4000;
const NARROW = 1180;

let world = null;
let here = null;
let thread = null;
let tab = "messages";
let newFrom = null;
let pending = [];
let early = [];
let working = 0;
let typed = 0;
const typists = new Map();
const closeDrawer = startDrawer();

const channelOf = (id) => world.channels.find((one) => one.id === id);
const isApp = () => channelOf(here)?.type === "im";
const messagesOf = (channel) => world.messages[channel] || [];
const shortcutsOf = (type) => world.app.shortcuts.filter((one) => one.type === type);

// What people do

async function act(kind, container, block, element, entered) {
  if (kind === "action" && element.type !== "checkboxes" && !element.url) work();
  const answer = await post(kind, { container, block_id: block.block_id, action_id: element.action_id, ...entered });
  if (!answer.ok) { rest(); notice(answer.error); }
  if (kind !== "options") return answer.ok;
  if (!answer.ok) return "The list did not come.";
  if (answer.options) return [{ options: answer.options }];
  return (answer.option_groups || []).map((group) => ({ label: group.label.text, options: group.options }));
}

async function send(text, threadTs = null) {
  work();
  newFrom = null;
  if (text.startsWith("/")) {
    const answer = await post("message", { channel: here, text, thread_ts: threadTs });
    if (!answer.ok) { rest(); notice(answer.error); }
    return answer.ok;
  }
  const one = { id: crypto.randomUUID(), channel: here, thread: threadTs, text, name: world.people.find((person) => person.id === me).name };
  pending = [...pending, one];
  await deliver(one);
  return true;
}

async function deliver(one) {
  delete one.error;
  draw();
  toTheEnd(at(one.thread ? "thread-log" : "log"));
  const answer = await post("message", { channel: one.channel, text: one.text, thread_ts: one.thread, client_msg_id: one.id });
  if (answer.ok || !pending.includes(one)) return;
  rest();
  one.error = answer.error;
  draw();
}

async function useShortcut(shortcut, on) {
  work();
  const answer = await post("shortcut", { callback_id: shortcut.callback_id, container: on ? { channel: here, ts: on.ts } : undefined });
  if (!answer.ok) { rest(); notice(answer.error); }
}

function typing() {
  if (isApp() || Date.now() - typed < TYPING / 2) return;
  typed = Date.now();
  post("typing", { channel: here });
}

// What is going on

function work() {
  clearTimeout(working);
  working = setTimeout(rest, PATIENCE);
  drawWorking();
}

function rest() {
  clearTimeout(working);
  working = 0;
  if (world) drawWorking();
}

function drawWorking() {
  const people = [...typists.values()].filter((one) => one.channel === here).map((one) => one.name);
  const said = [working ? `${world.app.name} is working on it` : "", people.length ? `${people.join(" and ")} ${people.length > 1 ? "are" : "is"} typing` : ""].filter(Boolean);
  at("working").replaceChildren(...(said.length ? [el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")), `${said.join("; ")} …`] : []));
}

function isTyping({ person, channel }) {
  if (person === me) return;
  clearTimeout(typists.get(person)?.timer);
  const timer = setTimeout(() => { typists.delete(person); drawWorking(); }, TYPING);
  typists.set(person, { channel, timer, name: world.people.find((one) => one.id === person).name });
  drawWorking();
}

// How far one has read

const unread = (channel) => {
  const upTo = always.get(`read:${channel}`, "0");
  return messagesOf(channel).filter((one) => one.user !== me && one.ts > upTo).length;
};

function markRead() {
  if (document.hidden || !here || (isApp() && tab !== "messages")) return;
  always.set(`read:${here}`, messagesOf(here).at(-1)?.ts || "0");
}

function drawUnread() {
  const all = world.channels.reduce((sum, one) => sum + unread(one.id), 0);
  const name = `${isApp() ? "" : "# "}${channelOf(here).name}`;
  document.title = `${all ? `(${all}) ` : ""}${name} – Playground`;
  at("tab-messages").classList.toggle("unread", isApp() && unread(here) > 0);
  drawSidebar(world, { here, unread, go: (channel) => { go(channel); closeDrawer(); } });
}

// Drawing

function draw() {
  if (!world) return;
  const every = messagesOf(here);
  const replies = (one) => every.filter((other) => other.thread_ts === one.ts && other.ts !== one.ts);
  const shared = { channel: here, act, shortcuts: shortcutsOf("message"), useShortcut, dismiss: (one) => post("dismiss", { container: { channel: here, ts: one.ts } }) };
  const wait = (ts) => ({ pending: pending.filter((one) => one.channel === here && one.thread === ts), retry: (one) => { work(); deliver(one); },
    discard: (one) => { pending = pending.filter((other) => other !== one); draw(); } });
  drawLog(at("log"), every.filter((one) => !one.thread_ts || one.thread_ts === one.ts), (one) => ({ ...shared, replies: replies(one), openThread }),
    { ...wait(null), newFrom, hint: el("p", { class: "hint" }, isApp() ? `This is where you talk with ${world.app.name}. Type below, or press Shortcuts.` : `Nothing has been said here yet. Mention @${world.app.name} to call the app.`) });
  at("thread").hidden = !thread;
  if (thread) drawLog(at("thread-log"), every.filter((one) => one.ts === thread || one.thread_ts === thread), () => ({ ...shared, inThread: true }), wait(thread));
  markRead();
  drawUnread();
}

function openThread(ts, focus = true) {
  if (innerWidth < NARROW) openInspector(false);
  thread = ts;
  keep();
  draw();
  toTheEnd(at("thread-log"));
  const box = composer(at("thread-composer"), { label: "Reply", draft: `${here}:${ts}`, offers: mentions, send: (text) => send(text, thread), typing });
  if (focus) box.focus();
}

function closeThread() {
  const from = thread;
  thread = null;
  keep();
  draw();
  at("log").querySelector(`[data-ts="${from}"] [data-focus="replies"]`)?.focus();
}

function openInspector(open) {
  at("inspector").hidden = !open;
  at("inspect").setAttribute("aria-expanded", String(open));
  if (open && innerWidth < NARROW && thread) closeThread();
  keep();
  drawEntries();
  if (open) at("requests").scrollTop = at("requests").scrollHeight;
}

const keep = () => kept.set("place", { here, thread, tab, inspecting: !at("inspector").hidden });

function go(channel, { toThread = null, toTab = "messages", focus = true } = {}) {
  if (here !== channel) at("log").replaceChildren();
  here = channel;
  thread = toThread;
  tab = toTab;
  const upTo = always.get(`read:${channel}`, "0");
  newFrom = messagesOf(channel).find((one) => one.user !== me && one.ts > upTo)?.ts || null;
  const found = channelOf(channel);
  at("where").replaceChildren(found.type === "im" ? "" : icon("hash"), found.name);
  const name = found.type === "im" ? found.name : `# ${found.name}`;
  const box = composer(at("composer"), { label: `Message ${name}`, draft: channel, offers, send: (text) => send(text), typing, shortcuts: { items: actions } });
  drawTab();
  draw();
  const scroll = kept.get(`scroll:${channel}`);
  if (scroll === null) toTheEnd(at("log"));
  else at("log").scrollTop = scroll;
  if (thread) openThread(thread, false);
  keep();
  look();
  if (focus && matchMedia("(pointer: fine)").matches) box.focus();
}

// Slack tells an app that somebody looks at its Home or its messages.
function look() {
  if (isApp() && tab !== "about") post("home", { tab });
}

function drawTab() {
  drawTabs(world.app, tab, isApp());
  if (isApp() && tab === "home") drawHome(world.home, act);
  if (isApp() && tab === "about") drawAbout(world.app);
  drawPrompts();
}

function showTab(wanted) {
  tab = wanted;
  look();
  drawTab();
  if (wanted === "messages") { draw(); toTheEnd(at("log")); }
  keep();
}

function drawPrompts() {
  const all = Array.isArray(world.prompts) ? world.prompts : world.prompts?.prompts || [];
  at("prompts").hidden = !all.length || !isApp();
  at("prompts").replaceChildren(...all.map((one) => el("button", { type: "button", class: "prompt", onclick: () => send(one.message) }, one.title)));
}

function drawViews() {
  modal(world.views, {
    act,
    submit: async (view_id) => { const answer = await post("submit", { view_id }); if (!answer.ok) notice(answer.error); },
    close: (view_id) => post("close", { view_id }),
  });
}

// What the composer offers

function offers(before) {
  const command = /^\/\S*$/.exec(before);
  if (!command) return mentions(before);
  const fits = world.app.commands.filter((one) => one.command.startsWith(before) && one.command !== before);
  return { from: 0, options: fits.map((one) => ({ label: `${one.command} ${one.usage_hint || ""}`, description: one.description, text: `${one.command} ` })) };
}

function mentions(before) {
  const [whole] = /(?<=^|\s)@[\w ]*$/.exec(before) || [];
  const name = `@${world.app.name}`;
  if (whole === undefined || !name.toLowerCase().startsWith(whole.toLowerCase()) || whole === name) return null;
  return { from: before.length - whole.length, options: [{ label: name, description: "The app", text: `${name} ` }] };
}

function actions(insert) {
  const shortcuts = shortcutsOf("global").map((one) => ({ label: one.name, description: one.description, run: () => useShortcut(one) }));
  const commands = world.app.commands.map((one) => ({ label: one.command, description: one.description, run: () => insert(one.command) }));
  return [...(shortcuts.length ? ["Shortcuts", ...shortcuts] : []), ...(commands.length ? ["Commands", ...commands] : [])];
}

// What is heard

function put(channel, one) {
  const list = (world.messages[channel] ||= []);
  const index = list.findIndex((other) => other.ts === one.ts);
  if (index < 0) list.push(one);
  else list[index] = one;
  if (one.client_msg_id) pending = pending.filter((other) => other.id !== one.client_msg_id);
}

const HEARD = {
  message: ({ channel, message }) => {
    put(channel, message);
    if (message.is_bot) { rest(); announce(`${message.name}: ${spoken(message.text)}`); }
    else if (message.user !== me && channel === here) announce(`${message.name}: ${spoken(message.text)}`);
    clearTimeout(typists.get(message.user)?.timer);
    typists.delete(message.user);
    draw();
    drawWorking();
  },
  message_deleted: ({ channel, ts }) => {
    world.messages[channel] = messagesOf(channel).filter((one) => one.ts !== ts);
    if (thread === ts) thread = null;
    draw();
  },
  views: ({ views, home }) => {
    rest();
    Object.assign(world, { views, home });
    drawViews();
    if (isApp() && tab === "home") drawHome(home, act);
  },
  prompts: ({ prompts }) => { world.prompts = prompts; drawPrompts(); },
  typing: isTyping,
  journal: ({ entry }) => putEntry(entry),
  journal_cleared: () => setEntries([]),
  switches: ({ switches }) => { world.switches = switches; drawSwitches(switches); },
  refusal: ({ method, error, messages }) => {
    rest();
    notice(`Slack would refuse ${method}: ${error}. ${(messages || []).join(" ")}`, { more: { label: "See it in the inspector", run: () => openInspector(true) } });
  },
  failure: ({ text }) => { rest(); notice(text); },
};

// What is heard while everything is read anew is newer than what is read: it waits, and is not lost.
async function readAll() {
  early = [];
  world = await read();
  if (world.me !== me) { location.replace(`/?person=${world.me}`); return; }
  knowNames((id) => [...world.people, { id: world.app.bot_user_id, name: world.app.name }].find((one) => one.id === id)?.name || channelOf(id)?.name);
  knowPlaces(world);
  at("banner").textContent = world.banner || "";
  at("banner").hidden = !world.banner;
  for (const one of world.channels) if (always.get(`read:${one.id}`) === null) always.set(`read:${one.id}`, messagesOf(one.id).at(-1)?.ts || "0");
  if (here) { draw(); drawTab(); drawWorking(); }
  else comeBack();
  setEntries(world.journal);
  drawSwitches(world.switches);
  drawViews();
  const heard = early;
  early = null;
  heard.forEach(hear);
}

// To where one was before a reload; else to the app.
function comeBack() {
  const place = kept.get("place", {});
  const known = channelOf(place.here);
  if (place.inspecting) openInspector(true);
  const toThread = messagesOf(place.here).some((one) => one.ts === place.thread) ? place.thread : null;
  if (known) go(known.id, { toThread, toTab: place.tab });
  else go(world.channels.find((one) => one.type === "im").id);
}

function hear(heard) {
  if (early) early.push(heard);
  else HEARD[heard.type]?.(heard);
}

// F6 goes from one part of the page to the next, Escape closes what is open beside the talk.
function keys(event) {
  if (event.key === "F6") {
    event.preventDefault();
    const parts = ["sidebar", "home", "about", "log", "composer", "thread-log", "requests"].map(at).filter((one) => one.offsetParent !== null);
    const now = parts.findIndex((one) => one.contains(document.activeElement));
    const next = parts.at((now + (event.shiftKey ? -1 : 1)) % parts.length);
    (next.matches("nav, form") ? next.querySelector("[aria-current='page'], textarea, a, button") : next).focus();
  }
  if (event.key !== "Escape" || event.defaultPrevented || at("layer").childElementCount || at("confirm").childElementCount) return;
  if (at("inspector").contains(document.activeElement)) { openInspector(false); at("inspect").focus(); }
  else if (thread) closeThread();
}

startTheme();
startTabs(showTab);
startInspector();
walkable(at("log"));
walkable(at("thread-log"));
at("menu").append(icon("menu"));
at("thread-close").append(icon("close"));
at("inspector-close").append(icon("close"));
at("inspect").prepend(icon("pulse"));
at("inspect").addEventListener("click", () => openInspector(at("inspector").hidden));
at("inspector-close").addEventListener("click", () => { openInspector(false); at("inspect").focus(); });
at("thread-close").addEventListener("click", closeThread);
at("log").addEventListener("scroll", () => kept.set(`scroll:${here}`, isLow(at("log")) ? null : at("log").scrollTop), { passive: true });
document.addEventListener("keydown", keys);
document.addEventListener("visibilitychange", () => { if (world) draw(); });
live(hear, (connected) => {
  at("connection").textContent = connected ? "" : "Reconnecting …";
  if (connected) readAll();
});
