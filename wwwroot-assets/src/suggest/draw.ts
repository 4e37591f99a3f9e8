import { searchFor } from "./recent";
import type { Suggestion, Suggestions, TextPart } from "./suggestions";

const NAMED = ["product", "port", "dataset", "contract"];

/** Draws the sheet anew in one go, so that a frame never shows a mixture of two answers. */
export function draw(sheet: HTMLElement, found: Suggestions, text: string): void {
  const next = numbers();
  const parts = groups(found, next);
  if (found.groups.length === 0) parts.push(nothing(found, text));
  if (found.index.condition !== "ready") parts.push(element("p", "sgn", {}, found.index.says));
  parts.push(foot(`Enter finds all of “${text.length > 24 ? `${text.slice(0, 23)}…` : text}”`));
  show(sheet, parts);
}

/** What to offer before anything is typed: what was looked for, and what many people open. */
export function drawStart(sheet: HTMLElement, recent: string[], found: Suggestions): void {
  const next = numbers();
  const parts: Node[] = [];
  if (recent.length > 0) parts.push(group("Recent searches", recent.map((text) => option(next(), searchFor(text), [icon("recent", ""), element("span", "b", {}, text)]))));
  parts.push(...groups(found, next), foot("Try column:email or state:invalid"));
  show(sheet, parts);
}

function numbers(): () => number {
  let number = 0;
  return () => number++;
}

function groups(found: Suggestions, next: () => number): Node[] {
  return found.groups.map((part) => group(part.label, part.hits.map((hit) => row(hit, part.type, next()))));
}

function group(label: string, rows: Node[]): HTMLElement {
  const list = element("div", "sg", { role: "group", "aria-label": label });
  list.append(element("p", "sgh", { "aria-hidden": "true" }, label), ...rows);
  return list;
}

function row(hit: Suggestion, type: string, number: number): HTMLElement {
  const content: Node[] = [
    hit.state === null ? icon(type, "") : icon(hit.state.toLowerCase(), hit.state),
    element("span", NAMED.includes(type) ? "key" : "b", {}, ...marked(hit.nameParts)),
  ];
  if (hit.columns.length > 0) content.push(element("span", "sc xs t3", {}, "column ", element("span", "mono", {}, ...marked(hit.columns))));
  if (hit.note !== null) content.push(element("span", "xs t3 el", {}, hit.note));
  content.push(element("span", "sp", {}));
  if (hit.place !== null && hit.place !== hit.title) content.push(element("span", "xs t3 el", {}, hit.place));
  content.push(element("kbd", "ret", { "aria-hidden": "true" }, "↵"));
  const link = option(number, hit.href, content);
  if (hit.filter !== null) link.dataset["filter"] = hit.filter;
  return link;
}

function option(number: number, href: string, content: Node[]): HTMLAnchorElement {
  return element("a", "so", { role: "option", id: `omni-${number}`, href, tabindex: "-1", "aria-selected": "false" }, ...content);
}

function nothing(found: Suggestions, text: string): HTMLElement {
  const words = element("p", "sgn", {}, found.didYouMean === null ? `Nothing begins like “${text}”. Enter looks through all texts.` : "Did you mean ");
  if (found.didYouMean !== null) {
    words.append(element("a", "in-text", { role: "option", id: "omni-0", "aria-selected": "false", tabindex: "-1", href: searchFor(found.didYouMean) }, found.didYouMean), "?");
  }
  return words;
}

function foot(hint: string): HTMLElement {
  const line = element("p", "sgf xs t3", { "aria-hidden": "true" });
  for (const [key, words] of [["↑↓", "choose"], ["↵", "open"], ["Tab", "filter by it"]] as const) line.append(element("kbd", "", {}, key), element("span", "", {}, words));
  line.append(element("span", "sp", {}), element("span", "", {}, hint));
  return line;
}

function show(sheet: HTMLElement, parts: Node[]): void {
  sheet.replaceChildren(...parts);
  sheet.setAttribute("role", "listbox");
  sheet.setAttribute("aria-label", "Suggestions");
}

/** Drawn from the page's own symbols, which the server draws states and kinds with, too. */
function icon(name: string, label: string): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "i s");
  if (label === "") svg.setAttribute("aria-hidden", "true");
  else {
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
  }
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#sy-${name}`);
  svg.append(use);
  return svg;
}

function marked(parts: TextPart[]): (Node | string)[] {
  return parts.map((part) => (part.marked ? element("mark", "", {}, part.text) : part.text));
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, css: string, attributes: Record<string, string>, ...content: (Node | string)[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (css !== "") made.className = css;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}
