import type { Columns } from "./columns";
import { title, type LineageNode } from "./graph";
import { figure } from "../words";

export const WIDTH = 212;
export const ROW = 25;
export const FOOT = 28;
export const LINE = 16;
const LETTER = 6.9;
/** Names of 4,000 characters are seen too; their end is in the title and in the panel. */
const MOST_LINES = 6;
const HEAD = 12;
const SUB = 18;
/** What stands beside a name: the kind before it, the room after it, the state. */
const BESIDE = 38;
const STATE = 23;

/** A job is a chevron on the way of the edges, its name below. */
export const JOB_WIDTH = 120;
export const CHEVRON = { width: 26, height: 20, middle: 12 };
export const JOB_LINE = 14;
const JOB_LETTER = 6.1;
const JOB_HEAD = 25;

/** How large a card is, reckoned from its words; the style sheet draws it with the same measures. */
export function cardSize(node: LineageNode, columns: Columns): [number, number] {
  if (node.kind === "job") return [JOB_WIDTH, JOB_HEAD + linesOf(node).length * JOB_LINE];
  const width = WIDTH;
  let height = HEAD + linesOf(node).length * LINE + (subtitle(node) === "" ? 6 : SUB);
  const rows = columns.rowsOf(node.id).length;
  if (rows > 0 || columns.open.has(node.id)) height += rows * ROW + FOOT;
  return [width, height];
}

/** Where edges meet a node, from its middle. */
export function portOf(node: LineageNode, height: number): number {
  return node.kind === "job" ? CHEVRON.middle - height / 2 : 0;
}

/** The lines of a node's name as its card has them. */
export function linesOf(node: LineageNode): string[] {
  const fits = node.kind === "job" ? JOB_WIDTH / JOB_LETTER : (WIDTH - BESIDE - (node.state === null ? 0 : STATE)) / LETTER;
  return broken(title(node), Math.floor(fits), MOST_LINES);
}

/** Lines break where words do, and in the middle of what is longer than a line. */
export function broken(text: string, fits: number, most: number): string[] {
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
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1]!.slice(0, fits - 1)}…`];
}

export function subtitle(node: LineageNode): string {
  switch (node.kind) {
    case "domain":
    case "product":
      return node.restricted ? `restricted${node.team === null ? "" : `, ask ${node.team.name}`}` : `${figure(node.members)} ${node.members === 1 ? "dataset" : "datasets"}`;
    case "dataset":
      if (node.ended) return "no longer there";
      if (node.restricted) return `restricted${node.team === null ? "" : `, ask ${node.team.name}`}`;
      return node.product === null ? "in no product" : node.product.key.split("/").at(-1)!;
    case "stack":
      return "not shown";
    default:
      return "";
  }
}
