import { expect, test } from "vitest";
import { opening, toScreen } from "./camera";

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

test("of what is too much for that the shape is seen, and around a root what is near it", () => {
  expect(opening({ width: 8000, height: 9000 }, SCREEN, false, null).zoom).toBeLessThan(0.1);
  expect(opening({ width: 8000, height: 9000 }, SCREEN, false, { x: 4000, y: 100 })).toEqual({ x: 4000, y: 100, zoom: 0.75 });
});
