/** Brings before the eyes why something was not done: the first field that is wrong, else what is said of the whole. */
export function showRefusal(): void {
  const wrong = first("main [aria-invalid='true']");
  if (wrong !== undefined) {
    wrong.focus({ preventScroll: true });
    wrong.scrollIntoView({ block: "center" });
    return;
  }
  const said = first("main [role='alert']") ?? first("main .note.suspect");
  if (said === undefined) return;
  said.tabIndex = -1;
  said.focus({ preventScroll: true });
  said.scrollIntoView({ block: "center" });
}

/** What stands on a step of a form that is not shown does not count. */
function first(selector: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(selector)].find((element) => element.closest("[hidden]") === null);
}
