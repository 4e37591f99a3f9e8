import { afterEach, expect, it, vi } from "vitest";
import { EVERYTHING, LineageApi, Refused } from "./api";
import { Fixture } from "./testing/fixture";
import { generate } from "./testing/generate";

afterEach(() => vi.unstubAllGlobals());

function answering(...responses: Response[]): { calls: [string, RequestInit][] } {
  const calls: [string, RequestInit][] = [];
  vi.stubGlobal("fetch", (address: string, init: RequestInit) => {
    calls.push([address, init]);
    return Promise.resolve(responses[Math.min(calls.length, responses.length) - 1]!.clone());
  });
  return { calls };
}

it("asks long questions in a body, since ids are long", async () => {
  const { calls } = answering(Response.json({ v: 1 }));
  const api = new LineageApi("/api/v1/lineage/view");
  await api.columns(["dataset:a:b"]);
  await api.columns(["dataset:a:" + "x".repeat(3000)]);

  expect(calls[0]![0]).toBe("/api/v1/lineage/view/columns?node=dataset%3Aa%3Ab");
  expect(calls[1]![1].method).toBe("POST");
});

it("puts a large answer together from its pieces, and shows the first early", async () => {
  const whole = new Fixture(generate(60)).view(null, 0, 0);
  const cut = (part: Record<string, unknown[]>, from: number, to?: number): Record<string, unknown[]> => Object.fromEntries(Object.entries(part).map(([k, v]) => [k, v.slice(from, to)]));
  const nodes = whole.nodes as unknown as Record<string, unknown[]>;
  const edges = whole.edges as unknown as Record<string, unknown[]>;
  const lines = [{ ...whole, nodes: cut(nodes, 0, 20), edges: cut(edges, 0, 0) }, { nodes: cut(nodes, 20), edges }];
  answering(new Response(lines.map((l) => JSON.stringify(l)).join("\n"), { headers: { "content-type": "application/x-ndjson" } }));
  const seen: number[] = [];
  const view = await new LineageApi("/x").view(EVERYTHING, (first) => seen.push(first.nodes.name.length));

  expect(seen).toEqual([20]);
  expect(view.nodes.name).toEqual(whole.nodes.name);
  expect(view.edges.from).toEqual(whole.edges.from);
});

it("says a refusal in the server's words", async () => {
  answering(new Response('{"detail":"level must be domain, product or dataset."}', { status: 400, headers: { "content-type": "application/problem+json" } }));

  await expect(new LineageApi("/x").view(EVERYTHING, () => undefined)).rejects.toEqual(new Refused(400, "level must be domain, product or dataset."));
});
