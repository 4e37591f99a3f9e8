import { element } from "../dom/element";
import { stateIcon } from "../dom/icons";
import { LEVELS, type Level } from "../protocol";
import { title } from "../store/graph";
import type { LineageStore } from "../store/store";
import { FilterMenu } from "./filters";
import { closing } from "./menu";

export interface ToolbarDeeds {
  level(level: Level): void;
  steps(up: number, down: number): void;
  width(limit: number): void;
  filter(filter: string[], asOf: string | null): void;
  /** No longer only what lies between two. */
  around(): void;
  table(on: boolean): void;
  save(as: string): void;
}

const WORDS: Record<Level, string> = { domain: "Domain", product: "Product", dataset: "Dataset" };
export const EXPORTS = ["SVG", "SVG of what is seen", "PNG", "CSV of nodes", "CSV of edges", "Mermaid", "DOT"] as const;

/** Level, steps, graph or table, export. */
export class Toolbar {
  readonly root = element("div", { class: "ln-bar", role: "toolbar", "aria-label": "Lineage" });
  private readonly menu: HTMLDetailsElement;
  private readonly filters: FilterMenu;

  constructor(private readonly store: LineageStore, private readonly on: ToolbarDeeds) {
    this.menu = element("details", { class: "ln-menu" }, element("summary", { class: "btn s" }, "Export"),
      element("div", { class: "ln-menu-list" }, ...EXPORTS.map((as) => element("button", { type: "button", onclick: () => { this.menu.open = false; on.save(as); } }, as))));
    closing(this.menu);
    this.filters = new FilterMenu(store, (filter, asOf) => on.filter(filter, asOf));
  }

  render(table: boolean): void {
    const { question, graph } = this.store;
    const pressed = (name: string, on: boolean, deed: () => void, more: Record<string, string> = {}, ...extra: Node[]): HTMLElement =>
      element("button", { type: "button", "aria-pressed": on, onclick: deed, ...more }, name, ...extra);
    const levels = element("div", { class: "ln-seg", role: "group", "aria-label": "Level" }, ...LEVELS.map((level) => pressed(WORDS[level], question.level === level, () => this.on.level(level))));
    const number = (label: string, value: number, word: string, change: (n: number) => void): HTMLElement => {
      const options = [...new Set([0, 1, 2, 3, 4, 5, 10, 20, value])].sort((a, b) => a - b);
      const select = element("select", { "aria-label": label }, ...options.map((n) => element("option", { value: n, selected: n === value }, `${n} ${word}`)));
      select.addEventListener("change", () => change(Number(select.value)));
      return select;
    };
    const steps = graph.root === null && question.root === null ? null : element("div", { class: "ln-seg", role: "group", "aria-label": "Steps" },
      number("Steps upstream", question.up, "up", (up) => this.on.steps(up, question.down)),
      number("Steps downstream", question.down, "down", (down) => this.on.steps(question.up, down)));
    const width = element("select", { class: "ln-select ln-width", "aria-label": "Neighbours of each card at most" },
      ...[10, 25, 50, 100, 1000].map((n) => element("option", { value: n, selected: n === question.limitPerNode }, `${n} per card`)));
    width.addEventListener("change", () => this.on.width(Number(width.value)));
    const view = element("div", { class: "ln-seg", role: "group", "aria-label": "Drawn as" },
      pressed("Graph", !table, () => this.on.table(false), table ? { "data-deed": "t" } : {}),
      pressed("Table", table, () => this.on.table(true), table ? {} : { "data-deed": "t" }, element("kbd", {}, "T")));
    this.filters.render();
    const focused = this.root.contains(document.activeElement) ? [...this.root.querySelectorAll("button, select, summary")].indexOf(document.activeElement as HTMLElement) : -1;
    const root = graph.root === null ? undefined : graph.nodes.get(graph.root);
    const name = root === undefined ? [] : [element("span", { class: "ln-at mono", title: title(root) }, title(root)), ...(root.state === null ? [] : [stateIcon(root.state)]), element("span", { class: "sp" })];
    this.root.replaceChildren(
      ...name, element("span", { class: "ln-label" }, "Level"), levels, ...(steps === null ? [] : [element("span", { class: "ln-label" }, "Steps"), steps]), width, this.filters.root, ...(question.to === null ? [] : [element("button", { type: "button", class: "btn s", onclick: () => this.on.around() }, "All around it")]),
      ...(root === undefined ? [element("span", { class: "sp" })] : []), view, this.menu);
    if (focused >= 0) this.root.querySelectorAll<HTMLElement>("button, select, summary")[focused]?.focus();
  }
}
