import type { Picture } from "../store/store";

type Pen = Pick<CanvasRenderingContext2D, "moveTo" | "lineTo" | "bezierCurveTo">;

/** Draws route r: a curve from layer to layer, a straight line through those it passes; from afar straight lines only. */
export function traceRoute(pen: Pen, picture: Picture, r: number, curved: boolean): void {
  const { routeX, routeY, routeStart } = picture;
  const first = routeStart[r]!;
  const end = routeStart[r + 1]!;
  if (first === end) return loop(pen, picture, r);
  pen.moveTo(routeX[first]!, routeY[first]!);
  for (let i = first + 1; i < end; i++) {
    if (curved && (i - first) % 2 === 1) curve(pen, routeX[i - 1]!, routeY[i - 1]!, routeX[i]!, routeY[i]!);
    else pen.lineTo(routeX[i]!, routeY[i]!);
  }
}

/** Leaves to the right and arrives from the left; between ends on one side it swings out. */
export function curve(pen: Pen, x0: number, y0: number, x1: number, y1: number): void {
  if (x1 - x0 > 8) {
    const middle = (x0 + x1) / 2;
    pen.bezierCurveTo(middle, y0, middle, y1, x1, y1);
  } else if (x0 - x1 > 8) pen.bezierCurveTo(x0 - (x0 - x1) / 2, y0, x0 - (x0 - x1) / 2, y1, x1, y1);
  else pen.bezierCurveTo(x0 + 36, y0, x1 + 36, y1, x1, y1);
}

/** A node that reads what it writes. */
function loop(pen: Pen, { x, y, w, scene, routed }: Picture, r: number): void {
  const row = scene.edges[routed[r]!]!.a;
  const right = x[row]! + w[row]!;
  const top = y[row]!;
  pen.moveTo(right - 24, top);
  pen.bezierCurveTo(right - 24, top - 28, right + 28, top - 4, right, top + 14);
}

/** A path for SVG out of the same strokes. */
export class PathText implements Pen {
  private readonly parts: string[] = [];

  moveTo(x: number, y: number): void {
    this.parts.push(`M${round(x)} ${round(y)}`);
  }

  lineTo(x: number, y: number): void {
    this.parts.push(`L${round(x)} ${round(y)}`);
  }

  bezierCurveTo(a: number, b: number, c: number, d: number, x: number, y: number): void {
    this.parts.push(`C${round(a)} ${round(b)} ${round(c)} ${round(d)} ${round(x)} ${round(y)}`);
  }

  toString(): string {
    return this.parts.join("");
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
