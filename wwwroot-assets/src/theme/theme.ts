import { setCookie } from "../cookies";

export type Choice = "system" | "light" | "dark";
const KEY = "catalog.theme";
const ORDER: readonly Choice[] = ["system", "light", "dark"];
const WORDS: Record<Choice, string> = { system: "as the system", light: "light", dark: "dark" };

export function chosen(): Choice {
  const kept = localStorage.getItem(KEY);
  return kept === "light" || kept === "dark" ? kept : "system";
}

/** The attribute decides; without one the style sheet follows the system by itself, so nothing flashes. */
export function choose(choice: Choice): void {
  if (choice === "system") {
    localStorage.removeItem(KEY);
    delete document.documentElement.dataset["theme"];
  } else {
    localStorage.setItem(KEY, choice);
    document.documentElement.dataset["theme"] = choice;
  }
  setCookie(KEY, choice);
}

/** From what is seen now to its opposite first; then back to the system's own. */
export function following(now: Choice, systemIsDark: boolean): Choice {
  const order = systemIsDark ? ORDER : (["system", "dark", "light"] as const);
  return order[(order.indexOf(now) + 1) % order.length] ?? "system";
}

export function theme(): void {
  const systemIsDark = (): boolean => matchMedia("(prefers-color-scheme: dark)").matches;
  choose(chosen());
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-theme-toggle]") : null;
    if (button === null) return;
    const next = following(chosen(), systemIsDark());
    choose(next);
    button.setAttribute("title", `Colours: ${WORDS[next]}`);
  });
  window.addEventListener("storage", (event) => {
    if (event.key === KEY) choose(chosen());
  });
}
