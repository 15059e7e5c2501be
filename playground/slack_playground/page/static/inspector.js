// The inspector: every request between Slack and the apps, and the switches that simulate faults.

import { get, post } from "./api.js";
import { builderUrl, copy, forBuilder, written } from "./builder.js";
import { arrange, at, el, plural } from "./dom.js";
import { icon } from "./icons.js";
import { tree } from "./json.js";
import { clock, tell } from "./messages.js";
import { nameOf } from "./mrkdwn.js";
import { announce, notice } from "./notices.js";
import { severalApps } from "./state.js";

const KEPT = 300; // as many as the server keeps
const KINDS = {
  all: () => true,
  events: (one) => one.kind === "event",
  interactions: (one) => one.direction === "to_app" && one.kind !== "event",
  calls: (one) => one.direction === "to_slack",
  refused: (one) => Boolean(one.error),
};
const APP = "app:";
const SAYS = { event: "Event", slash_command: "Command", web_api: "Web API", response_url: "response_url", upload: "Upload" };

const SEARCH_WAIT = 120; // milliseconds after a key

let entries = [];
let words = []; // what is looked for
let found = null; // the numbers of the requests that contain it
let searches = 0;
let soon = 0;
const rows = new Map();

export function startInspector() {
  at("find").addEventListener("input", searchSoon);
  at("kinds").addEventListener("change", drawEntries);
  at("as-test").addEventListener("click", async () => {
    const talk = await (await fetch("playground/talk")).text();
    if (talk) tell(copy(talk), "The talk as a test");
    else notice("Say something to the app first.");
  });
  at("clear").addEventListener("click", () => post("clear", {}));
}

export function setEntries(all) {
  entries = all;
  drawEntries();
}

export function putEntry(entry) {
  const index = entries.findIndex((one) => one.number === entry.number);
  if (index < 0) entries = [...entries.slice(1 - KEPT), entry];
  else entries[index] = entry;
  if (found) searchSoon();
  else drawEntries();
}

function searchSoon() {
  clearTimeout(soon);
  soon = setTimeout(search, SEARCH_WAIT);
}

// The server searches, because it has the requests' bodies.
async function search() {
  const mine = ++searches;
  const typed = at("find").value.trim();
  const answer = typed ? await get(`traffic?words=${encodeURIComponent(typed)}`) : null;
  if (mine !== searches) return;
  words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  found = answer && new Set(answer.numbers);
  drawEntries();
}

function drawEntries() {
  if (at("inspector").hidden) return;
  const kind = at("kinds").value;
  const fits = (one) => (kind.startsWith(APP) ? one.app === kind.slice(APP.length) : KINDS[kind](one)) && (!found || found.has(one.number));
  const shown = entries.filter(fits);
  const low = at("requests").scrollHeight - at("requests").scrollTop - at("requests").clientHeight < 60;
  for (const number of rows.keys()) if (!entries.some((one) => one.number === number)) rows.delete(number);
  const nodes = shown.map((one) => {
    if (!rows.has(one.number)) rows.set(one.number, row(one));
    rows.get(one.number).update(one);
    return rows.get(one.number);
  });
  arrange(at("requests"), nodes.length ? nodes : [el("li", { class: "hint" }, entries.length ? "No request matches." : "No requests yet. Say something to the app.")]);
  at("how-many").textContent = shown.length === entries.length ? plural(entries.length, "request") : `${shown.length} of ${plural(entries.length, "request")}`;
  if (low) at("requests").scrollTop = at("requests").scrollHeight;
}

// With several apps, the requests of one of them can be chosen.
export function offerApps(names) {
  if (names.length > 1 && !at("kinds").querySelector("[data-app]")) at("kinds").append(...names.map((name) => el("option", { value: `${APP}${name}`, "data-app": "" }, `Only ${name}`)));
}

export { drawEntries };

// One request: a line, and below it, once it is opened, what was sent and what came back.
function row(first) {
  const line = el("span", { class: "line" });
  const inside = el("div", { class: "whole" });
  const made = el("details", {}, el("summary", {}, line), inside);
  const item = el("li", { class: `request ${first.direction}` }, made);
  let drawn = "";
  const open = async () => {
    if (!made.open) return;
    const whole = await get(`traffic/${first.number}`);
    inside.replaceChildren(...(whole.gone ? [el("p", { class: "quiet" }, "This request is no longer stored.")] : details(whole)));
  };
  made.addEventListener("toggle", async () => {
    await open();
    if (made.open) reveal(item);
  });
  item.update = (one) => {
    const now = JSON.stringify([one, words]);
    if (now === drawn) return;
    drawn = now;
    item.classList.toggle("refused", Boolean(one.error));
    line.replaceChildren(...summary(one));
    open();
  };
  return item;
}

