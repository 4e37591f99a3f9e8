import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { drafts } from "./drafts";
import { FORM, KEY, type, value } from "./testing";

let running: ReturnType<typeof drafts> | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  document.body.innerHTML = "";
});
afterEach(() => {
  running?.stop();
  vi.useRealTimers();
});

test("what is typed is kept 300 ms after the last key, secrets are not", () => {
  document.body.innerHTML = FORM;
  running = drafts();
  type("secret", "hunter2");
  type("name", "Orders of today");
  vi.advanceTimersByTime(299);
  expect(localStorage.getItem(KEY)).toBeNull();
  vi.advanceTimersByTime(1);
  const kept = localStorage.getItem(KEY) ?? "";
  expect(kept).toContain("Orders of today");
  expect(kept).not.toContain("hunter2");
});

test("leaving the page within the 300 ms keeps it too", () => {
  document.body.innerHTML = FORM;
  running = drafts();
  type("purpose", "half a wo");
  dispatchEvent(new Event("pagehide"));
  expect(localStorage.getItem(KEY)).toContain("half a wo");
});

test("a later page offers the draft, and restoring tells the server by events", () => {
  localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), values: { name: "Kept", pii: "true" } }));
  document.body.innerHTML = FORM;
  const told: string[] = [];
  document.body.addEventListener("change", (event) => told.push((event.target as HTMLInputElement).name));
  running = drafts();
  expect(document.querySelector("[data-draft-offer]")?.hasAttribute("hidden")).toBe(false);
  expect(value("name")).toBe("Orders");
  document.querySelector<HTMLButtonElement>("[data-draft-restore]")?.click();
  expect(value("name")).toBe("Kept");
  expect(told).toEqual(["name", "pii"]);
});

test("a form that is rendered anew on the same page gets back what was just typed", async () => {
  document.body.innerHTML = FORM;
  running = drafts();
  type("name", "Typed before the circuit");
  document.body.innerHTML = FORM;
  await vi.waitFor(() => expect(value("name")).toBe("Typed before the circuit"));
});

test("a forgotten draft is not saved by a late key timer", () => {
  document.body.innerHTML = FORM;
  running = drafts();
  type("name", "Saved");
  running.forget("product|sales/orders|3");
  vi.advanceTimersByTime(1000);
  expect(localStorage.getItem(KEY)).toBeNull();
});

test("who types while the form is drawn anew goes on in the same place", async () => {
  document.body.innerHTML = FORM;
  running = drafts();
  const before = document.querySelector<HTMLTextAreaElement>("[name=purpose]") as HTMLTextAreaElement;
  before.focus();
  type("purpose", "Counts");
  before.setSelectionRange(3, 3);
  document.body.innerHTML = "";
  await Promise.resolve();
  document.body.innerHTML = FORM;
  await vi.advanceTimersByTimeAsync(0);
  const after = document.querySelector<HTMLTextAreaElement>("[name=purpose]") as HTMLTextAreaElement;
  expect(document.activeElement).toBe(after);
  expect([after.value, after.selectionStart]).toEqual(["Counts", 3]);
});

test("a field that was left is not entered again", async () => {
  document.body.innerHTML = FORM;
  running = drafts();
  const before = document.querySelector<HTMLTextAreaElement>("[name=purpose]") as HTMLTextAreaElement;
  before.focus();
  before.blur();
  await Promise.resolve();
  document.body.innerHTML = FORM;
  await vi.advanceTimersByTimeAsync(0);
  expect(document.activeElement).toBe(document.body);
});

test("a page that opened anew because its circuit was lost is filled at once, one form as the other", async () => {
  sessionStorage.setItem("catalog.returning", JSON.stringify(["product|sales/orders|3"]));
  localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), values: { name: "Orders of today" } }));
  document.body.innerHTML = FORM;
  running = drafts();
  expect(value("name")).toBe("Orders of today");
  expect(document.querySelector<HTMLElement>("[data-draft-offer]")?.hidden).toBe(true);
  document.body.innerHTML = "";
  await Promise.resolve();
  document.body.innerHTML = FORM;
  await vi.advanceTimersByTimeAsync(0);
  expect(value("name")).toBe("Orders of today");
  expect(sessionStorage.getItem("catalog.returning")).toBeNull();
});

