import { returning, typedHere } from "../circuit/reload";

const PREFIX = "catalog.draft.";
const QUIET_MS = 300;
/** A form that has not come back by then is not coming: keys are the page's again. */
const AWAY_MS = 10_000;
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
/** Drafts of one form that wait for an answer beside the latest. */
const MOST_EARLIER = 5;
/** Characters of a draft that its offer shows. */
const MOST_WORDS = 60;
/** Marks a draft that was typed over an earlier version of the record; no field has that name. */
const OVER = "";

type Values = Record<string, string>;
/** As it is stored: what was typed last, and before it what was offered meanwhile without an answer; the latest first. */
interface Draft { readonly at: number; readonly values: Values; readonly earlier?: readonly Values[] }
type Text = HTMLInputElement | HTMLTextAreaElement;
type Field = Text | HTMLSelectElement;

/** Where somebody types: `main` is the page around it, and `field` the stand-in while there is no form. */
interface Held { readonly key: string; readonly name: string; readonly label: string; readonly main: Element | null; field: Field }

/**
 * What is typed into `form[data-draft]` is kept in this browser 300 ms after the last key, without asking the server.
 * A form that comes anew on the same page (the circuit has just started, was resumed or lost) is filled at once;
 * on a later page the draft is offered. Whoever types beside the offer has not answered it: both are kept.
 */
