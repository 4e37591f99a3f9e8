/** A dialog that the server renders is shown as a modal one; an open menu closes by Escape, by a click elsewhere and by a choice. */
export function dialogs(): { stop: () => void } {
  const watch = new MutationObserver(showRendered);
  watch.observe(document.body, { childList: true, subtree: true });
  showRendered();
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    target?.closest<HTMLElement>("[data-close-dialog]")?.closest("dialog")?.close();
    for (const menu of document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]")) {
      if (target === null || !menu.contains(target) || target.closest("a, .pop button") !== null) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]")) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
  return { stop: () => watch.disconnect() };
}

function showRendered(): void {
  for (const dialog of document.querySelectorAll<HTMLDialogElement>("dialog[data-dialog]:not([open])")) dialog.showModal();
}