/** What the person does next, wherever the caret stands. */
function typeOn(text: string): void {
  const field = document.activeElement as HTMLTextAreaElement;
  expect(field).not.toBe(document.body);
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function focus(name: string): void {
  document.querySelector<HTMLElement>(`[name=${name}]`)?.focus();
}

test("what is typed while the page is away stands in the form that comes, the caret behind it", async () => {
  document.body.innerHTML = `<main>${FORM}</main>`;
  running = drafts();
  type("name", "Orders of today");
  focus("purpose");
  typeOn("Co");
  document.body.innerHTML = "";
  await Promise.resolve();
  typeOn("un");
  document.body.append(document.createElement("main"));
  await Promise.resolve();
  typeOn("ts");
  document.querySelector("main")!.innerHTML = FORM;
  await Promise.resolve();
  expect([value("name"), value("purpose")]).toEqual(["Orders of today", "Counts"]);
  expect(document.activeElement).toBe(document.querySelector("[name=purpose]"));
  typeOn(" once");
  expect(value("purpose")).toBe("Counts once");
  expect(document.querySelectorAll("textarea").length).toBe(1);
  vi.advanceTimersByTime(300);
  expect(localStorage.getItem(KEY)).toContain("Counts once");
});

test("what is typed while the page is away is kept although the form never comes, and keys are the page's again", async () => {
  await typeWhileAway();
  vi.advanceTimersByTime(300);
  expect(localStorage.getItem(KEY)).toContain("Counts");
  vi.advanceTimersByTime(10_000);
  expect(document.activeElement).toBe(document.body);
  expect(document.querySelector("textarea")).toBeNull();
});

test("a form that its page takes away leaves nothing to type into", async () => {
  document.body.innerHTML = `<main>${FORM}</main>`;
  running = drafts();
  focus("purpose");
  document.querySelector("form")?.remove();
  await Promise.resolve();
  expect(document.activeElement).toBe(document.body);
});

test("a form that was drawn anew is not set back by a key timer of the one before", async () => {
  document.body.innerHTML = FORM;
  running = drafts();
  type("purpose", "Counts");
  vi.advanceTimersByTime(200);
  document.body.innerHTML = FORM;
  await Promise.resolve();
  type("purpose", "Counts once");
  vi.advanceTimersByTime(150);
  document.body.innerHTML = FORM;
  await Promise.resolve();
  expect(value("purpose")).toBe("Counts once");
});

test("who began to type before this script was there goes on in the form that is drawn anew", async () => {
  document.body.innerHTML = FORM;
  focus("purpose");
  (document.activeElement as HTMLTextAreaElement).value = "Cou";
  running = drafts();
  document.body.innerHTML = FORM;
  await Promise.resolve();
  expect(value("purpose")).toBe("Cou");
  expect(document.activeElement).toBe(document.querySelector("[name=purpose]"));
});

test("who begins to type before this script is there, on a page that opened anew, keeps what was typed before too", () => {
  sessionStorage.setItem("catalog.returning", JSON.stringify(["product|sales/orders|3"]));
  localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), values: { name: "Orders of today", purpose: "" } }));
  document.body.innerHTML = FORM;
  focus("purpose");
  (document.activeElement as HTMLTextAreaElement).value = "Cou";
  running = drafts();
  expect([value("name"), value("purpose")]).toEqual(["Orders of today", "Cou"]);
});

function comeBackTo(values: Record<string, string>): void {
  sessionStorage.setItem("catalog.returning", JSON.stringify(["product|sales/orders|3"]));
  localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), values }));
  document.body.innerHTML = FORM;
}

test.each([
  ["behind what the page came with", "Orders!", "Orders of today!"],
  ["before it", "!Orders", "Orders of today!"],
  ["in its place", "!", "Orders of today!"],
])("on a page that opened anew, what is typed %s before this script is there follows what was typed before", (_, begun, whole) => {
  comeBackTo({ name: "Orders of today", purpose: "" });
  focus("name");
  (document.activeElement as HTMLInputElement).value = begun;
  running = drafts();
  expect(value("name")).toBe(whole);
  vi.advanceTimersByTime(300);
  expect(localStorage.getItem(KEY)).toContain(whole);
});

