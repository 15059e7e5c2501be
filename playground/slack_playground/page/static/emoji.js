// The emoji that work apps use most, by Slack's names; any other is shown by its name.

const FACES = {
  sunny: "☀️", sparkles: "✨", star: "⭐", star2: "🌟", warning: "⚠️", mag: "🔍", bulb: "💡", white_check_mark: "✅",
  heavy_check_mark: "✔️", x: "❌", wave: "👋", arrow_left: "⬅️", arrow_right: "➡️", arrow_up: "⬆️", arrow_down: "⬇️",
  tada: "🎉", page_facing_up: "📄", link: "🔗", hourglass: "⌛", memo: "📝", eyes: "👀", fire: "🔥", rocket: "🚀",
  heart: "❤️", thinking_face: "🤔", smile: "😄", slightly_smiling_face: "🙂", thumbsup: "👍", "+1": "👍", thumbsdown: "👎",
  "-1": "👎", pray: "🙏", clap: "👏", calendar: "📅", clock: "🕒", bell: "🔔", lock: "🔒", key: "🔑", gear: "⚙️",
  robot_face: "🤖", briefcase: "💼", bar_chart: "📊", chart_with_upwards_trend: "📈", books: "📚", mortar_board: "🎓",
  hammer_and_wrench: "🛠️", wrench: "🔧", package: "📦", inbox_tray: "📥", outbox_tray: "📤", pushpin: "📌",
  round_pushpin: "📍", question: "❓", exclamation: "❗", information_source: "ℹ️", construction: "🚧", zap: "⚡",
  large_green_circle: "🟢", large_yellow_circle: "🟡", red_circle: "🔴", large_blue_circle: "🔵", white_circle: "⚪",
  one: "1️⃣", two: "2️⃣", three: "3️⃣", four: "4️⃣", five: "5️⃣", speech_balloon: "💬", phone: "☎️", email: "✉️",
};

export function emoji(name) {
  return FACES[name.split("::")[0]] || null;
}

const FIRST = ["thumbsup", "eyes", "white_check_mark", "tada", "heart", "smile", "pray", "thinking_face", "rocket", "fire"];
export const EMOJI_NAMES = [...FIRST, ...Object.keys(FACES).filter((name) => !FIRST.includes(name) && !/^[+-]/.test(name))];

// Plain text with the emoji that it names, as Slack shows it.
export function withEmoji(text) {
  return text.replaceAll(/:([a-z0-9_+'-]+):/g, (whole, name) => emoji(name) || whole);
}
