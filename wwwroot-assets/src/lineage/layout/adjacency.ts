/** For each node the numbers of its edges: edge[start[v] … start[v + 1]). */
export interface Adjacency {
  start: Int32Array;
  edge: Int32Array;
}

/** Edges by one of their ends, in the order of their numbers. */
export function adjacency(ends: Int32Array, nodes: number): Adjacency {
  const start = new Int32Array(nodes + 1);
  for (let e = 0; e < ends.length; e++) start[ends[e]! + 1]!++;
  for (let v = 0; v < nodes; v++) start[v + 1]! += start[v]!;
  const next = start.slice();
  const edge = new Int32Array(ends.length);
  for (let e = 0; e < ends.length; e++) edge[next[ends[e]!]!++] = e;
  return { start, edge };
}
