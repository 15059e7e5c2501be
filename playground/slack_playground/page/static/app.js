// The page: receives changes from the server, and draws them.

import { act, close, deliver, dismiss, edit, pin, react, remove, send, sending, settle, submit, tried, useShortcut } from "./actions.js";
import { live, me, post, state as read } from "./api.js";
import { beginThread, drawAgent, putThread, setThreads, statusOf } from "./agent.js";
import { composer } from "./composer.js";
import { asked } from "./dialog.js";
import { at, el } from "./dom.js";
import { drawAbout, drawHome, drawTabs, startTabs } from "./home.js";
import { read as readFile } from "./elements.js";
import { icon } from "./icons.js";
import { menu } from "./menu.js";
import { drawEntries, drawSwitches, offerApps, putEntry, setEntries, startInspector } from "./inspector.js";
import { here as kept } from "./storage.js";
import { drawLog, isLow, toTheEnd, walkable } from "./log.js";
import { modal } from "./modal.js";
import { decoded, knowNames, spoken } from "./mrkdwn.js";
import { announce, notice } from "./notices.js";
import { actions, mentions, offers } from "./suggestions.js";
import { appOf, channelOf, isApp, isInstalled, messagesOf, page, personOf, placeOf, put, shortcutsOf, threadPlace } from "./state.js";
import { knowPlaces } from "./destinations.js";
import { drawSidebar, startDrawer } from "./sidebar.js";
import { startTheme } from "./theme.js";
import { firstUnread, markRead, markUnread, startReading, unread } from "./unread.js";
import { drawWorking, hasTyped, isTyping, rest, typing, work } from "./activity.js";

const NARROW = 1180; // no room for thread and inspector at once

let newFrom = null;
let early = [];
const closeDrawer = startDrawer();

// Drawing

function draw() {
  if (!page.world) return;
  const { here, thread } = page;
  const every = messagesOf(here);
  const replies = (one) => every.filter((other) => other.thread_ts === one.ts && other.ts !== one.ts);
  const shared = { channel: here, statusOf, act, shortcuts: shortcutsOf("message"), useShortcut, dismiss, react, pin, edit: editing, remove, share, unreadFrom };
  const again = (one) => { work(); deliver(one, draw); };
  const waiting = (of) => ({ pending: sending(of ? threadPlace() : here, of), retry: again, discard: (one) => { settle(one.id); draw(); } });
  const roots = every.filter((one) => !one.thread_ts || one.thread_ts === one.ts || one.broadcast);
  drawLog(at("log"), roots, (one) => ({ ...shared, replies: replies(one), openThread }), { ...waiting(null), newFrom, hint: hint() });
  at("thread").hidden = !thread;
  const place = threadPlace();
  if (thread) drawLog(at("thread-log"), messagesOf(place).filter((one) => one.ts === thread || one.thread_ts === thread), () => ({ ...shared, channel: place, inThread: true }), waiting(thread));
  drawAgent((text) => say(text, page.thread));
  at("begin").hidden = !isApp() || !appOf(here).has_assistant;
  markRead();
  drawUnread();
}

function hint() {
  const app = appOf(page.here);
  const name = app.name;
  if (isApp() && !isInstalled(app)) return el("p", { class: "hint" }, `${name} isn’t installed in this workspace.`);
  return el("p", { class: "hint" }, isApp() ? `This is where you talk with ${name}. Type below, or press Shortcuts.` : `Nothing has been said here yet. Mention @${name} to call the app.`);
}

function drawUnread() {
  const all = page.world.channels.reduce((sum, one) => sum + unread(one.id), 0);
  document.title = `${all ? `(${all}) ` : ""}${titleOf(channelOf(page.here))} – Playground`;
  at("tab-messages").classList.toggle("unread", isApp() && unread(page.here) > 0);
  drawSidebar(page.world, { here: page.here, unread, go: (channel) => { go(channel); closeDrawer(); } });
}

const titleOf = (channel) => (channel.type === "im" ? channel.name : `# ${channel.name}`);

function drawTab() {
  drawTabs(appOf(page.here), page.tab, isApp());
  if (isApp() && page.tab === "home") drawHome(page.world.homes[appOf(page.here).id], act);
  if (isApp() && page.tab === "about") drawAbout(appOf(page.here));
  drawPrompts();
}

