import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { drafts } from "./drafts";
import { answer, FORM, isOffered, KEY, type, value } from "./testing";

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

/** The person leaves, and comes back to the same form another time. */
function openLater(): void {
  vi.advanceTimersByTime(300);
  running?.stop();
  document.body.innerHTML = FORM;
  running = drafts();
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

test("an offer shows by its words which text it is", () => {
  openWith({ purpose: "Short" }, { name: "Orders", purpose: `Counts the parcels of each depot by hour and day, and ${"x".repeat(100)}` });
  const words = (): string | null | undefined => document.querySelector("[data-draft-words]")?.textContent;
  expect(words()).toBe(": “Short”");
  answer("discard");
  expect(words()).toBe(": “Counts the parcels of each depot by hour and day, and xxxxxx…”");
  answer("discard");
  expect(words()).toBe("");
});

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
