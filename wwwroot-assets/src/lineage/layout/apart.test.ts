import { expect, it } from "vitest";
import { cards } from "../testing/requests";
import { layout } from "./layout";

it("sets what has no edge below what hangs together, where no edge passes", () => {
  const linked: [number, number][] = [[0, 1], [1, 2], [0, 2]];
  const plain = layout(cards(3, linked));
  const { x, y, width, height, routeX, routeY } = layout(cards(13, linked, { options: { apart: true } }));

  expect([...x.slice(0, 3)]).toEqual([...plain.x]);
  expect([...y.slice(0, 3)]).toEqual([...plain.y]);
  expect([...routeX]).toEqual([...plain.routeX]);
  expect([...routeY]).toEqual([...plain.routeY]);
  expect(Math.min(...y.slice(3))).toBeGreaterThan(plain.height);
  expect(width).toBe(plain.width);
  expect(height).toBe(Math.max(...y) + 40);
  const places = Array.from({ length: 10 }, (_, i) => `${x[i + 3]} ${y[i + 3]}`);
  expect(new Set(places).size).toBe(10);
});

it("leaves room for the names of hulls among what has no edge, and keeps a group together", () => {
  const group = Int32Array.from({ length: 12 }, (_, v) => v % 2);
  const { x, y } = layout(cards(12, [], { group, options: { apart: true, gapGroup: 30 } }));
  const order = [...group.keys()].sort((a, b) => x[a]! - x[b]! || y[a]! - y[b]!);

  expect(order.map((v) => group[v])).toEqual([1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0]);
  expect(Math.min(...y)).toBe(30);
});

it("is no different where everything hangs together", () => {
  const request = cards(3, [[0, 1], [1, 2]]);

  expect(layout({ ...request, options: { apart: true } })).toEqual(layout(request));
});
