import { Barycenter } from "./barycenter";
import { crossings } from "./crossings";
import { Order } from "./order";
import { walkStart, wantedStart } from "./starts";
import { sift, transpose } from "./swaps";
import type { LayeredGraph } from "./trunks";

export interface Effort {
  /** Different first orders that are tried. */
  starts: number;
  /** Sweeps over all layers for each start; it stops earlier after five that gained nothing. */
  sweeps: number;
  sifts: number;
}

/** A fixed amount of work for a size, never a time, so that the same graph always gives the same picture. */
export function effortFor(vertices: number, seeded: boolean): Effort {
  if (seeded) return { starts: 1, sweeps: 0, sifts: 0 };
  if (vertices <= 20_000) return { starts: 3, sweeps: 20, sifts: 2 };
  return vertices <= 100_000 ? { starts: 2, sweeps: 16, sifts: 2 } : { starts: 1, sweeps: 6, sifts: 0 };
}

export interface Ordered {
  order: Order;
  crossings: number;
  cut: boolean;
}

/** Few crossings: several starts, barycenter sweeps from each, then swaps and sifting on the best. */
export function ordering(
  graph: LayeredGraph, to: Int32Array, roots: Int32Array, wanted: Float64Array | undefined, effort: Effort, late: () => boolean,
): Ordered {
  const order = new Order(graph);
  const barycenter = new Barycenter(order);
  let best = order.row.slice();
  let fewest = Infinity;
  let cut = false;
  const keep = (): boolean => {
    const now = crossings(order);
    if (now >= fewest) return false;
    fewest = now;
    best = order.row.slice();
    return true;
  };

  const seeded = effort.sweeps === 0 && wanted !== undefined;
  for (let s = 0; s < effort.starts && !(cut = s > 0 && late()); s++) {
    if (seeded || (s === 1 && wanted !== undefined)) wantedStart(order, wanted, to);
    else walkStart(order, s === 2 ? roots.slice().reverse() : roots, s !== 1);
    keep();
    let least = Infinity;
    let idle = 0;
    for (let k = 0; k < effort.sweeps && idle < 5; k++) {
      const both = k % 3 === 2;
      const forward = both ? k % 2 === 1 : k % 2 === 0;
      barycenter.sweep(both ? "both" : forward ? "left" : "right", forward);
      const now = crossings(order);
      if (now < fewest) {
        fewest = now;
        best = order.row.slice();
      }
      if (now < least) {
        least = now;
        idle = 0;
      } else idle++;
    }
  }

  order.takeFrom(best);
  transpose(order);
  keep();
  for (let k = 0; k < effort.sifts; k++) {
    if (late()) {
      cut = true;
      break;
    }
    const saved = sift(order, k === 0 ? 80 : 40);
    transpose(order);
    if (!keep() || saved < fewest * 0.005) break;
  }
  order.takeFrom(best);
  return { order, crossings: fewest, cut };
}
