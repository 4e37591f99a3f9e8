import { describe, expect, it } from "vitest";
import { csv } from "../export/csv";
import { generate } from "../testing/generate";
import { Fixture } from "../testing/fixture";
import { broken, cardSize } from "./cards";
import { Columns } from "./columns";
import { LineageGraph, spoken, things, title } from "./graph";
import { direction, sceneOf } from "./scene";
import { between, distances, edgesThrough, neighbours } from "./walk";

/** 0 → 1 → 2 → 4 and 0 → 3 → 4, jobs at odd levels left out of account. */
function diamond(): Fixture {
  const node = (level: number) => ({ level, domain: 0, product: 0, kind: "dataset" as const, columns: 4, name: `n${level}` });
  return new Fixture({ nodes: [0, 1, 2, 3, 4].map(node), edges: [[0, 1], [1, 2], [2, 4], [0, 3], [3, 4]], depth: 5 });
}

const id = (i: number): string => `dataset:warehouse-0:n${i}`;

function graphOf(fixture: Fixture, root: string | null, up = 2, down = 2): LineageGraph {
  const graph = new LineageGraph();
  const view = fixture.view(root, up, down);
  const ids = graph.take(view);
  graph.root = ids[view.root] ?? null;
  return graph;
}

describe("the graph", () => {
  it("knows nodes by the ids that the protocol derives", () => {
    const graph = graphOf(diamond(), id(0));

    expect([...graph.nodes.keys()].sort()).toEqual([0, 1, 2, 3, 4].map(id));
    expect(title(graph.nodes.get(id(0))!)).toBe("n0");
  });

  it("says a node as a screen reader should hear it", () => {
    expect(spoken(graphOf(diamond(), id(4)).nodes.get(id(4))!, true)).toBe("Dataset n4, product Product 0, VALID, 2 upstream, 0 downstream, expanded");
  });

  it("counts what is shown by what it is", () => {
    const node = graphOf(diamond(), id(0)).nodes.get(id(0))!;

    expect(things([node])).toBe("1 dataset");
    expect(things([node, { ...node, kind: "job" }, node, { ...node, kind: "product" }, { ...node, kind: "masked" }])).toBe("1 product, 2 datasets and 1 job");
    expect(things([])).toBe("nothing");
  });

  it("keeps the depth from the root and recounts what is missing when an expansion comes in", () => {
    const fixture = diamond();
    const graph = graphOf(fixture, id(0), 0, 1);
    expect(graph.nodes.get(id(1))!.moreDown).toBe(1);

    graph.take(fixture.expand(id(1), "down", null, 25), graph.nodes.get(id(1))!.depth);
    graph.recount();

    expect(graph.nodes.get(id(2))!.depth).toBe(2);
    expect(graph.nodes.get(id(1))!.moreDown).toBe(0);
    expect(graph.edges.size).toBe(3);
  });

  it("masks differently in each answer, so that two gaps never become one", () => {
    const graph = new LineageGraph();
    const view = diamond().view(null, 0, 0);
    view.nodes.kind[2] = 4;
    graph.take(view);
    graph.take(view);

    expect([...graph.nodes.values()].filter((node) => node.kind === "masked")).toHaveLength(2);
  });
});

describe("the scene", () => {
  it("folds a direction away and counts what was folded", () => {
    const graph = graphOf(diamond(), id(0));
    const scene = sceneOf(graph, new Set([direction(id(1), "down")]), "dataset");

    expect(scene.nodes.map((node) => node.name).sort()).toEqual(["n0", "n1", "n3", "n4"]);
    expect(scene.hidden).toBe(1);
    expect(scene.folded.get(direction(id(1), "down"))).toBe(1);
  });

  it("stands a stack for the neighbours that were too many, and only there", () => {
    const nodes = Array.from({ length: 40 }, (_, i) => ({ level: i === 0 ? 0 : 1, domain: 0, product: 0, kind: "dataset" as const, columns: 0, name: `n${i}` }));
    const fixture = new Fixture({ nodes, edges: nodes.slice(1).map((_, i) => [0, i + 1] as [number, number]), depth: 2 }, 25);
    const scene = sceneOf(graphOf(fixture, id(0)), new Set(), "dataset");
    const stacks = scene.nodes.filter((node) => node.kind === "stack");

    expect(stacks.map((stack) => stack.name)).toEqual(["14 more readers"]);
    expect(scene.edges).toHaveLength(26);
  });

  it("draws of a dense roll-up the net flow, and of each node the heaviest three each way", () => {
    const graph = new LineageGraph();
    graph.take(new Fixture(generate(1000)).rollUp("product"));
    const scene = sceneOf(graph, new Set(), "product");
    const rest = scene.edges.filter((edge) => edge.rest);

    expect(rest.length).toBeLessThanOrEqual(scene.nodes.length * 6);
    expect(rest.every((edge) => !rest.some((other) => other.a === edge.b && other.b === edge.a))).toBe(true);
    expect(scene.edges.length).toBeGreaterThan(rest.length);
  });
});

