// The composer's suggestions: commands after a slash, the app after an @, and the menu of shortcuts.

import { page, shortcutsOf } from "./state.js";

export function offers(before) {
  if (!/^\/\S*$/.test(before)) return mentions(before);
  const fits = page.world.app.commands.filter((one) => one.command.startsWith(before) && one.command !== before);
  return { from: 0, options: fits.map((one) => ({ label: `${one.command} ${one.usage_hint || ""}`, description: one.description, text: `${one.command} ` })) };
}

export function mentions(before) {
  const [whole] = /(?<=^|\s)@[\w ]*$/.exec(before) || [];
  const name = `@${page.world.app.name}`;
  if (whole === undefined || !name.toLowerCase().startsWith(whole.toLowerCase()) || whole === name) return null;
  return { from: before.length - whole.length, options: [{ label: name, description: "The app", text: `${name} ` }] };
}

// `insert` puts the beginning of a command into the line; `use` uses a shortcut.
export function actions(insert, use) {
  const shortcuts = shortcutsOf("global").map((one) => ({ label: one.name, description: one.description, run: () => use(one) }));
  const commands = page.world.app.commands.map((one) => ({ label: one.command, description: one.description, run: () => insert(one.command) }));
  return [...(shortcuts.length ? ["Shortcuts", ...shortcuts] : []), ...(commands.length ? ["Commands", ...commands] : [])];
}
