import { pageOf } from "../panel/address";
import type { Colours } from "../render/colours";
import { PathText, traceRoute } from "../render/routes";
import { LINE, linesOf, subtitle } from "../store/cards";
import { spoken, title } from "../store/graph";
import { count, type LineageStore } from "../store/store";

const ROOM = 24;

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
    if (inside(edge.a) || inside(edge.b)) traceRoute(edge.origins === 16 ? dashed : plain, picture, r, true);
  }
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${frame.x} ${frame.y} ${frame.width} ${frame.height}" width="${frame.width}" height="${frame.height}" role="img">`,
    `<title>Lineage${store.graph.root === null ? "" : ` of ${escape(title(store.graph.nodes.get(store.graph.root)!))}`}</title>`,
    `<desc>${count(drawn.length, "node")} of ${scene.nodes.length.toLocaleString("en-GB")}, as of ${escape(store.graph.asOf)}</desc>`,
    `<rect x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}" fill="${colours.canvas}"/>`,
    `<g fill="none" stroke="${colours.edge}" stroke-width="1.4"><path d="${plain}"/><path d="${dashed}" stroke-dasharray="5 4"/></g>`,
    `<g font-family="'JetBrains Mono', monospace" font-size="12">`,
  ];
  for (const row of drawn) {
    const node = scene.nodes[row]!;
    const page = pageOf(node);
    const stroke = node.state === null ? colours.control : colours.states[node.state];
    const shape = node.kind === "job"
      ? `<path d="M${x[row]} ${y[row]}h${w[row]! - 10}l10 ${h[row]! / 2}l-10 ${h[row]! / 2}h-${w[row]! - 10}z" fill="${colours.surface}" stroke="${stroke}"/>`
      : `<rect x="${x[row]}" y="${y[row]}" width="${w[row]}" height="${h[row]}" rx="${node.kind === "dataset" ? 0 : 8}" fill="${colours.surface}" stroke="${stroke}"/>`;
    const text = linesOf(title(node), w[row]!).map((line, i) => `<tspan x="${x[row]! + 10}" y="${y[row]! + 18 + i * LINE}">${escape(line)}</tspan>`).join("");
    const state = node.state === null ? subtitle(node) : `${node.state}${subtitle(node) === "" ? "" : `, ${subtitle(node)}`}`;
    const below = state === "" ? "" : `<text x="${x[row]! + 10}" y="${y[row]! + h[row]! - 8}" font-size="11" fill="${colours.text3}">${escape(state)}</text>`;
    const card = `<g><title>${escape(spoken(node, false))}</title>${shape}<text fill="${colours.text}">${text}</text>${below}</g>`;
    parts.push(page === null ? card : `<a href="${escape(origin + page)}">${card}</a>`);
  }
  parts.push("</g></svg>");
  return parts.join("\n");
}

export function whole({ picture }: LineageStore): Frame {
  return { x: -ROOM, y: -ROOM, width: Math.ceil(picture.width) + 2 * ROOM, height: Math.ceil(picture.height) + 2 * ROOM };
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
