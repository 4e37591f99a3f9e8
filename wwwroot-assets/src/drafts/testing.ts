/** What the tests of drafts share: a form, and what a person does with it. */

export const FORM = `<form data-draft="product|sales/orders|3"><div data-draft-offer hidden>Kept<span data-draft-words></span>.<span data-draft-over hidden> Over an earlier version.</span> <button type="button" data-draft-restore>Restore</button><button type="button" data-draft-discard>Discard</button></div>
  <input name="name" value="Orders"><textarea name="purpose"></textarea><input type="password" name="secret"><input type="checkbox" name="pii"></form>`;
export const KEY = "catalog.draft.product|sales/orders|3";

export function type(name: string, text: string): void {
  const field = document.querySelector<HTMLInputElement>(`[name=${name}]`) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

export function value(name: string): string {
  return (document.querySelector(`[name=${name}]`) as HTMLInputElement).value;
}

export function answer(deed: "restore" | "discard"): void {
  document.querySelector<HTMLButtonElement>(`[data-draft-${deed}]`)?.click();
}

export function isOffered(): boolean {
  return document.querySelector("[data-draft-offer]")?.hasAttribute("hidden") === false;
}
