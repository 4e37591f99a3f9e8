import type { Direction, FieldList, Level, LineageColumns, LineageExpansion, LineageImpact, LineageNodes, LineageView, Named } from "../protocol";
import { random, type Generated } from "./generate";

/** Answers the protocol's questions about a generated graph, so that the view can be tested and measured without a server. */
export class Fixture {
  private readonly next: number[][];
  private readonly before: number[][];

  constructor(private readonly graph: Generated, private readonly limit = Infinity) {
    this.next = graph.nodes.map(() => []);
    this.before = graph.nodes.map(() => []);
    for (const [a, b] of graph.edges) {
      this.next[a]!.push(b);
      this.before[b]!.push(a);
    }
  }

  id(i: number): string {
    const node = this.graph.nodes[i]!;
    return `${node.kind}:warehouse-${node.domain}:${node.name}`;
  }

  private find(id: string): number {
    return this.graph.nodes.findIndex((_, i) => this.id(i) === id);
  }

  /** The whole mesh without a root; else what lies within so many steps, at most `limit` neighbours of each node. */
  view(root: string | null, up: number, down: number): LineageView {
    if (root === null) return this.of([...this.graph.nodes.keys()], -1, (i) => this.graph.nodes[i]!.level);
    const start = this.find(root);
    const depth = new Map([[start, 0]]);
    for (const [dir, most, list] of [[-1, up, this.before], [1, down, this.next]] as const) {
      let front = [start];
      for (let step = 1; step <= most; step++) {
        const reached: number[] = [];
        for (const i of front) {
          for (const other of list[i]!.slice(0, this.limit)) {
            if (depth.has(other)) continue;
            depth.set(other, dir * step);
            reached.push(other);
          }
        }
        front = reached;
      }
    }
    return this.of([...depth.keys()], 0, (i) => depth.get(i)!);
  }

  rollUp(level: Level): LineageView {
    const key = (i: number): number => (level === "domain" ? this.graph.nodes[i]!.domain : this.graph.nodes[i]!.product);
    const groups = new Map<number, number[]>();
    this.graph.nodes.forEach((_, i) => groups.set(key(i), [...(groups.get(key(i)) ?? []), i]));
    const rows = [...groups.keys()];
    const row = new Map(rows.map((group, i) => [group, i]));
    const weights = new Map<number, number>();
    for (const [a, b] of this.graph.edges) {
      const k = row.get(key(a))! * rows.length + row.get(key(b))!;
      if (key(a) !== key(b)) weights.set(k, (weights.get(k) ?? 0) + 1);
    }
    const pairs = [...weights].map(([k, weight]) => [Math.floor(k / rows.length), k % rows.length, weight] as const);
    const median = (group: number): number => groups.get(group)!.map((i) => this.graph.nodes[i]!.level).sort((a, b) => a - b)[groups.get(group)!.length >> 1]!;
    const domain = (group: number): number => this.graph.nodes[groups.get(group)![0]!]!.domain;
    const domains = this.domains();
    const nodes = columns(rows.length);
    rows.forEach((group, i) => {
      nodes.kind[i] = level === "domain" ? 0 : 1;
      nodes.scope[i] = level === "domain" ? -1 : domain(group);
      nodes.name[i] = level === "domain" ? `domain-${group}` : `product-${group}`;
      nodes.domain[i] = domain(group);
      nodes.depth[i] = median(group);
      nodes.state[i] = level === "product" ? group % 5 : -1;
      nodes.members[i] = groups.get(group)!.length;
      nodes.down[i] = pairs.filter(([a]) => a === i).length;
      nodes.up[i] = pairs.filter(([, b]) => b === i).length;
    });
    return {
      v: 1, level, root: -1, asOf: "2030-01-15T09:00:00Z", total: rows.length, filtered: 0, domains, products: [], teams: TEAMS, scopes: domains.map((d) => d.key), nodes,
      edges: { from: pairs.map((p) => p[0]), to: pairs.map((p) => p[1]), origins: pairs.map(() => 1), review: pairs.map(() => 0), weight: pairs.map((p) => p[2]) },
    };
  }

  expand(id: string, dir: Direction, after: string | null, limit: number): LineageExpansion {
    const start = this.find(id);
    const all = (dir === "up" ? this.before : this.next)[start]!;
    const first = after === null ? this.limit === Infinity ? 0 : Math.min(this.limit, all.length) : Number(after);
    const page = all.slice(first, first + limit);
    const sign = dir === "up" ? -1 : 1;
    return { ...this.of([start, ...page], 0, (i) => (i === start ? 0 : sign)), next: first + limit < all.length ? String(first + limit) : null, more: Math.max(0, all.length - first - limit) };
  }

