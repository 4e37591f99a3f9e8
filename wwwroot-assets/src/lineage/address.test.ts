import { expect, it } from "vitest";
import { placeIn, searchOf, type Place } from "./address";
import { EVERYTHING } from "./api";

const fallback = EVERYTHING;
const nowhere: Place = { question: fallback, table: null, selected: null, query: "", camera: null, way: null, column: null, impact: null };

it("writes only what differs, and reads back what it wrote", () => {
  const place: Place = {
    question: { ...fallback, root: "dataset:s3://x:a,b&c", to: "job:n:b", up: 3, filter: ["state:INVALID", "kind:dataset"], asOf: "2026-02-01", whole: true },
    table: true, selected: "job:n:ü", query: "ord ers", camera: { x: 12, y: -7, zoom: 0.75 }, way: "dataset:n:c", column: "id", impact: "up",
  };
  const search = searchOf(place, fallback);

  expect(placeIn(search, fallback)).toEqual(place);
  expect(searchOf(nowhere, fallback)).toBe("");
});

it("ignores what nobody can mean", () => {
  const { question, camera, impact } = placeIn("?up=-1&down=1e9&level=galaxy&at=1,2,0&asOf=soon&impact=sideways", fallback);

  expect(question).toEqual(fallback);
  expect([camera, impact]).toEqual([null, null]);
});
