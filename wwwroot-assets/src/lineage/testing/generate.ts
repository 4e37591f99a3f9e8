/** Graphs that look like lineage, for tests and measurements: layered, mostly local, a few hubs. The same seed, the same graph. */
export interface Generated {
  nodes: GeneratedNode[];
  edges: [number, number][];
  depth: number;
}

export interface GeneratedNode {
  level: number;
  domain: number;
  product: number;
  kind: "dataset" | "job";
  columns: number;
  name: string;
}

export function random(seed: number): () => number {
  let s = seed >>> 0;
  return () => {
    s = (s + 0x6d2b79f5) >>> 0;
    let t = s;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function depthFor(nodes: number): number {
  return nodes <= 100 ? 5 : nodes <= 500 ? 9 : nodes <= 1000 ? 13 : nodes <= 3000 ? 18 : 25;
}

/** 1.5 edges a node, hubs with a fan-out of up to 200. */
export function generate(n: number, { depth = depthFor(n), ratio = 1.5, seed = 7, cycles = 0 } = {}): Generated {
  const r = random(seed + n);
  const upTo = (limit: number): number => Math.floor(r() * limit);
  const domains = Math.max(2, Math.round(n / 150));
  const perDomain = Math.max(3, Math.round(n / domains / 12));
  const nodes: GeneratedNode[] = [];
  for (let i = 0; i < n; i++) {
    const domain = upTo(domains);
    const product = domain * perDomain + upTo(perDomain);
    // Front heavy, as lineage is: many sources and staging tables, few marts.
    const level = Math.min(depth - 1, Math.floor(Math.pow(r(), 1.25) * depth));
    const kind = level % 2 === 1 ? "job" : "dataset";
    const columns = kind === "dataset" ? 5 + Math.floor(Math.pow(r(), 2) * 46) : 0;
    nodes.push({ level, domain, product, kind, columns, name: `${kind === "job" ? "job" : "ds"}_${domain}_${product}_${i}` });
  }

  const group = (key: (node: GeneratedNode) => number): Map<number, number[]> => {
    const groups = new Map<number, number[]>();
    nodes.forEach((node, i) => groups.set(key(node), [...(groups.get(key(node)) ?? []), i]));
    return groups;
  };
  const ofLevel = group((node) => node.level);
  const ofProduct = group((node) => node.product * 64 + node.level);
  const ofDomain = group((node) => node.domain * 64 + node.level);
  const pick = (from: number[] | undefined): number => (from === undefined || from.length === 0 ? -1 : from[upTo(from.length)]!);

  const edges: [number, number][] = [];
  const known = new Set<number>();
  const add = (a: number, b: number): boolean => {
    if (a < 0 || a === b || known.has(a * n + b)) return false;
    known.add(a * n + b);
    edges.push([a, b]);
    return true;
  };
  const parent = (node: GeneratedNode): number => {
    const skip = r() < 0.82 ? 1 : r() < 0.7 ? 2 : 1 + upTo(Math.min(node.level, 8));
    const level = Math.max(0, node.level - skip);
    const q = r();
    let found = q < 0.62 ? pick(ofProduct.get(node.product * 64 + level)) : -1;
    if (found < 0 && q < 0.92) found = pick(ofDomain.get(node.domain * 64 + level));
    return found < 0 ? pick(ofLevel.get(level)) : found;
  };

  const fan = Math.min(200, Math.round(n / 5));
  for (let h = 0; h < Math.max(1, Math.round(n / 1000)); h++) {
    const hub = pick(ofLevel.get(Math.min(1, depth - 2)));
    for (let tries = 0, count = 0; hub >= 0 && count < fan && tries < fan * 4; tries++) {
      const reader = upTo(n);
      if (nodes[reader]!.level > nodes[hub]!.level && add(hub, reader)) count++;
    }
  }
  nodes.forEach((node, i) => node.level > 0 && add(parent(node), i));
  for (let guard = 0; edges.length < Math.round(n * ratio) && guard < n * ratio * 5; guard++) {
    const reader = upTo(n);
    if (nodes[reader]!.level > 0) add(parent(nodes[reader]!), reader);
  }
  for (let c = 0; c < cycles; c++) {
    const [a, b] = edges[upTo(edges.length)]!;
    add(b, a);
  }
  return { nodes, edges, depth };
}
