import { expect, it } from "vitest";
import { generate, random } from "../testing/generate";
import { cards } from "../testing/requests";
import { layout } from "./layout";

const FROZEN = (): number => 0;

it("leaves room for the name of a hull above what begins one, and lets nothing overlap", () => {
  const r = random(9);
  for (let round = 0; round < 30; round++) {
    const n = 10 + Math.floor(r() * 80);
    const { edges } = generate(n, { seed: round });
    const group = Int32Array.from({ length: n }, () => Math.floor(r() * 4) - 1);
    const { x, y, layer } = layout(cards(n, edges, { group }), FROZEN);
    const rows = Array.from({ length: n }, (_, v) => v).sort((a, b) => layer[a]! - layer[b]! || y[a]! - y[b]!);

    rows.slice(1).forEach((v, i) => {
      const above = rows[i]!;
      if (layer[above] !== layer[v]) return;
      expect(y[v]! - y[above]! - 40).toBeGreaterThanOrEqual(group[v] !== group[above] && group[v]! >= 0 ? 45.9 : 15.9);
    });
    expect(Math.min(...y, ...x)).toBeGreaterThanOrEqual(0);
  }
});

it("lets the members of a group stand together when that costs no crossings", () => {
  // Five readers of one node, two of them of one group.
  const { y } = layout(cards(6, [[0, 1], [0, 2], [0, 3], [0, 4], [0, 5]], { group: Int32Array.of(-1, 0, 1, 0, 1, 0) }), FROZEN);
  const order = [1, 2, 3, 4, 5].sort((a, b) => y[a]! - y[b]!).map((v) => (v % 2 === 1 ? "a" : "b")).join("");

  expect(["aaabb", "bbaaa"]).toContain(order);
});

it("takes the layers of a roll-up that is small enough, so that no edge stays within one", () => {
  const layers = Int32Array.of(0, 0, 1, 1);
  const edges = [[0, 1], [1, 2], [2, 3], [3, 0]] as const;
  const own = layout(cards(4, edges, { mode: "fixedLayers", layers, options: { ownLayers: 12 } }), FROZEN);
  const given = layout(cards(4, edges, { mode: "fixedLayers", layers, options: { ownLayers: 3 } }), FROZEN);

  expect([...own.layer]).toEqual([0, 1, 2, 3]);
  expect([...own.reversed]).toEqual([0, 0, 0, 1]);
  expect([...given.layer]).toEqual([...layers]);
});