export function drafts(): { forget: (key: string) => void; merge: (key: string) => void; stop: () => void } {
  const stopped = new AbortController();
  const { signal } = stopped;
  // What stands in the forms of this page because somebody typed or restored it, what of it waits for its fields, and what is offered beside.
  const typed = new Map<string, Values>();
  const absent = new Map<string, Values>();
  const offered = new Map<string, readonly Values[]>();
  const seen = new WeakMap<HTMLFormElement, string>();
  const back = returning();
  // Where what was typed went with its form, and what went to another version as an offer.
  const moved = new Map<string, string>();
  const adopted = new Map<string, Values>();
  // What was typed into these is about to stand in the form of the next version, merged with what others saved.
  const merging = new Set<string>();
  // By key, not by form: a form that was drawn anew goes on where the one before it was.
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();

  const own = (key: string, values: Values): void => {
    typed.set(key, values);
    typedHere.add(key);
  };
  /** Answers whether there was room for all of it. */
  const save = (key: string): boolean => {
    clearTimeout(waiting.get(key));
    waiting.delete(key);
    return store(key, distinct([typed.get(key) ?? [], offered.get(key) ?? []].flat()));
  };
  const keep = (key: string, values: Values): void => {
    own(key, values);
    clearTimeout(waiting.get(key));
    waiting.set(key, setTimeout(() => save(key), QUIET_MS));
  };
  const drop = (key: string): void => {
    typed.delete(key);
    typedHere.delete(key);
    absent.delete(key);
    save(key);
  };
  // What was offered beside is another text, and stays. The form may be that of the next version already, and offer what was just saved.
  const forget = (key: string): void => {
    const next = moved.get(key);
    moved.delete(key);
    if (next !== undefined) forget(next);
    const saved = typed.get(key) ?? adopted.get(key);
    drop(key);
    if (saved === undefined) return;
    for (const [other, drafts] of offered) {
      if (recordOf(other) !== recordOf(key) || !drafts.some((values) => isSame(values, saved))) continue;
      offered.set(other, drafts.filter((values) => !isSame(values, saved)));
      save(other);
      for (const form of forms()) if (form.dataset["draft"] === other) offer(form, other);
    }
  };
  /** What this browser has of a form that nobody has seen on this page yet. */
  const open = (key: string): void => {
    if (offered.has(key)) return;
    const [latest, ...earlier] = stored(key);
    const returns = back.delete(key);
    if (latest !== undefined && latest[OVER] === undefined && returns) {
      own(key, latest);
      offered.set(key, earlier);
    } else offered.set(key, latest === undefined ? [] : [latest, ...earlier]);
    adopt(key);
  };
  /** Somebody else saved the record meanwhile: what was typed over another version of it is never filled in by itself, and not lost. */
  const adopt = (key: string): void => {
    for (const other of waiting.keys()) if (other !== key && recordOf(other) === recordOf(key)) save(other);
    const others = versions(key);
    if (others.length === 0) return;
    offered.set(key, [...(offered.get(key) ?? []), ...others.flatMap(stored).map((values) => ({ ...values, [OVER]: "over" }))]);
    if (!save(key)) return;
    for (const other of others) {
      const here = typed.get(other);
      if (here !== undefined) adopted.set(other, here);
      offered.set(other, []);
      drop(other);
    }
  };
  const offer = (form: HTMLFormElement, key: string): void => {
    const next = (offered.get(key) ?? []).find((values) => differs(form, values));
    form.querySelector("[data-draft-offer]")?.toggleAttribute("hidden", next === undefined);
    const words = form.querySelector("[data-draft-words]");
    if (words !== null) words.textContent = next === undefined ? "" : beginning(form, next);
    form.querySelector("[data-draft-over]")?.toggleAttribute("hidden", next?.[OVER] === undefined);
  };

  const changed = (event: Event): void => {
    const field = event.target;
    if (filling || !isKept(field)) return;
    const form = field.form;
    const key = form?.dataset["draft"];
    if (form === null || form === undefined || key === undefined) return;
    keep(key, { ...absent.get(key), ...read(form) });
    offer(form, key);
  };
  // A circuit that takes a page over draws its forms anew: who was already typing goes on in the same place.
  let held: Held | undefined;
  let standIn: Field | undefined;
  let composing = false;
  const hold = (field: EventTarget | null): void => {
    const key = isKept(field) ? field.form?.dataset["draft"] : undefined;
    held = key === undefined || !isKept(field) ? undefined : { key, name: field.name, label: field.labels?.[0]?.textContent ?? field.name, main: field.closest("main"), field };
  };
  document.addEventListener("focusin", (event) => { if (event.target !== standIn) hold(event.target); }, { signal });
  document.addEventListener("focusout", (event) => {
    // The window that was left comes back to it.
    if (event.target === standIn) { if (document.activeElement !== standIn) dismiss(); }
    // Of a field that was taken away nobody chose to leave.
    else queueMicrotask(() => { if (held?.field.isConnected === true && document.activeElement !== held.field) held = undefined; });
  }, { signal });
  const goOn = (form: HTMLFormElement, key: string): void => {
    if (held?.key !== key || !isLost(held)) return;
    const { name } = held;
    const caret = caretOf(held.field);
    const field = [...form.elements].find((element): element is Field => isKept(element) && element.name === name);
    field?.focus({ preventScroll: true });
    if (caret !== null && field !== undefined && caretOf(field) !== null) (field as HTMLInputElement).setSelectionRange(...caret);
    dismiss();
  };
  const isLost = (of: Held): boolean => of.field === standIn || (!of.field.isConnected && document.activeElement === document.body);
  /**
   * The page around the field is away, until the circuit has read what it shows: a field that nobody sees takes what is
   * typed meanwhile. Without it those keys would be lost, or be taken for the page's own.
   */
  const stand = (): void => {
    if (held === undefined || held.field === standIn || held.main?.isConnected !== false || !isLost(held)) return;
    const { key, name, label, field } = held;
    const caret = caretOf(field);
    if (caret === null) return;
    const here = document.createElement(field instanceof HTMLTextAreaElement ? "textarea" : "input");
    here.className = "vh";
    here.setAttribute("aria-label", label);
    here.autocomplete = "off";
    here.spellcheck = field.spellcheck;
    if (field.hasAttribute("maxlength")) here.setAttribute("maxlength", field.getAttribute("maxlength") ?? "");
    here.value = field.value;
    here.addEventListener("input", () => keep(key, { ...typed.get(key), [name]: here.value }));
    here.addEventListener("compositionstart", () => { composing = true; });
    here.addEventListener("compositionend", () => { composing = false; look(); });
    document.body.append(here);
    here.setSelectionRange(...caret);
    held.field = standIn = here;
    here.focus({ preventScroll: true });
    setTimeout(() => { if (standIn === here) dismiss(); }, AWAY_MS);
  };
  const dismiss = (): void => {
    const gone = standIn;
    standIn = undefined;
    composing = false;
    if (held?.field === gone) held = undefined;
    gone?.remove();
  };
  let filling = false;
  /** A field that the form does not have yet (a second port) is filled when it comes. */
  const put = (form: HTMLFormElement, key: string, values: Values): void => {
    const fields = new Set([...form.elements].filter(isKept).map((field) => field.name));
    const rest = Object.entries(values).filter(([name]) => !fields.has(name));
    if (rest.length === 0) absent.delete(key);
    else absent.set(key, Object.fromEntries(rest));
    filling = true;
    fill(form, values);
    filling = false;
  };

  document.addEventListener("input", changed, { capture: true, signal });
  document.addEventListener("change", changed, { capture: true, signal });
  addEventListener("pagehide", () => { for (const key of waiting.keys()) save(key); }, { signal });
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target : null;
    const form = button?.closest<HTMLFormElement>("form[data-draft]");
    const key = form?.dataset["draft"];
    if (!form || key === undefined) return;
    const restores = button?.closest("[data-draft-restore]") != null;
    if (!restores && button?.closest("[data-draft-discard]") == null) return;
    const drafts = offered.get(key) ?? [];
    const draft = drafts.find((values) => differs(form, values));
    if (draft !== undefined) {
      const rest = drafts.filter((values) => values !== draft);
      const beside = typed.get(key);
      if (restores) {
        const { [OVER]: _, ...values } = draft;
        own(key, values);
        put(form, key, values);
      }
      // What was typed beside the offer can be had again the same way.
      offered.set(key, restores && beside !== undefined ? [beside, ...rest] : rest);
      save(key);
    }
    offer(form, key);
  }, { signal });
  // Another page of this browser has the same form open.
  addEventListener("storage", (event) => {
    const key = event.key?.startsWith(PREFIX) === true ? event.key.slice(PREFIX.length) : "";
    if (!offered.has(key)) return;
    const here = typed.get(key);
    offered.set(key, stored(key).filter((values) => here === undefined || !isSame(values, here)));
    for (const form of forms()) if (form.dataset["draft"] === key) offer(form, key);
  }, { signal });

  const look = (): void => {
    for (const form of forms()) {
      const key = form.dataset["draft"] ?? "";
      // A word that is being composed is finished where it was begun.
      if (composing && held?.key === key) continue;
      const missing = absent.get(key);
      if (seen.get(form) === key) {
        if (missing !== undefined) put(form, key, missing);
        continue;
      }
      const before = seen.get(form);
      seen.set(form, key);
      const goes = before === undefined || recordOf(before) !== recordOf(key) ? undefined : typed.get(before);
      if (before !== undefined && merging.delete(before)) {
        drop(before);
        keep(key, read(form));
      }
      // The record has another version, and the form says still what was typed into it.
      if (before !== undefined && goes !== undefined && !differs(form, goes)) {
        drop(before);
        moved.set(before, key);
        keep(key, goes);
        if (held?.key === before) held = { ...held, key };
      }
      open(key);
      // What the form says anyway is worth no offer, and nothing to keep of another version.
      const offers = offered.get(key) ?? [];
      offered.set(key, offers.filter((values) => differs(form, values)));
      if (offers.some((values) => values[OVER] !== undefined && !differs(form, values))) save(key);
      const here = typed.get(key);
      if (here !== undefined) put(form, key, here);
      goOn(form, key);
      offer(form, key);
    }
    if (!composing && standIn !== undefined && hasCome(document.querySelector("main"))) dismiss();
    stand();
  };
  // The page can be typed into before this script has come.
  const begin = (): void => {
    hold(document.activeElement);
    const form = held?.field.form;
    if (held === undefined || !form) return;
    const { key } = held;
    const begun = typedInto(form);
    if (begun.length === 0) return;
    open(key);
    const before = typed.get(key) ?? {};
    keep(key, { ...before, ...valuesOf(begun, (field) => joined(before[field.name], field)) });
  };
  const watch = new MutationObserver(look);
  // One form can become that of another record.
  watch.observe(document.body, { childList: true, subtree: true, attributeFilter: ["data-draft"] });
  sweep();
  begin();
  look();
  return {
    forget,
    merge: (key) => merging.add(key),
    stop: () => {
      watch.disconnect();
      stopped.abort();
      typedHere.clear();
      dismiss();
    },
  };
}

