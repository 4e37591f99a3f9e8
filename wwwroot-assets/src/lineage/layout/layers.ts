import { adjacency, type Adjacency } from "./adjacency";

const TIGHTENINGS = 4;

/** The layer of each node of a graph without cycles: as far left as the longest way to it allows, then drawn together. */
export function layersOf(nodes: number, from: Int32Array, to: Int32Array): Int32Array {
  const out = adjacency(from, nodes);
  const into = adjacency(to, nodes);
  const layer = new Int32Array(nodes);
  const order = longestPaths(nodes, to, out, into, layer);
  for (let pass = 0; pass < TIGHTENINGS; pass++) {
    if (!tighten(order, from, to, out, into, layer)) break;
  }
  return layer;
}

function longestPaths(nodes: number, to: Int32Array, out: Adjacency, into: Adjacency, layer: Int32Array): Int32Array {
  const waiting = new Int32Array(nodes);
  const order = new Int32Array(nodes);
  let end = 0;
  for (let v = 0; v < nodes; v++) {
    waiting[v] = into.start[v + 1]! - into.start[v]!;
    if (waiting[v] === 0) order[end++] = v;
  }
  for (let at = 0; at < end; at++) {
    const v = order[at]!;
    for (let k = out.start[v]!; k < out.start[v + 1]!; k++) {
      const w = to[out.edge[k]!]!;
      if (layer[v]! + 1 > layer[w]!) layer[w] = layer[v]! + 1;
      if (--waiting[w]! === 0) order[end++] = w;
    }
  }
  return order;
}

/** A node with more readers than sources moves to its readers, one with more sources to its sources. */
function tighten(order: Int32Array, from: Int32Array, to: Int32Array, out: Adjacency, into: Adjacency, layer: Int32Array): boolean {
  let moved = false;
  for (let i = order.length - 1; i >= 0; i--) {
    const v = order[i]!;
    if (degree(out, v) <= degree(into, v)) continue;
    let nearest = Infinity;
    for (let k = out.start[v]!; k < out.start[v + 1]!; k++) nearest = Math.min(nearest, layer[to[out.edge[k]!]!]!);
    if (nearest - 1 > layer[v]!) {
      layer[v] = nearest - 1;
      moved = true;
    }
  }
  for (let i = 0; i < order.length; i++) {
    const v = order[i]!;
    if (degree(into, v) <= degree(out, v)) continue;
    let nearest = -1;
    for (let k = into.start[v]!; k < into.start[v + 1]!; k++) nearest = Math.max(nearest, layer[from[into.edge[k]!]!]!);
    if (nearest + 1 < layer[v]!) {
      layer[v] = nearest + 1;
      moved = true;
    }
  }
  return moved;
}

function degree(of: Adjacency, v: number): number {
  return of.start[v + 1]! - of.start[v]!;
}
