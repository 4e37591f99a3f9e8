const KEY = "catalog.returning";

/** The forms (by the keys of their drafts) that were typed into on this page. */
export const typedHere = new Set<string>();

/**
 * Opens the page anew because its circuit is lost. Nobody chose to leave: nobody is asked whether to, and the forms that
 * were typed into are filled again.
 */
export function reload(): void {
  sessionStorage.setItem(KEY, JSON.stringify([...typedHere]));
  addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), { capture: true, once: true });
  location.reload();
}

/** The forms that were typed into when the page opened anew; asked once. */
export function returning(): Set<string> {
  const forms = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return new Set(forms === null ? [] : (JSON.parse(forms) as string[]));
}