function isKept(field: EventTarget | Element | null): field is Field {
  if (field instanceof HTMLInputElement) {
    return field.name !== "" && !["password", "hidden", "file", "submit", "button"].includes(field.type) && !field.matches("[data-draft-skip]");
  }
  return (field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) && field.name !== "" && !field.matches("[data-draft-skip]");
}

/** The fields whose texts are not those the page came with. */
function typedInto(form: HTMLFormElement): Text[] {
  return [...form.elements].filter((field): field is Text => isKept(field) && caretOf(field) !== null && field.value !== cameWith(field as Text));
}

/** As a field shows it: with line feeds alone. */
function cameWith(field: Text): string {
  return field.defaultValue.replace(/\r\n?/g, "\n");
}

/** What was typed before into a field, followed by what was typed into it since it came. */
function joined(before: string | undefined, field: Text): string {
  const came = cameWith(field);
  const now = field.value;
  if (before === undefined || before === came) return now;
  const most = Math.min(came.length, now.length);
  let start = 0;
  while (start < most && came[start] === now[start]) start++;
  let end = 0;
  while (end < most - start && came.at(-1 - end) === now.at(-1 - end)) end++;
  return before + now.slice(start, now.length - end);
}

function valuesOf(fields: Text[], of: (field: Text) => string = (field) => field.value): Values {
  return Object.fromEntries(fields.map((field) => [field.name, of(field)]));
}

