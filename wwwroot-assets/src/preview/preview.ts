import { goInstead } from "../blazor";

const PAUSE_MS = 120;

/**
 * The panel beside a list shows the row that is current: a press on a row, J and K, and Space, which lays it over a page
 * that is too narrow to show it beside. The address follows without steps of its own.
 */
export function preview(): void {
  let waiting = 0;
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-follow]") : null;
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    goInstead(link.href);
  });
  document.addEventListener("catalog:row", (event) => {
    clearTimeout(waiting);
    const row = event.target;
    // Whoever walks past a row does not want to wait for it.
    if (row instanceof HTMLElement && panel() !== null) waiting = window.setTimeout(() => show(row), PAUSE_MS);
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && isOpen()) {
      close();
      return;
    }
    const row = document.querySelector<HTMLElement>("[data-row][data-current]");
    if (event.key !== " " || row === null || panel() === null || !row.contains(document.activeElement) || (event.target instanceof Element && event.target.closest("input, textarea, select, button, a") !== null)) return;
    event.preventDefault();
    if (isOpen()) close();
    else {
      show(row);
      document.documentElement.dataset["preview"] = "open";
    }
  });
  document.addEventListener("mousedown", (event) => {
    if (isOpen() && event.target instanceof Element && event.target.closest("aside.prev") === null) close();
  });
}

function panel(): HTMLElement | null {
  return document.querySelector<HTMLElement>("aside.prev");
}

function show(row: HTMLElement): void {
  const link = row.querySelector<HTMLAnchorElement>("a[data-follow]");
  if (link !== null && link.getAttribute("aria-current") !== "true") goInstead(link.href);
}

function isOpen(): boolean {
  return document.documentElement.dataset["preview"] === "open";
}

function close(): void {
  delete document.documentElement.dataset["preview"];
}
