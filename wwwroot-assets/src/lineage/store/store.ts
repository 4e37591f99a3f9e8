import { LineageApi, type Question } from "../api";
import { LayoutClient } from "../layout/client";
import type { Direction, LineageExpansion, LineageImpact } from "../protocol";
import { Columns } from "./columns";
import { LineageGraph, title, type LineageNode } from "./graph";
import { emptyPicture, requestFor, type Picture } from "./picture";
import { direction, sceneOf } from "./scene";
import { neighbours, reached } from "./walk";
import { count, figure } from "../words";

export type Change = "loading" | "picture" | "choice" | "failed";

/** What a stack stands for: the answer that brought it, and the rows of those who are not in the picture. */
export interface Stacked {
  answer: LineageExpansion;
  rows: Map<string, number>;
  nodes: LineageNode[];
}

const PAGE = 25;
/** A whole mesh of more datasets and jobs than this is not opened unasked. */
const MOST_AT_ONCE = 3000;
const MOST_STACKED = 1000;
/** So many lists of columns are asked for at once. */
const MOST_LISTED = 200;

/** What is known and chosen. Graph, table, tree and panel all draw from here, so that they cannot disagree. */
export class LineageStore {
  graph = new LineageGraph();
  columns = new Columns();
  picture: Picture;
  selected: string | null = null;
  /** The other end when a path is asked for. */
  pathTo: string | null = null;
  impact: LineageImpact | null = null;
  impactIds = new Set<string>();
  query = "";
  state: "loading" | "layout" | "ready" | "error" = "loading";
  failure: string | null = null;
  /** What was just done, for those who hear it. */
  said = "";
  readonly collapsed = new Set<string>();
  /** How many nodes were too many to be drawn at once, so that they are rolled up. */
  rolledUp: number | null = null;
  /** What each stack stands for, once somebody has asked. */
  readonly stacked = new Map<string, Stacked>();
  private readonly cursors = new Map<string, string | null>();
  private readonly listeners = new Set<(change: Change, anchor: string | null) => void>();
  private layoutRun = 0;
  layoutMs = 0;

  constructor(readonly api: LineageApi, private readonly layouts: Pick<LayoutClient, "run">, public question: Question) {
    this.picture = emptyPicture();
  }

  onChange(listener: (change: Change, anchor: string | null) => void): void {
    this.listeners.add(listener);
  }

  private tell(change: Change, anchor: string | null = null): void {
    for (const listener of this.listeners) listener(change, anchor);
  }

  async load(): Promise<void> {
    this.state = "loading";
    this.failure = null;
    this.tell("loading");
    const { question } = this;
    const tooMany = ({ total }: { total: number }): boolean => question.root === null && question.level === "dataset" && !question.whole && total > MOST_AT_ONCE;
    await this.attempt(async () => {
      const take = async (view: Awaited<ReturnType<LineageApi["view"]>>): Promise<void> => {
        this.graph = new LineageGraph();
        this.collapsed.clear();
        this.cursors.clear();
        this.stacked.clear();
        this.columns = new Columns();
        this.impact = null;
        this.impactIds.clear();
        const ids = this.graph.take(view);
        this.graph.root = ids[view.root] ?? null;
        this.graph.asOf = view.asOf;
        this.graph.total = view.total;
        this.graph.filtered = view.filtered;
        this.picture = emptyPicture();
        await this.arrange(null);
      };
      let early: Promise<void> | null = null;
      const view = await this.api.view(question, (first) => {
        if (!tooMany(first)) early = take(first);
      });
      await early;
      if (tooMany(view)) {
        this.question = { ...question, level: "domain" };
        await this.load();
        this.rolledUp = view.total;
        this.said = `${count(view.total, "node")} are rolled up to domains`;
        return this.tell("choice");
      }
      this.rolledUp = null;
      await take(view);
      this.said = `${count(this.picture.scene.nodes.length, "node")} shown`;
      this.tell("choice");
    });
  }

