import { expect, test } from "vitest";
import { opening, toScreen, type Cards } from "./camera";

const SCREEN = { width: 1200, height: 750 };

test("what can be read is seen as a whole", () => {
  expect(opening({ width: 900, height: 500 }, SCREEN, true, null).zoom).toBe(1);
});

test("what is long and not too much is read from where it begins", () => {
  const camera = opening({ width: 8000, height: 1200 }, SCREEN, true, null);
  const [x, y] = toScreen(camera, SCREEN, 0, 0);

  expect(camera.zoom).toBe(0.75);
  expect(x).toBeCloseTo(32);
  expect(y).toBeCloseTo(40);
});

test("of what is too much for that the shape is seen", () => {
  expect(opening({ width: 8000, height: 9000 }, SCREEN, false, null).zoom).toBeLessThan(0.1);
});

/** Columns of one card each, 200 wide and 60 apart. */
function row(columns: number, root: number): Cards {
  const all = Array.from({ length: columns }, (_, i) => i);
  return { root, x: all.map((i) => i * 260), y: all.map(() => 100), w: all.map(() => 200), h: all.map(() => 50) };
}

test("what is around a root is seen whole as long as it can be read at all", () => {
  const cards = row(7, 6);
  const camera = opening({ width: 1760, height: 600 }, SCREEN, false, cards);

  expect(camera.zoom).toBeGreaterThan(0.6);
  expect(toScreen(camera, SCREEN, 0, 0)[0]).toBeGreaterThanOrEqual(32);
  expect(toScreen(camera, SCREEN, 1760, 0)[0]).toBeLessThanOrEqual(1200 - 32);
});

test("of what is too wide for that whole columns around the root are seen, and no card is cut at the sides", () => {
  for (const root of [0, 5, 15, 29]) {
    const cards = row(30, root);
    const camera = opening({ width: 30 * 260 - 60, height: 300 }, SCREEN, false, cards);
    const sides = Array.from(cards.x, (x, i) => [toScreen(camera, SCREEN, x, 0)[0], toScreen(camera, SCREEN, x + cards.w[i]!, 0)[0]] as const);

    expect(camera.zoom).toBeGreaterThanOrEqual(0.6);
    expect(sides[root]![0]).toBeGreaterThanOrEqual(0);
    expect(sides[root]![1]).toBeLessThanOrEqual(SCREEN.width);
    expect(sides.filter(([left, right]) => right > 0 && left < SCREEN.width && (left < 0 || right > SCREEN.width))).toEqual([]);
    expect(sides.filter(([left, right]) => left >= 0 && right <= SCREEN.width).length).toBeGreaterThan(4);
  }
});

test("what is too high as well is seen where the root stands", () => {
  const cards: Cards = { root: 1, x: [0, 2000], y: [0, 8500], w: [200, 200], h: [50, 50] };
  const camera = opening({ width: 8000, height: 9000 }, SCREEN, false, cards);
  const [, y] = toScreen(camera, SCREEN, 2100, 8525);

  expect(y).toBeGreaterThan(40);
  expect(y).toBeLessThan(SCREEN.height - 132);
});
