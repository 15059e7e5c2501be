// The composer's suggestions: commands after a slash, apps after an @, and the menu of shortcuts.

import { functions, runFunction } from "./functions.js";
import { commands, page, shortcutsOf } from "./state.js";

export function offers(before) {
  if (!/^\/\S*$/.test(before)) return mentions(before);
  const fits = commands().filter((one) => one.command.startsWith(before) && one.command !== before);
  return { from: 0, options: fits.map((one) => ({ label: `${one.command} ${one.usage_hint || ""}`, description: one.description, text: `${one.command} ` })) };
}

export function mentions(before) {
  const [whole] = /(?<=^|\s)@[\w ]*$/.exec(before) || [];
  const names = page.world.apps.map((one) => `@${one.name}`);
  if (whole === undefined || names.includes(whole)) return null;
  const fits = names.filter((name) => name.toLowerCase().startsWith(whole.toLowerCase()));
  const described = fits.length > 1 ? "An app" : "The app";
  return fits.length ? { from: before.length - whole.length, options: fits.map((name) => ({ label: name, description: described, text: `${name} ` })) } : null;
}

// `insert` puts the beginning of a command into the line; `use` uses a shortcut.
export function actions(insert, use) {
  const shortcuts = shortcutsOf("global").map((one) => ({ label: one.name, description: one.description, run: () => use(one) }));
  const typed = commands().map((one) => ({ label: one.command, description: one.description, run: () => insert(one.command) }));
  const steps = functions().map((one) => ({ label: one.title || one.callback_id, description: one.description, run: () => runFunction(one) }));
  return [["Shortcuts", shortcuts], ["Commands", typed], ["Workflow functions", steps]].flatMap(([name, all]) => (all.length ? [name, ...all] : []));
}
