import { ORIGINS } from "../protocol";
import type { Columns } from "../store/columns";
import { broken, CHEVRON, FOOT, JOB_LINE, LINE, linesOf, ROW, subtitle } from "../store/cards";
import { title, type LineageNode } from "../store/graph";
import type { Picture } from "../store/picture";
import type { Boxes, Bundle } from "./boxes";
import { BLOCKS, NAMES, READABLE, toPicture, type Camera, type Size } from "./camera";
import type { Colours } from "./colours";
import type { Emphasis } from "./emphasis";
import type { FieldLine } from "./fieldLines";
import { HULL_HEAD, type Hull } from "./hulls";
import { curve, traceRoute, type Seen } from "./routes";
import { stampKind, stampState } from "./stamps";

export interface Painting {
  picture: Picture;
  boxes: Boxes;
  bundles: Bundle[];
  hulls: Hull[];
  /** What the open cards show. */
  columns: Columns;
  /** Edges between columns, where nothing else draws them. */
  fields: FieldLine[];
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

/** From here on edges are curves, and lead to the chevron of a job. */
const CURVES = 0.25;
/** How high a job is from afar. */
const BAND = 16;

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

  paintHulls(context, painting, camera.zoom, seen);
  paintEdges(context, painting, camera.zoom, ratio, seen);
  paintNodes(context, painting, camera.zoom, seen);
  paintFields(context, painting);
}

function paintFields(context: Context, { fields, colours }: Painting): void {
  context.strokeStyle = colours.primary;
  context.lineWidth = 1.6;
  for (const { edge, ends } of fields) {
    context.setLineDash(edge.inferred ? [5, 4] : []);
    context.beginPath();
    context.moveTo(ends[0], ends[1]);
    curve(context, ...ends);
    context.stroke();
  }
  context.setLineDash([]);
}

const MANY_BUNDLES = 1500;
/** Fewer edges than this are drawn one by one from any distance. */
const FEW_EDGES = 400;
const THICK = 4;
const INFERRED = ORIGINS.inferred;
/** The smallest letters that can be read, on the screen. */
const SMALLEST = 9;
const SANS = '"Inter Variable", sans-serif';
const MONO = '"JetBrains Mono Variable", monospace';

function paintHulls(context: Context, { hulls, colours }: Painting, zoom: number, seen: Seen): void {
  if (zoom < BLOCKS) return;
  context.lineWidth = 1;
  context.textBaseline = "middle";
  for (const { x, y, w, h, name } of hulls) {
    if (x > seen.right || x + w < seen.left || y > seen.bottom || y + h < seen.top) continue;
    context.fillStyle = colours.hull;
    context.strokeStyle = colours.strong;
    context.beginPath();
    context.roundRect(x, y, w, h, 10);
    context.globalAlpha = 0.55;
    context.fill();
    context.globalAlpha = 1;
    context.stroke();
    if (zoom < NAMES) continue;
    context.font = `500 ${Math.min(18, Math.max(11.5, SMALLEST / zoom))}px ${SANS}`;
    context.fillStyle = colours.text2;
    context.fillText(name, x + 12, y + HULL_HEAD / 2 + 1, w - 20);
  }
}

function paintEdges(context: Context, painting: Painting, zoom: number, ratio: number, seen: Seen): void {
  const { picture, boxes, bundles, emphasis, colours } = painting;
  const { scene, routed } = picture;
  context.strokeStyle = colours.edge;
  context.lineWidth = zoom < 0.25 ? 0.7 / zoom : painting.moving ? Math.min(1.4, HAIR / (zoom * ratio)) : 1.4;
  context.globalAlpha = emphasis.kind === "none" && emphasis.rows === null ? 1 : 0.45;
  if (zoom < BLOCKS && routed.length > FEW_EDGES && bundles.length < routed.length * 0.9) {
    // Many single edges are a haze; what runs together stands out of it.
    const haze = bundles.length > MANY_BUNDLES;
    const alpha = context.globalAlpha;
    for (const thick of haze ? [false, true] : [null]) {
      context.globalAlpha = alpha * (thick === false ? 0.16 : 0.5);
      context.beginPath();
      for (const [x0, y0, x1, y1, count] of bundles) {
        if (x1 < seen.left || x0 > seen.right || (thick !== null && count >= THICK !== thick)) continue;
        context.moveTo(x0, y0);
        context.lineTo(x1, y1);
      }
      context.stroke();
    }
  } else {
    const curved = zoom >= CURVES;
    const dashed: number[] = [];
    const wide: number[][] = [];
    context.beginPath();
    for (let r = 0; r < routed.length; r++) {
      if (boxes.right[r]! < seen.left || boxes.left[r]! > seen.right || boxes.bottom[r]! < seen.top || boxes.top[r]! > seen.bottom) continue;
      const { origins, review, weight } = scene.edges[routed[r]!]!;
      if (zoom >= NAMES && (origins === INFERRED || review === 1)) dashed.push(r);
      else if (picture.rolled && weight > 1) (wide[widthOf(weight)] ??= []).push(r);
      else traceRoute(context, picture, r, curved, seen);
    }
    context.stroke();
    wide.forEach((routes, width) => {
      context.lineWidth = Math.max(1.4, 0.7 / zoom) + width * 0.8;
      context.beginPath();
      for (const r of routes) traceRoute(context, picture, r, curved, seen);
      context.stroke();
    });
    context.lineWidth = Math.max(1.4, 0.7 / zoom);
    if (dashed.length > 0) {
      context.setLineDash([5, 4]);
      context.beginPath();
      for (const r of dashed) traceRoute(context, picture, r, curved, seen);
      context.stroke();
      context.setLineDash([]);
    }
    if (zoom >= NAMES) paintHeads(context, picture, colours.edge, seen);
  }
  context.globalAlpha = 1;
  if (emphasis.edges.size > 0) paintStrong(context, painting, zoom);
}

