const PREFIX = "catalog.scroll.";
const PATIENCE_MS = 2000;

interface Entry { readonly id: string }

/** Saves where each history entry was scrolled to, and goes there again as soon as the content is tall enough. */
export function scroll(): void {
  history.scrollRestoration = "manual";
  let id = entryId();
  let restoring = 0;

  const save = (): void => sessionStorage.setItem(PREFIX + id, String(Math.round(scrollY)));
  addEventListener("scroll", () => { if (restoring === 0) save(); }, { passive: true });
  addEventListener("pagehide", save);
  for (const gesture of ["wheel", "touchstart", "keydown"]) addEventListener(gesture, () => { restoring = 0; }, { passive: true });

  const restore = (): void => {
    const wanted = Number(sessionStorage.getItem(PREFIX + id) ?? 0);
    if (wanted === 0) return;
    const mine = ++restoring;
    const started = performance.now();
    const step = (): void => {
      if (restoring !== mine) return;
      if (document.documentElement.scrollHeight - innerHeight >= wanted || performance.now() - started > PATIENCE_MS) {
        scrollTo(0, wanted);
        restoring = 0;
      } else {
        requestAnimationFrame(step);
      }
    };
    step();
  };

  addEventListener("popstate", () => {
    id = entryId();
    restore();
  });
  watchPushes(() => {
    id = entryId();
  });
  restore();
}

/** Blazor replaces the entry's state, so ours lives beside it under a name of its own. */
export function entryId(): string {
  const state = history.state as { catalogEntry?: Entry } | null;
  if (state?.catalogEntry !== undefined) return state.catalogEntry.id;
  const entry: Entry = { id: `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}` };
  history.replaceState({ ...(history.state as object | null), catalogEntry: entry }, "");
  return entry.id;
}

function watchPushes(pushed: () => void): void {
  const push = history.pushState.bind(history);
  history.pushState = (state: unknown, unused: string, url?: string | URL | null): void => {
    push(state, unused, url);
    pushed();
  };
}
