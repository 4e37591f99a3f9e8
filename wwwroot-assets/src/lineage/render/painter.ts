import { ORIGINS } from "../protocol";
import { LINE, linesOf, subtitle } from "../store/cards";
import { title, type LineageNode } from "../store/graph";
import type { Picture } from "../store/store";
import type { Boxes, Bundle } from "./boxes";
import { BLOCKS, NAMES, READABLE, toPicture, type Camera, type Size } from "./camera";
import type { Colours } from "./colours";
import type { Emphasis } from "./emphasis";
import { curve, traceRoute } from "./routes";

export interface Painting {
  picture: Picture;
  boxes: Boxes;
  bundles: Bundle[];
  emphasis: Emphasis;
  colours: Colours;
  /** Rows that stand as cards in the document are not painted. */
  standing: ReadonlySet<number>;
  /** Whether it is painted for a moment only. */
  moving: boolean;
}

/** Where a card has its words. */
const INDENT = 30;
const FIRST_LINE = 14;

/** The length of an arrow's head. */
const HEAD = 7;
/** A line below one pixel of the screen is painted several times faster than a wider one. */
const HAIR = 0.99;

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Paints what the camera sees: edges, and, where cards are too small or too many for text, the nodes. */
export function paint(context: Context, painting: Painting, camera: Camera, size: Size, ratio: number): void {
  const { colours } = painting;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = colours.canvas;
  context.fillRect(0, 0, size.width, size.height);
  const z = camera.zoom * ratio;
  context.setTransform(z, 0, 0, z, (size.width / 2 - camera.x * camera.zoom) * ratio, (size.height / 2 - camera.y * camera.zoom) * ratio);
  const [left, top] = toPicture(camera, size, 0, 0);
  const [right, bottom] = toPicture(camera, size, size.width, size.height);
  const seen = { left, top, right, bottom };

  paintEdges(context, painting, camera.zoom, ratio, seen);
  paintNodes(context, painting, camera.zoom, seen);
}

