const PREFIX = "catalog.recent.";
const MOST = 8;

/**
 * What this person looked for, newest first. It stays in the browser, under the person's own name: others who sign in here
 * do not see it, and the server never learns it.
 */
export function recent(): string[] {
  const kept: unknown = JSON.parse(localStorage.getItem(key()) ?? "[]");
  return Array.isArray(kept) ? kept.filter((text): text is string => typeof text === "string") : [];
}

export function remember(text: string): void {
  const asked = text.trim();
  if (asked === "") return;
  localStorage.setItem(key(), JSON.stringify([asked, ...recent().filter((other) => other.toLowerCase() !== asked.toLowerCase())].slice(0, MOST)));
}

export function searchFor(text: string): string {
  return `/search?q=${encodeURIComponent(text)}`;
}

/** The list on the page without a question, and its way to be forgotten. */
export function recentList(): { stop: () => void } {
  const fill = (): void => {
    const section = document.querySelector<HTMLElement>("[data-recent]");
    const list = section?.querySelector("[data-recent-list]");
    if (section === null || list === null || list === undefined || list.childElementCount > 0) return;
    const texts = recent();
    list.replaceChildren(...texts.map((text) => {
      const row = document.createElement("li");
      const link = document.createElement("a");
      row.dataset["row"] = link.href = searchFor(text);
      link.textContent = text;
      row.append(link);
      return row;
    }));
    section.hidden = texts.length === 0;
  };
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.target.closest("[data-recent-forget]") === null) return;
    localStorage.removeItem(key());
    document.querySelector("[data-recent-list]")?.replaceChildren();
    fill();
  });
  const watch = new MutationObserver(fill);
  watch.observe(document.body, { childList: true, subtree: true });
  fill();
  return { stop: () => watch.disconnect() };
}

function key(): string {
  return PREFIX + (document.querySelector<HTMLElement>("form.omni")?.dataset["of"] ?? "");
}
