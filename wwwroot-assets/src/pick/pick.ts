const OURS = new Set(["ArrowDown", "ArrowUp", "Enter", "Escape"]);

/** While the list of a picker is open, its keys are its own: Enter must not send the form, nor Escape close the dialog. */
export function pick(): { stop: () => void } {
  const stopped = new AbortController();
  document.addEventListener("keydown", (event) => {
    if (OURS.has(event.key) && event.target instanceof HTMLElement && event.target.matches('[data-pick][aria-expanded="true"]')) event.preventDefault();
  }, { capture: true, signal: stopped.signal });
  const watch = new MutationObserver((changes) => {
    for (const change of changes) {
      const id = change.target instanceof Element ? change.target.getAttribute("aria-activedescendant") : null;
      if (id !== null) document.getElementById(id)?.scrollIntoView({ block: "nearest" });
    }
  });
  watch.observe(document.body, { subtree: true, attributeFilter: ["aria-activedescendant"] });
  return {
    stop: () => {
      watch.disconnect();
      stopped.abort();
    },
  };
}
