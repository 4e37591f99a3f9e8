import { expect, it } from "vitest";
import { placeIn, searchOf } from "./address";

const fallback = { root: null, level: "dataset" as const, up: 2, down: 2, limitPerNode: 25 };

it("writes only what differs, and reads back what it wrote", () => {
  const place = { question: { ...fallback, root: "dataset:s3://x:a,b&c", up: 3 }, table: true, selected: "job:n:ü", query: "ord ers", camera: { x: 12, y: -7, zoom: 0.75 } };
  const search = searchOf(place, fallback);

  expect(placeIn(search, fallback)).toEqual(place);
  expect(searchOf({ question: fallback, table: null, selected: null, query: "", camera: null }, fallback)).toBe("");
});

it("ignores what nobody can mean", () => {
  const { question, camera } = placeIn("?up=-1&down=1e9&level=galaxy&at=1,2,0", fallback);

  expect(question).toEqual(fallback);
  expect(camera).toBeNull();
});
