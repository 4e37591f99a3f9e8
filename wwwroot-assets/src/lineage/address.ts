import type { Question } from "./api";
import { LEVELS, type Level } from "./protocol";
import type { Camera } from "./render/camera";

/** What of the view stands in the address, so that it can be sent to a colleague and survives a reload. */
export interface Place {
  question: Question;
  table: boolean | null;
  selected: string | null;
  query: string;
  camera: Camera | null;
}

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
      level: (LEVELS as readonly (string | null)[]).includes(level) ? (level as Level) : fallback.level,
      up: number("up", fallback.up, 50), down: number("down", fallback.down, 50), limitPerNode: number("limit", fallback.limitPerNode, 1000),
    },
    table: read.has("view") ? read.get("view") === "table" : null,
    selected: read.get("sel"),
    query: read.get("find") ?? "",
    camera: camera.length === 3 && camera.every(Number.isFinite) && camera[2]! > 0 ? { x: camera[0]!, y: camera[1]!, zoom: camera[2]! } : null,
  };
}

/** Only what differs from what one would see anyway. */
export function searchOf({ question, table, selected, query, camera }: Place, fallback: Question): string {
  const write = new URLSearchParams();
  if (question.root !== null) write.set("root", question.root);
  if (question.level !== fallback.level) write.set("level", question.level);
  if (question.up !== fallback.up) write.set("up", String(question.up));
  if (question.down !== fallback.down) write.set("down", String(question.down));
  if (question.limitPerNode !== fallback.limitPerNode) write.set("limit", String(question.limitPerNode));
  if (table !== null) write.set("view", table ? "table" : "graph");
  if (selected !== null) write.set("sel", selected);
  if (query !== "") write.set("find", query);
  if (camera !== null) write.set("at", [Math.round(camera.x), Math.round(camera.y), camera.zoom.toFixed(3)].join(","));
  const text = write.toString();
  return text === "" ? "" : `?${text}`;
}
