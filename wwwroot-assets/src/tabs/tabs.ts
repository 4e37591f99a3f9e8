/** Tabs that do not fit scroll sideways: the chosen one is brought into view without moving the page. */
export function tabs(): { stop: () => void } {
  const watch = new MutationObserver(show);
  watch.observe(document.body, { childList: true, subtree: true, attributeFilter: ["aria-current"] });
  show();
  return { stop: () => watch.disconnect() };
}

const shown = new WeakMap<Element, Element>();

function show(): void {
  for (const strip of document.querySelectorAll<HTMLElement>(".tabs, .pills")) {
    const now = strip.querySelector<HTMLElement>("[aria-current]");
    if (now === null || shown.get(strip) === now) continue;
    shown.set(strip, now);
    const room = (strip.clientWidth - now.offsetWidth) / 2;
    strip.scrollLeft = now.offsetLeft - strip.offsetLeft - room;
  }
}
