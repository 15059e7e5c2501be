// The composer's suggestions: commands after a slash, people and apps after an @, and the menu of shortcuts.

import { me } from "./api.js";
import { functions, runFunction } from "./functions.js";
import { commands, page, shortcutsOf } from "./state.js";

export function offers(before) {
  if (!/^\/\S*$/.test(before)) return mentions(before);
  const fits = commands().filter((one) => one.command.startsWith(before) && one.command !== before);
  return { from: 0, options: fits.map((one) => ({ label: `${one.command} ${one.usage_hint || ""}`, description: one.description, text: `${one.command} ` })) };
}

// Whom a line can mention: apps first, then people, user groups and whole channels.
function mentioned() {
  const { apps, people, groups } = page.world;
  const named = (all, description) => all.map((one) => ({ label: `@${one.name}`, description }));
  const everybody = named([{ name: "here" }, { name: "channel" }, { name: "everyone" }], "Notifies members");
  return [...named(apps, apps.length > 1 ? "An app" : "The app"), ...named(people.filter((one) => one.id !== me), "A person"), ...named(groups, "A user group"), ...everybody];
}

export function mentions(before) {
  const [whole] = /(?<=^|\s)@[\w -]*$/.exec(before) || [];
  const all = whole === undefined ? [] : mentioned();
  if (all.some((one) => one.label === whole)) return null;
  const fits = all.filter((one) => one.label.toLowerCase().startsWith(whole.toLowerCase()));
  return fits.length ? { from: before.length - whole.length, options: fits.map((one) => ({ ...one, text: `${one.label} ` })) } : null;
}

// `insert` puts the beginning of a command into the line; `use` uses a shortcut.
export function actions(insert, use) {
  const shortcuts = shortcutsOf("global").map((one) => ({ label: one.name, description: one.description, run: () => use(one) }));
  const typed = commands().map((one) => ({ label: one.command, description: one.description, run: () => insert(one.command) }));
  const steps = functions().map((one) => ({ label: one.title || one.callback_id, description: one.description, run: () => runFunction(one) }));
  return [["Shortcuts", shortcuts], ["Commands", typed], ["Workflow functions", steps]].flatMap(([name, all]) => (all.length ? [name, ...all] : []));
}
