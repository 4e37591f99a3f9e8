import type { Order } from "./order";

/** Where each layer begins and ends from left to right, and in which of its columns a node stands. */
export interface Columns {
  left: Float64Array;
  right: Float64Array;
  /** Left of each node. */
  x: Float32Array;
}

/** One column for each layer, as wide as its widest node; narrower ones stand in the middle. */
export function columns(order: Order, width: Float32Array, gapX: number): Columns {
  const { nodes, layers } = order.graph;
  const left = new Float64Array(layers);
  const right = new Float64Array(layers);
  const x = new Float32Array(nodes);
  let at = 0;
  for (let l = 0; l < layers; l++) {
    const wide = widest(order.layer(l), nodes, width);
    left[l] = at;
    right[l] = at + wide;
    for (const v of order.layer(l)) if (v < nodes) x[v] = at + (wide - width[v]!) / 2;
    at += wide + gapX;
  }
  return { left, right, x };
}

const PROPORTION = 1.6;

/**
 * A graph of many nodes is far higher than wide: 10,000 in 25 layers would be 7 by 47 screens. Layers higher than what the
 * proportions of a screen ask for are laid in several columns, each a stretch of the layer's order.
 */
export function folded(order: Order, width: Float32Array, height: Float64Array, gapX: number, gapY: number, y: Float64Array): Columns {
  const { nodes, layers } = order.graph;
  let area = 0;
  for (let v = 0; v < nodes; v++) area += (height[v]! + gapY) * (width[v]! + gapX / 2);
  const highest = Math.sqrt(area / PROPORTION);
  const left = new Float64Array(layers);
  const right = new Float64Array(layers);
  const x = new Float32Array(nodes);
  let at = 0;
  for (let l = 0; l < layers; l++) {
    const row = order.layer(l);
    const wide = widest(row, nodes, width);
    let total = 0;
    for (const v of row) if (v < nodes) total += height[v]! + gapY;
    const count = Math.max(1, Math.ceil(total / highest));
    const each = total / count;
    left[l] = at;
    let sum = 0;
    for (const v of row) {
      if (v >= nodes) {
        y[v] = (sum / Math.max(1, total) - 0.5) * each;
        continue;
      }
      const column = Math.min(count - 1, Math.floor(sum / each));
      x[v] = at + column * (wide + gapX / 2) + (wide - width[v]!) / 2;
      y[v] = sum - column * each + height[v]! / 2 - each / 2;
      sum += height[v]! + gapY;
    }
    right[l] = at + count * wide + (count - 1) * (gapX / 2);
    at = right[l]! + gapX;
  }
  return { left, right, x };
}

function widest(row: Int32Array, nodes: number, width: Float32Array): number {
  let wide = 0;
  for (const v of row) if (v < nodes) wide = Math.max(wide, width[v]!);
  return wide;
}
