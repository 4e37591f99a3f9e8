import { pageOf } from "../panel/address";
import type { Colours } from "../render/colours";
import { fieldLines } from "../render/fieldLines";
import { curve, PathText, traceRoute } from "../render/routes";
import { hullsOf } from "../render/hulls";
import { CHEVRON, FOOT, JOB_LINE, LINE, linesOf, ROW, subtitle } from "../store/cards";
import { spoken, title } from "../store/graph";
import type { LineageStore } from "../store/store";
import { count, figure } from "../words";

const ROOM = 32;

export interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The picture as SVG, drawn from the model: all of it, or what lies in a frame; with the colours of the theme and links that work. */
export function toSvg(store: LineageStore, colours: Colours, origin: string, frame: Frame = whole(store)): string {
  const { picture } = store;
  const { scene, x, y, w, h, routed } = picture;
  const inside = (row: number): boolean => x[row]! + w[row]! >= frame.x && x[row]! <= frame.x + frame.width && y[row]! + h[row]! >= frame.y && y[row]! <= frame.y + frame.height;
  const drawn = scene.nodes.map((_, row) => row).filter(inside);
  const plain = new PathText();
  const dashed = new PathText();
  for (let r = 0; r < routed.length; r++) {
    const edge = scene.edges[routed[r]!]!;
    if (inside(edge.a) || inside(edge.b)) traceRoute(edge.origins === 16 || edge.review === 1 ? dashed : plain, picture, r, true);
  }
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${frame.x} ${frame.y} ${frame.width} ${frame.height}" width="${frame.width}" height="${frame.height}" role="img">`,
    `<title>Lineage${store.graph.root === null ? "" : ` of ${escape(title(store.graph.nodes.get(store.graph.root)!))}`}</title>`,
    `<desc>${count(drawn.length, "node")} of ${figure(scene.nodes.length)}, as of ${escape(store.graph.asOf)}</desc>`,
    `<rect x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}" fill="${colours.canvas}"/>`,
    `<g fill="none" stroke="${colours.edge}" stroke-width="1.4"><path d="${plain}"/><path d="${dashed}" stroke-dasharray="5 4"/></g>`,
    `<g font-family="'JetBrains Mono', monospace" font-size="12">`,
  ];
  if (picture.grouped) parts.splice(4, 0, ...hullsOf(picture).map((hull) => `<g><rect x="${hull.x}" y="${hull.y}" width="${hull.w}" height="${hull.h}" rx="10" fill="${colours.hull}" fill-opacity=".55" stroke="${colours.strong}"/><text x="${hull.x + 12}" y="${hull.y + 17}" font-family="Inter, sans-serif" font-size="11.5" fill="${colours.text2}">${escape(hull.name)}</text></g>`));
  for (const row of drawn) {
    const node = scene.nodes[row]!;
    const page = pageOf(node);
    const stroke = node.state === null ? colours.control : colours.states[node.state];
    const card = `<g><title>${escape(spoken(node, false))}</title>${node.kind === "job" ? jobOf(store, row, colours) : cardOf(store, row, colours, stroke)}</g>`;
    parts.push(page === null ? card : `<a href="${escape(origin + page)}">${card}</a>`);
  }
  for (const { edge, ends } of fieldLines(store)) {
    const path = new PathText();
    path.moveTo(ends[0], ends[1]);
    curve(path, ...ends);
    parts.push(`<path d="${path}" fill="none" stroke="${colours.primary}" stroke-width="1.6"${edge.inferred ? ' stroke-dasharray="5 4"' : ""}><title>${escape(`${edge.fromField} → ${edge.toField}, ${edge.how}`)}</title></path>`);
  }
  parts.push("</g></svg>");
  return parts.join("\n");
}

function jobOf({ picture: { scene, x, y, w } }: LineageStore, row: number, colours: Colours): string {
  const { width, height, middle } = CHEVRON;
  const centre = x[row]! + w[row]! / 2;
  const text = linesOf(scene.nodes[row]!).map((line, i) => `<tspan x="${centre}" y="${y[row]! + 36 + i * JOB_LINE}">${escape(line)}</tspan>`).join("");
  return `<path d="M${centre - width / 2} ${y[row]! + middle - height / 2}h${width - 8}l8 ${height / 2}l-8 ${height / 2}h-${width - 8}l6 -${height / 2}z" fill="${colours.surface}" stroke="${colours.control}"/><text font-family="Inter, sans-serif" font-size="11" text-anchor="middle" fill="${colours.text2}">${text}</text>`;
}

/** A card with its name, what stands below it, and the columns that it shows. */
function cardOf({ picture: { scene, x, y, w, h }, columns }: LineageStore, row: number, colours: Colours, stroke: string): string {
  const node = scene.nodes[row]!;
  const [left, top] = [x[row]!, y[row]!];
  const lines = linesOf(node);
  const text = lines.map((line, i) => `<tspan x="${left + 10}" y="${top + 18 + i * LINE}">${escape(line)}</tspan>`).join("");
  const state = [node.state, subtitle(node)].filter((word) => word !== null && word !== "").join(", ");
  const small = (at: number, words: string, end = false): string => (words === "" ? "" : `<text x="${end ? left + w[row]! - 9 : left + 10}" y="${at}" font-size="11" fill="${colours.text3}"${end ? ' text-anchor="end"' : ""}>${escape(words)}</text>`);
  const rows = columns.rowsOf(node.id);
  const first = top + h[row]! - FOOT - rows.length * ROW;
  const fields = rows.map(({ field, note, locked }, i) => `<path d="M${left} ${first + i * ROW}h${w[row]}" stroke="${colours.strong}"/><text x="${left + 10}" y="${first + i * ROW + 17}" font-size="11.5" fill="${colours.text}"${locked ? ' font-weight="600"' : ""}>${escape(field)}</text>${small(first + i * ROW + 17, note, true)}`).join("");
  const foot = rows.length === 0 ? "" : small(top + h[row]! - 9, `${rows.length} of ${node.fields} columns`);
  return `<rect x="${left}" y="${top}" width="${w[row]}" height="${h[row]}" rx="${node.kind === "dataset" ? 0 : 8}" fill="${colours.surface}" stroke="${stroke}"${node.restricted || node.kind === "masked" || (node.kind === "dataset" && node.product === null) ? ' stroke-dasharray="4 3"' : ""}/><text fill="${colours.text}">${text}</text>${small(top + 18 + lines.length * LINE - 1, state)}${fields}${foot}`;
}

export function whole({ picture }: LineageStore): Frame {
  return { x: -ROOM, y: -ROOM, width: Math.ceil(picture.width) + 2 * ROOM, height: Math.ceil(picture.height) + 2 * ROOM };
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
