import { element, svg } from "../dom/element";
import { kindIcon, stateIcon } from "../dom/icons";
import { CHEVRON, linesOf, subtitle } from "../store/cards";
import { ROWS } from "../store/columns";
import { spoken, title, type LineageNode } from "../store/graph";
import { direction } from "../store/scene";
import type { LineageStore } from "../store/store";
import type { Emphasis } from "./emphasis";
import { figure } from "../words";

export const MOST_CARDS = 300;

interface Card {
  root: HTMLElement;
  /** What it shows, so that it is only filled again when that changes. */
  shows: string;
  version: number;
  row: number;
}

/** Real cards for what can be read. They are taken from a pool, as panning mounts and removes them all the time. */
export class Cards {
  readonly layer = element("div", { class: "ln-cards" });
  private readonly live = new Map<number, Card>();
  private readonly pool: Card[] = [];

  constructor(private readonly store: LineageStore) {}

  get size(): number {
    return this.live.size;
  }

  /** Mounts these rows and no others; what stands is looked at again when there is a new version of what it shows. */
  show(rows: readonly number[], emphasis: Emphasis, focused: string | null, version: number): void {
    const wanted = new Set(rows);
    for (const [row, card] of this.live) {
      if (wanted.has(row)) continue;
      card.root.hidden = true;
      this.pool.push(card);
      this.live.delete(row);
    }
    for (const row of rows) {
      let card = this.live.get(row);
      if (card === undefined) {
        card = this.pool.pop() ?? this.make();
        this.live.set(row, card);
        card.root.hidden = false;
        this.place(card, row);
      }
      if (card.version === version && card.row === row) continue;
      this.fill(card, row, emphasis, focused);
      [card.version, card.row] = [version, row];
    }
  }

