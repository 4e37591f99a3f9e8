import type { Order } from "./order";

/** A walk in depth along edges in both directions, so that what belongs together starts together. */
export function walkStart(order: Order, roots: ArrayLike<number>, flip: boolean): void {
  const { vertices, rightStart, right, leftStart, left } = order.graph;
  const seen = new Uint8Array(vertices);
  const found = new Int32Array(vertices);
  let count = 0;
  const stack: number[] = [];
  const pushAll = (start: Int32Array, list: Int32Array, v: number, backwards: boolean): void => {
    const first = start[v]!;
    const end = start[v + 1]!;
    for (let i = 0; i < end - first; i++) {
      const w = list[backwards ? end - 1 - i : first + i]!;
      if (seen[w] === 0) stack.push(w);
    }
  };
  const walk = (root: number): void => {
    stack.push(root);
    while (stack.length > 0) {
      const v = stack.pop()!;
      if (seen[v] === 1) continue;
      seen[v] = 1;
      found[count++] = v;
      if (flip) {
        pushAll(rightStart, right, v, true);
        pushAll(leftStart, left, v, true);
      } else {
        pushAll(leftStart, left, v, true);
        pushAll(rightStart, right, v, true);
      }
    }
  };
  for (let i = 0; i < roots.length; i++) if (seen[roots[i]!] === 0) walk(roots[i]!);
  for (let v = 0; v < vertices; v++) if (seen[v] === 0) walk(v);
  order.fill(found);
}

/** The order that is wanted for the nodes; a bend stands where its edge comes from, or where it goes to if that is known. */
export function wantedStart(order: Order, wanted: Float64Array, to: Int32Array): void {
  const { vertices, firstBend, bends } = order.graph;
  const key = new Float64Array(vertices);
  key.set(settled(wanted, order));
  for (let e = 0; e < to.length; e++) for (let i = 0; i < bends[e]!; i++) key[firstBend[e]! + i] = key[to[e]!]!;
  const all = Int32Array.from({ length: vertices }, (_, v) => v);
  all.sort((a, b) => key[a]! - key[b]! || a - b);
  order.fill(all);
}

/** New nodes stand where their known neighbours are, spreading outward until all are known. */
function settled(wanted: Float64Array, order: Order): Float64Array {
  const { nodes, rightStart, right, leftStart, left, vertices } = order.graph;
  const key = new Float64Array(vertices).fill(NaN);
  key.set(wanted);
  let front: number[] = [];
  for (let v = 0; v < vertices; v++) if (!Number.isNaN(key[v])) front.push(v);
  while (front.length > 0) {
    const sum = new Map<number, [number, number]>();
    const add = (w: number, value: number): void => {
      if (!Number.isNaN(key[w])) return;
      const s = sum.get(w);
      if (s === undefined) sum.set(w, [value, 1]);
      else {
        s[0] += value;
        s[1]++;
      }
    };
    for (const v of front) {
      for (let k = leftStart[v]!; k < leftStart[v + 1]!; k++) add(left[k]!, key[v]!);
      for (let k = rightStart[v]!; k < rightStart[v + 1]!; k++) add(right[k]!, key[v]!);
    }
    for (const [w, [total, count]] of sum) key[w] = total / count;
    front = [...sum.keys()];
  }
  for (let v = 0; v < vertices; v++) if (Number.isNaN(key[v])) key[v] = 0;
  return key.subarray(0, nodes);
}
