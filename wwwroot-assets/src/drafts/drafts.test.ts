import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { drafts } from "./drafts";

const FORM = `<form data-draft="product|sales/orders|3"><div data-draft-offer hidden><button type="button" data-draft-restore>Restore</button><button type="button" data-draft-discard>Discard</button></div>
  <input name="name" value="Orders"><textarea name="purpose"></textarea><input type="password" name="secret"><input type="checkbox" name="pii"></form>`;
const KEY = "catalog.draft.product|sales/orders|3";

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

function type(name: string, text: string): void {
  const field = document.querySelector<HTMLInputElement>(`[name=${name}]`) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function value(name: string): string {
  return (document.querySelector(`[name=${name}]`) as HTMLInputElement).value;
}

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

test("a draft of another version is never offered, and an old one is swept away", () => {
  localStorage.setItem("catalog.draft.product|sales/orders|2", JSON.stringify({ at: 0, values: { name: "Old" } }));
  document.body.innerHTML = FORM;
  running = drafts();
  expect(document.querySelector("[data-draft-offer]")?.hasAttribute("hidden")).toBe(true);
  expect(localStorage.length).toBe(0);
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

/** The person leaves, and comes back to the same form another time. */
function openLater(): void {
  vi.advanceTimersByTime(300);
  running?.stop();
  document.body.innerHTML = FORM;
  running = drafts();
}

function answer(deed: "restore" | "discard"): void {
  document.querySelector<HTMLButtonElement>(`[data-draft-${deed}]`)?.click();
}

function isOffered(): boolean {
  return document.querySelector("[data-draft-offer]")?.hasAttribute("hidden") === false;
}

test("who types beside an offer has not answered it", () => {
  localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), values: { name: "Orders", purpose: "A long text" } }));
  document.body.innerHTML = FORM;
  running = drafts();
  type("purpose", "Short");
  expect(isOffered()).toBe(true);
  openLater();
  answer("restore");
  expect([value("purpose"), isOffered()]).toEqual(["Short", true]);
  answer("restore");
  expect(value("purpose")).toBe("A long text");
});

test("what was typed beside an offer that is then taken up can be had back", () => {
  localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), values: { name: "Orders", purpose: "A long text" } }));
  document.body.innerHTML = FORM;
  running = drafts();
  type("purpose", "Short");
  answer("restore");
  expect(value("purpose")).toBe("A long text");
  answer("restore");
  expect(value("purpose")).toBe("Short");
});

test("of two drafts each is discarded by itself, and then nothing is kept", () => {
  localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), values: { purpose: "Short" }, earlier: [{ purpose: "A long text" }] }));
  document.body.innerHTML = FORM;
  running = drafts();
  answer("discard");
  expect(isOffered()).toBe(true);
  answer("discard");
  expect(isOffered()).toBe(false);
  expect(localStorage.getItem(KEY)).toBeNull();
});

const LONG = { name: "Orders", purpose: "A long text" };

/** A page on which these drafts, the latest first, are there. */
function openWith(...of: Record<string, string>[]): void {
  const [values, ...earlier] = of;
  localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), values, earlier }));
  document.body.innerHTML = FORM;
  running = drafts();
}

/** What is kept of the purpose, the latest first. */
function kept(): (string | undefined)[] {
  const draft = JSON.parse(localStorage.getItem(KEY) ?? "null") as { values: { purpose?: string }; earlier: { purpose?: string }[] } | null;
  return draft === null ? [] : [draft.values, ...draft.earlier].map((values) => values.purpose);
}

async function redraw(): Promise<void> {
  document.body.innerHTML = FORM;
  await Promise.resolve();
}

test("what is restored before there is a circuit stands in the form that it draws, and is offered no more", async () => {
  openWith(LONG);
  answer("restore");
  await redraw();
  expect([value("purpose"), isOffered()]).toEqual(["A long text", false]);
});

test("what is typed is not offered to who typed it when the form is drawn anew", async () => {
  document.body.innerHTML = FORM;
  running = drafts();
  type("purpose", "Short");
  vi.advanceTimersByTime(300);
  type("purpose", "Shorter");
  await redraw();
  expect([value("purpose"), isOffered()]).toEqual(["Shorter", false]);
});

test("drafts that wait are offered the latest first, and what is typed beside them comes before", () => {
  openWith({ purpose: "Second" }, { purpose: "First" });
  type("purpose", "Third");
  vi.advanceTimersByTime(300);
  expect(kept()).toEqual(["Third", "Second", "First"]);
  answer("restore");
  expect([value("purpose"), ...kept()]).toEqual(["Second", "Second", "Third", "First"]);
});

test("who types the same again and again loses nothing of what is offered", () => {
  openWith(LONG);
  for (let visit = 0; visit < 9; visit++) {
    type("purpose", "x");
    openLater();
  }
  expect(kept()).toEqual(["x", "A long text"]);
});

test("of many drafts those go that say least", () => {
  openWith(LONG);
  for (let visit = 0; visit < 9; visit++) {
    type("purpose", `x${visit}`);
    openLater();
  }
  expect(kept().length).toBe(6);
  expect(kept()).toContain("A long text");
  expect(kept()[0]).toBe("x8");
});

test("what the form says anyway is not offered", () => {
  openWith({ name: "Orders", purpose: "" }, LONG);
  answer("restore");
  expect([value("purpose"), isOffered()]).toEqual(["A long text", false]);
});

