// Block Kit as elements. What a person enters goes out through `act`; what is entered already comes from `state`.

import { combo } from "./combo.js";
import { el } from "./dom.js";
import { mrkdwn } from "./mrkdwn.js";
import { persons, places } from "./places.js";

// `act(kind, block, element, entered)`: kind is "action", or "input" for what does not dispatch.
export function blocks(list, state, act, errors = {}) {
  return (list || []).map((block) => {
    const held = (state?.values || {})[block.block_id] || {};
    const made = BLOCKS[block.type]?.(block, { held, act, errors }) || el("p", {}, `(cannot show ${block.type})`);
    made.classList.add("block");
    return made;
  });
}

function text(object) {
  return object.type === "mrkdwn" ? mrkdwn(object.text) : el("span", {}, object.text);
}

const BLOCKS = {
  header: (block) => el("h3", { class: "header" }, block.text.text),
  divider: () => el("hr"),
  section: (block, on) => el("div", { class: "section" },
    el("div", { class: "text", id: `text-${block.block_id}` },
      block.text ? text(block.text) : null,
      block.fields ? el("div", { class: "fields" }, block.fields.map(text)) : null),
    block.accessory ? el("div", { class: "accessory" }, element(block.accessory, block, on)) : null),
  context: (block) => el("div", { class: "context" },
    block.elements.map((one) => (one.type === "image" ? el("img", { src: one.image_url, alt: one.alt_text, width: 20 }) : text(one)))),
  actions: (block, on) => el("div", { class: "actions" }, block.elements.map((one) => element(one, block, on))),
  image: (block) => el("figure", {}, el("img", { src: block.image_url, alt: block.alt_text })),
  markdown: (block) => mrkdwn(block.text.replace(/\*\*/g, "*")),
  rich_text: (block) => el("div", {}, richText(block.elements)),
  input: (block, on) => {
    const error = on.errors[block.block_id];
    const optional = block.optional ? " (optional)" : "";
    return el("div", { class: "input" },
      el("label", { class: "named", for: `in-${block.block_id}` }, block.label.text + optional),
      element(block.element, block, on, block.label.text),
      block.hint ? el("small", {}, block.hint.text) : null,
      error ? el("p", { class: "error", role: "alert" }, error) : null);
  },
};

function richText(elements) {
  return elements.flatMap((one) => (one.elements ? richText(one.elements) : [one.text || one.url || ""]));
}

function element(one, block, on, label) {
  const make = ELEMENTS[one.type];
  return make ? make(one, block, on, label) : el("span", {}, `(cannot show ${one.type})`);
}

function key(block, one) {
  return one.action_id;
}

function kindOf(block) {
  return block.type === "input" && !block.dispatch_action ? "input" : "action";
}

const ELEMENTS = {
  button: (one, block, on) => {
    const style = `button ${one.style || ""}`;
    if (one.url) {
      return el("a", { class: style, href: one.url, target: "_blank", rel: "noopener noreferrer" }, one.text.text);
    }
    const press = () => {
      const sure = !one.confirm || confirm(`${one.confirm.title.text}\n\n${one.confirm.text.text}`);
      if (sure) on.act("action", block, one, {});
    };
    return el("button", { type: "button", class: style, onclick: press, "data-focus": key(block, one) }, one.text.text);
  },
  static_select: (one, block, on, label) => {
    const every = one.options || one.option_groups.flatMap((group) => group.options);
    const find = async (typed) => every.filter((option) => matches(option, typed));
    return menu(one, block, on, label, find);
  },
  external_select: (one, block, on, label) => menu(one, block, on, label, (typed) => on.act("options", block, one, { value: typed })),
  conversations_select: (one, block, on, label) => known(places(), "selected_conversation", one, block, on, label),
  channels_select: (one, block, on, label) => known(places(), "selected_channel", one, block, on, label),
  users_select: (one, block, on, label) => known(persons(), "selected_user", one, block, on, label),
  checkboxes: (one, block, on) => choices("checkbox", one, block, on),
  radio_buttons: (one, block, on) => choices("radio", one, block, on),
  overflow: (one, block, on, label) => menu(one, block, on, label || "More", async () => one.options),
  plain_text_input: (one, block, on, label) => {
    const held = on.held[one.action_id]?.value ?? "";
    const shared = { id: `in-${block.block_id}`, placeholder: one.placeholder?.text, maxlength: one.max_length,
      "aria-label": label, "data-focus": key(block, one) };
    const box = one.multiline ? el("textarea", { ...shared, rows: 4 }) : el("input", { ...shared, type: "text" });
    box.value = held;
    box.addEventListener("change", () => { if (kindOf(block) === "input") on.act("input", block, one, { value: box.value }); });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || one.multiline || kindOf(block) === "input") return;
      event.preventDefault();
      if (box.value.trim()) on.act("action", block, one, { value: box.value });
    });
    return box;
  },
  datepicker: (one, block, on, label) => picker("date", "selected_date", one, block, on, label),
  timepicker: (one, block, on, label) => picker("time", "selected_time", one, block, on, label),
};

function known(options, field, one, block, on, label) {
  const held = options.find((option) => option.value === on.held[one.action_id]?.[field]);
  return menu(one, block, on, label, async (typed) => options.filter((option) => matches(option, typed)), held);
}

function picker(type, field, one, block, on, label) {
  const box = el("input", { type, "aria-label": label || one.placeholder?.text || type, "data-focus": key(block, one) });
  box.value = on.held[one.action_id]?.[field] || "";
  box.addEventListener("change", () => on.act(kindOf(block), block, one, { value: box.value }));
  return box;
}

function matches(option, typed) {
  return `${option.text.text} ${option.description?.text || ""}`.toLowerCase().includes(typed.trim().toLowerCase());
}

function menu(one, block, on, label, find, held) {
  const placeholder = one.placeholder?.text || label || "Choose";
  const choose = (value) => on.act(kindOf(block), block, one, { selected: value });
  return combo({ name: label || placeholder, placeholder, chosen: held || on.held[one.action_id]?.selected_option, find, choose, focusKey: key(block, one) });
}

function choices(type, one, block, on) {
  const held = on.held[one.action_id] || {};
  const ticked = new Set([...(held.selected_options || []), held.selected_option].filter(Boolean).map((option) => option.value));
  const changed = () => {
    const values = [...group.querySelectorAll("input:checked")].map((box) => box.value);
    on.act(kindOf(block), block, one, { selected: type === "radio" ? values[0] : values });
  };
  const group = el("div", { role: type === "radio" ? "radiogroup" : "group" }, one.options.map((option) => {
    const describes = block.type === "section" ? `text-${block.block_id}` : undefined;
    const box = el("input", { type, name: `${block.block_id}-${one.action_id}`, value: option.value, onchange: changed,
      "aria-describedby": describes, "data-focus": `${key(block, one)}-${option.value}` });
    box.checked = ticked.has(option.value);
    return el("label", { class: "choice" }, box,
      el("span", {}, text(option.text), option.description ? el("small", {}, option.description.text) : null));
  }));
  return group;
}
