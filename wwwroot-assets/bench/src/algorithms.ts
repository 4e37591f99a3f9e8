import type { Line } from "./crossings";
import { layout } from "../../src/lineage/layout/layout";
import type { LayoutRequest } from "../../src/lineage/layout/model";
import { cards } from "../../src/lineage/testing/requests";

export interface Case {
  nodes: number;
  edges: [number, number][];
  height: number[];
  /** Edges between rows of columns: node, row, node, row. */
  ports?: [number, number, number, number][];
}

export interface Placed {
  /** Left and middle of each node. */
  x: number[];
  y: number[];
  lines: Line[];
}

const WIDTH = 180;

export async function elk({ nodes, edges, height, ports }: Case): Promise<Placed> {
  const { default: Elk } = await import("elkjs/lib/elk.bundled.js");
  const row = (y: number): number => 40 + y * 18 + 9;
  const result = await new Elk().layout({
    id: "root",
    layoutOptions: { "elk.algorithm": "layered", "elk.direction": "RIGHT", "elk.layered.spacing.nodeNodeBetweenLayers": "90", "elk.spacing.nodeNode": "16", "elk.edgeRouting": "POLYLINE" },
    children: Array.from({ length: nodes }, (_, i) => ({
      id: `n${i}`, width: WIDTH, height: height[i]!,
      ...(ports === undefined ? {} : {
        layoutOptions: { "elk.portConstraints": "FIXED_POS" },
        ports: Array.from({ length: Math.round((height[i]! - 40) / 18) * 2 }, (_, k) => ({ id: `n${i}p${k}`, width: 1, height: 1, x: k % 2 === 1 ? WIDTH : 0, y: row(k >> 1), layoutOptions: { "elk.port.side": k % 2 === 1 ? "EAST" : "WEST" } })),
      }),
    })),
    edges: ports === undefined ? edges.map(([a, b], i) => ({ id: `e${i}`, sources: [`n${a}`], targets: [`n${b}`] })) : ports.map(([a, ra, b, rb], i) => ({ id: `e${i}`, sources: [`n${a}p${ra * 2 + 1}`], targets: [`n${b}p${rb * 2}`] })),
  });
  return {
    x: result.children!.map((c) => c.x!), y: result.children!.map((c, i) => c.y! + height[i]! / 2),
    lines: result.edges!.map((e) => {
      const s = e.sections![0]!;
      return [s.startPoint, ...(s.bendPoints ?? []), s.endPoint].map((p) => [p.x, p.y] as [number, number]);
    }),
  };
}

export async function dagre({ nodes, edges, height }: Case): Promise<Placed> {
  const dagre = await import("@dagrejs/dagre");
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 16, ranksep: 90, edgesep: 8, ranker: "tight-tree" });
  graph.setDefaultEdgeLabel(() => ({}));
  for (let i = 0; i < nodes; i++) graph.setNode(String(i), { width: WIDTH, height: height[i]! });
  for (const [a, b] of edges) graph.setEdge(String(a), String(b), {});
  dagre.layout(graph);
  const at = (i: number): { x: number; y: number } => graph.node(String(i)) as { x: number; y: number };
  return {
    x: Array.from({ length: nodes }, (_, i) => at(i).x), y: Array.from({ length: nodes }, (_, i) => at(i).y),
    lines: edges.map(([a, b]) => (graph.edge(String(a), String(b)) as { points: { x: number; y: number }[] }).points.map((p) => [p.x, p.y])),
  };
}

export async function dot({ nodes, edges, height }: Case): Promise<Placed> {
  const { Graphviz } = await import("@hpcc-js/wasm-graphviz");
  const graphviz = await Graphviz.load();
  const source = `digraph{rankdir=LR;nodesep=${16 / 72};ranksep=${90 / 72};graph[splines=polyline];node[shape=box,fixedsize=true];${Array.from({ length: nodes }, (_, i) => `n${i}[width=${WIDTH / 72},height=${height[i]! / 72},label=""]`).join(";")};${edges.map(([a, b]) => `n${a}->n${b}`).join(";")}}`;
  const placed: Placed = { x: [], y: [], lines: [] };
  for (const line of graphviz.layout(source, "plain", "dot").split("\n")) {
    const parts = line.split(" ");
    if (parts[0] === "node") {
      const i = Number(parts[1]!.slice(1));
      placed.x[i] = Number(parts[2]) * 72;
      placed.y[i] = Number(parts[3]) * 72;
    } else if (parts[0] === "edge") placed.lines.push(Array.from({ length: Number(parts[3]) }, (_, k) => [Number(parts[4 + 2 * k]) * 72, Number(parts[5 + 2 * k]) * 72]));
  }
  return placed;
}

export function own({ nodes, edges, height, ports }: Case, more: Partial<LayoutRequest> = {}): Placed {
  const request = cards(nodes, edges, { height: Float32Array.from(height), ...more });
  if (ports !== undefined) {
    const sums = new Map<string, [number, number, number]>();
    for (const [a, ra, b, rb] of ports) {
      const s = sums.get(`${a} ${b}`) ?? [0, 0, 0];
      sums.set(`${a} ${b}`, [s[0] + 40 + ra * 18 + 9 - height[a]! / 2, s[1] + 40 + rb * 18 + 9 - height[b]! / 2, s[2] + 1]);
    }
    request.fromOffset = Float32Array.from(edges, ([a, b]) => { const s = sums.get(`${a} ${b}`); return s === undefined ? 0 : s[0] / s[2]; });
    request.toOffset = Float32Array.from(edges, ([a, b]) => { const s = sums.get(`${a} ${b}`); return s === undefined ? 0 : s[1] / s[2]; });
  }
  const { x, y, routeX, routeY, routeStart } = layout(request);
  return {
    x: [...x], y: Array.from(y, (top, i) => top + height[i]! / 2),
    lines: edges.map((_, e) => Array.from({ length: routeStart[e + 1]! - routeStart[e]! }, (_, i) => [routeX[routeStart[e]! + i]!, routeY[routeStart[e]! + i]!])),
  };
}
