import { blazor } from "../blazor";

/** A hidden tab gives its memory back after this long, and takes it again when looked at. */
const HIDDEN_MS = 10 * 60 * 1000;
const RETRY_MS = 1000;

type State = "show" | "hide" | "retrying" | "failed" | "rejected" | "paused" | "resume-failed";

/** Blazor's own dialog of a lost connection: it never blocks reading, and comes back by itself as long as it can. */
export function circuit(): void {
  const modal = document.querySelector<HTMLDialogElement>("#components-reconnect-modal");
  if (modal === null) return;
  let paused = false;
  let trying = false;

  modal.addEventListener("components-reconnect-state-changed", (event) => {
    const state = (event as CustomEvent<{ state: State }>).detail.state;
    modal.dataset["state"] = state;
    if (state === "hide") {
      modal.close();
    } else if (state === "rejected" || state === "resume-failed") {
      location.reload();
    } else {
      // Not show(): it would take the focus out of the field in which somebody is typing.
      modal.open = true;
      if (state === "failed" || state === "paused") void comeBack();
    }
  });
  modal.querySelector("[data-reconnect]")?.addEventListener("click", () => void comeBack());
  modal.querySelector("[data-resume]")?.addEventListener("click", () => void comeBack());

  async function comeBack(): Promise<void> {
    if (trying || document.visibilityState === "hidden") return;
    trying = true;
    try {
      // Blazor throws where the server goes away in the middle of coming back; that is a reason to try again, not to end.
      while (!(await attempt().catch(() => false))) await new Promise((done) => setTimeout(done, RETRY_MS));
      paused = false;
      modal?.close();
    } finally {
      trying = false;
    }
  }

  async function attempt(): Promise<boolean> {
    const script = blazor();
    if (script === undefined) return false;
    if (!(await reachable())) return false;
    if (modal?.dataset["state"] !== "paused" && (await script.reconnect())) return true;
    if (await script.resumeCircuit()) return true;
    // The server answers but knows nothing of this page any more: drafts offer back what was typed.
    location.reload();
    return true;
  }

  let hidden: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(hidden);
    if (document.visibilityState === "hidden") {
      hidden = setTimeout(() => {
        paused = true;
        void blazor()?.pauseCircuit();
      }, HIDDEN_MS);
    } else if (paused || modal.open) {
      void comeBack();
    }
  });
}

async function reachable(): Promise<boolean> {
  try {
    await fetch("/", { method: "HEAD", cache: "no-store", redirect: "manual" });
    return true;
  } catch {
    // No answer at all: the server is down or restarting; the caller tries again.
    return false;
  }
}