describe("walking", () => {
  const scene = sceneOf(graphOf(diamond(), id(0), 5, 5), new Set(), "dataset");
  const near = neighbours(scene);
  const row = (i: number): number => scene.row.get(id(i))!;

  it("counts steps and ways from the root", () => {
    const far = distances(scene, row(0), near);

    expect(far[row(4)]).toEqual({ steps: 2, dir: "down", paths: 2 });
    expect(far[row(0)]).toEqual({ steps: 0, dir: null, paths: 1 });
  });

  it("finds what lies between two nodes, in whichever order they are named", () => {
    const names = (rows: Set<number>): string[] => [...rows].map((r) => scene.nodes[r]!.name).sort();

    expect(names(between(row(1), row(4), near))).toEqual(["n1", "n2", "n4"]);
    expect(names(between(row(4), row(1), near))).toEqual(["n1", "n2", "n4"]);
    expect(between(row(1), row(3), near).size).toBe(0);
  });

  it("highlights the ways through a node, not its siblings'", () => {
    const through = [...edgesThrough(scene, row(3), near)].map((e) => `${scene.edges[e]!.from.at(-1)}${scene.edges[e]!.to.at(-1)}`);

    expect(through.sort()).toEqual(["03", "34"]);
  });

  it("ends in a cycle", () => {
    const ring = new Fixture({ nodes: [0, 1, 2].map((i) => ({ level: i, domain: 0, product: 0, kind: "dataset" as const, columns: 0, name: `n${i}` })), edges: [[0, 1], [1, 2], [2, 0]], depth: 3 });
    const round = sceneOf(graphOf(ring, id(0), 5, 5), new Set(), "dataset");

    expect(distances(round, 0, neighbours(round)).every((d) => d !== null && d.paths >= 1)).toBe(true);
  });
});

describe("columns", () => {
  it("locks the way of a field through all datasets that are known", () => {
    const columns = new Columns();
    columns.take(diamond().columns([0, 1, 2, 3, 4].map(id)));
    columns.lock(id(1), "column_0");

    expect([...columns.way.keys()].sort()).toEqual([0, 1, 2, 4].map(id));
    expect(columns.rowsOf(id(2)).map((r) => r.field)).toEqual(["column_0"]);
    columns.unlock();
    expect(columns.rowsOf(id(2))).toEqual([]);
  });

  it("shows a page of the fields that match, and makes room for them", () => {
    const columns = new Columns();
    columns.take({ v: 1, hows: [], edges: { from: [], to: [], fromField: [], toField: [], how: [], origins: [], review: [] }, lists: [{ node: id(0), restricted: false, name: Array.from({ length: 30 }, (_, i) => `c${i}`), type: Array.from({ length: 30 }, () => "int") }] });
    const node = graphOf(diamond(), id(0)).nodes.get(id(0))!;
    const closed = cardSize(node, columns)[1];
    columns.open.set(id(0), { from: 10, query: "" });

    expect(columns.rowsOf(id(0)).map((r) => r.field)[0]).toBe("c10");
    expect(cardSize(node, columns)[1]).toBeGreaterThan(closed + 200);
    columns.open.set(id(0), { from: 0, query: "c2" });
    expect(columns.matching(id(0))).toHaveLength(11);
  });
});

describe("the lines of a name", () => {
  it("break where its words do, and say when there are more", () => {
    expect(broken("orders/build_orders_by-day.v2", 12, 6)).toEqual(["orders/", "build_", "orders_by-", "day.v2"]);
    expect(broken("a".repeat(30), 10, 6)).toEqual(["a".repeat(10), "a".repeat(10), "a".repeat(10)]);
    expect(broken("word_".repeat(20), 10, 2)).toEqual(["word_word_", "word_word…"]);
  });
});

describe("what is saved", () => {
  it("quotes what must be quoted and disarms formulas", () => {
    expect(csv([["a,b", 'say "x"', "=1+1", "-5", 3]])).toBe('"a,b","say ""x""",\'=1+1,\'-5,3\r\n');
  });
});
