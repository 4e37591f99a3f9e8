import { crossings } from "./crossings";
import type { Order } from "./order";

/** How many crossings more standing together is worth. */
const WORTH = 1.15;

/**
 * Lets the nodes of a group stand together in their layer where that costs few crossings; the answer is the room above
 * each node that begins a group.
 */
export function gather(order: Order, group: Int32Array, room: number): Float64Array {
  const { nodes, vertices, layers } = order.graph;
  const most = crossings(order) * WORTH + 2;
  for (let l = 0; l < layers; l++) {
    const row = order.layer(l);
    const before = row.slice();
    row.set(together(before, group, nodes));
    order.renumber(l);
    if (crossings(order) <= most) continue;
    row.set(before);
    order.renumber(l);
  }
  const lead = new Float64Array(vertices);
  for (let l = 0; l < layers; l++) {
    let last = -1;
    for (const v of order.layer(l)) {
      if (v >= nodes) continue;
      // Also below a hull there is its edge.
      if (group[v] !== last) lead[v] = group[v]! >= 0 ? room : room / 4;
      last = group[v]!;
    }
  }
  return lead;
}

/** Members go to the mean place of their group, in the order that they had. */
function together(row: Int32Array, group: Int32Array, nodes: number): Int32Array {
  const sum = new Map<number, number>();
  const count = new Map<number, number>();
  row.forEach((v, place) => {
    const g = v < nodes ? group[v]! : -1;
    if (g < 0) return;
    sum.set(g, (sum.get(g) ?? 0) + place);
    count.set(g, (count.get(g) ?? 0) + 1);
  });
  const key = (v: number, place: number): number => {
    const g = v < nodes ? group[v]! : -1;
    return g < 0 ? place : sum.get(g)! / count.get(g)!;
  };
  const places = [...row.keys()];
  const keys = places.map((place) => key(row[place]!, place));
  // Two groups around the same middle stay apart.
  const apart = places.map((place) => (row[place]! < nodes ? group[row[place]!]! : -1));
  places.sort((a, b) => keys[a]! - keys[b]! || apart[a]! - apart[b]! || a - b);
  return Int32Array.from(places, (place) => row[place]!);
}
