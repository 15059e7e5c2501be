// Running a function that an app offers to workflows: each input is asked for, as by a workflow's step.

import { tried } from "./actions.js";
import { me } from "./api.js";
import { asked } from "./dialog.js";
import { page } from "./state.js";

const OWN = { "slack#/types/user_id": () => me, "slack#/types/channel_id": () => page.here };
const READ = { integer: Number, number: Number, boolean: (text) => text.trim() === "true", object: JSON.parse, array: JSON.parse };

export const functions = () => page.world.apps.flatMap((app) => app.functions);

export async function runFunction(one) {
  const inputs = {};
  for (const [name, parameter] of Object.entries(one.input_parameters?.properties || one.input_parameters || {})) {
    const title = `${one.title || one.callback_id}: ${parameter.description || parameter.type || "input"}`;
    const text = await asked(title, parameter.title || name, String(OWN[parameter.type]?.() ?? parameter.default ?? ""), "Continue");
    if (text === null) return;
    if (text.trim()) inputs[name] = read(parameter.type, text);
  }
  await tried("function", { callback_id: one.callback_id, inputs });
}

// A value of this type; what isn't one goes to the app as it was typed.
function read(type, text) {
  try {
    return READ[type]?.(text) ?? text;
  } catch {
    return text;
  }
}
