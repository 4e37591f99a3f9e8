import type { Picture } from "../store/picture";
import type { Boxes } from "./boxes";

export function nodeAt({ x, y, w, h }: Picture, px: number, py: number): number | null {
  for (let i = x.length - 1; i >= 0; i--) if (px >= x[i]! && px <= x[i]! + w[i]! && py >= y[i]! && py <= y[i]! + h[i]!) return i;
  return null;
}

/** The route nearest to a point, if it is near enough. */
export function routeAt(picture: Picture, boxes: Boxes, px: number, py: number, reach: number): number | null {
  const { routeX, routeY, routeStart, routed } = picture;
  let best: number | null = null;
  let nearest = reach;
  for (let r = 0; r < routed.length; r++) {
    if (px < boxes.left[r]! - reach || px > boxes.right[r]! + reach || py < boxes.top[r]! - reach || py > boxes.bottom[r]! + reach) continue;
    for (let i = routeStart[r]! + 1; i < routeStart[r + 1]!; i++) {
      const x0 = routeX[i - 1]!;
      const x1 = routeX[i]!;
      if (px < Math.min(x0, x1) - reach || px > Math.max(x0, x1) + reach) continue;
      const t = x1 === x0 ? 0 : Math.min(1, Math.max(0, (px - x0) / (x1 - x0)));
      // A curve with level ends is near 3t² − 2t³.
      const y = routeY[i - 1]! + (routeY[i]! - routeY[i - 1]!) * t * t * (3 - 2 * t);
      const away = Math.abs(py - y);
      if (away < nearest) {
        nearest = away;
        best = r;
      }
    }
  }
  return best;
}
