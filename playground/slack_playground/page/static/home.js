// An app's tabs: Home, Messages and About.

import { draw } from "./blocks.js";
import { at, el, keepingFocus } from "./dom.js";

const TABS = ["home", "messages", "about"];

// Shows which tab is open; `chosen` is called when somebody picks another one.
export function drawTabs(app, shown, visible) {
  at("tabs").hidden = !visible;
  for (const name of TABS) {
    const tab = at(`tab-${name}`);
    tab.hidden = name === "home" && !app.has_home;
    tab.setAttribute("aria-selected", String(name === shown));
    tab.tabIndex = name === shown ? 0 : -1;
  }
  at("home").hidden = !visible || shown !== "home";
  at("about").hidden = !visible || shown !== "about";
  at("talk").hidden = visible && shown !== "messages";
}

export function startTabs(chosen) {
  for (const name of TABS) at(`tab-${name}`).addEventListener("click", () => chosen(name));
  at("tabs").addEventListener("keydown", (event) => {
    const every = TABS.map((name) => at(`tab-${name}`)).filter((tab) => !tab.hidden);
    const now = every.indexOf(event.target);
    const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: every.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = every[(to + every.length) % every.length];
    next.focus();
    next.click();
  });
}

export function drawHome(view, act) {
  if (!view) {
    at("home").replaceChildren(el("p", { class: "hint" }, "Nothing here yet: the app shows its Home when you open it."));
    return;
  }
  let inside = at("home").querySelector(".blocks");
  if (inside?.dataset.app !== view.app) at("home").replaceChildren(inside = el("div", { class: "blocks", "data-app": view.app }));
  keepingFocus(at("home"), () => draw(inside, view.blocks, view.state, (kind, block, element, entered) => act(kind, { view_id: view.id }, block, element, entered)));
}

export function drawAbout(app) {
  const named = (one, name, text) => [el("dt", {}, name), el("dd", {}, text)];
  at("about").replaceChildren(el("h2", { class: "header" }, app.name), el("p", {}, app.description || "An app in this workspace."),
    app.commands.length ? el("h3", {}, "Commands") : "",
    el("dl", {}, app.commands.flatMap((one) => named(one, `${one.command} ${one.usage_hint || ""}`, one.description))),
    app.shortcuts.length ? el("h3", {}, "Shortcuts") : "",
    el("dl", {}, app.shortcuts.flatMap((one) => named(one, one.name, `${one.description} (${one.type === "global" ? "anywhere" : "on a message"})`))));
}