function drawPrompts() {
  const given = page.world.prompts[page.here];
  const all = Array.isArray(given) ? given : given?.prompts || [];
  at("prompts").hidden = !all.length || !isApp();
  at("prompts").replaceChildren(...all.map((one) => el("button", { type: "button", class: "prompt", onclick: () => say(one.message) }, one.title)));
}

function drawViews() {
  modal(page.world.views, { act, submit, close });
}

// Navigation

function say(text, thread = null, broadcast = false) {
  newFrom = null;
  return send(text, thread, () => { draw(); toTheEnd(at(thread ? "thread-log" : "log")); }, broadcast);
}

// Under a reply: whether it's sent to the channel, too. It's asked for each reply anew.
function alsoInChannel(form, channel) {
  if (channel.type === "im") return () => false;
  const box = el("input", { type: "checkbox", id: "also" });
  form.append(el("label", { class: "also", for: "also" }, box, ` Also send to ${titleOf(channel)}`));
  return () => { const is = box.checked; box.checked = false; return is; };
}

async function attach(file, thread) {
  const answer = await post("upload", { channel: thread ? threadPlace() : page.here, thread_ts: thread, ...(await readFile(file)) });
  if (!answer.ok) notice(answer.error);
}

// A person's actions with channels; asks for a name if necessary.
async function channels(what, more = {}) {
  const answer = await post("channel", { do: what, ...more });
  if (!answer.ok) notice(answer.error);
  return answer;
}

async function newChannel() {
  const name = await asked("New channel", "Name", "", "Create");
  if (name?.trim()) await channels("create", { name: name.trim() });
}

// As somebody of another workspace, with Slack Connect.
async function shareChannel(app) {
  const name = await asked("Share a channel of your workspace", "Name", "", "Send invitation");
  if (name?.trim()) await channels("share", { name: name.trim(), app: app.id });
}

function channelChoices() {
  const here = channelOf(page.here);
  const outside = page.world.people.filter((one) => one.id !== me);
  return [{ label: "New channel …", run: newChannel }, { label: "New person …", run: newPerson },
    ...page.world.invitations.map((one) => ({ label: `Accept the invitation to # ${one.name}`, run: () => channels("accept", { channel: one.id }) })),
    ...(personOf(me).team ? page.world.apps.map((one) => ({ label: `Share a channel with ${one.name} …`, run: () => shareChannel(one) })) : []),
    ...page.world.joinable.map((one) => ({ label: `Join # ${one.name}`, run: () => channels("join", { channel: one.id }) })),
    ...(here?.type === "im" ? [] : [`# ${here?.name}`,
      ...page.world.apps.filter((one) => !here?.members.includes(one.bot_user_id)).map((one) => ({ label: `Invite ${one.name}`, run: () => channels("invite", { channel: here.id, user: one.bot_user_id }) })),
      ...outside.map((one) => ({ label: `Invite ${one.name}`, run: () => channels("invite", { channel: here.id, user: one.id }) })),
      { label: "Leave", run: () => channels("leave", { channel: here.id }) }])];
}

function appChoices() {
  const { apps, absent } = page.world;
  return [...absent.map((one) => ({ label: `Install ${one.name}`, run: () => install(one) })),
    ...apps.map((one) => ({ label: `Uninstall ${one.name}`, run: () => tried("uninstall", { app: one.id }) }))];
}

// An app that installs itself with OAuth has a page for that; this is the button in an app's settings.
async function install(app) {
  const answer = await post("install", { app: app.id });
  notice(answer.ok ? `${app.name} is installed. Its bot token here: ${answer.token}` : answer.error, { good: answer.ok });
}

async function newPerson() {
  const name = await asked("New person", "Name", "", "Add");
  if (name?.trim()) await tried("person", { name: name.trim() });
}

async function share(one) {
  const name = await asked("Share message", "To which channel?", "#general", "Share");
  const found = page.world.channels.find((other) => other.name === name?.trim().replace("#", ""));
  if (found) tried("share", { container: { channel: placeOf(one), ts: one.ts }, channel: found.id });
  else if (name) notice(`You aren’t in a channel called ${name}.`);
}

const unreadFrom = (one) => tried("unread", { container: { channel: placeOf(one), ts: one.ts } });

