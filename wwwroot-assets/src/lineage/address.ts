import type { Question } from "./api";
import { DIRECTIONS, LEVELS, type Direction, type Level } from "./protocol";
import type { Camera } from "./render/camera";

/** What of the view stands in the address, so that it can be sent to a colleague and survives a reload. */
export interface Place {
  question: Question;
  table: boolean | null;
  selected: string | null;
  query: string;
  camera: Camera | null;
  /** The other end of a way that is shown. */
  way: string | null;
  /** The column of what is selected whose way is locked. */
  column: string | null;
  impact: Direction | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOST_FILTERS = 20;

export function placeIn(search: string, fallback: Question): Place {
  const read = new URLSearchParams(search);
  const number = (name: string, otherwise: number, most: number): number => {
    const value = Number(read.get(name) ?? NaN);
    return Number.isInteger(value) && value >= 0 && value <= most ? value : otherwise;
  };
  const level = read.get("level");
  const camera = (read.get("at") ?? "").split(",").map(Number);
  return {
    question: {
      root: read.get("root") ?? fallback.root,
      to: read.get("to") ?? fallback.to, filter: read.has("filter") ? read.getAll("filter").slice(0, MOST_FILTERS) : fallback.filter,
      asOf: DAY.test(read.get("asOf") ?? "") ? read.get("asOf") : fallback.asOf,
      level: (LEVELS as readonly (string | null)[]).includes(level) ? (level as Level) : fallback.level,
      up: number("up", fallback.up, 50), down: number("down", fallback.down, 50), limitPerNode: number("limit", fallback.limitPerNode, 1000),
      whole: read.get("all") === "1",
    },
    table: read.has("view") ? read.get("view") === "table" : null,
    selected: read.get("sel"),
    query: read.get("find") ?? "",
    camera: camera.length === 3 && camera.every(Number.isFinite) && camera[2]! > 0 ? { x: camera[0]!, y: camera[1]!, zoom: camera[2]! } : null,
    way: read.get("way"), column: read.get("col"),
    impact: (DIRECTIONS as readonly (string | null)[]).includes(read.get("impact")) ? (read.get("impact") as Direction) : null,
  };
}

/** Only what differs from what one would see anyway. */
export function searchOf({ question, table, selected, query, camera, way, column, impact }: Place, fallback: Question): string {
  const write = new URLSearchParams();
  if (question.root !== null) write.set("root", question.root);
  if (question.level !== fallback.level) write.set("level", question.level);
  if (question.up !== fallback.up) write.set("up", String(question.up));
  if (question.down !== fallback.down) write.set("down", String(question.down));
  if (question.limitPerNode !== fallback.limitPerNode) write.set("limit", String(question.limitPerNode));
  if (question.whole) write.set("all", "1");
  if (question.to !== null) write.set("to", question.to);
  for (const filter of question.filter) write.append("filter", filter);
  if (question.asOf !== null) write.set("asOf", question.asOf);
  if (table !== null) write.set("view", table ? "table" : "graph");
  if (selected !== null) write.set("sel", selected);
  if (query !== "") write.set("find", query);
  if (camera !== null) write.set("at", [Math.round(camera.x), Math.round(camera.y), camera.zoom.toFixed(3)].join(","));
  if (way !== null) write.set("way", way);
  if (column !== null) write.set("col", column);
  if (impact !== null) write.set("impact", impact);
  const text = write.toString();
  return text === "" ? "" : `?${text}`;
}
