import { beforeEach, expect, test, vi } from "vitest";
import { circuit, pause } from "./circuit";

const script = { start: vi.fn().mockResolvedValue(undefined), navigateTo: vi.fn(), reconnect: vi.fn(), pauseCircuit: vi.fn(), resumeCircuit: vi.fn() };

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
  const fetch = vi.fn().mockRejectedValueOnce(new TypeError("down")).mockResolvedValueOnce(new Response(null, { status: 503 })).mockResolvedValue(new Response());
  vi.stubGlobal("fetch", fetch);
  script.reconnect.mockResolvedValue(false);
  script.resumeCircuit.mockResolvedValue(true);
  const modal = tell("show");
  tell("failed");
  await vi.advanceTimersByTimeAsync(2100);
  expect(script.resumeCircuit).toHaveBeenCalledOnce();
  expect(modal.open).toBe(false);
  vi.useRealTimers();
});

test("a page that is being paused waits for its state before it comes back", async () => {
  vi.stubGlobal("fetch", vi.fn().mockResolvedValue(new Response()));
  let handedOver = (_: boolean): void => undefined;
  script.pauseCircuit.mockReturnValue(new Promise<boolean>((done) => { handedOver = done; }));
  script.resumeCircuit.mockClear();
  script.resumeCircuit.mockResolvedValue(true);
  const modal = tell("paused");
  await new Promise((done) => setTimeout(done));
  expect(script.resumeCircuit).not.toHaveBeenCalled();
  handedOver(true);
  await vi.waitFor(() => expect(modal.open).toBe(false));
  expect(script.resumeCircuit).toHaveBeenCalledOnce();
});

test("a lost connection is tried at once, then about each second, and never given up", () => {
  expect(pause(0)).toBe(0);
  expect(pause(1)).toBeGreaterThan(500);
  expect(pause(1)).toBeLessThan(1100);
  expect(pause(1000)).toBeLessThan(7000);
});