  /** Draws the scene anew. Everything that stood keeps its order; `anchor` keeps its place on the screen. */
  async arrange(anchor: string | null): Promise<void> {
    const run = ++this.layoutRun;
    if (this.state !== "loading") this.state = "layout";
    const scene = sceneOf(this.graph, this.collapsed, this.question.level);
    const request = requestFor(scene, { before: this.picture, columns: this.columns, rollUp: this.graph.root === null && this.question.level !== "dataset" });
    const began = performance.now();
    const result = await this.layouts.run(request.request);
    if (run !== this.layoutRun) return;
    this.layoutMs = performance.now() - began;
    this.picture = { ...result, scene, near: neighbours(scene), w: request.w, h: request.h, routed: request.routed, grouped: request.request.group !== undefined, rolled: request.request.mode === "fixedLayers" };
    if (this.selected !== null && !scene.row.has(this.selected)) this.selected = null;
    this.state = "ready";
    this.tell("picture", anchor);
  }

  choose(id: string | null): void {
    this.selected = id;
    this.pathTo = null;
    this.tell("choice");
  }

  choosePathTo(id: string): void {
    this.pathTo = id;
    this.tell("choice");
  }

  search(query: string): void {
    this.query = query;
    const found = this.found();
    this.said = query === "" ? "" : `${count(found.length, "node")} found`;
    this.tell("choice");
  }

  /** Rows whose name, product or namespace has all the words that were typed. */
  found(): number[] {
    const words = this.query.toLowerCase().split(/\s+/).filter((word) => word !== "");
    if (words.length === 0) return [];
    const rows: number[] = [];
    this.picture.scene.nodes.forEach((node, row) => {
      const text = `${title(node)} ${node.scope} ${node.product?.name ?? ""} ${node.domain?.name ?? ""} ${node.kind} ${node.state ?? ""}`.toLowerCase();
      if (words.every((word) => text.includes(word))) rows.push(row);
    });
    return rows;
  }

  /** Shows the next neighbours in a direction, or again what was collapsed. */
  async expand(id: string, dir: Direction): Promise<void> {
    const key = direction(id, dir);
    const node = this.graph.nodes.get(id);
    if (node === undefined) return;
    if (this.collapsed.delete(key)) return this.arrange(id);
    if ((dir === "up" ? node.moreUp : node.moreDown) === 0) return;
    await this.attempt(async () => {
      const answer = await this.api.expand(id, dir, this.question.level, this.cursors.get(key) ?? null, PAGE);
      const before = this.graph.nodes.size;
      this.graph.take(answer, node.depth);
      this.graph.recount();
      this.cursors.set(key, answer.next);
      await this.arrange(id);
      const more = answer.more > 0 ? `, ${figure(answer.more)} more` : "";
      this.said = `${this.graph.nodes.size - before} ${dir === "up" ? "upstream" : "downstream"} loaded${more}`;
      this.tell("choice");
    });
  }

  /** All that a stack stands for, so that one can choose from it. */
  async lookInto(stack: LineageNode): Promise<void> {
    if (this.stacked.has(stack.id)) return;
    await this.attempt(async () => {
      const answer = await this.api.expand(stack.of!, stack.dir!, this.question.level, null, MOST_STACKED);
      const other = new LineageGraph();
      const ids = other.take(answer);
      const rows = new Map(ids.flatMap((id, row) => (row === 0 || this.graph.nodes.has(id) || other.nodes.get(id)!.kind === "masked" ? [] : [[id, row] as const])));
      this.stacked.set(stack.id, { answer, rows, nodes: [...rows.keys()].map((id) => other.nodes.get(id)!) });
      this.tell("choice");
    });
  }

  /** Shows some of what a stack stands for. */
  async bring(stack: LineageNode, ids: readonly string[]): Promise<void> {
    const held = this.stacked.get(stack.id);
    if (held === undefined) return;
    this.stacked.set(stack.id, { ...held, nodes: held.nodes.filter((node) => !ids.includes(node.id)) });
    const of = this.graph.nodes.get(stack.of!)!;
    this.graph.take(held.answer, of.depth, new Set([0, ...ids.map((id) => held.rows.get(id)!)]));
    this.graph.recount();
    await this.arrange(of.id);
    this.said = `${ids.length} ${stack.dir === "up" ? "upstream" : "downstream"} shown`;
    if (this.picture.scene.row.has(stack.id)) this.selected = stack.id;
    this.tell("choice");
  }

