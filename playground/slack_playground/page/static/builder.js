// Blocks for Slack's Block Kit Builder: https://app.slack.com/block-kit-builder

const BUILDER = "https://app.slack.com/block-kit-builder/#";
const OF_A_VIEW = ["type", "title", "submit", "close", "callback_id", "private_metadata", "blocks"];

// The part of a payload or a response that the Builder takes: a message's blocks, or a view; null if there's none.
export function forBuilder(...holders) {
  for (const held of holders) {
    const view = held?.view;
    if (view?.blocks) return Object.fromEntries(OF_A_VIEW.filter((name) => view[name]).map((name) => [name, view[name]]));
    const blocks = held?.blocks || held?.message?.blocks || held?.event?.blocks;
    if (Array.isArray(blocks)) return { blocks };
  }
  return null;
}

export function builderUrl(kit) {
  return BUILDER + encodeURIComponent(JSON.stringify(kit));
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export const written = (value) => JSON.stringify(value, null, 2);