  /** Puts all of them together where the picture is. */
  move(x: number, y: number, zoom: number): void {
    this.layer.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`;
    this.layer.classList.remove("ln-away");
  }

  hide(): void {
    this.layer.classList.add("ln-away");
  }

  /** After a layout everything stands elsewhere. */
  replace(): void {
    for (const card of this.live.values()) {
      card.root.hidden = true;
      card.shows = "";
      this.pool.push(card);
    }
    this.live.clear();
  }

  private make(): Card {
    const root = element("div", { class: "ln-card", "data-testid": "lineage-node" });
    this.layer.append(root);
    return { root, shows: "", version: -1, row: -1 };
  }

  private place({ root }: Card, row: number): void {
    const { x, y, w, h } = this.store.picture;
    root.style.transform = `translate(${x[row]}px, ${y[row]}px)`;
    root.style.width = `${w[row]}px`;
    root.style.height = `${h[row]}px`;
  }

  private fill(card: Card, row: number, emphasis: Emphasis, focused: string | null): void {
    const { store } = this;
    const { picture, columns, collapsed } = store;
    const node = picture.scene.nodes[row]!;
    const rows = columns.rowsOf(node.id);
    const open = columns.open.get(node.id);
    const folded = { up: picture.scene.folded.get(direction(node.id, "up")) ?? 0, down: picture.scene.folded.get(direction(node.id, "down")) ?? 0 };
    const shows = JSON.stringify([node, rows, open, folded, columns.locked]);
    const marks = ["ln-card", `ln-k-${node.kind}`];
    if (node.product === null && node.kind === "dataset") marks.push("ln-alone");
    if (node.restricted || node.kind === "masked") marks.push("ln-restricted");
    if (node.state === "INVALID" || node.state === "SUSPECT") marks.push(`ln-is-${node.state.toLowerCase()}`);
    if (store.selected === node.id) marks.push("ln-selected");
    if (focused === node.id) marks.push("ln-focused");
    if (store.graph.root === node.id) marks.push("ln-root");
    if (emphasis.rows !== null && !emphasis.rows.has(row)) marks.push("ln-dim");
    if (emphasis.kind === "impact" && emphasis.rows?.has(row) === true) marks.push("ln-hit");
    if (emphasis.found.has(row)) marks.push("ln-found");
    card.root.className = marks.join(" ");
    if (card.shows === shows) return;
    card.shows = shows;
    card.root.dataset["nodeId"] = node.id;

    const expanded = !collapsed.has(direction(node.id, "down")) && node.moreDown === 0;
    const name = element("button", { type: "button", class: "ln-name", tabindex: -1, id: cardId(row), "data-act": "select", title: tooltip(node), "aria-label": spoken(node, expanded), "aria-expanded": expanded }, ...lettering(node));
    if (node.kind === "job") card.root.replaceChildren(chevronOf(), name);
    else {
      card.root.replaceChildren(element("div", { class: "ln-head" }, kindIcon(node.restricted ? "masked" : node.kind), name, node.state === null ? null : stateIcon(node.state)));
      const columns = node.kind === "dataset" && !node.restricted && node.fields > 0;
      const sub = subtitle(node);
      if (sub !== "" || columns) {
        card.root.append(element("div", { class: "ln-sub" }, element("span", { class: "ln-el", title: sub }, sub), columns
          ? element("button", { type: "button", class: "ln-tool", tabindex: -1, "data-act": "columns", "aria-label": `${figure(node.fields)} columns of ${title(node)}`, "aria-expanded": open !== undefined, title: `${node.fields} columns (C)` }, figure(node.fields), kindIcon("columns"))
          : null));
      }
    }
    this.fillColumns(card.root, node, rows, open);
    for (const dir of ["up", "down"] as const) this.addPill(card.root, node, dir, folded[dir]);
  }

  private fillColumns(root: HTMLElement, node: LineageNode, rows: ReturnType<LineageStore["columns"]["rowsOf"]>, open: { from: number; query: string } | undefined): void {
    const { columns } = this.store;
    for (const { field, note, locked } of rows) {
      const chosen = columns.locked?.node === node.id && columns.locked.field === field;
      root.append(
        element("button", { type: "button", class: `ln-field${locked ? " ln-on" : ""}`, tabindex: -1, "data-act": "field", "data-field": field, "aria-pressed": chosen, title: field }, element("span", { class: "ln-el" }, field), element("em", {}, note)),
      );
    }
    if (open === undefined && rows.length === 0) return;
    const total = columns.lists.get(node.id)?.name.length ?? node.fields;
    const matching = open === undefined ? total : columns.matching(node.id).length;
    const foot = element("div", { class: "ln-foot" }, element("span", {}, open === undefined || total <= ROWS ? `${rows.length} of ${total} columns` : `${rows.length} of ${total}`));
    if (open !== undefined && total > ROWS) {
      foot.prepend(element("input", { class: "ln-filter", "data-act": "filter", "aria-label": `Find a column of ${title(node)}`, placeholder: "Find", value: open.query }));
      if (open.from > 0) foot.append(element("button", { type: "button", class: "ln-tool", "data-act": "before", "aria-label": "Earlier columns", tabindex: -1 }, "‹"));
      if (open.from + ROWS < matching) foot.append(element("button", { type: "button", class: "ln-tool", "data-act": "after", "aria-label": "Further columns", tabindex: -1 }, "›"));
    }
    root.append(foot);
  }

  /** "+3" at the side where more is; "−" where it can be folded. */
  private addPill(root: HTMLElement, node: LineageNode, dir: "up" | "down", folded: number): void {
    if (node.kind === "stack" || node.kind === "masked") return;
    const stacked = this.store.picture.scene.row.has(`stack:${dir}:${node.id}`);
    const more = stacked ? folded : folded + (dir === "up" ? node.moreUp : node.moreDown);
    const side = dir === "up" ? "upstream" : "downstream";
    if (more > 0) {
      root.append(element("button", { type: "button", class: `ln-more ln-${dir}`, tabindex: -1, "data-act": "expand", "data-dir": dir, "aria-label": `Show ${more} more ${side} of ${title(node)}` }, `+${figure(more)}`));
    } else if ((dir === "up" ? node.up : node.down) > 0 && node.id !== "") {
      root.append(element("button", { type: "button", class: `ln-more ln-less ln-${dir}`, tabindex: -1, "data-act": "collapse", "data-dir": dir, "aria-label": `Fold ${side} of ${title(node)}` }, "−"));
    }
  }
}

export function cardId(row: number): string {
  return `ln-node-${row}`;
}

function tooltip(node: LineageNode): string {
  return node.kind === "dataset" || node.kind === "job" ? `${node.scope} ${node.name}` : title(node);
}

/** The lines of the name, as the size of the card was reckoned from them; of a product the domain is said more quietly. */
function lettering(node: LineageNode): (Node | string)[] {
  const quiet = node.kind === "product" ? node.scope.length + 1 : 0;
  let at = 0;
  return linesOf(node).flatMap((line, i) => {
    const light = line.slice(0, Math.max(0, quiet - at));
    at += line.length;
    return [...(i === 0 ? [] : [document.createElement("br")]), ...(light === "" ? [] : [element("i", {}, light)]), line.slice(light.length)];
  });
}

function chevronOf(): SVGElement {
  const drawing = svg("svg", { class: "ln-chevron", viewBox: `0 0 ${CHEVRON.width} ${CHEVRON.height}`, "aria-hidden": "true" });
  const { width, height } = CHEVRON;
  drawing.append(svg("path", { d: `M.5 .5H${width - 8}L${width - 0.5} ${height / 2}L${width - 8} ${height - 0.5}H.5L6 ${height / 2}Z` }));
  return drawing;
}
