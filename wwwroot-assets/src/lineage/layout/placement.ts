import type { Order } from "./order";

const PASSES = 10;

export interface Sizes {
  /** Height of each vertex, bends included. */
  height: Float64Array;
  gap: Float64Array;
  /** Above the first vertex of a group in its layer. */
  lead?: Float64Array;
}

/** How far the neighbour's end of an edge lies from that of the vertex: rows of columns. Empty when all leave in the middle. */
export interface Ports {
  /** For each entry of graph.left and graph.right: what to add to the neighbour's middle to have the edge straight. */
  left: Float32Array;
  right: Float32Array;
}

/**
 * The middle of each vertex from top to bottom: as near to its neighbours as order and distances allow. For one layer that
 * is a weighted isotonic regression, solved exactly by pooling adjacent violators.
 */
export function placement(order: Order, sizes: Sizes, ports: Ports | undefined): Float64Array {
  const { graph } = order;
  const y = new Float64Array(graph.vertices);
  const offset = new Float64Array(graph.vertices);
  for (let l = 0; l < graph.layers; l++) stack(order.layer(l), sizes, offset, y);

  const sum = new Float64Array(order.widest);
  const weight = new Float64Array(order.widest);
  const members = new Int32Array(order.widest);

  const settle = (l: number, useLeft: boolean, useRight: boolean): void => {
    const row = order.layer(l);
    let blocks = 0;
    for (let i = 0; i < row.length; i++) {
      const v = row[i]!;
      let wish = 0;
      let count = 0;
      if (useLeft) {
        for (let k = graph.leftStart[v]!; k < graph.leftStart[v + 1]!; k++, count++) wish += y[graph.left[k]!]! + (ports?.left[k] ?? 0);
      }
      if (useRight) {
        for (let k = graph.rightStart[v]!; k < graph.rightStart[v + 1]!; k++, count++) wish += y[graph.right[k]!]! + (ports?.right[k] ?? 0);
      }
      // Bends pull hardest: a long edge that runs straight is the one that can be followed.
      const pull = v >= graph.nodes ? 4 : count > 0 ? 1 + Math.min(count, 8) * 0.25 : 0.05;
      sum[blocks] = ((count > 0 ? wish / count : y[v]!) - offset[v]!) * pull;
      weight[blocks] = pull;
      members[blocks] = 1;
      blocks++;
      while (blocks > 1 && sum[blocks - 2]! / weight[blocks - 2]! > sum[blocks - 1]! / weight[blocks - 1]!) {
        sum[blocks - 2]! += sum[blocks - 1]!;
        weight[blocks - 2]! += weight[blocks - 1]!;
        members[blocks - 2]! += members[blocks - 1]!;
        blocks--;
      }
    }
    let i = 0;
    for (let b = 0; b < blocks; b++) {
      const shift = sum[b]! / weight[b]!;
      for (let k = 0; k < members[b]!; k++, i++) y[row[i]!] = shift + offset[row[i]!]!;
    }
  };

  for (let pass = 0; pass < PASSES; pass++) {
    const both = pass > 1;
    if (pass % 2 === 0) for (let l = 1; l < graph.layers; l++) settle(l, true, both);
    else for (let l = graph.layers - 2; l >= 0; l--) settle(l, both, true);
  }
  return y;
}

/** As close together as the gaps allow, around 0. */
function stack(row: Int32Array, { height, gap, lead }: Sizes, offset: Float64Array, y: Float64Array): void {
  let at = 0;
  for (let i = 0; i < row.length; i++) {
    const v = row[i]!;
    if (i > 0) {
      const u = row[i - 1]!;
      at += (height[u]! + height[v]! + gap[u]! + gap[v]!) / 2 + (lead?.[v] ?? 0);
    }
    offset[v] = at;
  }
  for (const v of row) y[v] = offset[v]! - at / 2;
}
