import { expect, test, vi } from "vitest";
import { tabs } from "./tabs";

test("the chosen tab is brought into view, also when another one is chosen later", async () => {
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { value: 300, configurable: true });
  Object.defineProperty(HTMLElement.prototype, "offsetWidth", { value: 100, configurable: true });
  Object.defineProperty(HTMLElement.prototype, "offsetLeft", { get(this: HTMLElement) { return Number(this.dataset["left"] ?? 0); }, configurable: true });
  document.body.innerHTML = '<nav class="tabs"><a data-left="0">Overview</a><a data-left="500" aria-current="page">Activity</a></nav>';
  const watch = tabs();
  const strip = document.querySelector("nav") as HTMLElement;
  expect(strip.scrollLeft).toBe(400);
  document.querySelector("[aria-current]")?.removeAttribute("aria-current");
  document.querySelector("a")?.setAttribute("aria-current", "page");
  await vi.waitFor(() => expect(strip.scrollLeft).not.toBe(400));
  watch.stop();
});
