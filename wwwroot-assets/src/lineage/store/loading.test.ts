import { expect, it } from "vitest";
import { EVERYTHING, type LineageApi, type Question } from "../api";
import { layout } from "../layout/layout";
import { Fixture } from "../testing/fixture";
import { generate } from "../testing/generate";
import { LineageStore } from "./store";

function storeOf(fixture: Fixture, question: Partial<Question>): { store: LineageStore; asked: Question[] } {
  const asked: Question[] = [];
  const api = {
    view: (q: Question) => {
      asked.push(q);
      return Promise.resolve(q.level === "dataset" ? fixture.view(q.root, q.up, q.down) : fixture.rollUp(q.level));
    },
    columns: (ids: string[]) => Promise.resolve(fixture.columns(ids)),
    expand: (id: string, dir: "up" | "down", _: string, after: string | null, limit: number) => Promise.resolve(fixture.expand(id, dir, after ?? (limit > 500 ? "0" : null), limit)),
  } as unknown as LineageApi;
  return { store: new LineageStore(api, { run: (request) => Promise.resolve(layout(request, () => 0)) }, { ...EVERYTHING, ...question }), asked };
}

it("rolls up a whole mesh that is too large to be opened unasked, and says so", async () => {
  const { store, asked } = storeOf(new Fixture(generate(3200)), {});
  await store.load();

  expect(asked.map((q) => q.level)).toEqual(["dataset", "domain"]);
  expect(store.rolledUp).toBe(3200);
  expect(store.said).toBe("3,200 nodes are rolled up to domains");
  expect(store.picture.scene.nodes.every((node) => node.kind === "domain")).toBe(true);
});

it("draws all of it when asked to", async () => {
  const { store } = storeOf(new Fixture(generate(3200)), { whole: true });
  await store.load();

  expect(store.picture.scene.nodes).toHaveLength(3200);
  expect(store.rolledUp).toBeNull();
});

it("opens a stack and shows one of those in it, the rest still counted", async () => {
  const nodes = Array.from({ length: 41 }, (_, i) => ({ level: i === 0 ? 0 : 1, domain: 0, product: i % 3, kind: "dataset" as const, columns: 0, name: `n${i}` }));
  const fixture = new Fixture({ nodes, edges: nodes.slice(1).map((_, i) => [0, i + 1] as [number, number]), depth: 2 }, 25);
  const root = fixture.id(0);
  const { store } = storeOf(fixture, { root });
  await store.load();
  const stack = store.picture.scene.nodes.find((node) => node.kind === "stack")!;
  expect(stack.members).toBe(15);

  await store.lookInto(stack);
  expect(store.stacked.get(stack.id)!.nodes).toHaveLength(15);
  await store.bring(stack, [fixture.id(40)]);

  expect(store.picture.scene.row.has(fixture.id(40))).toBe(true);
  expect(store.picture.scene.row.has(fixture.id(39))).toBe(false);
  expect(store.graph.nodes.get(root)!.moreDown).toBe(14);
});

it("gives back the room of a way that is no longer locked", async () => {
  const fixture = new Fixture(generate(30));
  const { store } = storeOf(fixture, {});
  await store.load();
  const row = store.picture.scene.nodes.findIndex((node) => node.kind === "dataset");
  const { id } = store.picture.scene.nodes[row]!;
  const height = store.picture.h[row]!;
  store.columns.take(fixture.columns([id]));
  await store.lockColumn(id, "column_0");
  expect(store.picture.h[store.picture.scene.row.get(id)!]).toBeGreaterThan(height);

  await store.unlockColumn();

  expect(store.picture.h[store.picture.scene.row.get(id)!]).toBe(height);
});
