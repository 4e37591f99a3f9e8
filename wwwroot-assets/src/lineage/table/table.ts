import { element } from "../dom/element";
import { kindIcon, stateIcon } from "../dom/icons";
import { ORIGINS, REVIEWS } from "../protocol";
import { kindWord, title, type LineageNode } from "../store/graph";
import type { LineageStore } from "../store/store";
import { distances, type Distance } from "../store/walk";
import { count, figure } from "../words";

export interface Line {
  node: LineageNode;
  distance: Distance | null;
  origins: string;
}

type Sort = "name" | "kind" | "domain" | "steps" | "state" | "paths" | "origin";
const HEADS: readonly [Sort, string][] = [["name", "Name"], ["kind", "Kind"], ["domain", "Domain"], ["steps", "Steps"], ["state", "State"], ["paths", "Paths"], ["origin", "Edge origin"]];
const PAGE = 200;

/** The lines of the table: the same nodes as in the picture, in whatever way that is drawn. */
export function linesOf(store: LineageStore): Line[] {
  const { scene, near } = store.picture;
  const root = store.graph.root === null ? undefined : scene.row.get(store.graph.root);
  const far = root === undefined ? [] : distances(scene, root, near);
  const origins = new Map<number, number>();
  const stale = new Set<number>();
  for (const edge of scene.edges) {
    for (const row of [edge.a, edge.b]) {
      origins.set(row, (origins.get(row) ?? 0) | edge.origins);
      if (REVIEWS[edge.review] === "stale") stale.add(row);
    }
  }
  return scene.nodes.map((node, row) => ({ node, distance: far[row] ?? null, origins: originWords(origins.get(row) ?? 0, stale.has(row)) }));
}

export function originWords(origins: number, stale: boolean): string {
  const words = Object.entries(ORIGINS).flatMap(([word, bit]) => ((origins & bit) !== 0 ? [word] : []));
  if (stale) words.push("stale");
  return words.length === 0 ? "none" : words.join(", ");
}

export function stepsWord(distance: Distance | null): string {
  if (distance === null) return "";
  return distance.dir === null ? "this" : `${distance.steps} ${distance.dir}`;
}

/** The twin of the graph for those who would rather read, hear or sort it. */
export class Table {
  readonly root = element("div", { class: "ln-table", "data-testid": "lineage-table", tabindex: -1, role: "region", "aria-label": "Table of the graph" });
  private sort: Sort = "steps";
  private backwards = false;
  private shown = PAGE;

  constructor(private readonly store: LineageStore, private readonly on: { select(id: string): void; csv(): void }) {}

  render(): void {
    const { store } = this;
    const found = new Set(store.found().map((row) => store.picture.scene.nodes[row]!.id));
    const lines = linesOf(store).filter(({ node }) => store.query === "" || found.has(node.id));
    lines.sort((a, b) => (this.backwards ? -1 : 1) * this.compare(a, b) || title(a.node).localeCompare(title(b.node)));
    const rooted = store.graph.root !== null;
    const heads = HEADS.filter(([sort]) => rooted || (sort !== "steps" && sort !== "paths"));
    const table = element("table", {},
      element("caption", { class: "vh" }, "The nodes of the graph"),
      element("thead", {}, element("tr", {}, ...heads.map(([sort, word]) => this.head(sort, word)))),
      element("tbody", {}, ...lines.slice(0, this.shown).map((line) => this.line(line, rooted))));
    const left = lines.length - Math.min(lines.length, this.shown);
    this.root.replaceChildren(table);
    if (left > 0) this.root.append(element("button", { type: "button", class: "lnk", onclick: () => this.more() }, `Show ${Math.min(PAGE, left)} more of ${figure(left)}`));
    this.root.append(element("div", { class: "ln-table-foot" }, element("p", { class: "t3 sm" }, `${count(lines.length, "line")}, the same ones as in the graph.`), element("button", { type: "button", class: "btn s", onclick: () => this.on.csv() }, "CSV")));
  }

  private more(): void {
    this.shown += PAGE;
    this.render();
  }

  private head(sort: Sort, word: string): HTMLElement {
    const on = this.sort === sort;
    const press = (): void => {
      this.backwards = on && !this.backwards;
      this.sort = sort;
      this.render();
      this.root.querySelector<HTMLElement>(`[data-sort="${sort}"]`)?.focus();
    };
    return element("th", { scope: "col", class: sort === "paths" ? "n" : "", "aria-sort": on ? (this.backwards ? "descending" : "ascending") : null },
      element("button", { type: "button", "data-sort": sort, onclick: press }, word, on ? (this.backwards ? " ↓" : " ↑") : ""));
  }

  private line({ node, distance, origins }: Line, rooted: boolean): HTMLElement {
    const select = (): void => this.on.select(node.id);
    const cell = (label: string, text: string, css = ""): HTMLElement => element("td", { "data-label": label, class: css }, text);
    const row = element("tr", { "data-node-id": node.id, class: this.store.selected === node.id ? "ln-selected" : "" },
      element("th", { scope: "row" }, kindIcon(node.restricted ? "masked" : node.kind), element("button", { type: "button", class: "lnk mono", onclick: select }, title(node))),
      cell("Kind", kindWord(node)), cell("Domain", node.domain?.name ?? "none", node.domain === null ? "ln-none" : ""));
    if (rooted) row.append(cell("Steps", stepsWord(distance)));
    row.append(element("td", { "data-label": "State", class: node.state === null ? "ln-none" : "" }, ...(node.state === null ? ["none"] : [stateIcon(node.state), ` ${node.state}`])));
    if (rooted) row.append(cell("Paths", distance === null || distance.dir === null ? "" : distance.paths >= 1_000_000 ? "1,000,000 or more" : figure(distance.paths), "n"));
    row.append(cell("Edge origin", origins, origins === "none" ? "ln-none" : ""));
    return row;
  }

  private compare(a: Line, b: Line): number {
    const steps = ({ distance }: Line): number => (distance === null ? 1e9 : distance.dir === "up" ? -distance.steps : distance.steps);
    switch (this.sort) {
      case "name": return title(a.node).localeCompare(title(b.node));
      case "kind": return a.node.kind.localeCompare(b.node.kind);
      case "domain": return (a.node.domain?.name ?? "").localeCompare(b.node.domain?.name ?? "");
      case "steps": return steps(a) - steps(b);
      case "state": return (a.node.state ?? "~").localeCompare(b.node.state ?? "~");
      case "paths": return (a.distance?.paths ?? 0) - (b.distance?.paths ?? 0);
      case "origin": return a.origins.localeCompare(b.origins);
    }
  }
}
