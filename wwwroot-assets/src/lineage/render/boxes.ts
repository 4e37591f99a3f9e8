import type { Picture } from "../store/picture";

/** The box around each route, so that what lies outside the viewport costs one comparison. */
export interface Boxes {
  left: Float32Array;
  right: Float32Array;
  top: Float32Array;
  bottom: Float32Array;
}

export function boxesOf({ routeX, routeY, routeStart, routed }: Picture): Boxes {
  const n = routed.length;
  const boxes = { left: new Float32Array(n), right: new Float32Array(n), top: new Float32Array(n), bottom: new Float32Array(n) };
  for (let r = 0; r < n; r++) {
    let left = Infinity;
    let right = -Infinity;
    let top = Infinity;
    let bottom = -Infinity;
    for (let i = routeStart[r]!; i < routeStart[r + 1]!; i++) {
      left = Math.min(left, routeX[i]!);
      right = Math.max(right, routeX[i]!);
      top = Math.min(top, routeY[i]!);
      bottom = Math.max(bottom, routeY[i]!);
    }
    boxes.left[r] = left;
    boxes.right[r] = right;
    boxes.top[r] = top;
    boxes.bottom[r] = bottom;
  }
  return boxes;
}

/** Far away, edges that begin and end near each other are one line, from the middle of where they begin to that of where they end; and how many they are. */
export type Bundle = [x0: number, y0: number, x1: number, y1: number, count: number];

const CELL = 400;

export function bundlesOf({ routeX, routeY, routeStart, routed }: Picture): Bundle[] {
  const cells = new Map<string, Bundle>();
  for (let r = 0; r < routed.length; r++) {
    const a = routeStart[r]!;
    const b = routeStart[r + 1]! - 1;
    if (b <= a) continue;
    const from = Math.round(routeY[a]! / CELL);
    const to = Math.round(routeY[b]! / CELL);
    const key = `${routeX[a]}|${from}|${routeX[b]}|${to}`;
    const bundle = cells.get(key);
    if (bundle === undefined) cells.set(key, [routeX[a]!, routeY[a]!, routeX[b]!, routeY[b]!, 1]);
    else {
      const count = ++bundle[4];
      bundle[1] += (routeY[a]! - bundle[1]) / count;
      bundle[3] += (routeY[b]! - bundle[3]) / count;
    }
  }
  return [...cells.values()];
}
