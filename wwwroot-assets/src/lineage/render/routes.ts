import { CHEVRON, JOB_WIDTH } from "../store/cards";
import type { Picture } from "../store/picture";

type Pen = Pick<CanvasRenderingContext2D, "moveTo" | "lineTo" | "bezierCurveTo">;

/** A rectangle of the picture. */
export interface Seen {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * Draws route r: a curve from layer to layer, a straight line through those it passes; from afar straight lines only.
 * What lies outside of what is seen is passed over, as long edges would be painted for nothing.
 */
export function traceRoute(pen: Pen, picture: Picture, r: number, curved: boolean, seen: Seen | null = null): void {
  const { routeX, routeY, routeStart } = picture;
  const first = routeStart[r]!;
  const end = routeStart[r + 1]!;
  if (first === end) return loop(pen, picture, r);
  if (curved) {
    const { a } = picture.scene.edges[picture.routed[r]!]!;
    const x = routeX[first]! + within(picture, a, routeX[first]!);
    pen.moveTo(x, routeY[first]!);
    if (x !== routeX[first]!) pen.lineTo(routeX[first]!, routeY[first]!);
  } else pen.moveTo(routeX[first]!, routeY[first]!);
  let away = false;
  for (let i = first + 1; i < end; i++) {
    if (seen !== null && outside(seen, routeX[i - 1]!, routeY[i - 1]!, routeX[i]!, routeY[i]!)) {
      away = true;
      continue;
    }
    if (away) pen.moveTo(routeX[i - 1]!, routeY[i - 1]!);
    away = false;
    if (curved && (i - first) % 2 === 1) curve(pen, routeX[i - 1]!, routeY[i - 1]!, routeX[i]!, routeY[i]!);
    else pen.lineTo(routeX[i]!, routeY[i]!);
  }
  if (!curved || away) return;
  const last = within(picture, picture.scene.edges[picture.routed[r]!]!.b, routeX[end - 1]!);
  if (last !== 0) pen.lineTo(routeX[end - 1]! + last, routeY[end - 1]!);
}

/** With the room that an edge within one layer swings out. */
function outside({ left, top, right, bottom }: Seen, x0: number, y0: number, x1: number, y1: number): boolean {
  return Math.max(x0, x1) + 40 < left || Math.min(x0, x1) > right || Math.max(y0, y1) < top || Math.min(y0, y1) > bottom;
}

const REACH = (JOB_WIDTH - CHEVRON.width) / 2;

/** How far an edge goes on from the side of a node: a job's chevron stands in the middle of its ground. */
function within({ scene, x, w }: Picture, row: number, at: number): number {
  if (scene.nodes[row]!.kind !== "job") return 0;
  return at > x[row]! + w[row]! / 2 ? -REACH : REACH;
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