test("on a later page, what is typed before this script is there does not replace a draft that has yet to be offered", async () => {
  localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), values: { name: "Orders", purpose: "A long text" } }));
  document.body.innerHTML = FORM;
  focus("purpose");
  (document.activeElement as HTMLTextAreaElement).value = "Cou";
  running = drafts();
  vi.advanceTimersByTime(1000);
  document.body.innerHTML = FORM;
  await Promise.resolve();
  expect(value("purpose")).toBe("Cou");
  expect(document.querySelector("[data-draft-offer]")?.hasAttribute("hidden")).toBe(false);
  document.querySelector<HTMLButtonElement>("[data-draft-restore]")?.click();
  expect(value("purpose")).toBe("A long text");
});

test("what was typed into fields that the form does not have yet is kept, and stands in them when they come", async () => {
  comeBackTo({ name: "Orders", purpose: "Counts", port1: "second_port" });
  running = drafts();
  type("purpose", "Counts once");
  vi.advanceTimersByTime(300);
  expect(localStorage.getItem(KEY)).toContain("second_port");
  document.querySelector("form")?.insertAdjacentHTML("beforeend", '<input name="port1">');
  await Promise.resolve();
  expect(value("port1")).toBe("second_port");
  type("port1", "other_port");
  document.querySelector("form")?.insertAdjacentHTML("beforeend", '<input name="port2">');
  await Promise.resolve();
  expect([value("port1"), value("port2")]).toEqual(["other_port", ""]);
});

test("a text that came with the line ends of another system was not typed", () => {
  document.body.innerHTML = FORM;
  const purpose = document.querySelector<HTMLTextAreaElement>("[name=purpose]") as HTMLTextAreaElement;
  purpose.defaultValue = "one\r\ntwo";
  purpose.focus();
  running = drafts();
  vi.advanceTimersByTime(1000);
  expect(localStorage.getItem(KEY)).toBeNull();
});

/** Somebody types into a form, and the page is taken away. */
async function typeWhileAway(): Promise<HTMLTextAreaElement> {
  document.body.innerHTML = `<main>${FORM}</main>`;
  running = drafts();
  focus("purpose");
  document.body.innerHTML = "";
  await Promise.resolve();
  typeOn("Counts");
  return document.activeElement as HTMLTextAreaElement;
}

async function comes(main: string): Promise<void> {
  document.body.insertAdjacentHTML("beforeend", `<main>${main}</main>`);
  await Promise.resolve();
}

test.each([
  ["without the field", FORM.replace('<textarea name="purpose"></textarea>', "")],
  ["with the field disabled", FORM.replace('name="purpose"', 'name="purpose" disabled')],
  ["without the form", "<h1>No access</h1>"],
])("a page that comes back %s has its keys at once", async (_, page) => {
  const standIn = await typeWhileAway();
  await comes(page);
  expect(standIn.isConnected).toBe(false);
  expect(document.activeElement).toBe(document.body);
  vi.advanceTimersByTime(300);
  expect(localStorage.getItem(KEY)).toContain("Counts");
});

test("a page that still loads when it comes back takes no key", async () => {
  const standIn = await typeWhileAway();
  await comes('<h1>Edit</h1><div class="wait"></div>');
  expect(document.activeElement).toBe(standIn);
});

test("who leaves the window while the page is away goes on when they are back", async () => {
  const standIn = await typeWhileAway();
  standIn.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  expect(standIn.isConnected).toBe(true);
  await comes(FORM);
  typeOn(" once");
  expect(value("purpose")).toBe("Counts once");
});

test("a word that is being composed while the page is away is finished before the form goes on", async () => {
  const standIn = await typeWhileAway();
  standIn.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
  await comes(FORM);
  expect(document.activeElement).toBe(standIn);
  typeOn(" 数");
  standIn.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
  expect(document.activeElement).toBe(document.querySelector("[name=purpose]"));
  expect(value("purpose")).toBe("Counts 数");
});

test("nothing is left to type into when the drafts are stopped", async () => {
  const standIn = await typeWhileAway();
  running?.stop();
  expect(standIn.isConnected).toBe(false);
});
