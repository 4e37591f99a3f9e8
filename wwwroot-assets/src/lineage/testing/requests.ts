import type { LayoutRequest } from "../layout/model";

/** A request to lay out plain cards of one size. */
export function cards(nodes: number, edges: readonly (readonly [number, number])[], more: Partial<LayoutRequest> = {}): LayoutRequest {
  return {
    nodes,
    width: new Float32Array(nodes).fill(180),
    height: new Float32Array(nodes).fill(40),
    from: Int32Array.from(edges, ([a]) => a),
    to: Int32Array.from(edges, ([, b]) => b),
    mode: "full",
    ...more,
  };
}
