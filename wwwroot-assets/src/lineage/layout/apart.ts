import type { LayoutOptions, LayoutRequest, LayoutResult } from "./model";

/** As wide to high as a screen. */
const PROPORTION = 1.6;

/**
 * Lays out what hangs together, and sets what has no edge below it in short columns: among the layers it would be in the way
 * of edges, and make the picture larger than what there is to follow in it.
 */
export function withApart(request: LayoutRequest, options: LayoutOptions, lay: (linked: LayoutRequest) => LayoutResult): LayoutResult {
  const linked = new Uint8Array(request.nodes);
  for (let e = 0; e < request.from.length; e++) linked[request.from[e]!] = linked[request.to[e]!] = 1;
  const group = (v: number): number => request.group?.[v] ?? -1;
  const rows = [...linked.keys()];
  const kept = rows.filter((v) => linked[v] === 1);
  const apart = rows.filter((v) => linked[v] === 0).sort((a, b) => group(b) - group(a) || a - b);
  if (apart.length < 2) return lay(request);

  const result = lay(only(kept, request));
  const x = new Float32Array(request.nodes);
  const y = new Float32Array(request.nodes);
  const layer = new Int32Array(request.nodes);
  kept.forEach((v, i) => {
    x[v] = result.x[i]!;
    y[v] = result.y[i]!;
    layer[v] = result.layer[i]!;
  });

  const gap = options.gapX / 2;
  const wide = apart.reduce((most, v) => Math.max(most, request.width[v]!), 0) + gap;
  const area = apart.reduce((sum, v) => sum + wide * (request.height[v]! + options.gapY), 0);
  const most = Math.max(1, Math.floor((Math.max(result.width, Math.sqrt(area * PROPORTION)) + gap) / wide));
  const high = Math.ceil(apart.length / most);
  const above = kept.length === 0 ? 0 : result.height + 2 * options.gapGroup;
  let { width, height } = result;
  let at = above;
  apart.forEach((v, i) => {
    const column = Math.floor(i / high);
    const first = i % high === 0;
    if (first) at = above;
    if (first ? group(v) >= 0 : group(v) !== group(apart[i - 1]!)) at += group(v) >= 0 ? options.gapGroup : options.gapGroup / 4;
    x[v] = column * wide + (wide - gap - request.width[v]!) / 2;
    y[v] = at;
    // Keys go up and down through a layer: from the last of one into the column below it.
    layer[v] = column;
    at += request.height[v]! + options.gapY;
    width = Math.max(width, x[v]! + request.width[v]!);
    height = Math.max(height, y[v]! + request.height[v]! + (group(v) >= 0 ? options.gapY / 2 : 0));
  });
  return { ...result, x, y, layer, width, height };
}

function only(kept: readonly number[], request: LayoutRequest): LayoutRequest {
  const row = new Int32Array(request.nodes);
  kept.forEach((v, i) => (row[v] = i));
  const some = { ...request, nodes: kept.length, width: Float32Array.from(kept, (v) => request.width[v]!), height: Float32Array.from(kept, (v) => request.height[v]!), from: request.from.map((v) => row[v]!), to: request.to.map((v) => row[v]!) };
  if (request.order !== undefined) some.order = Float64Array.from(kept, (v) => request.order![v]!);
  if (request.layers !== undefined) some.layers = Int32Array.from(kept, (v) => request.layers![v]!);
  if (request.group !== undefined) some.group = Int32Array.from(kept, (v) => request.group![v]!);
  return some;
}