/** A page has come when it shows something else than that it loads. */
function hasCome(main: Element | null): boolean {
  return main !== null && main.firstElementChild !== null && main.querySelector(".wait") === null;
}

function read(form: HTMLFormElement): Values {
  const values: Values = {};
  for (const field of form.elements) {
    if (!isKept(field)) continue;
    if (field instanceof HTMLInputElement && field.type === "radio") {
      if (field.checked) values[field.name] = field.value;
    } else {
      values[field.name] = field instanceof HTMLInputElement && field.type === "checkbox" ? String(field.checked) : field.value;
    }
  }
  return values;
}

/** Where the caret stands; null for a field that has none. */
function caretOf(field: Field): [number, number] | null {
  return field instanceof HTMLSelectElement || field.selectionStart === null ? null : [field.selectionStart, field.selectionEnd ?? field.selectionStart];
}

function forms(): NodeListOf<HTMLFormElement> {
  return document.querySelectorAll<HTMLFormElement>("form[data-draft]");
}

/** Whether the form says something else, or has no field yet for what the draft says. */
function differs(form: HTMLFormElement, values: Values): boolean {
  const now = read(form);
  return said(values).some(([name, value]) => (name in now ? now[name] !== value : value !== "" && value !== "false"));
}

/** By which words a person knows a draft from another: those of the longest text in it that the form does not say. */
function beginning(form: HTMLFormElement, values: Values): string {
  const now = read(form);
  const text = said(values).filter(([name, value]) => now[name] !== value).map(([, value]) => value.trim()).sort((a, b) => b.length - a.length)[0] ?? "";
  if (text === "" || text === "true" || text === "false") return "";
  return `: “${text.length > MOST_WORDS ? `${text.slice(0, MOST_WORDS).trimEnd()}…` : text.replace(/\.$/, "")}”`;
}

