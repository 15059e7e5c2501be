// Block Kit's interactive elements: buttons, menus, choices, text fields, dates.

import { combo } from "./combo.js";
import { confirmed } from "./dialog.js";
import { address, el } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { icon } from "./icons.js";
import { menu } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";
import { persons, places } from "./destinations.js";

const EXTERNAL_WAIT = 180;
const TYPED_WAIT = 150;

export function element(one, block, on, label) {
  const make = ELEMENTS[one.type];
  return make ? make(one, block, on, label) : el("span", { class: "unknown" }, `An element of type “${one.type}” can’t be shown here.`);
}

const kindOf = (block) => (block.type === "input" && !block.dispatch_action ? "input" : "action");

// Sends the use of a control after its confirmation. Returns whether it was sent.
async function use(one, block, on, entered, opener) {
  if (one.confirm && !(await confirmed(one.confirm, opener))) return false;
  return on.act(kindOf(block), block, one, entered);
}

const ELEMENTS = {
  button: (one, block, on) => {
    const shared = { class: `button ${one.style || ""}`, "data-focus": one.action_id, "aria-label": one.accessibility_label };
    const press = async () => {
      if (made.getAttribute("aria-busy")) return;
      made.setAttribute("aria-busy", "true");
      await use(one, block, on, {}, made);
      made.removeAttribute("aria-busy");
    };
    const made = address(one.url)
      ? el("a", { ...shared, href: address(one.url), target: "_blank", rel: "noopener noreferrer", onclick: press }, withEmoji(one.text.text))
      : el("button", { ...shared, type: "button", onclick: press }, withEmoji(one.text.text));
    return made;
  },
  static_select: (one, block, on, label) => select(one, block, on, label, among(groupsOf(one))),
  icon_button: (one, block, on) => {
    const made = el("button", { type: "button", class: "button only-icon", "aria-label": one.accessibility_label || one.text.text, title: one.text.text, "data-focus": one.action_id,
      onclick: () => use(one, block, on, {}, made) }, icon("trash"));
    return made;
  },
  workflow_button: (one, block, on, label) => ELEMENTS.button({ ...one, url: null }, block, on, label),
  feedback_buttons: (one, block, on) => el("div", { class: "actions", role: "group", "aria-label": "Feedback" }, ["positive_button", "negative_button"].map((name) => {
    const given = one[name];
    const made = el("button", { type: "button", class: "button", "aria-label": given.accessibility_label, "data-focus": `${one.action_id}-${name}`,
      onclick: () => use(one, block, on, { selected: given.value }, made) }, el("span", { "aria-hidden": "true" }, name === "positive_button" ? "👍 " : "👎 "), withEmoji(given.text.text));
    return made;
  })),
  multi_external_select: (one, block, on, label) => {
    const least = one.min_query_length ?? 3;
    const find = (typed) => (typed.trim().length < least ? `Type at least ${least} letters.` : on.act("options", block, one, { value: typed }));
    return select(one, block, on, label, find, { wait: EXTERNAL_WAIT, most: one.max_selected_items || 100 });
  },
  multi_users_select: (one, block, on, label) => severalKnown(persons(), "selected_users", one, block, on, label),
  multi_channels_select: (one, block, on, label) => severalKnown(places(), "selected_channels", one, block, on, label),
  multi_conversations_select: (one, block, on, label) => severalKnown(places(), "selected_conversations", one, block, on, label),
  multi_static_select: (one, block, on, label) => select(one, block, on, label, among(groupsOf(one)), { most: one.max_selected_items || 100 }),
  external_select: (one, block, on, label) => {
    const least = one.min_query_length ?? 3;
    const find = (typed) => (typed.trim().length < least
      ? (least > 1 ? `Type at least ${least} letters.` : "Type to search.")
      : on.act("options", block, one, { value: typed }));
    return select(one, block, on, label, find, { wait: EXTERNAL_WAIT });
  },
  conversations_select: (one, block, on, label) => known(places(), "selected_conversation", one, block, on, label),
  channels_select: (one, block, on, label) => known(places(), "selected_channel", one, block, on, label),
  users_select: (one, block, on, label) => known(persons(), "selected_user", one, block, on, label),
  checkboxes: (one, block, on, label) => choices("checkbox", one, block, on, label),
  radio_buttons: (one, block, on, label) => choices("radio", one, block, on, label),
  overflow: (one, block, on) => {
    const opener = el("button", { type: "button", class: "button only-icon", "aria-label": "More choices", "data-focus": one.action_id }, icon("more"));
    const item = (option) => ({ label: option.text.text, description: option.description?.text, href: address(option.url),
      run: () => use(one, block, on, { selected: option.value }, opener) });
    return menu(opener, "More choices", () => one.options.map(item));
  },
  plain_text_input: (one, block, on, label) => typed(one, block, on, label),
  datepicker: (one, block, on, label) => picker("date", "selected_date", one, block, on, label),
  timepicker: (one, block, on, label) => picker("time", "selected_time", one, block, on, label),
  datetimepicker: (one, block, on, label) => moment(one, block, on, label),
  email_text_input: (one, block, on, label) => typed(one, block, on, label, "email"),
  url_text_input: (one, block, on, label) => typed(one, block, on, label, "url"),
  number_input: (one, block, on, label) => typed(one, block, on, label, "text", one.is_decimal_allowed ? "decimal" : "numeric"),
  rich_text_input: (one, block, on, label) => richTyped(one, block, on, label),
  file_input: (one, block, on, label) => files(one, block, on, label),
};

