import { describe, expect, it } from "vitest";
import { generate, random } from "../testing/generate";
import { cards } from "../testing/requests";
import { layout } from "./layout";
import type { LayoutRequest, LayoutResult } from "./model";

const FROZEN = (): number => 0;

/** Pairs of cards that share ground, found by sweeping from left to right. */
function overlaps(request: LayoutRequest, { x, y }: LayoutResult): number {
  const order = Array.from({ length: request.nodes }, (_, v) => v).sort((a, b) => x[a]! - x[b]!);
  let found = 0;
  let open: number[] = [];
  for (const v of order) {
    open = open.filter((u) => x[u]! + request.width[u]! > x[v]! + 0.01);
    for (const u of open) {
      if (y[u]! + request.height[u]! > y[v]! + 0.01 && y[v]! + request.height[v]! > y[u]! + 0.01) found++;
    }
    open.push(v);
  }
  return found;
}

function backwards(request: LayoutRequest, { x, reversed }: LayoutResult): number {
  let found = 0;
  for (let e = 0; e < request.from.length; e++) {
    const a = request.from[e]!;
    const b = request.to[e]!;
    if (a !== b && reversed[e] === 0 && x[a]! + request.width[a]! > x[b]!) found++;
  }
  return found;
}

function checksum({ x, y, routeX, routeY }: LayoutResult): string {
  let h = 0x811c9dc5;
  for (const array of [x, y, routeX, routeY]) for (const value of array) h = Math.imul(h ^ Math.round(value * 8), 0x01000193);
  return (h >>> 0).toString(16);
}

