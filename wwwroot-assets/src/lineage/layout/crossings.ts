import type { Order } from "./order";

/** How often edges cross between neighbouring layers, counted in O(edges × log width) with a Fenwick tree. */
export function crossings(order: Order): number {
  const { rightStart, right, layers } = order.graph;
  const { row, start, place } = order;
  const tree = new Int32Array(order.widest + 2);
  let total = 0;
  for (let l = 0; l + 1 < layers; l++) {
    const width = start[l + 2]! - start[l + 1]!;
    tree.fill(0, 0, width + 1);
    let before = 0;
    for (let i = start[l]!; i < start[l + 1]!; i++) {
      const first = rightStart[row[i]!]!;
      const end = rightStart[row[i]! + 1]!;
      for (let k = first; k < end; k++) {
        let above = 0;
        for (let x = place[right[k]!]! + 1; x > 0; x -= x & -x) above += tree[x]!;
        total += before - above;
      }
      for (let k = first; k < end; k++) for (let x = place[right[k]!]! + 1; x <= width; x += x & -x) tree[x]!++;
      before += end - first;
    }
  }
  return total;
}