function groupsOf(one) {
  if (one.options) return [{ options: one.options }];
  return (one.option_groups || []).map((group) => ({ label: group.label.text, options: group.options }));
}

// Known options, filtered by the typed text.
function among(groups) {
  const fits = (option, words) => `${option.text.text} ${option.description?.text || ""}`.toLowerCase().includes(words);
  return (typed) => {
    const words = typed.trim().toLowerCase();
    return groups.map((group) => ({ ...group, options: group.options.filter((option) => fits(option, words)) })).filter((group) => group.options.length);
  };
}

function select(one, block, on, label, find, { most = 1, wait = 0, chosen } = {}) {
  const held = on.held[one.action_id] || {};
  const placeholder = one.placeholder?.text || label || "Choose";
  const choose = (values) => use(one, block, on, { selected: most === 1 ? values[0] : values }, null);
  return combo({
    name: label || placeholder, placeholder, find, choose, most, wait, focusKey: one.action_id,
    describedBy: on.describedBy || (block.type === "section" ? on.id("text") : null),
    id: block.type === "input" ? on.id("in") : null,
    chosen: chosen || held.selected_options || [held.selected_option].filter(Boolean),
  });
}

function known(options, field, one, block, on, label) {
  const held = options.find((option) => option.value === on.held[one.action_id]?.[field]);
  return select(one, block, on, label, among([{ options }]), { chosen: held ? [held] : [] });
}

function picker(type, field, one, block, on, label) {
  const box = el("input", { type, id: on.id("in"), "aria-label": label || one.placeholder?.text || type, "data-focus": one.action_id });
  box.value = on.held[one.action_id]?.[field] || "";
  box.addEventListener("change", () => use(one, block, on, { value: box.value }, box));
  return box;
}

function severalKnown(options, field, one, block, on, label) {
  const held = on.held[one.action_id]?.[field] || [];
  return select(one, block, on, label, among([{ options }]), { chosen: options.filter((option) => held.includes(option.value)), most: one.max_selected_items || 100 });
}

