// Lists that open beside their control, above everything else, where there's room.

const GAP = 4;

// Shows `popup` in the top layer beside `anchor`; returns a function that removes it.
export function show(popup, anchor, { above = false, wide = false } = {}) {
  popup.popover = "manual";
  anchor.after(popup);
  popup.showPopover();
  const place = () => put(popup, anchor.getBoundingClientRect(), above, wide);
  place();
  const fits = new ResizeObserver(place);
  fits.observe(popup);
  document.addEventListener("scroll", place, { capture: true, passive: true });
  addEventListener("resize", place);
  return () => {
    fits.disconnect();
    document.removeEventListener("scroll", place, { capture: true });
    removeEventListener("resize", place);
    popup.remove();
  };
}

function put(popup, around, above, wide) {
  const style = popup.style;
  style.minWidth = wide ? `${around.width}px` : "";
  const room = { below: innerHeight - around.bottom - 2 * GAP, above: around.top - 2 * GAP };
  const up = above ? room.above > 120 || room.above > room.below : room.below < Math.min(popup.scrollHeight, 240) && room.above > room.below;
  style.maxHeight = `${Math.min(340, up ? room.above : room.below)}px`;
  style.top = up ? "auto" : `${around.bottom + GAP}px`;
  style.bottom = up ? `${innerHeight - around.top + GAP}px` : "auto";
  style.left = `${Math.max(GAP, Math.min(around.left, innerWidth - popup.offsetWidth - GAP))}px`;
}
