import type { LayoutRequest, LayoutResult } from "../layout/model";
import { cardSize, portOf } from "./cards";
import type { Columns } from "./columns";
import type { Scene } from "./scene";
import type { Neighbours } from "./walk";

/** A scene with its places. */
export interface Picture extends LayoutResult {
  scene: Scene;
  near: Neighbours;
  w: Float32Array;
  h: Float32Array;
  /** Rows of `scene.edges` in the order of the routes. */
  routed: number[];
  /** Whether there is room for hulls. */
  grouped: boolean;
  /** Whether its edges stand for many, so that their width says how many. */
  rolled: boolean;
}

const EMPTY_SCENE: Scene = { nodes: [], row: new Map(), edges: [], folded: new Map(), hidden: 0 };
const MOST_LAYERS = 12;
const MOST_HULLED = 400;

/** What the layout is asked, and what has to be remembered of it. */
export function requestFor(scene: Scene, { before, columns, rollUp }: { before: Picture; columns: Columns; rollUp: boolean }): { request: LayoutRequest; w: Float32Array; h: Float32Array; routed: number[] } {
  const n = scene.nodes.length;
  const w = new Float32Array(n);
  const h = new Float32Array(n);
  scene.nodes.forEach((node, i) => ([w[i], h[i]] = cardSize(node, columns) as [number, number]));
  const routed: number[] = [];
  scene.edges.forEach((edge, e) => edge.rest && routed.push(e));
  const seeded = before.scene.nodes.length > 0;
  const request: LayoutRequest = {
    nodes: n, width: w.slice(), height: h.slice(),
    from: Int32Array.from(routed, (e) => scene.edges[e]!.a), to: Int32Array.from(routed, (e) => scene.edges[e]!.b),
    mode: rollUp ? "fixedLayers" : seeded ? "seeded" : "full",
    options: { fold: true, apart: true, gapX: n > 300 ? 90 : rollUp ? 68 : 60, ownLayers: MOST_LAYERS },
  };
  const port = (row: number): number => portOf(scene.nodes[row]!, h[row]!);
  request.fromOffset = Float32Array.from(request.from, port);
  request.toOffset = Float32Array.from(request.to, port);
  const group = hullGroups(scene);
  if (group !== null) request.group = group;
  if (rollUp) request.layers = quantiles(scene);
  else if (seeded) {
    request.order = Float64Array.from(scene.nodes, (node) => {
      const row = before.scene.row.get(node.id);
      return row === undefined ? NaN : before.y[row]! + before.h[row]! / 2;
    });
  }
  return { request, w, h, routed };
}

export function emptyPicture(): Picture {
  const none = new Float32Array(0);
  return {
    scene: EMPTY_SCENE, near: { up: [], down: [] }, x: none, y: none, w: none, h: none, routed: [], grouped: false, rolled: false,
    layer: new Int32Array(0), reversed: new Uint8Array(0), routeStart: new Int32Array(1), routeX: none, routeY: none,
    width: 0, height: 0, layers: 0, crossings: 0, cut: false,
  };
}

/** Which nodes may share a hull: those of one domain, in a picture that is small enough to be read. */
function hullGroups({ nodes }: Scene): Int32Array | null {
  if (nodes.length > MOST_HULLED) return null;
  const numbers = new Map<string, number>();
  const group = Int32Array.from(nodes, (node) => {
    if (node.domain === null || node.kind === "domain" || node.kind === "stack") return -1;
    if (!numbers.has(node.domain.key)) numbers.set(node.domain.key, numbers.size);
    return numbers.get(node.domain.key)!;
  });
  return numbers.size === 0 ? null : group;
}

/** At most twelve layers by the median depth of the members; cycles would otherwise make hundreds. */
function quantiles({ nodes }: Scene): Int32Array {
  const layers = Math.min(MOST_LAYERS, Math.max(Math.min(4, nodes.length), Math.round(Math.sqrt(nodes.length) / 1.5)));
  const order = nodes.map((_, row) => row).sort((a, b) => nodes[a]!.depth - nodes[b]!.depth || a - b);
  const layer = new Int32Array(nodes.length);
  order.forEach((row, i) => (layer[row] = Math.floor((i * layers) / nodes.length)));
  return layer;
}