// A day and an hour: seconds since 1970, in the reader's own time.
function moment(one, block, on, label) {
  const box = el("input", { type: "datetime-local", id: on.id("in"), "aria-label": label || "Date and time", "data-focus": one.action_id });
  const seconds = on.held[one.action_id]?.selected_date_time;
  if (seconds) {
    const date = new Date(seconds * 1000);
    box.value = new Date(date.getTime() - date.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
  }
  box.addEventListener("change", () => use(one, block, on, { value: box.value ? Math.floor(new Date(box.value).getTime() / 1000) : null }, box));
  return box;
}

// Rich text is typed as mrkdwn; the server reads it.
function richTyped(one, block, on, label) {
  const box = typed({ ...one, multiline: true, type: "rich_text_input" }, block, on, label);
  const told = on.held[one.action_id]?.rich_text_value;
  if (told) box.value = (told.elements || []).map((part) => (part.elements || []).map((piece) => piece.text || piece.url || "").join("")).join("\n");
  return box;
}

function files(one, block, on, label) {
  const held = on.held[one.action_id]?.files || [];
  const list = el("ul", { class: "quiet" }, held.map((file) => el("li", {}, file.name)));
  const box = el("input", { type: "file", id: on.id("in"), multiple: (one.max_files ?? 10) > 1, accept: one.filetypes?.map((kind) => `.${kind}`).join(","), "aria-label": label, "data-focus": one.action_id });
  box.addEventListener("change", async () => {
    const chosen = await Promise.all([...box.files].slice(0, one.max_files ?? 10).map(read));
    if (await on.act("input", block, one, { files: chosen })) list.replaceChildren(...chosen.map((file) => el("li", {}, file.name)));
  });
  return el("div", {}, box, list);
}

export async function read(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { name: file.name, content: btoa(binary) };
}

function choices(type, one, block, on, label) {
  const held = on.held[one.action_id] || {};
  const ticked = new Set([...(held.selected_options || []), held.selected_option].filter(Boolean).map((option) => option.value));
  const boxes = () => [...group.querySelectorAll("input")];
  const changed = async () => {
    const values = boxes().filter((box) => box.checked).map((box) => box.value);
    const told = await use(one, block, on, { selected: type === "radio" ? values[0] : values }, document.activeElement);
    if (told === false) for (const box of boxes()) box.checked = ticked.has(box.value);
    else { ticked.clear(); values.forEach((value) => ticked.add(value)); }
  };
  const describes = block.type === "section" ? on.id("text") : undefined;
  const group = el("div", { class: "choices", role: type === "radio" ? "radiogroup" : "group", "aria-label": label,
    "aria-labelledby": label ? null : describes, "aria-describedby": on.describedBy }, one.options.map((option) => {
    const box = el("input", { type, name: `${block.block_id}-${one.action_id}`, value: option.value, onchange: changed,
      "aria-describedby": describes, "data-focus": `${one.action_id}-${option.value}` });
    box.checked = ticked.has(option.value);
    return el("label", { class: "choice" }, box, el("span", {}, words(option.text), option.description ? el("small", {}, words(option.description)) : null));
  }));
  return group;
}

function words(object) {
  return object.type === "mrkdwn" ? mrkdwn(object.text) : withEmoji(object.text);
}

// A text field. Input is stored at once, so a reload loses none of it.
function typed(one, block, on, label, type = "text", inputmode = null) {
  const shared = { id: on.id("in"), placeholder: one.placeholder?.text, maxlength: one.max_length,
    "aria-label": label || one.placeholder?.text || "Text", "aria-describedby": on.describedBy, "data-focus": one.action_id, inputmode };
  const box = one.multiline ? el("textarea", { ...shared, rows: 4 }) : el("input", { ...shared, type, autocomplete: "off" });
  box.value = on.held[one.action_id]?.value ?? "";
  const eager = block.dispatch_action && one.dispatch_action_config?.trigger_actions_on?.includes("on_character_entered");
  let timer = 0;
  const tell = () => {
    clearTimeout(timer);
    timer = 0;
    return on.act(eager ? "action" : "input", block, one, { value: box.value });
  };
  box.flush = () => (timer ? tell() : null);
  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(tell, TYPED_WAIT); });
  box.addEventListener("blur", () => box.flush());
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || one.multiline || kindOf(block) === "input") return;
    event.preventDefault();
    if (box.value.trim()) on.act("action", block, one, { value: box.value });
  });
  return box;
}

addEventListener("pagehide", () => { for (const box of document.querySelectorAll("input, textarea")) box.flush?.(); });
