import { element } from "../dom/element";
import { kindIcon, stateIcon } from "../dom/icons";
import { REVIEWS } from "../protocol";
import { kindWord, LineageGraph, title, type LineageNode } from "../store/graph";
import type { LineageStore } from "../store/store";
import { between } from "../store/walk";
import { originWords } from "../table/table";
import { impactOf, lineageOf, pageOf } from "./address";
import { FieldChoice } from "./fields";
import { StackList } from "./stack";
import { count, figure } from "../words";

export interface PanelDeeds {
  impact(id: string): void;
  csv(): void;
  focusOn(id: string): void;
  /** Only what leads from one to the other, from the server. */
  between(root: string, to: string): void;
  close(): void;
}

/** Context for what is chosen: a node, an edge, a path between two, or the impact of one. */
export class Details {
  readonly root = element("aside", { class: "ln-panel", "aria-label": "Details", hidden: true });
  edge: number | null = null;
  private readonly stack: StackList;
  private readonly fields: FieldChoice;

  constructor(private readonly store: LineageStore, private readonly on: PanelDeeds) {
    this.stack = new StackList(store);
    this.fields = new FieldChoice(store);
  }

  render(): void {
    const { store } = this;
    const { scene } = store.picture;
    const row = store.selected === null ? undefined : scene.row.get(store.selected);
    const children =
      store.impact !== null ? this.impact() : this.edge !== null && scene.edges[this.edge] !== undefined ? this.ofEdge(this.edge) : row !== undefined ? this.ofNode(row) : null;
    this.root.hidden = children === null;
    if (children === null) return;
    // What had the focus has it again when it is still there.
    const active = document.activeElement instanceof HTMLElement && this.root.contains(document.activeElement) ? document.activeElement.dataset["keep"] : undefined;
    this.root.replaceChildren(...children);
    if (active !== undefined) this.root.querySelector<HTMLElement>(`[data-keep="${CSS.escape(active)}"]`)?.focus();
  }

  private heading(text: string): HTMLElement {
    return element("div", { class: "r" }, element("h2", {}, text), element("span", { class: "sp" }), element("button", { type: "button", class: "ib", "aria-label": "Close the details", onclick: () => this.on.close() }, "×"));
  }