/** The wider, the more it stands for: a step for each doubling, up to five. */
function widthOf(weight: number): number {
  return Math.min(5, Math.floor(Math.log2(weight)));
}

function paintHeads(context: Context, { scene, routeX, routeY, routeStart, routed }: Picture, colour: string, seen: Seen): void {
  context.fillStyle = colour;
  context.beginPath();
  for (let r = 0; r < routed.length; r++) {
    const end = routeStart[r + 1]! - 1;
    const x = routeX[end]!;
    const y = routeY[end]!;
    if (end <= routeStart[r]! || x < seen.left - HEAD || x > seen.right + HEAD || y < seen.top || y > seen.bottom) continue;
    // The chevron of a job is a head itself.
    if (scene.nodes[scene.edges[routed[r]!]!.b]!.kind === "job") continue;
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
    traceRoute(context, picture, r, zoom >= CURVES);
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
    const loud = node.state === "INVALID" || node.state === "SUSPECT" ? colours.states[node.state] : null;
    const found = emphasis.found.has(i);
    context.globalAlpha = emphasis.rows === null || emphasis.rows.has(i) ? 1 : 0.3;
    context.strokeStyle = loud ?? (emphasis.kind === "impact" && emphasis.rows?.has(i) === true ? colours.impact : colours.control);
    if (detailed) {
      context.fillStyle = found ? colours.mark : colours.surface;
      context.lineWidth = 1;
      outline(context, node, x[i]!, y[i]!, w[i]!, h[i]!);
      context.fill();
      context.stroke();
      if (zoom < READABLE) farName(context, node, colours, x[i]!, y[i]!, w[i]!, h[i]!, zoom);
      else {
        name(context, node, colours, x[i]!, y[i]!, w[i]!);
        fieldRows(context, painting.columns, node, colours, x[i]!, y[i]!, w[i]!, h[i]!);
      }
      continue;
    }
    context.fillStyle = found ? colours.primary : (loud ?? (zoom < BLOCKS && node.kind !== "job" ? colours.control : node.kind === "job" ? colours.strong : colours.surface));
    context.lineWidth = 0.8 / zoom;
    if (node.kind === "job" && zoom >= CURVES) {
      outline(context, node, x[i]!, y[i]!, w[i]!, h[i]!);
      context.fill();
      context.stroke();
      continue;
    }
    // Plain rectangles are painted several times faster than paths. A job is a band on the way of its edges, a dataset a block.
    const [top, high] = node.kind === "job" ? [y[i]! + CHEVRON.middle - BAND / 2, BAND] : [y[i]!, h[i]!];
    context.fillRect(x[i]!, top, w[i]!, high);
    if (zoom < BLOCKS) continue;
    context.strokeRect(x[i]!, top, w[i]!, high);
    if (loud !== null && !found) struck(context, colours, node.state === "INVALID", x[i]! + w[i]! / 2, y[i]! + h[i]! / 2);
  }
  context.globalAlpha = 1;
}