// Edits one's own message in a dialog.
async function editing(one) {
  const text = await asked("Edit message", "Message", decoded(one.text), "Save");
  if (text && text.trim()) edit(one, text);
}

function openThread(ts, focus = true) {
  if (innerWidth < NARROW) openInspector(false);
  Object.assign(page, { thread: ts, aside: null });
  keep();
  draw();
  toTheEnd(at("thread-log"));
  const box = composer(at("thread-composer"), { label: "Reply", draft: `${threadPlace()}:${ts}`, offers: mentions, send: (text) => say(text, page.thread, also()), typing, attach: (file) => attach(file, page.thread) });
  const also = alsoInChannel(at("thread-composer"), channelOf(threadPlace()));
  if (focus) box.focus();
}

function closeThread() {
  const from = page.thread;
  page.thread = page.aside = null;
  keep();
  draw();
  at("log").querySelector(`[data-ts="${from}"] [data-focus="replies"]`)?.focus();
}

function openInspector(open) {
  at("inspector").hidden = !open;
  at("inspect").setAttribute("aria-expanded", String(open));
  if (open && innerWidth < NARROW && page.thread) closeThread();
  if (open) document.querySelector('[data-topic="refusal"]')?.remove(); // the list has it
  keep();
  drawEntries();
  if (open) at("requests").scrollTop = at("requests").scrollHeight;
}

const keep = () => kept.set("place", { here: page.here, thread: page.thread, tab: page.tab, inspecting: !at("inspector").hidden });

// An assistant's thread stays open beside a channel, and the app is told which one that is.
function asideOf(channel) {
  const stays = page.thread && innerWidth >= NARROW && channelOf(channel).type !== "im"
    && messagesOf(threadPlace()).some((one) => one.ts === page.thread && one.subtype === "assistant_app_thread");
  return stays ? threadPlace() : null;
}

function go(channel, { thread = null, tab = "messages" } = {}) {
  if (page.here !== channel) at("log").replaceChildren();
  const aside = thread ? null : asideOf(channel);
  if (aside) tried("context", { channel: aside, thread_ts: page.thread, to: channel });
  Object.assign(page, { here: channel, thread: aside || channel === page.aside ? page.thread : thread, aside, tab });
  newFrom = firstUnread(channel);
  const found = channelOf(channel);
  at("where").replaceChildren(found.type === "im" ? "" : icon("hash"), found.name);
  const shortcuts = { items: (insert) => actions(insert, useShortcut) };
  const box = composer(at("composer"), { label: `Message ${titleOf(found)}`, draft: channel, offers, send: (text) => say(text), typing, shortcuts, attach: (file) => attach(file, null) });
  drawTab();
  draw();
  const scroll = kept.get(`scroll:${channel}`);
  if (scroll === null) toTheEnd(at("log"));
  else at("log").scrollTop = scroll;
  if (thread) openThread(thread, false);
  keep();
  look();
  if (matchMedia("(pointer: fine)").matches) box.focus();
}

// Slack sends an app an event when somebody opens its Home or its messages.
function look() {
  if (isApp() && page.tab !== "about" && isInstalled(appOf(page.here))) post("home", { tab: page.tab, app: appOf(page.here).id });
}

function showTab(wanted) {
  page.tab = wanted;
  look();
  drawTab();
  if (wanted === "messages") { draw(); toTheEnd(at("log")); }
  keep();
}

// Changes from the server

const REMEDIES = {
  invalid_auth: "The app’s token isn’t this playground’s. Set SLACK_BOT_TOKEN to the one the playground printed.",
  not_authed: "The app sent no token. Set SLACK_BOT_TOKEN to the one the playground printed.",
  not_allowed_token_type: "Use SLACK_APP_TOKEN (xapp-…) for Socket Mode, a user token (xoxp-…) for what only people may do, and SLACK_BOT_TOKEN (xoxb-…) for everything else.",
};