  async collapse(id: string, dir: Direction): Promise<void> {
    if (!this.picture.scene.row.has(id)) return;
    this.collapsed.add(direction(id, dir));
    const before = this.picture.scene.nodes.length;
    await this.arrange(id);
    this.said = `${before - this.picture.scene.nodes.length} folded`;
    this.tell("choice");
  }

  /** Opens a card's columns, or closes them. */
  async toggleColumns(id: string): Promise<void> {
    if (this.columns.open.delete(id)) return this.arrange(id);
    const node = this.graph.nodes.get(id);
    if (node?.kind !== "dataset" || node.restricted) return;
    await this.attempt(async () => {
      await this.needColumns([id]);
      this.columns.open.set(id, { from: 0, query: "" });
      await this.arrange(id);
    });
  }

  async pageColumns(id: string, from: number, query: string): Promise<void> {
    this.columns.open.set(id, { from, query });
    await this.arrange(id);
  }

  /** Locks the way of one column through all datasets in the picture. */
  async lockColumn(id: string, field: string): Promise<void> {
    const { locked } = this.columns;
    await this.attempt(async () => {
      if (locked?.node === id && locked.field === field) this.columns.unlock();
      else {
        const { scene, near } = this.picture;
        const row = scene.row.get(id)!;
        const way = [...new Set([...reached(row, near.up), ...reached(row, near.down)])].map((r) => scene.nodes[r]!).filter((node) => node.kind === "dataset" && !node.restricted);
        way.sort((a, b) => Math.abs(a.depth - scene.nodes[row]!.depth) - Math.abs(b.depth - scene.nodes[row]!.depth));
        await this.needColumns(way.slice(0, MOST_LISTED).map((node) => node.id));
        this.columns.lock(id, field);
        this.said = `${field} runs through ${count(this.columns.way.size, "dataset")}${way.length > MOST_LISTED ? ` of the nearest ${MOST_LISTED}` : ""}`;
      }
      await this.arrange(id);
      this.tell("choice");
    });
  }

  /** The cards give up the rows of the way, and so their height. */
  async unlockColumn(): Promise<void> {
    const { locked } = this.columns;
    if (locked === null) return;
    this.columns.unlock();
    await this.arrange(locked.node);
  }

  private async needColumns(ids: string[]): Promise<void> {
    const missing = ids.filter((id) => !this.columns.lists.has(id));
    if (missing.length > 0) this.columns.take(await this.api.columns([...new Set([...ids, ...this.columns.open.keys()])]));
  }

  async showImpact(id: string, dir: Direction = "down"): Promise<void> {
    await this.attempt(async () => {
      const locked = this.columns.locked;
      const impact = await this.api.impact(id, locked?.node === id ? locked.field : null, dir, this.question.level === "dataset" ? "dataset" : "product");
      const other = new LineageGraph();
      this.impact = impact;
      this.impactIds = new Set(other.take(impact));
      const { products, datasets, teams } = impact.totals;
      this.said = `${dir === "down" ? "impact" : "causes"}: ${impact.level === "dataset" ? count(datasets, "dataset") : count(teams, "team")}, ${count(products, "product")}`;
      this.tell("choice");
    });
  }

  hideImpact(): void {
    this.impact = null;
    this.impactIds = new Set();
    this.tell("choice");
  }

  private async attempt(deed: () => Promise<void>): Promise<void> {
    try {
      await deed();
    } catch (error) {
      // A newer question took the place of this one.
      if (error instanceof DOMException && error.name === "AbortError") return;
      this.failure = error instanceof TypeError ? "The server cannot be reached. What is shown stays." : error instanceof Error ? error.message : String(error);
      this.state = this.picture.scene.nodes.length > 0 ? "ready" : "error";
      this.said = this.failure;
      this.tell("failed");
    }
  }
}
