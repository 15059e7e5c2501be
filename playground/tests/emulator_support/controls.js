// What axe lets pass: controls that have no name of their own, and references to elements that are not there.
// A placeholder is no name, though browsers and axe take it for one.
() => {
  const SPEAKING = "button, a[href], summary, [role=option], [role=tab], [role=menuitem], [role=switch]";
  const OTHERS = "input:not([type=hidden]), select, textarea, [role=combobox], [role=listbox], [role=menu], [role=dialog],"
    + " [role=alertdialog], [role=radiogroup], [role=group], [role=region], [role=log]";
  const REFERENCES = ["aria-labelledby", "aria-describedby", "aria-controls", "aria-activedescendant", "for"];

  const inSight = (selector) => [...document.querySelectorAll(selector)]
    .filter((one) => one.checkVisibility() && !one.closest("[aria-hidden=true]"));
  const words = (one) => one?.textContent.trim() || "";
  const ids = (one, name) => (one.getAttribute(name) || "").split(" ").filter(Boolean);
  const isNamed = (one) => Boolean(one.getAttribute("aria-label")?.trim()
    || ids(one, "aria-labelledby").some((id) => words(document.getElementById(id)))
    || [...(one.labels || [])].some(words)
    || (one.matches(SPEAKING) && words(one)));

  const nameless = inSight(`${SPEAKING}, ${OTHERS}`).filter((one) => !isNamed(one));
  const lost = REFERENCES.flatMap((name) => inSight(`[${name}]`).flatMap((one) => ids(one, name)
    .filter((id) => !document.getElementById(id)).map((id) => `${name} refers to ${id}, which is not there`)));
  return [...nameless.map((one) => `no name of its own: ${one.outerHTML.slice(0, 200)}`), ...lost];
}
