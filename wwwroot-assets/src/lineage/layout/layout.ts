import { withApart } from "./apart";
import { columns, folded } from "./columns";
import { backEdges, sourcesFirst } from "./cycles";
import { layersOf } from "./layers";
import { DEFAULTS, type LayoutOptions, type LayoutRequest, type LayoutResult } from "./model";
import { gather } from "./groups";
import { effortFor, ordering } from "./ordering";
import { placement, type Ports } from "./placement";
import { routes } from "./routes";
import { layered, type LayeredGraph } from "./trunks";

/** So many times higher than wide is folded; fewer nodes than this never are. */
const TOO_HIGH = 2;
const FEW = 12;

/** A layered layout from left to right. The same request always gives the same picture, unless the result says `cut`. */
export function layout(request: LayoutRequest, now: () => number = () => performance.now()): LayoutResult {
  const options = { ...DEFAULTS, ...request.options };
  const deadline = now() + options.guardMs;
  const late = (): boolean => now() > deadline;
  return options.apart ? withApart(request, options, (linked) => together(linked, options, late)) : together(request, options, late);
}

function together(request: LayoutRequest, options: LayoutOptions, late: () => boolean): LayoutResult {
  const { nodes } = request;
  const turned = turn(request);
  const { from, to, reversed, layer } = turned;

  const graph = layered(nodes, from, to, layer, options.shareTrunks);
  const effort = effortFor(graph.vertices, request.mode === "seeded");
  const ordered = ordering(graph, to, sourcesFirst(nodes, to), request.order, effort, late);

  const height = new Float64Array(graph.vertices).fill(2);
  const gap = new Float64Array(graph.vertices).fill(options.gapBend);
  height.set(request.height);
  gap.fill(options.gapY, 0, nodes);
  const sizes = { height, gap, ...(request.group === undefined ? {} : { lead: gather(ordered.order, request.group, options.gapGroup) }) };
  const y = placement(ordered.order, sizes, portsOf(request, turned, graph));
  let across = columns(ordered.order, request.width, options.gapX);
  if (options.fold && nodes > FEW && spread(y) > TOO_HIGH * (across.right.at(-1) ?? 0)) across = folded(ordered.order, request.width, height, options.gapX, options.gapY, y);
  const ways = routes(request, from, to, reversed, graph, across, y);
  return { ...framed(request, across.x, across.right, y, ways), layer, reversed, layers: graph.layers, crossings: ordered.crossings, cut: ordered.cut };
}

function spread(y: Float64Array): number {
  let top = Infinity;
  let bottom = -Infinity;
  for (const middle of y) {
    top = Math.min(top, middle);
    bottom = Math.max(bottom, middle);
  }
  return bottom - top;
}

interface Turned {
  from: Int32Array;
  to: Int32Array;
  reversed: Uint8Array;
  layer: Int32Array;
}

/** Edges turned so that all run to the right, and the layers that follow. */
function turn(request: LayoutRequest): Turned {
  if (request.mode !== "fixedLayers" || request.layers === undefined) return byOwnLayers(request, backEdges(request.nodes, request.from, request.to));
  const { from, to, layers } = request;
  const most = request.options?.ownLayers ?? 0;
  if (most > 0) {
    const own = byOwnLayers(request, Uint8Array.from(from, (a, e) => (layers[a]! > layers[to[e]!]! || (layers[a] === layers[to[e]!] && a > to[e]!) ? 1 : 0)));
    if (own.layer.every((l) => l < most)) return own;
  }
  const reversed = Uint8Array.from(from, (a, e) => (layers[a]! > layers[to[e]!]! ? 1 : 0));
  return { ...turnedBy(request, reversed), layer: layers.slice() };
}

function byOwnLayers(request: LayoutRequest, reversed: Uint8Array): Turned {
  const turned = turnedBy(request, reversed);
  return { ...turned, layer: layersOf(request.nodes, ...withoutLoops(turned.from, turned.to)) };
}

function turnedBy(request: LayoutRequest, reversed: Uint8Array): Omit<Turned, "layer"> {
  const from = request.from.slice();
  const to = request.to.slice();
  for (let e = 0; e < from.length; e++) {
    if (from[e] === to[e]) reversed[e] = 0;
    if (reversed[e] === 0) continue;
    from[e] = request.to[e]!;
    to[e] = request.from[e]!;
  }
  return { from, to, reversed };
}

function withoutLoops(from: Int32Array, to: Int32Array): [Int32Array, Int32Array] {
  return [from.filter((v, e) => v !== to[e]), to.filter((v, e) => v !== from[e])];
}

/** Edges that leave rows of columns want those rows level, not the middles of the cards. */
function portsOf(request: LayoutRequest, { from, to, reversed }: Turned, graph: LayeredGraph): Ports | undefined {
  const { fromOffset, toOffset } = request;
  if (fromOffset === undefined || toOffset === undefined) return undefined;
  const left = new Float32Array(graph.left.length);
  const right = new Float32Array(graph.right.length);
  for (let e = 0; e < from.length; e++) {
    const leaves = reversed[e] === 1 ? toOffset[e]! : fromOffset[e]!;
    const reaches = reversed[e] === 1 ? fromOffset[e]! : toOffset[e]!;
    const first = graph.bends[e]! > 0 ? graph.firstBend[e]! : to[e]!;
    const last = graph.bends[e]! > 0 ? graph.firstBend[e]! + graph.bends[e]! - 1 : from[e]!;
    const straight = graph.bends[e] === 0;
    put(graph.rightStart, graph.right, right, from[e]!, first, (straight ? reaches : 0) - leaves);
    put(graph.leftStart, graph.left, left, to[e]!, last, (straight ? leaves : 0) - reaches);
    if (!straight) {
      put(graph.leftStart, graph.left, left, first, from[e]!, leaves);
      put(graph.rightStart, graph.right, right, last, to[e]!, reaches);
    }
  }
  return { left, right };
}

function put(start: Int32Array, list: Int32Array, values: Float32Array, v: number, w: number, value: number): void {
  for (let k = start[v]!; k < start[v + 1]!; k++) if (list[k] === w) values[k] = value;
}

type Framed = Pick<LayoutResult, "x" | "y" | "routeStart" | "routeX" | "routeY" | "width" | "height">;

/** Moves everything so that the picture begins at 0, 0, and turns middles into tops. */
function framed(request: LayoutRequest, x: Float32Array, right: Float64Array, middle: Float64Array, ways: { start: Int32Array; x: Float32Array; y: Float32Array }): Framed {
  let top = Infinity;
  let bottom = -Infinity;
  for (let v = 0; v < request.nodes; v++) {
    top = Math.min(top, middle[v]! - request.height[v]! / 2);
    bottom = Math.max(bottom, middle[v]! + request.height[v]! / 2);
  }
  for (let i = 0; i < ways.y.length; i++) {
    top = Math.min(top, ways.y[i]!);
    bottom = Math.max(bottom, ways.y[i]!);
  }
  if (request.nodes === 0) top = bottom = 0;
  // Hulls stand out around what they hold.
  else if (request.group !== undefined) [top, bottom] = [top - (request.options?.gapGroup ?? DEFAULTS.gapGroup), bottom + 8];
  const y = new Float32Array(request.nodes);
  for (let v = 0; v < request.nodes; v++) y[v] = middle[v]! - request.height[v]! / 2 - top;
  for (let i = 0; i < ways.y.length; i++) ways.y[i]! -= top;
  return { x, y, routeStart: ways.start, routeX: ways.x, routeY: ways.y, width: right.at(-1) ?? 0, height: bottom - top };
}