describe("layout", () => {
  it("draws a small graph exactly as agreed", () => {
    const result = layout(cards(6, [[0, 2], [1, 2], [2, 3], [2, 4], [0, 5], [3, 5]]), FROZEN);

    expect([...result.layer]).toEqual([0, 0, 1, 2, 2, 3]);
    expect([...result.x]).toEqual([0, 0, 252, 504, 504, 756]);
    expect([...result.y].map(Math.round)).toMatchSnapshot();
    expect([...result.routeStart]).toEqual([0, 2, 4, 6, 8, 14, 16]);
    expect(result.crossings).toBe(0);
  });

  it.each([100, 500, 1000, 3000])("gives the same picture of %i nodes every time, without being cut", (n) => {
    const { edges } = generate(n, { cycles: 5 });
    const first = layout(cards(n, edges), FROZEN);

    expect(checksum(layout(cards(n, edges), FROZEN))).toBe(checksum(first));
    expect({ sum: checksum(first), layers: first.layers, crossings: first.crossings, cut: first.cut }).toMatchSnapshot();
  });

  it("never lets cards overlap and draws every edge to the right unless it says otherwise", () => {
    const r = random(42);
    for (let round = 0; round < 60; round++) {
      const n = 2 + Math.floor(r() * 60);
      const edges = Array.from({ length: Math.floor(r() * n * 3) }, () => [Math.floor(r() * n), Math.floor(r() * n)] as const);
      const request = cards(n, edges, { height: Float32Array.from({ length: n }, () => 24 + Math.floor(r() * 200)), width: Float32Array.from({ length: n }, () => 40 + Math.floor(r() * 200)) });
      for (const options of [{}, { shareTrunks: false }, { fold: true }, { fold: true, apart: true }]) {
        const result = layout({ ...request, options }, FROZEN);

        expect(overlaps(request, result), `overlaps in round ${round}`).toBe(0);
        expect(backwards(request, result), `backward edges in round ${round}`).toBe(0);
        expect(Math.min(...result.x, ...result.y)).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it("begins each route at its source and ends it at its target", () => {
    const { edges } = generate(200, { cycles: 10 });
    const request = cards(200, edges);
    const { x, y, routeStart, routeX, routeY, reversed } = layout(request, FROZEN);

    edges.forEach(([a, b], e) => {
      const first = routeStart[e]!;
      const last = routeStart[e + 1]! - 1;
      expect(routeX[first]).toBeCloseTo(reversed[e] === 1 ? x[a]! : x[a]! + 180, 1);
      expect(routeY[first]).toBeCloseTo(y[a]! + 20, 1);
      expect(routeX[last]).toBeCloseTo(reversed[e] === 1 ? x[b]! + 180 : x[b]!, 1);
      expect(routeY[last]).toBeCloseTo(y[b]! + 20, 1);
    });
  });

  it("survives loops, double edges, cycles and nothing at all", () => {
    expect(layout(cards(0, []), FROZEN).layers).toBe(0);
    const odd = layout(cards(3, [[0, 0], [0, 1], [0, 1], [1, 0], [1, 2], [2, 0]]), FROZEN);

    expect(odd.routeStart[1]! - odd.routeStart[0]!).toBe(0);
    expect([...odd.reversed]).toEqual([0, 0, 0, 1, 0, 1]);
  });

  it("lays out a chain of 10,000 with long shortcuts without running out of stack or memory", () => {
    const n = 10_000;
    const edges: [number, number][] = Array.from({ length: n - 1 }, (_, i) => [i, i + 1]);
    for (let i = 0; i < 3000; i++) edges.push([i, n - 1 - i]);
    const result = layout(cards(n, edges), FROZEN);

    expect(result.layers).toBe(n);
    expect(result.reversed.some((r) => r === 1)).toBe(false);
  });

  it("keeps what was there in its place when something is expanded", () => {
    const { edges } = generate(500);
    const hidden = new Set<number>();
    const reads = new Set(edges.map(([a]) => a));
    for (let v = 0; v < 500 && hidden.size < 60; v++) if (!reads.has(v)) hidden.add(v);
    const kept = Array.from({ length: 500 }, (_, v) => v).filter((v) => !hidden.has(v));
    const row = new Map(kept.map((v, i) => [v, i]));
    const before = layout(cards(kept.length, edges.filter(([a, b]) => row.has(a) && row.has(b)).map(([a, b]) => [row.get(a)!, row.get(b)!])), FROZEN);
    const order = new Float64Array(500).fill(NaN);
    kept.forEach((v, i) => (order[v] = before.y[i]!));

    const after = layout(cards(500, edges, { mode: "seeded", order }), FROZEN);
    const afresh = layout(cards(500, edges), FROZEN);

    const moved = (to: LayoutResult): number => {
      const shifts = kept.map((v, i) => to.y[v]! - before.y[i]!).sort((a, b) => a - b);
      const shift = shifts[shifts.length >> 1]!;
      return kept.reduce((sum, v, i) => sum + Math.abs(to.y[v]! - before.y[i]! - shift), 0) / kept.length;
    };
    expect(moved(after)).toBeLessThan(moved(afresh) / 3);
  });

  it("keeps the layers it is given, and marks edges that run against them", () => {
    const layers = Int32Array.from([0, 1, 1, 2]);
    const result = layout(cards(4, [[0, 1], [3, 1], [1, 2], [2, 3]], { mode: "fixedLayers", layers }), FROZEN);

    expect([...result.layer]).toEqual([0, 1, 1, 2]);
    expect([...result.reversed]).toEqual([0, 1, 0, 0]);
  });

  it("aligns the rows of columns, not the middles of their cards", () => {
    const request = cards(2, [[0, 1]], { height: Float32Array.from([200, 40]), fromOffset: Float32Array.of(80), toOffset: Float32Array.of(0) });
    const { routeY } = layout(request, FROZEN);

    expect(routeY[0]).toBeCloseTo(routeY[1]!, 3);
  });

  it("folds what is far too high for a screen", () => {
    const { edges } = generate(3000);
    const tall = layout(cards(3000, edges), FROZEN);
    const folded = layout(cards(3000, edges, { options: { fold: true } }), FROZEN);

    expect(tall.height / tall.width).toBeGreaterThan(2);
    expect(folded.height / folded.width).toBeLessThan(1);
  });

  it("says so when the clock stopped it", () => {
    let t = 0;
    const { edges } = generate(300);

    expect(layout(cards(300, edges), () => (t += 1500)).cut).toBe(true);
  });
});
