import type { Suggestion, Suggestions, TextPart } from "./suggestions";

/** Draws the sheet anew in one go, so that a frame never shows a mixture of two answers. */
export function draw(sheet: HTMLElement, found: Suggestions, text: string): void {
  const parts: Node[] = [];
  let number = 0;
  for (const group of found.groups) {
    const list = element("div", "sg", { role: "group", "aria-label": group.label });
    list.append(element("p", "sgh", { "aria-hidden": "true" }, group.label), ...group.hits.map((hit) => row(hit, group.type, number++)));
    parts.push(list);
  }
  if (found.groups.length === 0) parts.push(nothing(found, text));
  if (found.index.condition !== "ready") parts.push(element("p", "sgn", {}, found.index.says));
  parts.push(foot(text));
  sheet.replaceChildren(...parts);
  sheet.setAttribute("role", "listbox");
  sheet.setAttribute("aria-label", "Suggestions");
}

function row(hit: Suggestion, type: string, number: number): HTMLElement {
  const link = element("a", "so", { role: "option", id: `omni-${number}`, href: hit.href, tabindex: "-1", "aria-selected": "false" });
  if (hit.filter !== null) link.dataset["filter"] = hit.filter;
  if (hit.state !== null) link.append(element("span", `st ${hit.state.toLowerCase()}`, {}, hit.state));
  const named = ["product", "port", "dataset", "contract"].includes(type);
  link.append(element("span", named ? "key" : "b", {}, ...marked(hit.nameParts)));
  link.append(element("span", "sp", {}));
  if (hit.place !== null && hit.place !== hit.title) link.append(element("span", "xs t3 el", {}, hit.place));
  return link;
}

function nothing(found: Suggestions, text: string): HTMLElement {
  const words = element("p", "sgn", {}, found.didYouMean === null ? `Nothing begins like “${text}”. Enter looks through all texts.` : "Did you mean ");
  if (found.didYouMean !== null) {
    words.append(element("a", "in-text", { role: "option", id: "omni-0", "aria-selected": "false", tabindex: "-1", href: `/search?q=${encodeURIComponent(found.didYouMean)}` }, found.didYouMean), "?");
  }
  return words;
}

function foot(text: string): HTMLElement {
  const line = element("p", "sgf xs t3", { "aria-hidden": "true" });
  for (const [key, words] of [["↑↓", "choose"], ["↵", "open"], ["Tab", "filter by it"]] as const) line.append(element("kbd", "", {}, key), element("span", "", {}, words));
  line.append(element("span", "sp", {}), element("span", "", {}, `Enter finds all of “${text.length > 24 ? `${text.slice(0, 23)}…` : text}”`));
  return line;
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
