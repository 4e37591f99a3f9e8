import { adjacency } from "./adjacency";

/** The graph in which every edge spans one layer: vertices are the nodes, then the bends of the longer edges. */
export interface LayeredGraph {
  nodes: number;
  vertices: number;
  layers: number;
  layer: Int32Array;
  /** Neighbours of v to the right: right[rightStart[v] … rightStart[v + 1]); the same to the left. */
  rightStart: Int32Array;
  right: Int32Array;
  leftStart: Int32Array;
  left: Int32Array;
  /** Edge e bends at firstBend[e] … firstBend[e] + bends[e] - 1, from left to right. */
  firstBend: Int32Array;
  bends: Int32Array;
}

/**
 * Edges must run to the right, or stay within a layer (then they do not count). With shared trunks all edges of a node
 * bend at the same places until they part. An edge longer than what memory allows gets no bends and is drawn straight.
 */
export function layered(nodes: number, from: Int32Array, to: Int32Array, layer: Int32Array, share: boolean): LayeredGraph {
  const edges = from.length;
  const longest = longestWithin(200_000 + 4 * nodes, nodes, from, to, layer, share);
  const firstBend = new Int32Array(edges).fill(-1);
  const bends = new Int32Array(edges);
  const reach = new Int32Array(nodes);
  let vertices = nodes;
  for (let e = 0; e < edges; e++) {
    const span = layer[to[e]!]! - layer[from[e]!]! - 1;
    if (span <= 0 || span > longest) continue;
    bends[e] = span;
    if (share) reach[from[e]!] = Math.max(reach[from[e]!]!, span);
    else {
      firstBend[e] = vertices;
      vertices += span;
    }
  }
  const trunk = new Int32Array(nodes);
  if (share) {
    for (let v = 0; v < nodes; v++) {
      trunk[v] = vertices;
      vertices += reach[v]!;
    }
    for (let e = 0; e < edges; e++) if (bends[e]! > 0) firstBend[e] = trunk[from[e]!]!;
  }

  const all = new Int32Array(vertices);
  all.set(layer.subarray(0, nodes));
  const a: number[] = [];
  const b: number[] = [];
  const chain = (source: number, first: number, count: number): void => {
    for (let i = 0; i < count; i++) {
      all[first + i] = layer[source]! + 1 + i;
      a.push(i === 0 ? source : first + i - 1);
      b.push(first + i);
    }
  };
  if (share) for (let v = 0; v < nodes; v++) chain(v, trunk[v]!, reach[v]!);
  for (let e = 0; e < edges; e++) {
    const span = layer[to[e]!]! - layer[from[e]!]!;
    if (span <= 0 || span - 1 > longest) continue;
    if (!share) chain(from[e]!, firstBend[e]!, bends[e]!);
    a.push(bends[e] === 0 ? from[e]! : firstBend[e]! + bends[e]! - 1);
    b.push(to[e]!);
  }

  const A = Int32Array.from(a);
  const B = Int32Array.from(b);
  const out = adjacency(A, vertices);
  const into = adjacency(B, vertices);
  let layers = 0;
  for (let v = 0; v < nodes; v++) layers = Math.max(layers, layer[v]! + 1);
  return {
    nodes, vertices, layers, layer: all, firstBend, bends,
    rightStart: out.start, right: out.edge.map((e) => B[e]!),
    leftStart: into.start, left: into.edge.map((e) => A[e]!),
  };
}

/** The longest edge that may bend so that there are at most `most` bends. */
function longestWithin(most: number, nodes: number, from: Int32Array, to: Int32Array, layer: Int32Array, share: boolean): number {
  for (let longest = 1 << 20; longest > 1; longest >>= 1) {
    const reach = new Int32Array(nodes);
    let count = 0;
    for (let e = 0; e < from.length; e++) {
      const span = layer[to[e]!]! - layer[from[e]!]! - 1;
      if (span <= 0 || span > longest) continue;
      const v = from[e]!;
      count += share ? Math.max(0, span - reach[v]!) : span;
      if (span > reach[v]!) reach[v] = span;
    }
    if (count <= most) return longest;
  }
  return 1;
}
