// A select menu as an accessible combobox: filters as one types, arrows, Enter, Escape; for one choice, or for several.

import { arrange, el } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { show } from "./popup.js";

let made = 0;

// `find(text)` returns groups of options, `[{ label, options }]`, or a text to show instead; `chosen` are the options chosen
// so far; `choose(values)` is called with new ones. `most` is how many may be chosen: 1 is an ordinary menu.
export function combo({ name, placeholder, chosen = [], find, choose, focusKey, most = 1, wait = 0, id, describedBy }) {
  const several = most > 1;
  const listId = `options-${++made}`;
  const shown = () => (several || !chosen[0] ? "" : chosen[0].text.text);
  const input = el("input", {
    type: "text", role: "combobox", "aria-label": name, "aria-expanded": "false", "aria-autocomplete": "list", id,
    autocomplete: "off", spellcheck: "false", placeholder, "data-focus": focusKey, "aria-describedby": describedBy,
  });
  input.value = shown();
  const box = el("div", { class: "combo" }, input);
  const anchor = input;
  let away = null;
  let list = null;
  let options = [];
  let active = -1;
  let asked = 0;
  let timer = 0;

  const close = () => {
    asked += 1; // results of earlier searches are no longer wanted
    clearTimeout(timer);
    away?.();
    away = list = null;
    input.setAttribute("aria-expanded", "false");
    for (const gone of ["aria-activedescendant", "aria-controls", "aria-busy"]) input.removeAttribute(gone);
    input.value = shown();
  };
  const items = () => [...(list?.querySelectorAll("[role=option]") || [])];
  const point = (number) => {
    if (!options.length) return;
    active = (number + options.length) % options.length;
    items().forEach((item, index) => item.setAttribute("aria-selected", String(index === active)));
    items()[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", items()[active].id);
  };
  const chips = () => arrange(box, [...(several ? chosen.map((option) => chip(option, () => drop(option))) : []), input]);
  const values = () => chosen.map((option) => option.value);
  const become = async (next) => { // what was chosen is shown once the app has heard of it
    if ((await choose(next.map((option) => option.value))) === false) return;
    chosen = next;
    input.value = shown();
    chips();
  };
  const drop = (option) => {
    input.focus(); // the button that was pressed goes away
    return become(chosen.filter((other) => other.value !== option.value));
  };
  const take = (number) => {
    const option = options[number];
    close();
    if (!option) return;
    if (!several) become([option]);
    else if (values().includes(option.value)) drop(option);
    else if (chosen.length < most) become([...chosen, option]);
  };
  const draw = (groups) => {
    away?.();
    options = Array.isArray(groups) ? groups.flatMap((group) => group.options) : [];
    list = el("div", { class: "options", role: "listbox", id: listId, "aria-label": name });
    let number = 0;
    for (const group of Array.isArray(groups) ? groups : []) {
      const rows = group.options.map((option) => row(option, number++));
      list.append(...(group.label ? [el("div", { role: "group", "aria-label": group.label }, el("div", { class: "heading", "aria-hidden": "true" }, group.label), rows)] : rows));
    }
    if (!options.length) list.append(el("div", { class: "none", role: "option", "aria-disabled": "true" }, Array.isArray(groups) ? "Nothing matches." : groups));
    away = show(list, anchor, { wide: true });
    input.setAttribute("aria-expanded", "true");
    input.setAttribute("aria-controls", listId);
    active = -1;
    input.removeAttribute("aria-activedescendant");
    if (options.length) point(0);
  };
  const row = (option, number) => {
    const held = several && values().includes(option.value);
    const item = el("div", { role: "option", id: `${listId}-${number}`, "aria-selected": "false", "aria-checked": several ? String(held) : null },
      el("span", {}, withEmoji(option.text.text)), option.description ? el("small", {}, option.description.text) : null);
    item.addEventListener("mousedown", (event) => { event.preventDefault(); take(number); });
    item.addEventListener("mousemove", () => { if (active !== number) point(number); });
    return item;
  };
  const look = async (text) => {
    const mine = ++asked;
    const looked = find(text);
    if (looked instanceof Promise) {
      input.setAttribute("aria-busy", "true");
      if (!list) draw("Searching …");
    }
    const groups = await looked;
    if (mine !== asked) return; // an answer that is late is no answer
    input.removeAttribute("aria-busy");
    draw(groups);
  };
  const open = () => look("");
  chips();
  input.addEventListener("click", () => { if (!list) { input.select(); open(); } });
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => look(input.value), wait); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); if (list) point(active + 1); else open(); }
    else if (event.key === "ArrowUp" && list) { event.preventDefault(); point(active - 1); }
    else if (event.key === "Enter") { event.preventDefault(); if (list) take(active); else open(); }
    else if (event.key === "Escape" && list) { event.preventDefault(); event.stopPropagation(); close(); }
    else if (event.key === "Backspace" && several && !input.value && chosen.length) drop(chosen.at(-1));
  });
  return box;
}

function chip(option, drop) {
  const label = option.text.text;
  return el("span", { class: "chip" }, label, el("button", { type: "button", "aria-label": `Remove ${label}`, onclick: drop, "data-focus": `chip-${option.value}` }, "×"));
}