const HEARD = {
  message: ({ channel, message }) => {
    put(channel, message);
    settle(message.client_msg_id);
    hasTyped(message.user);
    if (message.is_bot) rest();
    if (message.is_bot || (message.user !== me && channel === page.here)) announce(`${message.name}: ${spoken(message.text)}`);
    draw();
    drawWorking();
  },
  message_deleted: ({ channel, ts }) => {
    page.world.messages[channel] = messagesOf(channel).filter((one) => one.ts !== ts);
    if (page.thread === ts) page.thread = page.aside = null;
    draw();
  },
  views: ({ views, homes }) => {
    rest();
    Object.assign(page.world, { views, homes });
    drawViews();
    if (isApp() && page.tab === "home") drawHome(homes[appOf(page.here).id], act);
  },
  prompts: ({ channel, prompts }) => { page.world.prompts[channel] = prompts; drawPrompts(); },
  unread: ({ channel, ts }) => {
    markUnread(channel, ts);
    if (channel === page.here) newFrom = ts;
    draw();
  },
  typing: isTyping,
  traffic: ({ entry }) => putEntry(entry),
  traffic_cleared: () => setEntries([]),
  switches: ({ switches }) => drawSwitches(switches),
  world: () => readAll(),
  agent_thread: ({ thread }) => { putThread(thread); draw(); },
  function: ({ execution, outputs, error }) => notice(error ? `The function failed: ${error}` : `The function ended: ${JSON.stringify(outputs)}`, { good: !error }),
  refusal: ({ method, error, messages, missing }) => {
    rest();
    const remedy = REMEDIES[error] || "";
    const said = missing ? `Slack has ${method}, but the playground doesn’t yet. With “Answer missing methods” in the inspector it responds ok.`
      : `Slack would refuse ${method}: ${error}. ${(messages || []).join(" ")}${remedy}`;
    if (!at("inspector").hidden) announce(said); // it is in the list there
    else notice(said, { topic: "refusal", more: { label: "See it in the inspector", run: () => openInspector(true) } });
  },
  failure: ({ text }) => { rest(); notice(text); },
};

function hear(heard) {
  if (early) early.push(heard);
  else HEARD[heard.type]?.(heard);
}

// Changes that arrive while everything is read again are newer than what is read, so they wait.
async function readAll() {
  early = [];
  const world = await read();
  if (world.me !== me) { location.replace(`./?person=${world.me}`); return; }
  page.world = world;
  knowNames((id) => ([...world.apps, ...world.absent].find((one) => one.bot_user_id === id) || personOf(id) || channelOf(id) || world.groups.find((one) => one.id === id))?.name);
  knowPlaces(world);
  setThreads(world.agent_threads);
  at("banner").textContent = world.banner || "";
  at("banner").hidden = !world.banner;
  startReading();
  if (channelOf(page.here)) { draw(); drawTab(); drawWorking(); }
  else comeBack();
  offerApps(world.apps.map((one) => one.name));
  setEntries(world.traffic);
  drawSwitches(world.switches);
  drawViews();
  const heard = early;
  early = null;
  heard.forEach(hear);
}

// Returns to the place before a reload, or else to the app.
function comeBack() {
  const place = kept.get("place", {});
  if (place.inspecting) openInspector(true);
  const thread = messagesOf(place.here).some((one) => one.ts === place.thread) ? place.thread : null;
  if (channelOf(place.here)) go(place.here, { thread, tab: place.tab });
  else go((page.world.channels.find((one) => one.type === "im") || page.world.channels[0]).id);
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
  else if (page.thread) closeThread();
}

startTheme();
startTabs(showTab);
startInspector();
for (const id of ["log", "thread-log"]) walkable(at(id));
for (const [id, name] of [["menu", "menu"], ["thread-close", "close"], ["inspector-close", "close"], ["inspect", "pulse"]]) at(id).prepend(icon(name));
at("inspect").addEventListener("click", () => openInspector(at("inspector").hidden));
at("inspector-close").addEventListener("click", () => { openInspector(false); at("inspect").focus(); });
at("thread-close").addEventListener("click", closeThread);
menu(at("more-channels"), "Channels and people", channelChoices);
menu(at("more-apps"), "Apps", appChoices);
at("begin").addEventListener("click", () => beginThread(openThread));
at("log").addEventListener("scroll", () => kept.set(`scroll:${page.here}`, isLow(at("log")) ? null : at("log").scrollTop), { passive: true });
document.addEventListener("keydown", keys);
document.addEventListener("visibilitychange", draw);
live(hear, (connected) => {
  at("connection").textContent = connected ? "" : "Reconnecting …";
  if (connected) readAll();
});
