import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { suggest } from "./suggest";
import type { Suggestions } from "./suggestions";

const went: string[] = [];
const { stop } = suggest();
afterAll(stop);

function answer(...titles: string[]): Suggestions {
  const hits = titles.map((title) => ({ key: title, title, nameParts: [{ text: title, marked: true }], href: `/products/${title}`, place: "Sales", state: null, filter: `domain:${title}`, columns: [], note: title === "old" ? "deprecated, ends 31 Dec 2026, use sales/orders" : null }));
  return { groups: hits.length === 0 ? [] : [{ type: "product", label: "Data products", hits }], didYouMean: null, index: { condition: "ready", says: "" } };
}

function key(name: string): void {
  box().dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
}

function box(): HTMLInputElement {
  return document.querySelector<HTMLInputElement>("#omni")!;
}

function type(text: string): void {
  box().value = text;
  box().dispatchEvent(new Event("input", { bubbles: true }));
}

const rows = (): string[] => [...document.querySelectorAll("[role=option]")].map((row) => row.getAttribute("href") ?? "");

beforeEach(() => {
  went.length = 0;
  Object.assign(window, { Blazor: { navigateTo: (url: string) => went.push(new URL(url).pathname) } });
  Element.prototype.scrollIntoView = () => undefined;
  document.body.innerHTML = '<form class="omni"><input id="omni"></form>';

  box().focus();
});

test("what is typed is asked at once, and a newer key gives up the older question", async () => {
  const signals: AbortSignal[] = [];
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    signals.push(init.signal!);
    return Promise.resolve(new Response(JSON.stringify(answer(url.endsWith("q=or") ? "orders" : "o"))));
  });
  type("o");
  type("or");
  await vi.waitFor(() => expect(rows()).toEqual(["/products/orders"]));
  expect(signals.map((signal) => signal.aborted)).toEqual([true, false]);
  expect(box().getAttribute("aria-expanded")).toBe("true");
});

test("the arrow keys choose, Enter opens what is chosen", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify(answer("orders", "returns")))));
  type("x");
  await vi.waitFor(() => expect(rows()).toHaveLength(2));
  key("ArrowDown");
  key("ArrowDown");
  expect(box().getAttribute("aria-activedescendant")).toBe("omni-1");
  key("Enter");
  expect(went).toEqual(["/products/returns"]);
  expect(box().getAttribute("aria-expanded")).toBe("false");
});

test("Tab turns the chosen one into a filter", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify(answer("sales")))));
  type("sa");
  await vi.waitFor(() => expect(rows()).toHaveLength(1));
  key("ArrowDown");
  key("Tab");
  expect(box().value).toBe("domain:sales ");
});

test("without an answer the sheet stays away, and Enter stays the form's", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("", { status: 429 })));
  type("x");
  const enter = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
  box().dispatchEvent(enter);
  expect(enter.defaultPrevented).toBe(false);
});

test("an empty box offers what was looked for here and what many people open, and keeps both apart by person", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify(answer("orders")))));
  localStorage.clear();
  document.querySelector<HTMLElement>("form.omni")!.dataset["of"] = "ana";
  box().value = "customer emails";
  document.querySelector("form")!.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  type("");
  await vi.waitFor(() => expect(rows()).toEqual(["/search?q=customer%20emails", "/products/orders"]));

  document.querySelector<HTMLElement>("form.omni")!.dataset["of"] = "ben";
  type("");
  await vi.waitFor(() => expect(rows()).toEqual(["/products/orders"]));
});

test("what was looked for can be forgotten", () => {
  localStorage.setItem("catalog.recent.", '["orders"]');
  document.body.insertAdjacentHTML("beforeend", '<section data-recent hidden><ul data-recent-list></ul><button data-recent-forget></button></section>');
  return vi.waitFor(() => expect(document.querySelector("[data-recent-list]")!.textContent).toBe("orders")).then(() => {
    document.querySelector<HTMLElement>("[data-recent-forget]")!.click();
    expect(document.querySelector<HTMLElement>("[data-recent]")!.hidden).toBe(true);
    expect(localStorage.getItem("catalog.recent.")).toBeNull();
  });
});

test("Escape closes without leaving the box", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify(answer("orders")))));
  type("o");
  await vi.waitFor(() => expect(rows()).toHaveLength(1));
  key("Escape");
  expect(document.querySelector<HTMLElement>("#omni-sheet")!.hidden).toBe(true);
  expect(document.activeElement).toBe(box());
});

test("a suggestion that is deprecated says until when, and what to use instead", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify(answer("old", "new")))));
  type("o");
  await vi.waitFor(() => expect(rows()).toHaveLength(2));
  const texts = [...document.querySelectorAll("[role=option]")].map((row) => row.textContent);
  expect(texts[0]).toContain("deprecated, ends 31 Dec 2026, use sales/orders");
  expect(texts[1]).not.toContain("deprecated");
});