test("who types the very words that are offered needs no offer", () => {
  openWith({ purpose: "Short" });
  type("purpose", "Short");
  expect(isOffered()).toBe(false);
  type("purpose", "Shorter");
  expect(isOffered()).toBe(true);
});

test("submitting what was typed beside an offer leaves the offer for another time", () => {
  openWith(LONG);
  type("name", "Returns");
  running?.forget("product|sales/orders|3");
  expect(kept()).toEqual(["A long text"]);
  openLater();
  expect(isOffered()).toBe(true);
});

test("a form that becomes that of another record has the drafts of that one", async () => {
  localStorage.setItem("catalog.draft.product-yaml|sales/orders|3", JSON.stringify({ at: Date.now(), values: { purpose: "As YAML" } }));
  document.body.innerHTML = FORM;
  running = drafts();
  expect(isOffered()).toBe(false);
  document.querySelector("form")?.setAttribute("data-draft", "product-yaml|sales/orders|3");
  await Promise.resolve();
  expect(isOffered()).toBe(true);
  answer("restore");
  expect(value("purpose")).toBe("As YAML");
});

/** The circuit is lost, and the page opens anew. */
async function loseCircuit(): Promise<void> {
  const { reload } = await import("../circuit/reload");
  vi.stubGlobal("location", { reload: vi.fn() });
  reload();
  vi.unstubAllGlobals();
  openLater();
}

test("a page that opened anew takes up what was typed, and what was restored", async () => {
  document.body.innerHTML = FORM;
  running = drafts();
  type("purpose", "Short");
  await loseCircuit();
  expect([value("purpose"), isOffered()]).toEqual(["Short", false]);
  openLater();
  answer("restore");
  await loseCircuit();
  expect([value("purpose"), isOffered()]).toEqual(["Short", false]);
});

test("a page that opened anew takes up nothing that was only offered", async () => {
  openWith(LONG);
  await loseCircuit();
  expect([value("purpose"), isOffered()]).toEqual(["", true]);
});

test("after one of two is discarded, the other is still only offered when the page opens anew", async () => {
  openWith({ purpose: "Short" }, LONG);
  answer("discard");
  await loseCircuit();
  expect([value("purpose"), isOffered()]).toEqual(["", true]);
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

test("a draft of fields that the form does not have yet is offered", () => {
  openWith({ name: "Orders", port1: "second_port" });
  expect(isOffered()).toBe(true);
});

test("where there is not room for everything, what was typed last is kept", () => {
  openWith(LONG);
  const setItem = vi.spyOn(Storage.prototype, "setItem").mockImplementation(function (this: Storage, name: string, text: string) {
    if (text.includes("A long text")) throw new DOMException("full", "QuotaExceededError");
    setItem.mockRestore();
    this.setItem(name, text);
  });
  type("purpose", "Short");
  vi.advanceTimersByTime(300);
  expect(kept()).toEqual(["Short"]);
});

test("a device without any room says so and goes on", () => {
  document.body.innerHTML = FORM;
  running = drafts();
  const said = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const setItem = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => { throw new DOMException("full", "QuotaExceededError"); });
  type("purpose", "Short");
  vi.advanceTimersByTime(300);
  expect(said).toHaveBeenCalledOnce();
  setItem.mockRestore();
  said.mockRestore();
});

/** What a page hears when another page of this browser has written. */
function anotherPageWrites(...of: Record<string, string>[]): void {
  const [values, ...earlier] = of;
  if (values === undefined) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), values, earlier }));
  dispatchEvent(new StorageEvent("storage", { key: KEY }));
}

test("what is typed on another page of the same form is kept beside what is typed here", () => {
  openWith(LONG);
  anotherPageWrites({ name: "Orders", purpose: "There" }, LONG);
  type("purpose", "Here");
  vi.advanceTimersByTime(300);
  expect(kept()).toEqual(["Here", "There", "A long text"]);
});

test("what was typed here is not offered here after another page has written", () => {
  document.body.innerHTML = FORM;
  running = drafts();
  type("purpose", "Here");
  vi.advanceTimersByTime(300);
  anotherPageWrites({ name: "Orders", purpose: "There" }, { name: "Orders", purpose: "Here", pii: "false" });
  type("purpose", "Here too");
  vi.advanceTimersByTime(300);
  expect(kept()).toEqual(["Here too", "There"]);
});

test("a draft that the form says by now is passed over", () => {
  openWith({ purpose: "Short" }, LONG);
  type("purpose", "Short");
  answer("restore");
  expect(value("purpose")).toBe("A long text");
});

test("what was discarded on another page is offered here no more", () => {
  openWith(LONG);
  anotherPageWrites();
  expect(isOffered()).toBe(false);
  type("purpose", "Here");
  vi.advanceTimersByTime(300);
  expect(kept()).toEqual(["Here"]);
});

test("what lies in the place of a draft and is none is swept away", () => {
  localStorage.setItem(KEY, JSON.stringify({ at: Date.now() }));
  document.body.innerHTML = FORM;
  running = drafts();
  expect(isOffered()).toBe(false);
  expect(localStorage.getItem(KEY)).toBeNull();
});

test("a page that opened anew beside an unanswered offer goes on with what was typed, and offers again", () => {
  sessionStorage.setItem("catalog.returning", JSON.stringify(["product|sales/orders|3"]));
  localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), values: { purpose: "Short" }, earlier: [{ purpose: "A long text" }] }));
  document.body.innerHTML = FORM;
  running = drafts();
  expect([value("purpose"), isOffered()]).toEqual(["Short", true]);
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
