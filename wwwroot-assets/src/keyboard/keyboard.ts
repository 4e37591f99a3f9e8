import { go } from "../blazor";

const OFF = "catalog.keys.off";
const CHORD_MS = 1200;
const PLACES: Record<string, string> = { h: "/", i: "/inbox", p: "/products", l: "/lineage" };

export function lettersAreOff(): boolean {
  return localStorage.getItem(OFF) === "1";
}

/** Single letters never act while a field has the focus, with a modifier, or when switched off. */
export function keyboard(): void {
  let chord = 0;
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      if (focusSearch()) event.preventDefault();
      return;
    }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = isField(event.target);
    if (event.key === "Escape") {
      if (typing) (event.target as HTMLElement).blur();
      else if (!press("Escape")) currentRow()?.removeAttribute("data-current");
      return;
    }
    if (typing || document.querySelector("dialog:modal") !== null) return;
    if (event.key === "Enter") {
      if (event.target === document.body || event.target === currentRow()) open(event);
      return;
    }
    const arrow = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (arrow !== 0) {
      // Arrows scroll the page until a row has been chosen.
      if (currentRow()?.contains(document.activeElement) === true && move(arrow)) event.preventDefault();
      return;
    }
    if (lettersAreOff() && event.key !== "?") return;
    if (performance.now() - chord < CHORD_MS) {
      chord = 0;
      const place = PLACES[event.key];
      if (place !== undefined && isOffered(place)) {
        event.preventDefault();
        go(place);
        return;
      }
    }
    const deed = deeds[event.key];
    if (event.key === "g") chord = performance.now();
    else if (deed === undefined ? press(event.key) : deed()) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-keys]") !== null) help();
  });
  document.addEventListener("change", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || !box.matches("[data-keys-off]")) return;
    if (box.checked) localStorage.setItem(OFF, "1");
    else localStorage.removeItem(OFF);
  });
  // A search by name stays within the circuit once there is one; before that the plain form works.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("form[data-nav]")) return;
    event.preventDefault();
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string" && value !== "") asked.append(name, value);
    const query = asked.toString();
    go(form.action + (query === "" ? "" : `?${query}`));
  });
}

const deeds: Record<string, () => boolean> = { "/": focusSearch, "?": help, j: () => move(1), k: () => move(-1), x: select, X: selectAlike, "[": rail };

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit"].includes(target.type);
}

/** Pages name their own keys: data-deed="a" on the button or link that the key presses. */
function press(key: string): boolean {
  const target = /^[a-z]$|^Escape$/.test(key) ? document.querySelector<HTMLElement>(`[data-deed="${key}"]:not(:disabled)`) : null;
  target?.click();
  return target !== null;
}

/** Only places that the navigation of this person offers. */
function isOffered(place: string): boolean {
  return document.querySelector(`nav a[href="${place}"]`) !== null;
}

function focusSearch(): boolean {
  const box = document.querySelector<HTMLInputElement>("#omni");
  box?.focus();
  box?.select();
  return box !== null;
}

function help(): boolean {
  const dialog = document.querySelector<HTMLDialogElement>("dialog#keys");
  if (dialog === null || dialog.open) return false;
  const box = dialog.querySelector<HTMLInputElement>("[data-keys-off]");
  if (box !== null) box.checked = lettersAreOff();
  dialog.showModal();
  return true;
}

function rail(): boolean {
  const button = document.querySelector<HTMLElement>("[data-rail-toggle]");
  button?.click();
  return button !== null;
}

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-row]")];
}

function currentRow(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-row][data-current]");
}

function move(by: 1 | -1): boolean {
  const all = rows();
  if (all.length === 0) return false;
  const now = currentRow();
  const next = all[now === null ? (by === 1 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, all.indexOf(now) + by))];
  if (next === undefined) return false;
  if (now !== null) {
    now.removeAttribute("data-current");
    now.removeAttribute("tabindex");
  }
  next.setAttribute("data-current", "");
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  next.dispatchEvent(new CustomEvent("catalog:row", { bubbles: true }));
  return true;
}

function select(): boolean {
  const box = currentRow()?.querySelector<HTMLInputElement>("input[type=checkbox]");
  box?.click();
  return box !== undefined && box !== null;
}

/** All rows that are of the same kind as the current one: data-alike says which they are. */
function selectAlike(): boolean {
  const alike = currentRow()?.dataset["alike"];
  if (alike === undefined) return false;
  const boxes = rows().filter((row) => row.dataset["alike"] === alike).map((row) => row.querySelector<HTMLInputElement>("input[type=checkbox]:enabled"));
  for (const box of boxes) if (box !== null && !box.checked) box.click();
  return true;
}

function open(event: KeyboardEvent): void {
  const url = currentRow()?.dataset["row"];
  if (url === undefined || url === "") return;
  event.preventDefault();
  go(url);
}