/** From afar a state has no room for its icon: × or ! in its block, so that it is not the colour alone. */
function struck(context: Context, colours: Colours, crossed: boolean, x: number, y: number): void {
  context.strokeStyle = colours.surface;
  context.lineWidth = 4;
  context.beginPath();
  if (crossed) {
    context.moveTo(x - 8, y - 8);
    context.lineTo(x + 8, y + 8);
    context.moveTo(x + 8, y - 8);
    context.lineTo(x - 8, y + 8);
  } else {
    context.moveTo(x, y - 11);
    context.lineTo(x, y + 3);
    context.moveTo(x, y + 7);
    context.lineTo(x, y + 11);
  }
  context.stroke();
}

/** The shape says the kind: square datasets, round products and domains, jobs that point on. */
function outline(context: Context, node: LineageNode, x: number, y: number, w: number, h: number): void {
  context.beginPath();
  if (node.kind === "job") chevron(context, x + (w - CHEVRON.width) / 2, y + CHEVRON.middle - CHEVRON.height / 2);
  else if (node.kind === "dataset") context.rect(x, y, w, h);
  else context.roundRect(x, y, w, h, 8);
}

/** A job on the way of its edges. */
function chevron(pen: Context, x: number, y: number): void {
  const { width, height } = CHEVRON;
  pen.moveTo(x, y);
  pen.lineTo(x + width - 8, y);
  pen.lineTo(x + width, y + height / 2);
  pen.lineTo(x + width - 8, y + height);
  pen.lineTo(x, y + height);
  pen.lineTo(x + 6, y + height / 2);
  pen.closePath();
}

/** The words of a card, where the card itself has them. */
function name(context: Context, node: LineageNode, colours: Colours, x: number, y: number, w: number): void {
  const lines = linesOf(node);
  context.textBaseline = "middle";
  if (node.kind === "job") {
    context.font = `500 11px ${SANS}`;
    context.fillStyle = colours.text2;
    context.textAlign = "center";
    lines.forEach((line, i) => context.fillText(line, x + w / 2, y + 32 + i * JOB_LINE));
    context.textAlign = "left";
    return;
  }
  context.font = `500 12px ${MONO}`;
  context.fillStyle = colours.text;
  lines.forEach((line, i) => context.fillText(line, x + INDENT, y + FIRST_LINE + i * LINE));
  stampKind(context, node.restricted ? "masked" : node.kind, colours, x + 9, y + 7, 14);
  if (node.state !== null) stampState(context, node.state, colours, x + w - 25, y + 6, 16);
  if (subtitle(node) === "") return;
  context.font = `11.5px ${SANS}`;
  context.fillStyle = colours.text3;
  context.fillText(subtitle(node), x + INDENT, y + FIRST_LINE + lines.length * LINE, w - INDENT - 8);
}

/** The columns of an open card. */
function fieldRows(context: Context, columns: Columns, node: LineageNode, colours: Colours, x: number, y: number, w: number, h: number): void {
  const rows = columns.rowsOf(node.id);
  if (rows.length === 0) return;
  context.lineWidth = 1;
  context.strokeStyle = colours.strong;
  rows.forEach(({ field, note, locked }, i) => {
    const top = y + h - FOOT - (rows.length - i) * ROW;
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x + w, top);
    context.stroke();
    context.font = `${locked ? 600 : 400} 11.5px ${MONO}`;
    context.fillStyle = locked ? colours.text : colours.text2;
    context.fillText(field, x + 9, top + ROW / 2, w * 0.6);
    context.font = `11px ${SANS}`;
    context.fillStyle = colours.text3;
    context.textAlign = "right";
    context.fillText(note, x + w - 9, top + ROW / 2, w * 0.35);
    context.textAlign = "left";
  });
  context.fillText(`${rows.length} of ${node.fields}`, x + 9, y + h - FOOT / 2);
}

/** The name alone, in letters that are large enough to be read from here: its end, where names differ. Jobs have theirs from nearer on. */
function farName(context: Context, node: LineageNode, colours: Colours, x: number, y: number, w: number, h: number, zoom: number): void {
  if (node.kind === "job" || node.kind === "masked") return;
  const size = SMALLEST / zoom;
  const fits = Math.max(4, Math.floor((w - 12) / (size * 0.6)));
  const most = Math.max(1, Math.floor((h - 4) / (size * 1.1)));
  const lines = broken(title(node), fits, Infinity);
  const shown = lines.slice(-most);
  if (shown.length < lines.length) shown[0] = `…${shown[0]!.slice(-(fits - 1))}`;
  context.font = `500 ${size}px ${MONO}`;
  context.fillStyle = colours.text;
  context.textBaseline = "middle";
  shown.forEach((line, i) => context.fillText(line, x + 8, y + h / 2 + (i - (shown.length - 1) / 2) * size * 1.1, w - 12));
}
