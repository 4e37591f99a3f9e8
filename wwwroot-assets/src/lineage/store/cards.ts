import type { Columns } from "./columns";
import { title, type LineageNode } from "./graph";

export const WIDTH = 212;
export const JOB_WIDTH = 156;
export const ROW = 25;
export const FOOT = 28;
export const LINE = 16;
const LETTER = 6.9;
const MOST_LINES = 4;
const HEAD = 12;
const SUB = 18;

/** How large a card is, reckoned from its words; the style sheet draws it with the same measures. */
export function cardSize(node: LineageNode, columns: Columns): [number, number] {
  const width = node.kind === "job" ? JOB_WIDTH : WIDTH;
  let height = HEAD + linesOf(title(node), width).length * LINE + (subtitle(node) === "" ? 6 : SUB);
  const rows = columns.rowsOf(node.id).length;
  if (rows > 0 || columns.open.has(node.id)) height += rows * ROW + FOOT;
  return [width, height];
}

/** The lines of a name: they break where words do, and in the middle of what is longer than a line. */
export function linesOf(text: string, width: number): string[] {
  const fits = Math.floor((width - 62) / LETTER);
  const lines: string[] = [];
  let line = "";
  for (let word of text.split(/(?<=[-_./])/)) {
    if (line !== "" && line.length + word.length > fits) {
      lines.push(line);
      line = "";
    }
    for (; line.length + word.length > fits; word = word.slice(fits)) lines.push(word.slice(0, fits));
    line += word;
  }
  if (line !== "" || lines.length === 0) lines.push(line);
  return lines.slice(0, MOST_LINES);
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
