import { generate, random } from "../../src/lineage/testing/generate";
import type { Case } from "./algorithms";

export function plain(n: number): Case {
  const { edges } = generate(n);
  return { nodes: n, edges, height: Array.from({ length: n }, () => 40) };
}

/** Cards as high as their columns, and edges between the columns. */
export function withColumns(n: number): Case {
  const graph = generate(n);
  const r = random(3);
  const rows = graph.nodes.map((node) => Math.max(1, node.columns || 8));
  const ports: [number, number, number, number][] = [];
  for (const [a, b] of graph.edges) {
    const used = new Set<number>();
    const count = 1 + Math.floor(Math.min(rows[a]!, rows[b]!) * (0.3 + 0.5 * r()));
    for (let j = 0; j < count; j++) {
      const [ra, rb] = [Math.floor(r() * rows[a]!), Math.floor(r() * rows[b]!)];
      if (used.has(ra * 64 + rb)) continue;
      used.add(ra * 64 + rb);
      ports.push([a, ra, b, rb]);
    }
  }
  return { nodes: n, edges: graph.edges, height: rows.map((count) => 40 + count * 18), ports };
}

export interface RollUp extends Case {
  layers: Int32Array;
}

/** 10,000 nodes folded to their domains, with the net flow of each pair: a dense graph full of cycles. */
export function rollUp(): RollUp {
  const graph = generate(10_000, { cycles: 30 });
  const domains = Math.max(...graph.nodes.map((n) => n.domain)) + 1;
  const weight = new Map<number, number>();
  for (const [a, b] of graph.edges) {
    const [s, t] = [graph.nodes[a]!.domain, graph.nodes[b]!.domain];
    if (s !== t) weight.set(s * domains + t, (weight.get(s * domains + t) ?? 0) + 1);
  }
  const net: [number, number][] = [];
  for (const [key, count] of weight) {
    const [s, t] = [Math.floor(key / domains), key % domains];
    const back = weight.get(t * domains + s) ?? 0;
    if (count > back || (count === back && s < t)) net.push([s, t]);
  }
  const median = (d: number): number => {
    const levels = graph.nodes.filter((n) => n.domain === d).map((n) => n.level).sort((a, b) => a - b);
    return levels[levels.length >> 1]!;
  };
  const order = Array.from({ length: domains }, (_, d) => d).sort((a, b) => median(a) - median(b) || a - b);
  const count = Math.min(12, Math.max(4, Math.round(Math.sqrt(domains) / 1.5)));
  const layers = new Int32Array(domains);
  order.forEach((d, i) => (layers[d] = Math.floor((i * count) / domains)));
  const height = Array.from({ length: domains }, () => 56);
  return { nodes: domains, edges: net, height, layers };
}

/** A graph before and after 60 leaves were expanded. */
export function expansion(): { before: Case; after: Case; kept: number[] } {
  const after = plain(500);
  const reads = new Set(after.edges.map(([a]) => a));
  const hidden = new Set<number>();
  for (let v = 0; v < 500 && hidden.size < 60; v++) if (!reads.has(v)) hidden.add(v);
  const kept = Array.from({ length: 500 }, (_, v) => v).filter((v) => !hidden.has(v));
  const row = new Map(kept.map((v, i) => [v, i]));
  const edges = after.edges.filter(([a, b]) => row.has(a) && row.has(b)).map(([a, b]) => [row.get(a)!, row.get(b)!] as [number, number]);
  return { before: { nodes: kept.length, edges, height: kept.map(() => 40) }, after, kept };
}
