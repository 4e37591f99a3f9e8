import { beforeEach, expect, test, vi } from "vitest";
import { preview } from "./preview";

const went: [string, unknown][] = [];
preview();

function press(key: string): KeyboardEvent {
  const pressed = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  (document.activeElement ?? document.body).dispatchEvent(pressed);
  return pressed;
}

function row(): HTMLElement {
  return document.querySelector<HTMLElement>("[data-row]")!;
}

beforeEach(() => {
  went.length = 0;
  delete document.documentElement.dataset["preview"];
  vi.stubGlobal("Blazor", { navigateTo: (url: string, options: unknown) => went.push([new URL(url).search, options]) });
  document.body.innerHTML = '<article data-row="/a" data-current tabindex="-1"><a data-follow href="/search?q=x&preview=a">a</a></article><aside class="prev"></aside>';
  row().focus();
});

test("a row that is pressed is previewed without a step that Back would have to undo", () => {
  document.querySelector<HTMLElement>("a[data-follow]")!.click();
  expect(went).toEqual([["?q=x&preview=a", { replaceHistoryEntry: true }]]);
});

test("the panel follows J and K once they rest", async () => {
  row().dispatchEvent(new CustomEvent("catalog:row", { bubbles: true }));
  expect(went).toEqual([]);
  await vi.waitFor(() => expect(went).toHaveLength(1));
});

test("Space lays the panel over a narrow page, and again or Escape takes it away", () => {
  expect(press(" ").defaultPrevented).toBe(true);
  expect(document.documentElement.dataset["preview"]).toBe("open");
  press("Escape");
  expect(document.documentElement.dataset["preview"]).toBeUndefined();
  press(" ");
  press(" ");
  expect(document.documentElement.dataset["preview"]).toBeUndefined();
});

test("Space scrolls as ever where nothing can be previewed", () => {
  document.querySelector("aside")!.remove();
  expect(press(" ").defaultPrevented).toBe(false);
});