function isSame(a: Values, b: Values): boolean {
  return said(a).length === said(b).length && said(a).every(([name, value]) => b[name] === value);
}

/** What stands in fields. */
function said(values: Values): [string, string][] {
  return Object.entries(values).filter(([name]) => name !== OVER);
}

/** The form's name and its record: a key without its version. */
function recordOf(key: string): string {
  return key.slice(0, key.lastIndexOf("|") + 1);
}

function versionOf(key: string): number {
  return Number(key.slice(recordOf(key).length));
}

/** Earlier versions of the record of which this browser has drafts, what was typed last first. */
function versions(key: string): string[] {
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => name.slice(PREFIX.length))
    .filter((other) => recordOf(other) !== "" && recordOf(other) === recordOf(key) && versionOf(other) < versionOf(key))
    .sort((a, b) => (parsed(b)?.at ?? 0) - (parsed(a)?.at ?? 0));
}

function distinct(drafts: readonly Values[]): readonly Values[] {
  return drafts.filter((values, at) => drafts.findIndex((other) => isSame(other, values)) === at);
}

/** As many as these, without those that say least. */
function most(count: number, drafts: readonly Values[]): readonly Values[] {
  const length = (values: Values): number => Object.values(values).join("").length;
  const kept = new Set([...drafts].sort((a, b) => length(b) - length(a)).slice(0, count));
  return drafts.filter((values) => kept.has(values));
}

/** Each field that changes tells so by the events a person would cause, so that the server's side learns of it. */
function fill(form: HTMLFormElement, values: Values): void {
  for (const field of [...form.elements]) {
    if (!isKept(field)) continue;
    const value = values[field.name];
    if (value === undefined) continue;
    if (field instanceof HTMLInputElement && field.type === "radio") {
      if (field.checked || field.value !== value) continue;
      field.checked = true;
    } else if (field instanceof HTMLInputElement && field.type === "checkbox") {
      if (field.checked === (value === "true")) continue;
      field.checked = value === "true";
    } else {
      if (field.value === value) continue;
      field.value = value;
    }
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

/** The latest first; none where what lies there is not ours. */
function stored(key: string): Values[] {
  const draft = parsed(key);
  return draft === null ? [] : [draft.values, ...(draft.earlier ?? [])];
}

function parsed(key: string): Draft | null {
  const text = localStorage.getItem(PREFIX + key);
  if (text === null) return null;
  try {
    const draft = JSON.parse(text) as Partial<Draft> | null;
    return typeof draft?.at === "number" && typeof draft.values === "object" ? (draft as Draft) : null;
  } catch {
    // Not ours, or cut short by a full disk: there is nothing to offer.
    return null;
  }
}

/** What was typed last comes before all that is offered beside it, where there is not room for everything. Answers whether there was. */
function store(key: string, [values, ...earlier]: readonly Values[]): boolean {
  if (values === undefined) {
    localStorage.removeItem(PREFIX + key);
    return true;
  }
  const wanted = Math.min(MOST_EARLIER, earlier.length);
  for (let count = wanted; count >= 0; count--) {
    try {
      localStorage.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), values, earlier: most(count, earlier) } satisfies Draft));
      return count === wanted;
    } catch {
      // Full: with less there may be room.
    }
  }
  console.warn("There is no room left on this device to keep what is typed.");
  return false;
}

function sweep(): void {
  for (const name of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
    const draft = parsed(name.slice(PREFIX.length));
    if (draft === null || Date.now() - draft.at > KEPT_MS) localStorage.removeItem(name);
  }
}