// Scrolls only the list, so that the opened request is visible, from its beginning if it's long.
function reveal(item) {
  const list = at("requests");
  const [top, height] = [item.offsetTop - list.offsetTop, item.offsetHeight];
  if (top < list.scrollTop || height > list.clientHeight) list.scrollTop = top;
  else list.scrollTop = Math.max(list.scrollTop, top + height - list.clientHeight);
}

function summary(one) {
  const to = one.direction === "to_app" ? "Slack to app" : "App to Slack";
  const state = one.status === null ? "…" : one.error || one.note || String(one.status);
  return [el("span", { class: "way", title: to }, one.direction === "to_app" ? "→" : "←", el("span", { class: "unseen" }, to)),
    el("span", { class: "what" }, el("strong", {}, one.name || one.kind),
      el("small", {}, [severalApps() ? one.app : "", SAYS[one.kind] || one.kind, one.person ? nameOf(one.person) : "", clock(new Date(one.at * 1000))].filter(Boolean).join(" · "))),
    el("span", { class: "state" }, state), el("span", { class: "ms" }, one.milliseconds === null ? "" : `${one.milliseconds < 10 ? one.milliseconds.toFixed(1) : Math.round(one.milliseconds)} ms`)];
}

// A call as a shell command; the token comes from the environment.
function asCurl(whole) {
  const { token, ...body } = whole.asked;
  const quoted = JSON.stringify(body).replaceAll("'", "'\\''");
  return `curl -X POST ${location.origin}/api/${whole.name} -H "Authorization: Bearer $SLACK_BOT_TOKEN" -H "Content-Type: application/json; charset=utf-8" -d '${quoted}'`;
}

function details(whole) {
  const kit = forBuilder(whole.asked, whole.answer);
  const button = (label, run) => el("button", { type: "button", class: "button", onclick: run }, label);
  const where = whole.findings.map((one) => el("li", {}, one.said, one.pointer ? el("code", {}, one.pointer) : null));
  return [
    where.length ? el("div", { class: "findings" }, el("strong", {}, where.some((one) => one.textContent.includes("does not have it yet")) ? "Not in the playground yet" : `Slack would refuse this: ${whole.error}`), el("ul", {}, where)) : "",
    el("div", { class: "actions" },
      kit ? button("Copy blocks", () => tell(copy(written(kit)), "Blocks for the Block Kit Builder")) : "",
      kit ? el("a", { class: "button", href: builderUrl(kit), target: "_blank", rel: "noopener noreferrer" }, "Block Kit Builder", icon("outside")) : "",
      whole.kind === "web_api" ? button("Copy as curl", () => tell(copy(asCurl(whole)), "Command")) : "",
      whole.kind === "event" ? button("Send again", () => post("resend", { number: whole.number })) : "",
      button("Copy JSON", () => tell(copy(written({ asked: whole.asked, answer: whole.answer })), "Request and answer"))),
    el("h3", {}, whole.direction === "to_app" ? "Slack sent" : "The app sent"), tree(whole.asked, whole.findings, words),
    el("h3", {}, whole.status === null ? "No answer yet" : whole.status ? `Answer, status ${whole.status}` : whole.note ? "Not sent" : "No answer came"), whole.status ? tree(whole.answer === "" ? "(empty)" : whole.answer, [], words) : whole.answer ? el("p", {}, `${whole.answer}.`) : "",
  ].filter(Boolean);
}

// The switches. Active ones stay visible above the talk.
export function drawSwitches(all) {
  const made = (one) => {
    const press = async () => {
      control.setAttribute("aria-busy", "true");
      const answer = await post("switch", { name: one.name });
      control.removeAttribute("aria-busy");
      if (!answer.ok) notice(answer.error);
      else if (one.on === null) notice(`${one.label}: done.`, { good: true });
    };
    const control = one.on === null
      ? el("button", { type: "button", class: "button", onclick: press, "aria-describedby": `about-${one.name}`, "data-focus": one.name }, one.label)
      : el("button", { type: "button", class: "switch", role: "switch", "aria-checked": String(one.on), onclick: press, "aria-describedby": `about-${one.name}`, "data-focus": one.name }, el("span", { class: "knob", "aria-hidden": "true" }), one.label);
    return el("li", {}, control, el("small", { class: "quiet", id: `about-${one.name}` }, one.description));
  };
  const had = document.activeElement?.dataset?.focus;
  at("switches").replaceChildren(...all.map(made));
  if (had) at("switches").querySelector(`[data-focus="${had}"]`)?.focus();
  const on = all.filter((one) => one.on).map((one) => one.label);
  const said = on.length ? `${on.join(", ")}.` : "";
  if (at("trouble").textContent !== said && on.length) announce(said);
  at("trouble").textContent = said;
}
