import type { Order } from "./order";

export type Side = "left" | "right" | "both";

/** Sorts one layer by the mean place of each vertex's neighbours; a vertex without neighbours keeps its place. */
export class Barycenter {
  private readonly mean: Float64Array;

  constructor(private readonly order: Order) {
    this.mean = new Float64Array(order.graph.vertices);
  }

  /** Once over all layers, from left to right when the left side decides, else back. */
  sweep(side: Side, forward: boolean): void {
    const last = this.order.graph.layers - 1;
    if (forward) for (let l = side === "both" ? 0 : 1; l <= last; l++) this.sort(l, side);
    else for (let l = side === "both" ? last : last - 1; l >= 0; l--) this.sort(l, side);
  }

  private sort(l: number, side: Side): void {
    const { graph, start, place } = this.order;
    const { leftStart, left, rightStart, right, layers } = graph;
    const row = this.order.layer(l);
    // Places are taken relative to the layer's length, so that both sides can be mixed.
    const before = l > 0 ? start[l]! - start[l - 1]! : 1;
    const after = l + 1 < layers ? start[l + 2]! - start[l + 1]! : 1;
    const placed: number[] = [];
    for (let i = 0; i < row.length; i++) {
      const v = row[i]!;
      let sum = 0;
      let count = 0;
      if (side !== "right") {
        for (let k = leftStart[v]!; k < leftStart[v + 1]!; k++) sum += place[left[k]!]!;
        count += leftStart[v + 1]! - leftStart[v]!;
        sum /= before;
      }
      if (side !== "left") {
        let there = 0;
        for (let k = rightStart[v]!; k < rightStart[v + 1]!; k++) there += place[right[k]!]!;
        count += rightStart[v + 1]! - rightStart[v]!;
        sum += there / after;
      }
      this.mean[v] = count > 0 ? sum / count : -1;
      if (count > 0) placed.push(v);
    }
    const mean = this.mean;
    placed.sort((a, b) => mean[a]! - mean[b]! || place[a]! - place[b]!);
    let next = 0;
    for (let i = 0; i < row.length; i++) if (mean[row[i]!]! >= 0) row[i] = placed[next++]!;
    this.order.renumber(l);
  }
}
