import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { rows, type RowDeed } from "./rows";

interface EventType { createEventArgs: (event: Event) => unknown }

let heard: RowDeed[] = [];
let registered: { name: string; type: EventType } | undefined;

beforeAll(() => {
  vi.stubGlobal("Blazor", { registerCustomEventType: (name: string, type: EventType) => { registered = { name, type }; } });
  // The tests' browser has none.
  vi.stubGlobal("CSS", { escape: (text: string) => text.replace(/[^a-z0-9-]/g, "\\$&") });
  rows();
});

beforeEach(() => {
  heard = [];
  document.body.innerHTML = `<table><tbody>${row("sales/orders")}${row("sales/returns")}</tbody></table>`;
  document.querySelector("tbody")?.addEventListener("rowdeed", (event) => heard.push((event as CustomEvent<RowDeed>).detail));
});

function row(key: string): string {
  return `<tr data-key="${key}"><td><input type="checkbox" data-do="select"></td><td><button data-do="star"><svg></svg></button><a href="/x">x</a></td></tr>`;
}

test("a list hears what was done in which row", () => {
  document.querySelector<HTMLInputElement>("tr:last-child input")?.click();
  document.querySelector<Element>("button svg")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  document.querySelector<HTMLElement>("td:last-child")?.click();
  expect(heard).toEqual([{ deed: "select", key: "sales/returns", on: true }, { deed: "star", key: "sales/orders", on: false }]);
});

test("the server's side learns what the event carries", () => {
  expect(registered?.name).toBe("rowdeed");
  expect(registered?.type.createEventArgs(new CustomEvent("rowdeed", { detail: heard }))).toBe(heard);
});

test("the focus stays in a row that is drawn anew", async () => {
  const old = document.querySelector("tr") as HTMLElement;
  old.setAttribute("data-current", "");
  old.querySelector("button")?.focus();
  old.querySelector("button")?.click();
  old.outerHTML = row("sales/orders");
  await vi.waitFor(() => expect(document.activeElement).toBe(document.querySelector("tr button")));
  expect(document.querySelector("tr")?.hasAttribute("data-current")).toBe(true);
});
