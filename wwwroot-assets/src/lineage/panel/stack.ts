import { breakable } from "../dom/words";
import { element } from "../dom/element";
import { title, type LineageNode } from "../store/graph";
import type { LineageStore } from "../store/store";
import { count, figure } from "../words";

const MOST_NAMES = 50;

/** What a stack stands for, by product, to be searched and shown one by one. */
export class StackList {
  private query = "";
  private for = "";

  constructor(private readonly store: LineageStore) {}

  of(stack: LineageNode): Node[] {
    if (this.for !== stack.id) [this.for, this.query] = [stack.id, ""];
    const { store } = this;
    const next = element("button", { type: "button", class: "btn s", onclick: () => void store.expand(stack.of!, stack.dir!) }, `Show the next ${Math.min(25, stack.members)}`);
    const held = store.stacked.get(stack.id);
    if (held === undefined) return [element("p", { class: "t2 sm" }, "They are not shown, so that the rest can be seen."), next];
    const list = element("div");
    const field = element("input", { type: "search", class: "ln-field-find", placeholder: "Find among them", "aria-label": "Find among what is not shown", value: this.query, "data-keep": "stack-find" });
    field.addEventListener("input", () => {
      this.query = field.value;
      list.replaceChildren(...this.groups(stack, held.nodes));
    });
    list.append(...this.groups(stack, held.nodes));
    const left = held.answer.more === 0 ? [] : [element("p", { class: "t3 sm" }, `The first ${figure(held.nodes.length)} of them; ${figure(held.answer.more)} more can be found by their names in the search of the portal.`)];
    return [element("div", { class: "ln-deeds" }, next), field, list, ...left];
  }

  private groups(stack: LineageNode, nodes: readonly LineageNode[]): Node[] {
    const words = this.query.toLowerCase().split(/\s+/).filter((word) => word !== "");
    const found = nodes.filter((node) => words.every((word) => `${title(node)} ${node.scope} ${node.product?.name ?? ""}`.toLowerCase().includes(word)));
    const groups = new Map<string, LineageNode[]>();
    for (const node of found) {
      const name = node.product?.key ?? (node.kind === "product" ? (node.domain?.name ?? "") : "In no product");
      groups.set(name, [...(groups.get(name) ?? []), node]);
    }
    if (groups.size === 0) return [element("p", { class: "t3 sm" }, "None of them has that name.")];
    return [...groups].sort(([a], [b]) => a.localeCompare(b)).map(([name, members]) => this.group(stack, name, members, groups.size <= 3 || words.length > 0));
  }

  private group(stack: LineageNode, name: string, members: LineageNode[], open: boolean): HTMLElement {
    const show = (ids: string[]) => (): void => void this.store.bring(stack, ids);
    const names = members.slice(0, MOST_NAMES).map((node) => element("li", {}, element("button", { type: "button", class: "lnk mono", "aria-label": `Show ${title(node)}`, onclick: show([node.id]) }, ...breakable(title(node)))));
    const left = members.length - names.length;
    return element("details", { class: "ln-stack", open }, element("summary", {}, name, element("span", { class: "ln-count" }, figure(members.length))),
      element("button", { type: "button", class: "btn s", onclick: show(members.map((node) => node.id)) }, members.length === 1 ? "Show it" : `Show all ${figure(members.length)}`),
      element("ul", {}, ...names), left === 0 ? null : element("p", { class: "t3 sm" }, `${count(left, "name")} more; find them above.`));
  }
}
