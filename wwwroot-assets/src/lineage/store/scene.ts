import type { Direction, Level } from "../protocol";
import type { LineageEdge, LineageGraph, LineageNode } from "./graph";
import { figure } from "../words";

/** What is to be drawn of the graph: without what is collapsed, with a stack for what is not here. */
export interface Scene {
  nodes: LineageNode[];
  row: Map<string, number>;
  edges: SceneEdge[];
  /** Neighbours of a node that were collapsed away, by `id` and direction. */
  folded: Map<string, number>;
  hidden: number;
}

export interface SceneEdge extends LineageEdge {
  a: number;
  b: number;
  /** Of roll-ups only the heaviest edges are drawn at rest; the others when their node is selected. */
  rest: boolean;
}

export const HEAVIEST = 3;
/** Fewer than this are said on the card itself: a stack would take more room than they. */
const FEWEST_STACKED = 4;

export function direction(id: string, dir: Direction): string {
  return `${dir} ${id}`;
}

export function sceneOf(graph: LineageGraph, collapsed: ReadonlySet<string>, level: Level): Scene {
  const visible = collapsed.size === 0 ? null : unfolded(graph, collapsed);
  const nodes: LineageNode[] = [];
  const row = new Map<string, number>();
  for (const node of graph.nodes.values()) {
    if (visible !== null && !visible.has(node.id)) continue;
    row.set(node.id, nodes.length);
    nodes.push(node);
  }
  const edges: SceneEdge[] = [];
  const folded = new Map<string, number>();
  const count = (id: string, dir: Direction): void => void folded.set(direction(id, dir), (folded.get(direction(id, dir)) ?? 0) + 1);
  const shown = new Set<string>();
  for (const edge of graph.edges.values()) {
    const a = row.get(edge.from);
    const b = row.get(edge.to);
    if (a !== undefined && b !== undefined) {
      edges.push({ ...edge, a, b, rest: true });
      shown.add(direction(edge.from, "down")).add(direction(edge.to, "up"));
    } else if (a !== undefined) count(edge.from, "down");
    else if (b !== undefined) count(edge.to, "up");
  }
  const hidden = graph.nodes.size - nodes.length;
  for (const node of nodes.slice()) {
    for (const dir of ["up", "down"] as const) {
      const more = dir === "up" ? node.moreUp : node.moreDown;
      if (more === 0 || node.kind === "masked" || collapsed.has(direction(node.id, dir))) continue;
      // Where the walk went on and was cut short, a stack stands for the others; elsewhere the card says "+3" itself.
      const outward = graph.root === null || (dir === "up" ? node.depth <= 0 : node.depth >= 0);
      if (!outward || more < FEWEST_STACKED || !shown.has(direction(node.id, dir))) continue;
      const stack = stackOf(node, dir, more);
      const at = nodes.push(stack) - 1;
      row.set(stack.id, at);
      const own = row.get(node.id)!;
      const ends = dir === "up" ? { from: stack.id, to: node.id, a: at, b: own } : { from: node.id, to: stack.id, a: own, b: at };
      edges.push({ ...ends, origins: 1, review: 0, weight: more, rest: true });
    }
  }
  if (level !== "dataset" && graph.root === null) onlyHeaviest(nodes.length, edges);
  return { nodes, row, edges, folded, hidden };
}

function stackOf(node: LineageNode, dir: Direction, more: number): LineageNode {
  const what = `${dir === "up" ? "source" : "reader"}${more === 1 ? "" : "s"}`;
  return {
    id: `stack:${dir}:${node.id}`, kind: "stack", scope: "", name: `${figure(more)} more ${what}`, product: null, domain: node.domain,
    team: null, depth: node.depth + (dir === "up" ? -1 : 1), state: null, fields: 0, members: more,
    up: 0, down: 0, moreUp: 0, moreDown: 0, restricted: false, ended: false, of: node.id, dir,
  };
}

/**
 * Without what lies beyond a fold: a node stays when something that is shown leads to it in that direction by another way.
 * What then hangs on nothing that is shown goes too.
 */
function unfolded(graph: LineageGraph, collapsed: ReadonlySet<string>): Set<string> {
  const visible = new Set(graph.nodes.keys());
  for (const dir of ["down", "up"] as const) {
    const next = new Map<string, string[]>();
    const cut: string[] = [];
    for (const edge of graph.edges.values()) {
      const [from, to] = dir === "down" ? [edge.from, edge.to] : [edge.to, edge.from];
      if (collapsed.has(direction(from, dir))) cut.push(to);
      else if (next.has(from)) next.get(from)!.push(to);
      else next.set(from, [to]);
    }
    const beyond = reachedFrom(cut, next);
    const others = reachedFrom([...graph.nodes.keys()].filter((id) => !beyond.has(id) || id === graph.root), next);
    for (const id of beyond) if (!others.has(id)) visible.delete(id);
  }
  const joined = new Map<string, boolean>();
  for (const { from, to } of graph.edges.values()) {
    joined.set(from, joined.get(from) === true || visible.has(to));
    joined.set(to, joined.get(to) === true || visible.has(from));
  }
  for (const [id, held] of joined) if (!held && id !== graph.root) visible.delete(id);
  return visible;
}

function reachedFrom(starts: readonly string[], next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set(starts);
  const queue = [...seen];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const other of next.get(id) ?? []) {
      if (seen.has(other)) continue;
      seen.add(other);
      queue.push(other);
    }
  }
  return seen;
}

/** Roll-ups are cyclic and dense: of each pair the net flow, of each node the heaviest three each way. */
function onlyHeaviest(nodes: number, edges: SceneEdge[]): void {
  const weight = new Map(edges.map((e) => [e.a * nodes + e.b, e.weight]));
  for (const edge of edges) {
    const back = weight.get(edge.b * nodes + edge.a) ?? 0;
    edge.rest = false;
    if (edge.weight < back || (edge.weight === back && edge.a > edge.b) || edge.a === edge.b) continue;
    edge.weight = Math.max(1, edge.weight - back);
    edge.rest = true;
  }
  const kept = new Set<SceneEdge>();
  for (const end of ["a", "b"] as const) {
    const of = new Map<number, SceneEdge[]>();
    for (const edge of edges) if (edge.rest) of.set(edge[end], [...(of.get(edge[end]) ?? []), edge]);
    for (const list of of.values()) for (const edge of list.sort((x, y) => y.weight - x.weight).slice(0, HEAVIEST)) kept.add(edge);
  }
  for (const edge of edges) edge.rest = kept.has(edge);
}
