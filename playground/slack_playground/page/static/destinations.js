// Where a person can post: the options of a menu of conversations or people.

let channels = [];
let people = [];

export function knowPlaces(world) {
  const option = (value, text) => ({ value, text: { type: "plain_text", text } });
  channels = world.channels.filter((one) => one.type !== "im").map((one) => option(one.id, `# ${one.name}`));
  people = world.people.map((one) => option(one.id, one.name));
}

export const places = () => channels;
export const persons = () => people;
