// Light or dark: the system's setting, until somebody chooses.

import { at } from "./dom.js";
import { icon } from "./icons.js";

const system = matchMedia("(prefers-color-scheme: dark)");

export function startTheme() {
  const dress = () => {
    const dark = (localStorage.getItem("theme") || (system.matches ? "dark" : "light")) === "dark";
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    at("theme").replaceChildren(icon(dark ? "sun" : "moon"), dark ? "Light mode" : "Dark mode");
  };
  dress();
  system.addEventListener("change", dress);
  addEventListener("storage", dress); // chosen in another window
  at("theme").addEventListener("click", () => {
    localStorage.setItem("theme", document.documentElement.dataset.theme === "dark" ? "light" : "dark");
    dress();
  });
}
