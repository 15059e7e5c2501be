// Where a person can post to: what a menu of conversations offers.

let known = [];

export function knowPlaces(world) {
  const channels = world.channels.filter((one) => one.type === "channel").map((one) => [one.id, `# ${one.name}`]);
  const people = world.people.map((one) => [one.id, one.name]);
  known = [...channels, ...people].map(([value, text]) => ({ value, text: { type: "plain_text", text } }));
}

export function places() {
  return known;
}
