const KEY = "catalog.returning";

/**
 * Opens the page anew because its circuit is lost. Nobody chose to leave: nobody is asked whether to, and the forms that
 * stand on the page are filled again with what was typed into them.
 */
export function reload(): void {
  const forms = [...document.querySelectorAll<HTMLFormElement>("form[data-draft]")].map((form) => form.dataset["draft"]);
  sessionStorage.setItem(KEY, JSON.stringify(forms));
  addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), { capture: true, once: true });
  location.reload();
}

/** The forms (by the keys of their drafts) on which somebody was when the page opened anew; asked once. */
export function returning(): Set<string> {
  const forms = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return new Set(forms === null ? [] : (JSON.parse(forms) as string[]));
}
