import { element } from "../dom/element";
import { breakable } from "../dom/words";
import { kindIcon, stateIcon } from "../dom/icons";
import { title, type LineageNode } from "../store/graph";
import type { LineageStore } from "../store/store";
import { figure } from "../words";

const MOST = 100;
const OPEN_UP_TO = 200;

/** What is in the graph, by domain; the field above finds in it. */
export class Tree {
  readonly root = element("div", { class: "ln-tree" });
  readonly field: HTMLInputElement;
  private readonly list = element("div", { class: "ln-tree-list" });
  private readonly toggled = new Map<string, boolean>();
  private readonly whole = new Set<string>();

  constructor(private readonly store: LineageStore, private readonly on: { select(id: string): void; leave(): void }) {
    this.field = element("input", { type: "search", placeholder: "Find in graph", "aria-label": "Find in graph", "data-testid": "lineage-find" });
    this.field.addEventListener("input", () => store.search(this.field.value));
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Escape") return on.leave();
      const first = event.key === "Enter" ? store.found()[0] : undefined;
      if (first === undefined) return;
      on.select(store.picture.scene.nodes[first]!.id);
      on.leave();
    });
    this.root.append(element("div", { class: "ln-find" }, this.field, element("kbd", {}, "/")), this.list);
  }

  render(): void {
    const { store } = this;
    const rows = store.query === "" ? store.picture.scene.nodes.keys() : store.found();
    const groups = new Map<string, LineageNode[]>();
    let count = 0;
    for (const row of rows) {
      count++;
      const node = store.picture.scene.nodes[row]!;
      if (node.kind === "stack") continue;
      const group = node.kind === "domain" ? "Domains" : (node.domain?.name ?? (node.kind === "masked" ? "Not for you" : "In no product"));
      const members = groups.get(group);
      if (members === undefined) groups.set(group, [node]);
      else members.push(node);
    }
    const names = [...groups.keys()].sort((a, b) => Number(a === "In no product" || a === "Not for you") - Number(b === "In no product" || b === "Not for you") || a.localeCompare(b));
    this.list.replaceChildren(...names.map((name) => this.group(name, groups.get(name)!, this.toggled.get(name) ?? count <= OPEN_UP_TO)));
    if (names.length === 0 && store.query !== "") this.list.append(element("p", { class: "t3 sm" }, "Nothing here has that name. What is folded is not searched."));
  }

  /** A group is filled when it is opened; of a large graph all are closed at first. */
  private group(name: string, nodes: LineageNode[], open: boolean): HTMLElement {
    const details = element("details", { open }, element("summary", {}, element("span", {}, name), element("span", { class: "ln-count" }, figure(nodes.length))));
    const fill = (): void => {
      if (details.childElementCount === 1) details.append(...this.buttons(name, nodes));
    };
    details.addEventListener("toggle", () => {
      this.toggled.set(name, details.open);
      if (details.open) fill();
    });
    if (open) fill();
    return details;
  }

  private buttons(name: string, nodes: LineageNode[]): HTMLElement[] {
    nodes.sort((a, b) => title(a).localeCompare(title(b)));
    const shown = this.whole.has(name) ? nodes : nodes.slice(0, MOST);
    const buttons = shown.map((node) =>
      element("button", { type: "button", "aria-current": this.store.selected === node.id ? "true" : null, onclick: () => this.on.select(node.id), title: title(node) },
        node.state === null ? kindIcon(node.restricted ? "masked" : (node.kind as "dataset")) : stateIcon(node.state), element("span", { class: "mono ln-whole" }, ...breakable(node.name || title(node)))));
    const left = nodes.length - shown.length;
    const all = (): void => {
      this.whole.add(name);
      this.render();
    };
    return left === 0 ? buttons : [...buttons, element("button", { type: "button", class: "lnk", onclick: all }, `${figure(left)} more`)];
  }
}
