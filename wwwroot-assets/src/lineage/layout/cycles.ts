import { adjacency } from "./adjacency";

/**
 * Marks the edges whose turning round leaves no cycle: those that lead back to a node on the way of a walk in depth.
 * The walk has its own stack, as a chain may be 10,000 long.
 */
export function backEdges(nodes: number, from: Int32Array, to: Int32Array): Uint8Array {
  const { start, edge } = adjacency(from, nodes);
  const back = new Uint8Array(from.length);
  const seen = new Uint8Array(nodes);
  const next = start.slice(0, nodes);
  const stack = new Int32Array(nodes);

  const walk = (root: number): void => {
    let depth = 0;
    stack[0] = root;
    seen[root] = 1;
    while (depth >= 0) {
      const v = stack[depth]!;
      if (next[v]! < start[v + 1]!) {
        const e = edge[next[v]!++]!;
        const w = to[e]!;
        if (seen[w] === 1) back[e] = 1;
        else if (seen[w] === 0) {
          seen[w] = 1;
          stack[++depth] = w;
        }
      } else {
        seen[v] = 2;
        depth--;
      }
    }
  };
  for (const root of sourcesFirst(nodes, to)) if (seen[root] === 0) walk(root);
  return back;
}

/** Nodes that nothing leads to, then the others. */
export function sourcesFirst(nodes: number, to: Int32Array): Int32Array {
  const reached = new Uint8Array(nodes);
  for (let e = 0; e < to.length; e++) reached[to[e]!] = 1;
  const order = new Int32Array(nodes);
  let at = 0;
  for (let v = 0; v < nodes; v++) if (reached[v] === 0) order[at++] = v;
  for (let v = 0; v < nodes; v++) if (reached[v] === 1) order[at++] = v;
  return order;
}
