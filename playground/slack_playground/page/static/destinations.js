// Where a person can post to: what a menu of conversations or of people offers.

let channels = [];
let people = [];

export function knowPlaces(world) {
  const option = (value, text) => ({ value, text: { type: "plain_text", text } });
  channels = world.channels.filter((one) => one.type !== "im").map((one) => option(one.id, `# ${one.name}`));
  people = world.people.map((one) => option(one.id, one.name));
}

export const places = () => channels;
export const persons = () => people;
