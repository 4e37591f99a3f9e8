import { blazor } from "../blazor";

/** How long the page may take to draw a row anew after something was done in it. */
const PATIENCE_MS = 5000;

/** What a list hears of a deed in one of its rows; see RowDeedEventArgs. */
export interface RowDeed {
  deed: string;
  key: string;
  on: boolean;
}

/**
 * Rows of lists are plain HTML that listens to nothing. What is done in them with a control that says what it does
 * (data-do) reaches the list as one event of its own.
 */
export function rows(): void {
  blazor()?.registerCustomEventType("rowdeed", { createEventArgs: (event) => (event as CustomEvent<RowDeed>).detail });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element) send(event.target.closest("button[data-do]"));
  });
  document.addEventListener("change", (event) => {
    if (event.target instanceof Element) send(event.target.closest("input[data-do]"));
  });
}

function send(control: Element | null): void {
  const row = control?.closest<HTMLElement>("[data-key]");
  if (control === null || row === null || row === undefined) return;
  stay(row, control);
  const detail: RowDeed = { deed: control.getAttribute("data-do") ?? "", key: row.dataset["key"] ?? "", on: control instanceof HTMLInputElement && control.checked };
  row.dispatchEvent(new CustomEvent("rowdeed", { bubbles: true, detail }));
}

/** The row is drawn anew with what changed; who works with the keyboard stays in it. */
function stay(row: HTMLElement, control: Element): void {
  const list = row.parentElement;
  if (list === null) return;
  const current = row.hasAttribute("data-current");
  const focused = document.activeElement === row ? "" : row.contains(document.activeElement) ? `[data-do="${control.getAttribute("data-do") ?? ""}"]` : undefined;
  const watch = new MutationObserver(() => {
    if (row.isConnected) return;
    watch.disconnect();
    const drawn = list.querySelector<HTMLElement>(`[data-key="${CSS.escape(row.dataset["key"] ?? "")}"]`);
    if (drawn === null) return;
    if (current) {
      drawn.setAttribute("data-current", "");
      drawn.tabIndex = -1;
    }
    if (focused === undefined || document.activeElement !== document.body) return;
    (focused === "" ? drawn : drawn.querySelector<HTMLElement>(focused))?.focus({ preventScroll: true });
  });
  watch.observe(list, { childList: true });
  setTimeout(() => watch.disconnect(), PATIENCE_MS);
}