  private ofNode(row: number): Node[] {
    const { store } = this;
    const node = store.picture.scene.nodes[row]!;
    if (node.kind === "stack") return [this.heading(node.name), ...this.stack.of(node)];
    if (node.kind === "masked") return [this.heading(title(node)), element("p", { class: "t2 sm" }, "The way goes on through it. Who may see it is decided by its owner.")];
    const parts: Node[] = [this.heading(title(node))];
    const facts: [string, Node | string][] = [["Kind", kindWord(node)]];
    if (node.scope !== "" && node.kind !== "product") facts.push(["Namespace", element("span", { class: "mono" }, node.scope)]);
    if (node.product !== null) facts.push(["Product", node.product.name]);
    else if (node.kind === "dataset") facts.push(["Product", "none"]);
    if (node.domain !== null) facts.push(["Domain", node.domain.name]);
    if (node.team !== null) facts.push(["Owner", node.team.name]);
    if (node.state !== null) facts.push(["State", element("span", { class: "r" }, stateIcon(node.state), node.state)]);
    if (node.fields > 0) facts.push(["Columns", figure(node.fields)]);
    facts.push(["Upstream", shownOf(node.up, node.moreUp)], ["Downstream", shownOf(node.down, node.moreDown)]);
    parts.push(element("dl", { class: "ln-facts" }, ...facts.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)])));
    const { locked } = store.columns;
    if (locked?.node === node.id) parts.push(element("p", { class: "sm" }, element("span", { class: "mono" }, locked.field), ` runs through ${count(store.columns.way.size, "dataset")} here.`));
    if (node.kind === "dataset" && !node.restricted && node.fields > 0) parts.push(this.fields.of(node));
    parts.push(this.pathTo(row));
    const page = pageOf(node);
    const lineage = lineageOf(node);
    parts.push(element("div", { class: "ln-deeds" },
      button(locked?.node === node.id ? `Impact of ${locked.field}` : "Impact", () => this.on.impact(node.id), "I"),
      button("What it comes from", () => void store.showImpact(node.id, "up")),
      page === null ? null : element("a", { class: "btn s", href: page }, "Open its page"),
      lineage === null || node.id === store.graph.root ? null : element("a", { class: "btn s", href: lineage }, "Start from here")));
    return parts;
  }

  /** Which other node the way should lead to. */
  private pathTo(row: number): HTMLElement {
    const { store } = this;
    const { scene, near } = store.picture;
    const id = "ln-path-to";
    const field = element("input", { id, list: "ln-names", value: store.pathTo === null ? "" : title(scene.nodes[scene.row.get(store.pathTo) ?? row]!) });
    const names = element("datalist", { id: "ln-names" }, ...scene.nodes.slice(0, 500).filter((n) => n.kind !== "stack" && n.kind !== "masked").map((n) => element("option", { value: title(n) })));
    field.addEventListener("change", () => {
      const other = scene.nodes.find((n) => title(n) === field.value);
      if (other !== undefined) store.choosePathTo(other.id);
    });
    const box = element("div", { class: "ln-path" }, element("label", { for: id }, "The way to"), field, names);
    const other = store.pathTo === null ? undefined : scene.row.get(store.pathTo);
    if (other !== undefined) {
      const on = between(row, other, near).size;
      box.append(element("p", { class: "t2 sm" }, on === 0 ? "Neither leads to the other in what is shown." : `${count(on, "node")} on the way.`));
      box.append(button("All ways between them", () => this.on.between(scene.nodes[row]!.id, scene.nodes[other]!.id)));
    }
    return box;
  }

  private ofEdge(e: number): Node[] {
    const { scene } = this.store.picture;
    const edge = scene.edges[e]!;
    const from = scene.nodes[edge.a]!;
    const to = scene.nodes[edge.b]!;
    const fields = this.store.columns.edges.filter((f) => f.from === from.id && f.to === to.id);
    return [
      this.heading("Edge"),
      element("p", { class: "sm" }, link(from, this.on), " feeds ", link(to, this.on), "."),
      element("dl", { class: "ln-facts" },
        element("dt", {}, "Origin"), element("dd", {}, originWords(edge.origins, false)),
        element("dt", {}, "Review"), element("dd", {}, REVIEWS[edge.review] ?? "accepted"),
        ...(edge.weight > 1 ? [element("dt", {}, "Stands for"), element("dd", {}, count(edge.weight, "edge"))] : [])),
      ...fields.map((f) => element("p", { class: "sm mono" }, `${f.fromField} → ${f.toField}`, f.how === "" ? "" : `, ${f.how}`)),
    ];
  }

  private impact(): Node[] {
    const impact = this.store.impact!;
    const other = new LineageGraph();
    const ids = other.take(impact);
    const nodes = ids.map((id) => other.nodes.get(id)!);
    const down = impact.direction === "down";
    const { totals } = impact;
    const here = this.store.picture.scene.row;
    const away = nodes.filter((node) => node.kind !== "masked" && !here.has(node.id)).length;
    const parts: Node[] = [
      this.heading(`${down ? "Impact" : "Causes"} of ${impact.column ?? nodes[0]!.name}`),
      element("p", { class: "t2 sm" }, down ? "Everything that is made from it, however far." : "Everything it is made from, however far.", away > 0 ? ` ${figure(away)} of ${figure(nodes.length - 1)} are not in the picture.` : ""),
      element("div", { class: "ln-totals" }, ...([["products", totals.products], ["teams", totals.teams], ...(impact.level === "dataset" ? ([["datasets", totals.datasets], ["jobs", totals.jobs]] as const) : [])] as const).map(([word, n]) => element("div", {}, element("b", {}, figure(n)), word))),
    ];
    const list = down ? impactOf(nodes[0]!, impact.column) : null;
    if (list !== null) parts.push(element("div", { class: "ln-deeds" }, element("a", { class: "btn s", href: list }, "As a list, and tell the owners")));
    if (totals.restricted > 0) parts.push(element("p", { class: "sm t2" }, `${count(totals.restricted, "node")} restricted.`));
    if (totals.masked > 0) parts.push(element("p", { class: "sm t2" }, `${totals.masked === 1 ? "One gap" : `${totals.masked} gaps`} you may not see into.`));
    const byDepth = new Map<number, number[]>();
    nodes.forEach((node, row) => row > 0 && node.kind !== "job" && byDepth.set(Math.abs(node.depth), [...(byDepth.get(Math.abs(node.depth)) ?? []), row]));
    for (const [depth, rows] of [...byDepth].sort(([a], [b]) => a - b)) {
      parts.push(element("h3", { class: "ln-steps" }, `${count(depth, "step")} away`));
      parts.push(element("ul", {}, ...rows.slice(0, 25).map((row) => {
        const through = impact.through[row]!;
        return element("li", {}, nodes[row]!.state === null ? kindIcon(nodes[row]!.kind as "dataset") : stateIcon(nodes[row]!.state!), element("div", {}, link(nodes[row]!, this.on), through > 0 ? element("span", { class: "ln-through" }, `through ${title(nodes[through]!)}`) : null));
      })));
      if (rows.length > 25) parts.push(element("p", { class: "t3 sm" }, `${figure(rows.length - 25)} more; the CSV has all.`));
    }
    parts.push(element("div", { class: "ln-deeds" }, button("CSV", () => this.on.csv()), button("Clear", () => this.store.hideImpact())));
    return parts;
  }
}

function button(text: string, deed: () => void, key?: string): HTMLElement {
  return element("button", { type: "button", class: "btn s", onclick: deed }, text, key === undefined ? null : element("kbd", {}, key));
}

function link(node: LineageNode, on: PanelDeeds): HTMLElement {
  return element("button", { type: "button", class: "lnk mono", onclick: () => on.focusOn(node.id) }, title(node));
}

function shownOf(all: number, more: number): string {
  return more === 0 ? figure(all) : `${figure(all - more)} of ${figure(all)} shown`;
}
