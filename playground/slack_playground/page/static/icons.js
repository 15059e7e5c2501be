// A few drawings of our own, as SVG elements that are hidden from screen readers.

const PATHS = {
  send: "M3 11.5 20.5 4 14 20.5l-3-7z",
  reply: "M4 6.5A1.5 1.5 0 0 1 5.5 5h13A1.5 1.5 0 0 1 20 6.5v8a1.5 1.5 0 0 1-1.5 1.5H10l-4 3.5V16h-.5A1.5 1.5 0 0 1 4 14.5z",
  more: "M12 6v.01M12 12v.01M12 18v.01",
  close: "M6 6l12 12M18 6 6 18",
  menu: "M4 7h16M4 12h16M4 17h16",
  bolt: "M13 3 5 13.5h6L10.5 21 19 10h-6.5z",
  hash: "M9.5 4 7.5 20M16.5 4l-2 16M4.5 9h15.5M4 15h15.5",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z",
  file: "M6.5 3.5h7l4 4v13h-11zM13.5 3.5v4h4",
  code: "M8.5 7 3.5 12l5 5M15.5 7l5 5-5 5",
  down: "M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 20h14",
  pulse: "M3 12h4l2.5-7 4.5 14 2.5-7H21",
  windows: "M3.5 5h17v14h-17zM12 5v14",
  outside: "M13.5 5H19v5.5M19 5l-8.5 8.5M10 6H5v13h13v-5",
  moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
  sun: "M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
  list: "M4 7l1.5 1.5L8 5.5M4 16l1.5 1.5L8 14.5M11.5 7.5H20M11.5 16.5H20",
  trash: "M5 7h14M10 7V4.5h4V7M7 7l1 12.5h8L17 7M10.5 10.5v6M13.5 10.5v6",
  lock: "M7 10.5h10v9H7zM9 10.5V8a3 3 0 0 1 6 0v2.5",
  smile: "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM8.5 14a4 4 0 0 0 7 0M9 9.5v.01M15 9.5v.01",
  right: "M9.5 6l6 6-6 6",
};

export function icon(name) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  made.setAttribute("viewBox", "0 0 24 24");
  made.setAttribute("class", `icon icon-${name}`);
  made.setAttribute("aria-hidden", "true");
  made.setAttribute("focusable", "false");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  made.append(path);
  return made;
}