interface Seen {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const INFERRED = ORIGINS.inferred;

function paintEdges(context: Context, painting: Painting, zoom: number, ratio: number, seen: Seen): void {
  const { picture, boxes, bundles, emphasis, colours } = painting;
  const { scene, routed } = picture;
  context.strokeStyle = colours.edge;
  context.lineWidth = zoom < 0.25 ? 0.7 / zoom : painting.moving ? Math.min(1.4, HAIR / (zoom * ratio)) : 1.4;
  context.globalAlpha = emphasis.kind === "none" && emphasis.rows === null ? 1 : 0.45;
  if (zoom < BLOCKS && bundles.length < routed.length * 0.9) {
    context.globalAlpha *= 0.5;
    context.beginPath();
    for (const [x0, y0, x1, y1] of bundles) {
      if (x1 < seen.left || x0 > seen.right) continue;
      context.moveTo(x0, y0);
      context.lineTo(x1, y1);
    }
    context.stroke();
  } else {
    const curved = zoom >= 0.25;
    const dashed: number[] = [];
    context.beginPath();
    for (let r = 0; r < routed.length; r++) {
      if (boxes.right[r]! < seen.left || boxes.left[r]! > seen.right || boxes.bottom[r]! < seen.top || boxes.top[r]! > seen.bottom) continue;
      const { origins, review } = scene.edges[routed[r]!]!;
      if (zoom >= NAMES && (origins === INFERRED || review === 1)) dashed.push(r);
      else traceRoute(context, picture, r, curved);
    }
    context.stroke();
    if (dashed.length > 0) {
      context.setLineDash([5, 4]);
      context.beginPath();
      for (const r of dashed) traceRoute(context, picture, r, curved);
      context.stroke();
      context.setLineDash([]);
    }
    if (zoom >= NAMES) paintHeads(context, picture, colours.edge, seen);
  }
  context.globalAlpha = 1;
  if (emphasis.edges.size > 0) paintStrong(context, painting, zoom);
}

function paintHeads(context: Context, { routeX, routeY, routeStart, routed }: Picture, colour: string, seen: Seen): void {
  context.fillStyle = colour;
  context.beginPath();
  for (let r = 0; r < routed.length; r++) {
    const end = routeStart[r + 1]! - 1;
    const x = routeX[end]!;
    const y = routeY[end]!;
    if (end <= routeStart[r]! || x < seen.left - HEAD || x > seen.right + HEAD || y < seen.top || y > seen.bottom) continue;
    const towards = routeX[end - 1]! > x ? 1 : -1;
    context.moveTo(x, y);
    context.lineTo(x + HEAD * towards, y - 3.2);
    context.lineTo(x + HEAD * towards, y + 3.2);
  }
  context.fill();
}

/** The ways that are shown strongly; of a roll-up also the edges that are not drawn at rest. */
function paintStrong(context: Context, { picture, emphasis, colours }: Painting, zoom: number): void {
  const { scene, routed, x, y, w, h } = picture;
  context.strokeStyle = emphasis.kind === "impact" ? colours.impact : colours.primary;
  context.lineWidth = Math.max(emphasis.kind === "impact" ? 2.4 : 2, 1 / zoom);
  context.beginPath();
  const drawn = new Set<number>();
  for (let r = 0; r < routed.length; r++) {
    if (!emphasis.edges.has(routed[r]!)) continue;
    drawn.add(routed[r]!);
    traceRoute(context, picture, r, zoom >= 0.25);
  }
  for (const e of emphasis.edges) {
    if (drawn.has(e)) continue;
    const { a, b } = scene.edges[e]!;
    context.moveTo(x[a]! + w[a]!, y[a]! + h[a]! / 2);
    curve(context, x[a]! + w[a]!, y[a]! + h[a]! / 2, x[b]!, y[b]! + h[b]! / 2);
  }
  context.stroke();
}

function paintNodes(context: Context, painting: Painting, zoom: number, seen: Seen): void {
  const { picture, emphasis, colours, standing } = painting;
  const { scene, x, y, w, h } = picture;
  const detailed = zoom >= NAMES;
  for (let i = 0; i < scene.nodes.length; i++) {
    if (x[i]! + w[i]! < seen.left || x[i]! > seen.right || y[i]! + h[i]! < seen.top || y[i]! > seen.bottom || standing.has(i)) continue;
    const node = scene.nodes[i]!;
    context.globalAlpha = emphasis.rows === null || emphasis.rows.has(i) ? 1 : 0.3;
    context.fillStyle = detailed ? (emphasis.found.has(i) ? colours.mark : colours.surface) : emphasis.found.has(i) ? colours.primary : fill(node, colours);
    context.strokeStyle = node.state === "INVALID" || node.state === "SUSPECT" ? colours.states[node.state] : colours.control;
    context.lineWidth = detailed ? 1 : 0.8 / zoom;
    outline(context, node, x[i]!, y[i]!, w[i]!, h[i]!, zoom);
    context.fill();
    if (zoom >= BLOCKS) context.stroke();
    if (detailed) name(context, node, colours, x[i]!, y[i]!, w[i]!, h[i]!, zoom);
  }
  context.globalAlpha = 1;
}

function fill(node: LineageNode, colours: Colours): string {
  if (node.state === "INVALID" || node.state === "SUSPECT") return colours.states[node.state];
  return node.kind === "job" ? colours.strong : colours.control;
}

/** The shape says the kind: square datasets, round products and domains, jobs that point on. */
export function outline(context: Context, node: LineageNode, x: number, y: number, w: number, h: number, zoom: number): void {
  context.beginPath();
  if (node.kind === "job" && zoom >= BLOCKS) {
    context.moveTo(x, y);
    context.lineTo(x + w - 10, y);
    context.lineTo(x + w, y + h / 2);
    context.lineTo(x + w - 10, y + h);
    context.lineTo(x, y + h);
    context.closePath();
  } else if (node.kind === "dataset" || zoom < BLOCKS) context.rect(x, y, w, h);
  else context.roundRect(x, y, w, h, 8);
}

/** The words of a card: near, where the card itself has them; far, one line in larger letters, so that it can still be read. */
function name(context: Context, node: LineageNode, colours: Colours, x: number, y: number, w: number, h: number, zoom: number): void {
  const near = zoom >= READABLE;
  context.font = `500 ${near ? 12 : 12 * Math.min(1.5, READABLE / zoom)}px "JetBrains Mono Variable", monospace`;
  context.fillStyle = colours.text;
  context.textBaseline = "middle";
  if (!near) {
    context.save();
    context.beginPath();
    context.rect(x, y, w - 8, h);
    context.clip();
    context.fillText(title(node), x + 10, y + Math.min(h / 2, 20));
    context.restore();
    return;
  }
  const lines = linesOf(title(node), w);
  lines.forEach((line, i) => context.fillText(line, x + INDENT, y + FIRST_LINE + i * LINE));
  if (subtitle(node) === "") return;
  context.fillStyle = colours.text3;
  context.fillText(subtitle(node), x + INDENT, y + FIRST_LINE + lines.length * LINE, w - INDENT - 8);
}
