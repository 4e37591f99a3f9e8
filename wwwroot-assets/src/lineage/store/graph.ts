import { KINDS, STATES, nodeId, type Direction, type Kind, type LineageView, type Named, type State } from "../protocol";
import { count } from "../words";

export interface LineageNode {
  id: string;
  kind: Kind | "stack";
  scope: string;
  name: string;
  product: Named | null;
  domain: Named | null;
  team: Named | null;
  depth: number;
  state: State | null;
  fields: number;
  members: number;
  up: number;
  down: number;
  moreUp: number;
  moreDown: number;
  restricted: boolean;
  ended: boolean;
  /** A stack stands for neighbours of this node that are not shown. */
  of?: string;
  dir?: Direction;
}

export interface LineageEdge {
  from: string;
  to: string;
  origins: number;
  review: number;
  weight: number;
}

/** All that was loaded, from however many answers; the one thing that graph, table and exports draw from. */
export class LineageGraph {
  readonly nodes = new Map<string, LineageNode>();
  readonly edges = new Map<string, LineageEdge>();
  root: string | null = null;
  asOf = "";
  total = 0;
  filtered = 0;
  private answers = 0;

  /** Adds what an answer brings, newer over older; the ids of its rows, "" for those that are not kept. Depths count from a node at `base`. */
  take(view: LineageView, base = 0, kept: ReadonlySet<number> | null = null): string[] {
    const answer = this.answers++;
    const { nodes, edges } = view;
    const restricted = new Set(nodes.restricted);
    const ended = new Set(nodes.ended);
    const ids = nodes.name.map((name, row) => {
      if (kept !== null && !kept.has(row)) return "";
      const kind = nodes.kind[row]!;
      const scope = view.scopes[nodes.scope[row]!] ?? "";
      const masked = KINDS[kind] === "masked";
      const id = masked ? `masked:${answer}.${row}` : nodeId(kind, scope, name, row);
      this.nodes.set(id, {
        id, scope, name, kind: KINDS[kind]!,
        product: view.products[nodes.product[row]!] ?? null,
        domain: view.domains[nodes.domain[row]!] ?? null,
        team: view.teams[nodes.team[row]!] ?? null,
        depth: this.nodes.get(id)?.depth ?? base + nodes.depth[row]!,
        state: STATES[nodes.state[row]!] ?? null,
        fields: nodes.fields[row]!, members: nodes.members[row]!,
        up: nodes.up[row]!, down: nodes.down[row]!, moreUp: nodes.moreUp[row]!, moreDown: nodes.moreDown[row]!,
        restricted: restricted.has(row), ended: ended.has(row),
      });
      return id;
    });
    for (let e = 0; e < edges.from.length; e++) {
      const from = ids[edges.from[e]!]!;
      const to = ids[edges.to[e]!]!;
      if (from === "" || to === "") continue;
      this.edges.set(`${from}\n${to}`, { from, to, origins: edges.origins[e]!, review: edges.review[e]!, weight: edges.weight[e]! });
    }
    return ids;
  }

  /** What is not here of a node's neighbours, counted from what is: an answer to one expansion may have brought it for another. */
  recount(): void {
    const up = new Map<string, number>();
    const down = new Map<string, number>();
    for (const { from, to } of this.edges.values()) {
      down.set(from, (down.get(from) ?? 0) + 1);
      up.set(to, (up.get(to) ?? 0) + 1);
    }
    for (const node of this.nodes.values()) {
      node.moreUp = Math.max(0, node.up - (up.get(node.id) ?? 0));
      node.moreDown = Math.max(0, node.down - (down.get(node.id) ?? 0));
    }
  }
}

const KIND_WORDS: Record<LineageNode["kind"], string> = {
  domain: "Domain", product: "Product", dataset: "Dataset", job: "Job", masked: "Something you may not see", stack: "Folded",
};

export function kindWord(node: LineageNode): string {
  return KIND_WORDS[node.kind];
}

/** "3 products, 7 datasets and 1 job"; what may not be seen is told apart from this. */
export function things(nodes: readonly LineageNode[]): string {
  const parts = KINDS.map((kind) => ({ kind, n: nodes.filter((node) => node.kind === kind).length })).filter(({ kind, n }) => n > 0 && kind !== "masked").map(({ kind, n }) => count(n, kind));
  const last = parts.pop() ?? "nothing";
  return parts.length === 0 ? last : `${parts.join(", ")} and ${last}`;
}

/** What a person reads: the key of a product, the name of the rest. */
export function title(node: LineageNode): string {
  if (node.kind === "masked") return "Something you may not see";
  // What belongs to no product has no domain to be named after.
  if (node.name === "") return "In no product";
  return node.kind === "product" ? `${node.scope}/${node.name}` : node.name;
}

/** "Dataset orders, product Sales, 3 upstream, 5 downstream, expanded". */
export function spoken(node: LineageNode, expanded: boolean): string {
  if (node.kind === "masked") return "Something you may not see";
  if (node.kind === "stack") return `${node.name}, folded`;
  const parts = [`${kindWord(node)} ${title(node)}`];
  if (node.product !== null) parts.push(`product ${node.product.name}`);
  else if (node.kind === "dataset") parts.push("in no product");
  if (node.state !== null) parts.push(node.state);
  if (node.restricted) parts.push("restricted");
  parts.push(`${node.up} upstream`, `${node.down} downstream`, expanded ? "expanded" : "collapsed");
  return parts.join(", ");
}
