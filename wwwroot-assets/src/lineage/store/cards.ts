import type { Columns } from "./columns";
import { title, type LineageNode } from "./graph";

export const WIDTH = 212;
export const JOB_WIDTH = 156;
export const ROW = 25;
export const FOOT = 28;
const LINE = 16;
const LETTER = 6.9;
const MOST_LINES = 4;
const HEAD = 12;
const SUB = 18;

/** How large a card is, reckoned from its words; the style sheet draws it with the same measures. */
export function cardSize(node: LineageNode, columns: Columns): [number, number] {
  const width = node.kind === "job" ? JOB_WIDTH : WIDTH;
  const lines = linesOf(title(node), width);
  let height = HEAD + lines * LINE + (subtitle(node) === "" ? 6 : SUB);
  const rows = columns.rowsOf(node.id).length;
  if (rows > 0 || columns.open.has(node.id)) height += rows * ROW + FOOT;
  return [width, height];
}

/** Names break where words do, and in the middle of what is longer than a line. */
function linesOf(text: string, width: number): number {
  const fits = Math.floor((width - 62) / LETTER);
  let lines = 1;
  let used = 0;
  for (const word of text.split(/(?<=[-_./])/)) {
    if (used > 0 && used + word.length > fits) {
      lines++;
      used = 0;
    }
    used += word.length;
    while (used > fits) {
      lines++;
      used -= fits;
    }
  }
  return Math.min(MOST_LINES, lines);
}

export function subtitle(node: LineageNode): string {
  switch (node.kind) {
    case "domain":
    case "product":
      return node.restricted ? `restricted${node.team === null ? "" : `, ask ${node.team.name}`}` : `${node.members.toLocaleString("en-GB")} ${node.members === 1 ? "dataset" : "datasets"}`;
    case "dataset":
      if (node.ended) return "no longer there";
      if (node.restricted) return `restricted${node.team === null ? "" : `, ask ${node.team.name}`}`;
      return node.product === null ? "in no product" : `${node.domain?.key ?? ""}/${node.product.key.split("/").at(-1)}`;
    case "stack":
      return "not shown";
    default:
      return "";
  }
}
