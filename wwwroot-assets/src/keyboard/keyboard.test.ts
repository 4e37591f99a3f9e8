import { beforeEach, expect, test, vi } from "vitest";
import { keyboard } from "./keyboard";

const navigateTo = vi.fn();
keyboard();

beforeEach(() => {
  localStorage.clear();
  navigateTo.mockClear();
  vi.stubGlobal("Blazor", { navigateTo });
  HTMLElement.prototype.scrollIntoView = vi.fn();
  HTMLDialogElement.prototype.showModal = function () { this.setAttribute("open", ""); };
  const query = Document.prototype.querySelector;
  vi.spyOn(document, "querySelector").mockImplementation((s: string) => (s === "dialog:modal" ? null : query.call(document, s)));
  document.body.innerHTML = `<nav><a href="/">Home</a><a href="/products">Products</a></nav><input id="omni"><textarea></textarea>
    <dialog id="keys"><input type="checkbox" data-keys-off></dialog>
    <table><tbody><tr data-row="/products/a/b"><td><input type="checkbox" id="one"></td></tr><tr data-row="/products/a/c"><td></td></tr></tbody></table>`;
});

function press(key: string, on: EventTarget = document.activeElement ?? document.body, init: KeyboardEventInit = {}): void {
  on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }));
}

test("slash goes to the search box", () => {
  press("/", document.body);
  expect(document.activeElement?.id).toBe("omni");
});

test("letters do nothing while a field has the focus", () => {
  const text = document.querySelector("textarea") as HTMLTextAreaElement;
  text.focus();
  press("j");
  press("g");
  press("h");
  press("?");
  expect(document.querySelector("[data-current]")).toBeNull();
  expect(navigateTo).not.toHaveBeenCalled();
  expect(document.querySelector("dialog")?.hasAttribute("open")).toBe(false);
});

test("j, x and Enter walk, select and open a row", () => {
  press("j", document.body);
  press("x");
  expect((document.querySelector("#one") as HTMLInputElement).checked).toBe(true);
  press("j");
  press("Enter");
  expect(navigateTo).toHaveBeenCalledWith("/products/a/c");
});

test("arrows walk the rows once one is chosen, and scroll the page before that", () => {
  press("ArrowDown", document.body);
  expect(document.querySelector("[data-current]")).toBeNull();
  press("j", document.body);
  press("ArrowDown");
  press("Enter");
  expect(navigateTo).toHaveBeenCalledWith("/products/a/c");
  press("ArrowUp");
  press("Enter");
  expect(navigateTo).toHaveBeenLastCalledWith("/products/a/b");
});

test("g h goes home, g i nowhere as long as there is no inbox", () => {
  press("g", document.body);
  press("h", document.body);
  expect(navigateTo).toHaveBeenCalledWith("/");
  navigateTo.mockClear();
  press("g", document.body);
  press("i", document.body);
  expect(navigateTo).not.toHaveBeenCalled();
});

test("letters can be switched off, and the help still opens", () => {
  localStorage.setItem("catalog.keys.off", "1");
  press("j", document.body);
  expect(document.querySelector("[data-current]")).toBeNull();
  press("?", document.body);
  expect(document.querySelector("dialog")?.hasAttribute("open")).toBe(true);
});

test("Ctrl K works from a field too", () => {
  const text = document.querySelector("textarea") as HTMLTextAreaElement;
  text.focus();
  press("k", text, { ctrlKey: true });
  expect(document.activeElement?.id).toBe("omni");
});

test("a capital X selects all rows that are of the kind of the current one", () => {
  document.body.innerHTML = `<ul><li data-row="/a" data-alike="edge"><input type="checkbox"></li><li data-row="/b" data-alike="access"><input type="checkbox"></li>
    <li data-row="/c" data-alike="edge"><input type="checkbox"></li><li data-row="/d" data-alike="edge"><input type="checkbox" disabled></li></ul>`;
  press("j", document.body);
  press("X");
  expect([...document.querySelectorAll("input")].map((box) => box.checked)).toEqual([true, false, true, false]);
  press("X");
  expect([...document.querySelectorAll("input")].filter((box) => box.checked)).toHaveLength(2);
});
