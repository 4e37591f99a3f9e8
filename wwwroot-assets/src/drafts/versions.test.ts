import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { typedHere } from "../circuit/reload";
import { drafts } from "./drafts";
import { answer, FORM, isOffered, KEY, type, value } from "./testing";

const EARLIER = "catalog.draft.product|sales/orders|2";
const NEXT = FORM.replace("|3", "|4");
let running: ReturnType<typeof drafts> | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  document.body.innerHTML = "";
});
afterEach(() => {
  running?.stop();
  typedHere.clear();
  vi.useRealTimers();
});

function open(form = FORM): void {
  running?.stop();
  document.body.innerHTML = form;
  running = drafts();
}

function keep(name: string, values: object): void {
  localStorage.setItem(name, JSON.stringify({ at: Date.now(), values }));
}

function isOverEarlier(): boolean {
  return document.querySelector("[data-draft-over]")?.hasAttribute("hidden") === false;
}

test("what was typed over a version that somebody saved over is offered, and says so", () => {
  keep(EARLIER, { name: "Typed", purpose: "" });
  open();
  expect([value("name"), isOffered(), isOverEarlier()]).toEqual(["Orders", true, true]);
  expect([localStorage.getItem(EARLIER), localStorage.getItem(KEY)?.includes("Typed")]).toEqual([null, true]);
  answer("restore");
  expect([value("name"), isOffered()]).toEqual(["Typed", false]);
});

test("it is not filled in by itself, also when the page comes back", () => {
  keep(EARLIER, { name: "Typed" });
  open();
  open();
  expect([value("name"), isOverEarlier()]).toEqual(["Orders", true]);
});

test("restored, it is what was typed over this version", () => {
  keep(EARLIER, { name: "Typed" });
  open();
  answer("restore");
  expect(JSON.parse(localStorage.getItem(KEY) ?? "{}")).toMatchObject({ values: { name: "Typed" } });
  expect(localStorage.getItem(KEY)).not.toContain("over");
});

test("discarded, it is gone", () => {
  keep(EARLIER, { name: "Typed" });
  open();
  answer("discard");
  expect([isOffered(), localStorage.length]).toEqual([false, 0]);
});

test("what was typed over this version is offered before it, and without the notice", () => {
  keep(EARLIER, { name: "Earlier" });
  keep(KEY, { name: "This one" });
  open();
  expect(isOverEarlier()).toBe(false);
  answer("restore");
  expect([value("name"), isOverEarlier()]).toEqual(["This one", true]);
});

test("what stands in the record already is not offered over it, and not kept", () => {
  keep(EARLIER, { name: "Orders" });
  open();
  expect([isOffered(), localStorage.length]).toEqual([false, 0]);
});

test("a draft of another record stays its own, and an old one is swept away", () => {
  keep("catalog.draft.product|sales/orders-2|2", { name: "Another" });
  localStorage.setItem(EARLIER, JSON.stringify({ at: 0, values: { name: "Old" } }));
  open();
  expect([isOffered(), localStorage.length]).toEqual([false, 1]);
});

test("a form that becomes that of the next version takes along what is typed in it", async () => {
  open();
  type("name", "Typing");
  vi.advanceTimersByTime(300);
  document.querySelector("form")?.setAttribute("data-draft", "product|sales/orders|4");
  await vi.advanceTimersByTimeAsync(300);
  expect([value("name"), isOffered()]).toEqual(["Typing", false]);
  expect([localStorage.getItem(KEY), localStorage.getItem("catalog.draft.product|sales/orders|4")?.includes("Typing")]).toEqual([null, true]);
});

test("what was just saved is not offered by the form of the version that it made", async () => {
  open();
  type("name", "Saved");
  vi.advanceTimersByTime(300);
  document.body.innerHTML = NEXT;
  await vi.advanceTimersByTimeAsync(0);
  running?.forget("product|sales/orders|3");
  expect([isOffered(), localStorage.length]).toEqual([false, 0]);
});

test("nor what went with the form to a version that came while it was being saved", async () => {
  open();
  type("name", "Saved");
  vi.advanceTimersByTime(300);
  document.querySelector("form")?.setAttribute("data-draft", "product|sales/orders|4");
  await vi.advanceTimersByTimeAsync(300);
  document.body.innerHTML = FORM.replace("|3", "|5");
  await vi.advanceTimersByTimeAsync(0);
  running?.forget("product|sales/orders|3");
  expect([isOffered(), localStorage.length]).toEqual([false, 0]);
});

test("what was typed a moment before the form became that of another version is all there", async () => {
  open();
  type("name", "Typed f");
  vi.advanceTimersByTime(300);
  type("name", "Typed further");
  document.body.innerHTML = NEXT;
  await vi.advanceTimersByTimeAsync(300);
  answer("restore");
  expect([value("name"), isOffered()]).toEqual(["Typed further", false]);
  expect(localStorage.getItem(KEY)).toBeNull();
});

test("a draft of a later version is not called an earlier one", () => {
  keep("catalog.draft.product|sales/orders|10", { name: "Later" });
  open();
  expect([isOffered(), localStorage.length]).toEqual([false, 1]);
});

test("where there is no room for it here, it stays where it was", () => {
  keep(EARLIER, { name: "Typed" });
  const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => { throw new DOMException("full", "QuotaExceededError"); });
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  open();
  full.mockRestore();
  expect([isOffered(), localStorage.getItem(EARLIER)?.includes("Typed")]).toEqual([true, true]);
});

test("what was merged with what others saved is kept as it stands in the form, and what went into it is not offered", async () => {
  open();
  type("purpose", "Mine");
  vi.advanceTimersByTime(300);
  running?.merge("product|sales/orders|3");
  document.querySelector("form")?.setAttribute("data-draft", "product|sales/orders|4");
  (document.querySelector("[name=name]") as HTMLInputElement).value = "Theirs";
  await vi.advanceTimersByTimeAsync(300);
  expect(isOffered()).toBe(false);
  expect(JSON.parse(localStorage.getItem("catalog.draft.product|sales/orders|4") ?? "{}")).toMatchObject({ values: { name: "Theirs", purpose: "Mine" } });
  expect(localStorage.getItem(KEY)).toBeNull();
});
