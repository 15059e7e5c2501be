// The composer: Enter sends, Shift+Enter starts a new line, / lists the commands and @ mentions the app. Drafts are kept.

import { asked } from "./dialog.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { here } from "./storage.js";
import { menu } from "./menu.js";
import { show } from "./popup.js";

// `offers(text before the cursor)` returns `{ from, options: [{ label, description, text }] }` or null.
export function composer(form, { label, draft, offers, send, typing, shortcuts, attach }) {
  const box = el("textarea", { rows: 1, "aria-label": label, placeholder: label, "aria-autocomplete": "list", "data-focus": `composer-${form.id}` });
  box.value = here.get(`draft:${draft}`, "");
  const tools = el("div", { class: "tools-row" }, attach ? attaching(attach) : null, shortcuts ? shortcutsMenu(shortcuts, box) : el("span"),
    el("span", { class: "keys quiet", "aria-hidden": "true" }, "Enter to send · Shift+Enter for a new line"),
    el("button", { class: "button primary send", type: "submit", "aria-label": "Send" }, icon("send")));
  const frame = el("div", { class: "box" }, box, tools);
  form.replaceChildren(frame);
  let list = null;
  let away = null;
  let offered = null;
  let active = 0;

  const fit = () => { box.style.height = "auto"; box.style.height = `${box.scrollHeight}px`; };
  const close = () => {
    away?.();
    away = list = offered = null;
    for (const gone of ["aria-activedescendant", "aria-controls"]) box.removeAttribute(gone);
  };
  const point = (number) => {
    active = (number + offered.options.length) % offered.options.length;
    [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === active)));
    box.setAttribute("aria-activedescendant", list.children[active].id);
  };
  const take = () => {
    const { from, options } = offered;
    const end = box.selectionStart;
    box.setRangeText(options[active].text, from, end, "end");
    close();
    box.focus();
    changed();
  };
  const offer = () => {
    close();
    const found = offers?.(box.value.slice(0, box.selectionStart));
    if (!found?.options.length) return;
    offered = found;
    list = el("div", { class: "options", role: "listbox", id: `offers-${form.id}`, "aria-label": "Suggestions" }, found.options.map((one, number) => {
      const item = el("div", { role: "option", id: `offer-${form.id}-${number}` }, el("span", {}, one.label), one.description ? el("small", {}, one.description) : null);
      item.addEventListener("mousedown", (event) => { event.preventDefault(); active = number; take(); });
      return item;
    }));
    away = show(list, frame, { above: true, wide: true });
    box.setAttribute("aria-controls", list.id);
    point(0);
  };
  const changed = () => { here.set(`draft:${draft}`, box.value); fit(); };
  const submit = async () => {
    const text = box.value;
    if (!text.trim()) return;
    close();
    box.value = "";
    changed();
    if (await send(text) || box.value) return;
    box.value = text;
    changed();
  };
  box.addEventListener("input", () => { changed(); offer(); if (box.value) typing?.(); });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (list && event.key === "ArrowDown") { event.preventDefault(); point(active + 1); }
    else if (list && event.key === "ArrowUp") { event.preventDefault(); point(active - 1); }
    else if (list && (event.key === "Tab" || event.key === "Enter")) { event.preventDefault(); take(); }
    else if (list && event.key === "Escape") { event.preventDefault(); event.stopPropagation(); close(); }
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); submit(); }
  });
  form.onsubmit = (event) => { event.preventDefault(); submit(); };
  fit();
  return box;
}

// A button that lets one choose files, and sends them.
function attaching(attach) {
  const chosen = el("input", { type: "file", multiple: true, hidden: true, tabindex: "-1", "aria-label": "Files to attach" });
  chosen.addEventListener("change", async () => { for (const file of chosen.files) await attach(file); chosen.value = ""; });
  return el("span", {}, chosen, el("button", { type: "button", class: "plain-button", "aria-label": "Attach a file", title: "Attach a file", onclick: () => chosen.click() }, icon("file")),
    el("button", { type: "button", class: "plain-button", "aria-label": "New snippet", title: "New snippet", onclick: () => snippet(attach) }, icon("code")));
}

async function snippet(attach) {
  const text = await asked("New snippet", "Text or code", "", "Share");
  if (text?.trim()) await attach(new File([text], "Untitled.txt", { type: "text/plain" }));
}

function shortcutsMenu({ items }, box) {
  const opener = el("button", { type: "button", class: "plain-button labelled", "aria-label": "Shortcuts and commands" }, icon("bolt"), el("span", {}, "Shortcuts"));
  const insert = (text) => { box.value = `${text} `; box.focus(); box.dispatchEvent(new Event("input")); };
  return menu(opener, "Shortcuts and commands", () => items(insert), { above: true });
}
