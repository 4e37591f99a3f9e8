import { go } from "../blazor";
import { draw, drawStart } from "./draw";
import { recent, recentList, remember } from "./recent";
import type { Suggestions } from "./suggestions";

const ENDPOINT = "/api/v1/search/suggest";

let question: AbortController | undefined;
let current = -1;

/**
 * Suggestions under the search box: every key asks at once and gives up the question before it, so that what is drawn
 * always belongs to what stands in the box. The box stays a plain form; without an answer Enter searches. Listens at the
 * document, since the box is drawn anew when the circuit starts.
 */
export function suggest(): { stop: () => void } {
  document.addEventListener("input", (event) => {
    if (isBox(event.target)) void ask(event.target);
  });
  document.addEventListener("focusin", (event) => {
    if (isBox(event.target)) {
      void ask(event.target);
    } else if (event.target instanceof Element && event.target.closest("form.omni") === null) close();
  });
  document.addEventListener("submit", (event) => {
    if (!(event.target instanceof Element) || !event.target.matches("form.omni")) return;
    remember(document.querySelector<HTMLInputElement>("#omni")?.value ?? "");
    close();
  });
  // A press on a suggestion must not take the focus from the box before the click arrives.
  document.addEventListener("mousedown", (event) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest(".sheet") !== null) event.preventDefault();
    else if (event.target.closest("form.omni") === null) close();
  });
  document.addEventListener("click", (event) => {
    const option = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(".sheet a[role=option]") : null;
    if (option === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    leave(option.href);
  });
  // Before the keys of the page, which take Escape for leaving the field.
  document.addEventListener("keydown", (event) => {
    if (isBox(event.target) && press(event.target, event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, { capture: true });
  return recentList();
}

function isBox(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.id === "omni";
}

function sheet(): HTMLElement | null {
  return document.querySelector<HTMLElement>("form.omni > .sheet");
}

function sheetOf(box: HTMLInputElement): HTMLElement {
  const there = sheet();
  if (there !== null) return there;
  const made = document.createElement("div");
  made.id = "omni-sheet";
  made.className = "sheet";
  made.hidden = true;
  box.form?.append(made);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": made.id, "aria-expanded": "false" })) box.setAttribute(name, value);
  return made;
}

function options(): HTMLAnchorElement[] {
  return [...document.querySelectorAll<HTMLAnchorElement>(".sheet a[role=option]")];
}

async function ask(box: HTMLInputElement): Promise<void> {
  const text = box.value.trim();
  question?.abort();
  const mine = new AbortController();
  question = mine;
  try {
    const answer = await fetch(`${ENDPOINT}?q=${encodeURIComponent(text)}`, { signal: mine.signal, headers: { accept: "application/json" }, credentials: "same-origin" });
    if (!answer.ok) {
      close();
      return;
    }
    const found = (await answer.json()) as Suggestions;
    if (mine.signal.aborted || document.activeElement !== box) return;
    const drawn = sheetOf(box);
    if (text === "") drawStart(drawn, recent(), found);
    else draw(drawn, found, text);
    drawn.hidden = text === "" && drawn.querySelector("[role=option]") === null;
    box.setAttribute("aria-expanded", String(!drawn.hidden));
    choose(box, -1);
  } catch (failure) {
    // Given up for a newer key, or the portal is away: the banner of the connection says that.
    if (!mine.signal.aborted && !(failure instanceof TypeError)) throw failure;
  }
}

function close(): void {
  question?.abort();
  const drawn = sheet();
  if (drawn === null || drawn.hidden) return;
  drawn.hidden = true;
  const box = document.querySelector<HTMLInputElement>("#omni");
  box?.setAttribute("aria-expanded", "false");
  if (box !== null) choose(box, -1);
}

function choose(box: HTMLInputElement, index: number): void {
  const all = options();
  current = index;
  all.forEach((option, i) => option.setAttribute("aria-selected", i === index ? "true" : "false"));
  const chosen = all[index];
  if (chosen === undefined) box.removeAttribute("aria-activedescendant");
  else {
    box.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }
}

function leave(url: string): void {
  close();
  document.querySelector<HTMLInputElement>("#omni")?.blur();
  go(url);
}

/** Whether the key was for the sheet. */
function press(box: HTMLInputElement, event: KeyboardEvent): boolean {
  const drawn = sheet();
  if (drawn === null || drawn.hidden || event.isComposing) return false;
  const all = options();
  const chosen = all[current];
  if (event.key === "ArrowDown") choose(box, current + 1 >= all.length ? -1 : current + 1);
  else if (event.key === "ArrowUp") choose(box, current === -1 ? all.length - 1 : current - 1);
  else if (event.key === "Enter" && chosen !== undefined) leave(chosen.href);
  else if (event.key === "Tab" && chosen?.dataset["filter"] !== undefined && !event.shiftKey) {
    box.value = `${chosen.dataset["filter"]} `;
    void ask(box);
  } else if (event.key === "Escape") close();
  else return false;
  return true;
}
