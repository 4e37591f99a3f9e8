import { blazor } from "../blazor";
import { reload } from "./reload";

/** A hidden tab gives its memory back after this long, and takes it again when looked at. */
const HIDDEN_MS = 10 * 60 * 1000;
/** A portal that restarts is back in seconds; one that is gone for longer is asked less often. */
const SOON_MS = 800;
const LATER_MS = 5000;
const SOON_TRIES = 60;

type State = "show" | "hide" | "retrying" | "failed" | "rejected" | "paused" | "resume-failed";

/** When to try for the nth time. Not all pages at once: who restarts has enough to do. */
export function pause(tries: number): number {
  return tries === 0 ? 0 : (tries < SOON_TRIES ? SOON_MS : LATER_MS) * (0.75 + Math.random() / 2);
}

/** Starts Blazor with our patience, and shows its dialog of a lost connection: it never blocks reading, and comes back by itself as long as it can. */
export function circuit(): void {
  void blazor()?.start({ circuit: { reconnectionOptions: { maxRetries: Number.MAX_SAFE_INTEGER, retryIntervalMilliseconds: pause } } });
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
      reload();
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
      for (let tries = 1; !(await attempt().catch(() => false)); tries++) await new Promise((done) => setTimeout(done, pause(tries)));
      paused = false;
      modal?.close();
    } finally {
      trying = false;
    }
  }

  async function attempt(): Promise<boolean> {
    const script = blazor();
    if (script === undefined) return false;
    // Blazor says "paused" before it is: until the server has handed over the state, there is nothing to resume.
    if (modal?.dataset["state"] === "paused") await script.pauseCircuit();
    if (!(await ready())) return false;
    if (modal?.dataset["state"] !== "paused" && (await script.reconnect())) return true;
    if (await script.resumeCircuit()) return true;
    // The server answers but knows nothing of this page any more.
    reload();
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

/** Whether a portal is there to come back to: one that is about to stop still answers, but is not ready. */
async function ready(): Promise<boolean> {
  try {
    return (await fetch("/healthz/ready", { cache: "no-store" })).ok;
  } catch {
    // No answer at all: the server is down or restarting; the caller tries again.
    return false;
  }
}
