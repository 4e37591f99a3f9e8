import { beforeEach, expect, test, vi } from "vitest";
import { circuit } from "./circuit";

const script = { navigateTo: vi.fn(), reconnect: vi.fn(), pauseCircuit: vi.fn(), resumeCircuit: vi.fn() };

beforeEach(() => {
  HTMLDialogElement.prototype.show = function () { this.setAttribute("open", ""); };
  HTMLDialogElement.prototype.close = function () { this.removeAttribute("open"); };
  document.body.innerHTML = '<dialog id="components-reconnect-modal"><button data-reconnect></button><button data-resume></button></dialog>';
  vi.stubGlobal("Blazor", script);
  circuit();
});

function tell(state: string): HTMLDialogElement {
  const modal = document.querySelector("dialog") as HTMLDialogElement;
  modal.dispatchEvent(new CustomEvent("components-reconnect-state-changed", { detail: { state } }));
  return modal;
}

test("a lost connection shows without blocking and goes when it is back", () => {
  const modal = tell("show");
  expect(modal.open).toBe(true);
  tell("hide");
  expect(modal.open).toBe(false);
});

test("a server that comes back after a while is found again", async () => {
  vi.useFakeTimers();
  const fetch = vi.fn().mockRejectedValueOnce(new TypeError("down")).mockResolvedValue(new Response());
  vi.stubGlobal("fetch", fetch);
  script.reconnect.mockResolvedValue(false);
  script.resumeCircuit.mockResolvedValue(true);
  const modal = tell("show");
  tell("failed");
  await vi.advanceTimersByTimeAsync(1500);
  expect(script.resumeCircuit).toHaveBeenCalledOnce();
  expect(modal.open).toBe(false);
  vi.useRealTimers();
});
