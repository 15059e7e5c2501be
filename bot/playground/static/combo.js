// A select menu as an accessible combobox: filters as one types, arrows, Enter, Escape.

import { el } from "./dom.js";

let made = 0;

// `find(text)` gives options; `chosen` is the option chosen so far; `choose(value)` is told of a new one.
export function combo({ name, placeholder, chosen, find, choose, focusKey }) {
  const id = `options-${++made}`;
  const shown = chosen ? chosen.text.text : "";
  const input = el("input", {
    type: "text", role: "combobox", "aria-label": name, "aria-expanded": "false", "aria-controls": id,
    "aria-autocomplete": "list", autocomplete: "off", placeholder, "data-focus": focusKey,
  });
  input.value = shown;
  const box = el("div", { class: "combo" }, input);
  let list = null;
  let options = [];
  let active = -1;

  const close = () => {
    list?.remove();
    list = null;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    input.value = shown;
  };
  const point = (number) => {
    if (!options.length) return;
    active = (number + options.length) % options.length;
    for (const [index, item] of [...list.children].entries()) item.setAttribute("aria-selected", index === active);
    list.children[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", list.children[active].id);
  };
  const take = (number) => {
    const option = options[number];
    close();
    if (option) choose(option.value);
  };
  const open = async (text) => {
    options = await find(text);
    list?.remove();
    list = el("ul", { class: "options", role: "listbox", id, "aria-label": name });
    for (const [number, option] of options.entries()) {
      const item = el("li", { role: "option", id: `${id}-${number}`, "aria-selected": "false" }, option.text.text,
        option.description ? el("small", {}, option.description.text) : null);
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(number); });
      item.addEventListener("mousemove", () => { if (active !== number) point(number); });
      list.append(item);
    }
    if (!options.length) list.append(el("li", { class: "none" }, "Nothing matches."));
    box.append(list);
    input.setAttribute("aria-expanded", "true");
    active = -1;
    if (options.length) point(0);
  };
  input.addEventListener("click", () => { if (!list) { input.select(); open(""); } });
  input.addEventListener("input", () => open(input.value));
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); list ? point(active + 1) : open(""); }
    else if (event.key === "ArrowUp" && list) { event.preventDefault(); point(active - 1); }
    else if (event.key === "Enter") { event.preventDefault(); list ? take(active) : open(""); }
    else if (event.key === "Escape" && list) { event.stopPropagation(); close(); }
  });
  return box;
}
