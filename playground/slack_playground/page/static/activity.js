// Who is active right now: the app, because of a request; others, because they're typing.

import { me, post } from "./api.js";
import { at, el } from "./dom.js";
import { appOf, isApp, page, personOf, severalApps } from "./state.js";

const PATIENCE = 10000; // after that, the app isn't shown as working anymore
const TYPING = 4000;

let working = 0;
let told = 0;
const typists = new Map();

export function work() {
  clearTimeout(working);
  working = setTimeout(rest, PATIENCE);
  drawWorking();
}

export function rest() {
  clearTimeout(working);
  working = 0;
  if (page.world) drawWorking();
}

// Shows others in the channel that the person is typing.
export function typing() {
  if (isApp() || Date.now() - told < TYPING / 2) return;
  told = Date.now();
  post("typing", { channel: page.here });
}

export function isTyping({ person, channel }) {
  if (person === me) return;
  hasTyped(person);
  typists.set(person, { channel, timer: setTimeout(() => { hasTyped(person); drawWorking(); }, TYPING) });
  drawWorking();
}

export function hasTyped(person) {
  clearTimeout(typists.get(person)?.timer);
  typists.delete(person);
}

export function drawWorking() {
  const people = [...typists].filter(([, one]) => one.channel === page.here).map(([id]) => personOf(id).name);
  const said = [working ? `${isApp() || !severalApps() ? appOf(page.here).name : "An app"} is working on it` : "", people.length ? `${people.join(" and ")} ${people.length > 1 ? "are" : "is"} typing` : ""].filter(Boolean);
  at("working").replaceChildren(...(said.length ? [el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")), `${said.join("; ")} …`] : []));
}
