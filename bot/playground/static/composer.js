// The line to type in: Enter sends, Shift+Enter breaks the line, a slash offers the commands.

import { el } from "./dom.js";

export function composer(form, { label, commands, send }) {
  const box = el("textarea", { rows: 1, "aria-label": label, placeholder: label, "data-focus": `composer-${form.id}` });
  const button = el("button", { class: "button primary send", type: "submit" }, "Send");
  form.replaceChildren(el("div", { class: "box" }, box, button));
  let list = null;
  let offered = [];
  let active = 0;

  const close = () => { list?.remove(); list = null; };
  const point = (number) => {
    active = (number + offered.length) % offered.length;
    for (const [index, item] of [...list.children].entries()) item.setAttribute("aria-selected", index === active);
  };
  const take = () => { box.value = `${offered[active].command} `; close(); box.focus(); };
  const offer = () => {
    close();
    offered = /^\/\S*$/.test(box.value) ? commands.filter((one) => one.command.startsWith(box.value) && one.command !== box.value) : [];
    if (!offered.length) return;
    list = el("ul", { class: "options", role: "listbox", "aria-label": "Commands" }, offered.map((one) => {
      const item = el("li", { role: "option" }, `${one.command} ${one.usage_hint || ""}`, el("small", {}, one.description));
      item.addEventListener("mousedown", (event) => { event.preventDefault(); active = offered.indexOf(one); take(); });
      return item;
    }));
    form.append(list);
    point(0);
  };
  const submit = async () => {
    const text = box.value;
    if (!text.trim()) return;
    close();
    box.value = "";
    if (!(await send(text))) box.value ||= text;
  };
  box.addEventListener("input", offer);
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (list && event.key === "ArrowDown") { event.preventDefault(); point(active + 1); }
    else if (list && event.key === "ArrowUp") { event.preventDefault(); point(active - 1); }
    else if (list && (event.key === "Tab" || event.key === "Enter")) { event.preventDefault(); take(); }
    else if (list && event.key === "Escape") { event.preventDefault(); close(); }
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); submit(); }
  });
  form.onsubmit = (event) => { event.preventDefault(); submit(); };
  return box;
}
