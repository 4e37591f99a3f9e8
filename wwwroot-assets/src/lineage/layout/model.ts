/** What the layout is asked. Everything is in flat arrays, so that it moves to the worker without being copied. */
export interface LayoutRequest {
  nodes: number;
  width: Float32Array;
  height: Float32Array;
  /** Ends of the edges, as node numbers. */
  from: Int32Array;
  to: Int32Array;
  /** Where an edge leaves or reaches its node, measured from the node's middle: rows of columns. Absent: the middle. */
  fromOffset?: Float32Array;
  toOffset?: Float32Array;
  mode: LayoutMode;
  /** `seeded`: where a node stood before, from top to bottom; NaN for a new one. `full`: a preferred order, if any. */
  order?: Float64Array;
  /** `fixedLayers`: the layer of each node. */
  layers?: Int32Array;
  /** What belongs together, as it stands in one hull: a number for each node, -1 for none. */
  group?: Int32Array;
  options?: Partial<LayoutOptions>;
}

/** full: from scratch. seeded: keeps the order that was there. fixedLayers: layers are given, cycles and all. */
export type LayoutMode = "full" | "seeded" | "fixedLayers";

export interface LayoutOptions {
  gapX: number;
  gapY: number;
  /** Between two edges that pass through a layer. */
  gapBend: number;
  /** `fixedLayers`: a graph that needs no more layers than this takes its own, as an edge within a layer is hard to follow. */
  ownLayers: number;
  /** Above a node of another group than the one over it: room for the name of its hull. */
  gapGroup: number;
  /** One trunk for all edges that leave a node together. */
  shareTrunks: boolean;
  /** What is far higher than a screen has its high layers laid in several columns. */
  fold: boolean;
  /** What has no edge stands by itself, below what hangs together. */
  apart: boolean;
  /** Stops improving after this many milliseconds, and says so in `cut`. */
  guardMs: number;
}

export const DEFAULTS: LayoutOptions = { gapX: 72, gapY: 16, gapBend: 8, gapGroup: 30, ownLayers: 0, shareTrunks: true, fold: false, apart: false, guardMs: 2000 };

export interface LayoutResult {
  /** Left and top of each node. */
  x: Float32Array;
  y: Float32Array;
  layer: Int32Array;
  /** 1 for an edge that had to be turned round to cut a cycle: it runs from right to left. */
  reversed: Uint8Array;
  /** Points of edge e are routeX/Y[routeStart[e] … routeStart[e + 1]), from its source to its target; none for a self loop. */
  routeStart: Int32Array;
  routeX: Float32Array;
  routeY: Float32Array;
  width: number;
  height: number;
  layers: number;
  crossings: number;
  /** The guard stopped it early, so that another machine may draw another picture. */
  cut: boolean;
}

/** What can be handed over without a copy. */
export function buffersOf(result: LayoutResult): ArrayBuffer[] {
  return [result.x, result.y, result.layer, result.reversed, result.routeStart, result.routeX, result.routeY].map(
    (array) => array.buffer as ArrayBuffer,
  );
}
