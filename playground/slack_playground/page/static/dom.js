// Creates and places elements. Text is only set as text, so nothing can become markup.

export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "class") made.className = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== "" && child !== false));
  return made;
}

// An address from an app, if a person may open it, otherwise null: one such as javascript: would run in this page.
export function address(url) {
  return /^(https?:|mailto:|tel:|slack:)/i.test(url) ? url : null;
}

export const at = (id) => document.getElementById(id);

// Makes `nodes` the children of `parent`. Nodes already in place aren't touched, so the focus stays.
export function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, index) => {
    if (parent.childNodes[index] !== node) parent.insertBefore(node, parent.childNodes[index] || null);
  });
}

// Redraws something, and returns the focus to the control that had it, or to its replacement.
export function keepingFocus(root, redraw) {
  const had = document.activeElement;
  const inside = had && had !== document.body && root.contains(had);
  const holder = inside ? had.closest("[data-ts]")?.dataset.ts : null;
  const name = had?.dataset?.focus;
  redraw();
  if (!inside || (had.isConnected && document.activeElement === had)) return;
  const within = holder ? root.querySelector(`[data-ts="${holder}"]`) : root;
  const same = [...(within?.querySelectorAll("[data-focus]") || [])];
  const next = same.find((one) => one.dataset.focus === name) || within || root;
  next.focus({ preventScroll: true });
}

export function plural(number, one, several = `${one}s`) {
  return `${number} ${number === 1 ? one : several}`;
}

// The way back to what has the focus now: to itself, or to what replaced it in its message, or to the message.
export function wayBack() {
  const had = document.activeElement;
  const holder = had.closest("[data-ts]")?.dataset.ts;
  const name = had.dataset.focus;
  return () => {
    const within = had.isConnected || !holder ? null : document.querySelector(`[data-ts="${holder}"]`);
    const same = [...(within?.querySelectorAll("[data-focus]") || [])].find((one) => one.dataset.focus === name);
    (same || within || had).focus();
  };
}
