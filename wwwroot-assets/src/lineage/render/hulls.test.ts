import { expect, it } from "vitest";
import { EVERYTHING, LineageApi } from "../api";
import { layout } from "../layout/layout";
import { LineageStore } from "../store/store";
import { Fixture } from "../testing/fixture";
import { generate } from "../testing/generate";
import { hullsOf } from "./hulls";

async function pictureOf(n: number): Promise<LineageStore["picture"]> {
  const api = { view: () => Promise.resolve(new Fixture(generate(n)).view(null, 0, 0)) } as unknown as LineageApi;
  const store = new LineageStore(api, { run: (request) => Promise.resolve(layout(request, () => 0)) }, EVERYTHING);
  await store.load();
  return store.picture;
}

it.each([10, 60, 150, 390])("draws hulls around cards of one domain alone, of %i nodes", async (n) => {
  const picture = await pictureOf(n);
  const { scene, x, y, w, h } = picture;
  const hulls = hullsOf(picture);

  expect(hulls.length).toBeGreaterThan(0);
  for (const hull of hulls) {
    const inside = scene.nodes.flatMap((node, i) => (x[i]! < hull.x + hull.w && x[i]! + w[i]! > hull.x && y[i]! < hull.y + hull.h && y[i]! + h[i]! > hull.y ? [node] : []));
    expect(new Set(inside.map((node) => node.domain?.name))).toEqual(new Set([hull.name]));
  }
  hulls.forEach((a, i) => {
    for (const b of hulls.slice(i + 1)) expect(a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h, `${a.name} over ${b.name}`).toBe(false);
  });
});

it("draws none where the picture is too large to be read", async () => {
  expect((await pictureOf(500)).grouped).toBe(false);
});
