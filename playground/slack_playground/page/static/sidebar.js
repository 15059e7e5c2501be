// The sidebar: the current user, the channels, the app, and other windows.

import { me } from "./api.js";
import { at, el } from "./dom.js";
import { icon } from "./icons.js";
import { avatar } from "./messages.js";

const every = () => [...at("sidebar").querySelectorAll("a, button")];
const keyOf = (one) => one.dataset.channel || one.getAttribute("href");

export function drawSidebar(world, { here, unread, go }) {
  const focused = every().filter((one) => one === document.activeElement).map(keyOf)[0]; // drawn again, it keeps the focus
  at("workspace").textContent = world.team.name;
  const framed = window.top !== window;
  at("people").replaceChildren(...world.people.filter((one) => !one.is_bot).map((one) => el("a", {
    class: "person", href: `./?person=${one.id}`, "aria-current": one.id === me ? "true" : null, "aria-label": one.id === me ? `${one.name}, you` : `Become ${one.name}`,
  }, avatar(one.id, one.name, false), el("span", {}, one.name))));
  const other = world.people.find((one) => one.id !== me && !one.is_bot);
  at("windows").hidden = framed || !other;
  if (other) {
    at("windows").replaceChildren(
      el("a", { href: `./?person=${other.id}`, target: "_blank", rel: "noopener" }, icon("outside"), `Open a window as ${other.name}`),
      ...(location.pathname === "/" ? [] : [el("a", { href: "/" }, icon("list"), "All workspaces")]),
      el("a", { href: `two?left=${me}&right=${other.id}` }, icon("windows"), "Two windows side by side"));
  }
  const entry = (one) => {
    const count = unread(one.id);
    return el("li", {}, el("button", {
      type: "button", class: count ? "unread" : "", "aria-current": one.id === here ? "page" : null, onclick: () => go(one.id), "data-channel": one.id,
    }, one.type === "im" ? avatar("", one.name, true) : icon(one.type === "channel" ? "hash" : "lock"), el("span", { class: "name" }, one.name),
      count ? el("span", { class: "count" }, String(count), el("span", { class: "unseen" }, " unread")) : null));
  };
  at("channels").replaceChildren(...world.channels.filter((one) => one.type !== "im").map(entry));
  const talks = world.channels.filter((one) => one.type === "im").map(entry);
  at("apps").replaceChildren(...(talks.length ? talks : [el("li", {}, el("p", {}, "No app is installed here yet."))]));
  every().find((one) => focused && keyOf(one) === focused)?.focus();
}

// If there's no room beside the talk, the sidebar opens over it.
export function startDrawer() {
  const set = (open) => {
    at("sidebar").classList.toggle("open", open);
    at("shade").hidden = !open;
    at("menu").setAttribute("aria-expanded", String(open));
  };
  at("menu").addEventListener("click", () => {
    set(!at("sidebar").classList.contains("open"));
    at("sidebar").querySelector("[aria-current]")?.focus();
  });
  at("menu").disabled = false; // not before: what is pressed while the page loads would be lost
  at("shade").addEventListener("click", () => set(false));
  at("sidebar").addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !at("sidebar").classList.contains("open")) return;
    event.stopPropagation();
    set(false);
    at("menu").focus();
  });
  return () => set(false);
}