  columns(ids: string[]): LineageColumns {
    const rows = ids.map((id) => this.find(id));
    const lists: FieldList[] = rows.map((i) => ({
      node: this.id(i), restricted: false,
      name: Array.from({ length: this.graph.nodes[i]!.columns }, (_, c) => `column_${c}`), type: Array.from({ length: this.graph.nodes[i]!.columns }, (_, c) => ["string", "int", "timestamp"][c % 3]!),
    }));
    const edges: LineageColumns["edges"] = { from: [], to: [], fromField: [], toField: [], how: [], origins: [], review: [] };
    rows.forEach((a, from) => {
      const readers = new Set([...this.next[a]!, ...this.next[a]!.flatMap((job) => (this.graph.nodes[job]!.kind === "job" ? this.next[job]! : []))]);
      rows.forEach((b, to) => {
        if (!readers.has(b) || a === b) return;
        const r = random(a * 31 + b);
        for (let c = 0; c < Math.min(3, lists[from]!.name.length, lists[to]!.name.length); c++) {
          edges.from.push(from);
          edges.to.push(to);
          edges.fromField.push(c);
          edges.toField.push(c);
          edges.how.push(Math.floor(r() * 2));
          edges.origins.push(1);
          edges.review.push(0);
        }
      });
    });
    return { v: 1, lists, edges, hows: ["copied", "transformed"] };
  }

  impact(id: string, dir: Direction): LineageImpact {
    const start = this.find(id);
    const list = dir === "up" ? this.before : this.next;
    const depth = new Map([[start, 0]]);
    const from = new Map([[start, -1]]);
    const queue = [start];
    for (let i = 0; i < queue.length; i++) {
      for (const other of list[queue[i]!]!) {
        if (depth.has(other)) continue;
        depth.set(other, depth.get(queue[i]!)! + (dir === "up" ? -1 : 1));
        from.set(other, i);
        queue.push(other);
      }
    }
    const view = this.of(queue, 0, (i) => depth.get(i)!);
    const kinds = queue.slice(1).map((i) => this.graph.nodes[i]!.kind);
    return {
      ...view, column: null, direction: dir, through: queue.map((i) => from.get(i)!),
      totals: { products: new Set(queue.map((i) => this.graph.nodes[i]!.product)).size, teams: 3, datasets: kinds.filter((k) => k === "dataset").length, jobs: kinds.filter((k) => k === "job").length, restricted: 0, masked: 0 },
    };
  }

  private domains(): Named[] {
    return Array.from({ length: Math.max(...this.graph.nodes.map((n) => n.domain)) + 1 }, (_, d) => ({ key: `domain-${d}`, name: `Domain ${d}` }));
  }

  private of(chosen: number[], root: number, depthOf: (i: number) => number): LineageView {
    const row = new Map(chosen.map((i, r) => [i, r]));
    const domains = this.domains();
    const productKeys = [...new Set(chosen.map((i) => this.graph.nodes[i]!.product))];
    const productRow = new Map(productKeys.map((key, r) => [key, r]));
    const nodes = columns(chosen.length);
    const edges = { from: [] as number[], to: [] as number[], origins: [] as number[], review: [] as number[], weight: [] as number[] };
    chosen.forEach((i, r) => {
      const node = this.graph.nodes[i]!;
      nodes.kind[r] = node.kind === "job" ? 3 : 2;
      nodes.scope[r] = node.domain;
      nodes.name[r] = node.name;
      const alone = i % 11 === 0;
      nodes.product[r] = alone ? -1 : productRow.get(node.product)!;
      nodes.domain[r] = alone ? -1 : node.domain;
      nodes.team[r] = node.domain % TEAMS.length;
      nodes.depth[r] = depthOf(i);
      nodes.state[r] = node.kind === "job" || alone ? -1 : i % 17 === 0 ? 2 : i % 7 === 0 ? 1 : 0;
      nodes.fields[r] = node.columns;
      nodes.up[r] = this.before[i]!.length;
      nodes.down[r] = this.next[i]!.length;
      nodes.moreUp[r] = this.before[i]!.filter((j) => !row.has(j)).length;
      nodes.moreDown[r] = this.next[i]!.filter((j) => !row.has(j)).length;
      for (const j of this.next[i]!) {
        if (!row.has(j)) continue;
        edges.from.push(r);
        edges.to.push(row.get(j)!);
        edges.origins.push((i + j) % 13 === 0 ? 16 : 1);
        edges.review.push((i + j) % 13 === 0 ? 1 : 0);
        edges.weight.push(1);
      }
    });
    return {
      v: 1, level: "dataset", root, asOf: "2030-01-15T09:00:00Z", total: chosen.length, filtered: 0, domains,
      products: productKeys.map((key) => ({ key: `domain-${Math.floor(key / 100)}/product-${key}`, name: `Product ${key}` })),
      teams: TEAMS, scopes: domains.map((_, d) => `warehouse-${d}`), nodes, edges,
    };
  }
}

const TEAMS: Named[] = [{ key: "orders", name: "Orders" }, { key: "customer-data", name: "Customer Data" }, { key: "logistics", name: "Logistics" }];

function columns(n: number): LineageNodes {
  const none = (): number[] => Array.from({ length: n }, () => -1);
  const zero = (): number[] => Array.from({ length: n }, () => 0);
  return {
    kind: zero(), scope: none(), name: Array.from({ length: n }, () => ""), product: none(), domain: none(), team: none(), depth: zero(), state: none(), fields: zero(), members: zero(),
    up: zero(), down: zero(), moreUp: zero(), moreDown: zero(), restricted: [], ended: [],
  };
}
