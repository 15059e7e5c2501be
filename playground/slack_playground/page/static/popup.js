// Lists that open beside what they belong to, above everything else, wherever there is room.

const GAP = 4;

// Shows `popup` in the top layer beside `anchor`; gives what takes it away again.
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
