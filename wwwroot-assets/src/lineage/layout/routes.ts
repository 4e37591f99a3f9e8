import type { Columns } from "./columns";
import type { LayoutRequest } from "./model";
import type { LayeredGraph } from "./trunks";

export interface Routes {
  start: Int32Array;
  x: Float32Array;
  y: Float32Array;
}

/**
 * The points of each edge: its two ends and, for each layer between them, where it comes in and where it goes out.
 * `from` and `to` are those of the graph without cycles; a reversed edge is turned back, so that it begins at its source.
 */
export function routes(
  request: LayoutRequest, from: Int32Array, to: Int32Array, reversed: Uint8Array, graph: LayeredGraph, columns: Columns, y: Float64Array,
): Routes {
  const edges = from.length;
  const start = new Int32Array(edges + 1);
  for (let e = 0; e < edges; e++) start[e + 1] = start[e]! + (from[e] === to[e] ? 0 : 2 + 2 * graph.bends[e]!);
  const xs = new Float32Array(start[edges]!);
  const ys = new Float32Array(start[edges]!);
  for (let e = 0; e < edges; e++) {
    const a = from[e]!;
    const b = to[e]!;
    if (a === b) continue;
    const turned = reversed[e] === 1;
    const leaves = (turned ? request.toOffset : request.fromOffset)?.[e] ?? 0;
    const reaches = (turned ? request.fromOffset : request.toOffset)?.[e] ?? 0;
    const count = start[e + 1]! - start[e]!;
    const put = (i: number, x: number, yy: number): void => {
      const at = turned ? start[e + 1]! - 1 - i : start[e]! + i;
      xs[at] = x;
      ys[at] = yy;
    };
    put(0, columns.x[a]! + request.width[a]!, y[a]! + leaves);
    for (let i = 0; i < graph.bends[e]!; i++) {
      const bend = graph.firstBend[e]! + i;
      const l = graph.layer[bend]!;
      put(1 + 2 * i, columns.left[l]!, y[bend]!);
      put(2 + 2 * i, columns.right[l]!, y[bend]!);
    }
    // Within one layer it leaves and arrives on the same side.
    const beside = graph.layer[a] === graph.layer[b];
    put(count - 1, columns.x[b]! + (beside ? request.width[b]! : 0), y[b]! + reaches);
  }
  return { start, x: xs, y: ys };
}
