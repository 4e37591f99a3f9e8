/*
 * What the lineage view and the server say to each other; the records of Catalog.Core/Lineage/View have the same names.
 * The reasons stand in infra/decisions/0007-lineage-protocol.md.
 *
 * Tables are columnar: one array for each property, all of one length. A number that names something is an index into
 * a list beside it; -1 is "none". Nothing a person may not see is sent, and every total is over what they may see.
 */

export const LEVELS = ["domain", "product", "dataset"] as const;
export type Level = (typeof LEVELS)[number];

/** `kind` is an index into this list. */
export const KINDS = ["domain", "product", "dataset", "job", "masked"] as const;
export type Kind = (typeof KINDS)[number];

/** `state` is an index into this list. */
export const STATES = ["VALID", "SUSPECT", "INVALID", "STALE", "UNKNOWN"] as const;
export type State = (typeof STATES)[number];

/** `origins` is a sum of these. */
export const ORIGINS = { observed: 1, declared: 2, imported: 4, manual: 8, inferred: 16 } as const;
export type Origin = keyof typeof ORIGINS;

/** `review` is an index into this list. Rejected and expired edges are not part of a view. */
export const REVIEWS = ["accepted", "proposed", "stale"] as const;
export type Review = (typeof REVIEWS)[number];

export const DIRECTIONS = ["up", "down"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Something that has a key in an address and a name for people. */
export interface Named {
  key: string;
  name: string;
}

export interface LineageNodes {
  /** Index into KINDS. A masked node stands for one gap: no name, no kind, no count, no link. */
  kind: number[];
  /** Index into `scopes`: the namespace of a dataset or job, the domain's key of a product; -1 for a domain and a masked node. */
  scope: number[];
  /** The name in its scope, the key of a domain, "" for a masked node. The node's id follows: see nodeId. */
  name: string[];
  /** Index into `products`; -1 in no product. A product itself has -1. */
  product: number[];
  /** Index into `domains`; a dataset and a job have that of their product. */
  domain: number[];
  /** Index into `teams`: who owns it. */
  team: number[];
  /** Steps from the root, negative upstream. Without a root: its layer in the whole mesh from 0; of a roll-up, the median of its members. */
  depth: number[];
  /** Index into STATES; -1 where nothing is judged. */
  state: number[];
  /** How many fields; 0 where they may not be seen. */
  fields: number[];
  /** How many datasets a domain or product holds; 0 for the others. */
  members: number[];
  /** Neighbours in the whole graph at this level. */
  up: number[];
  down: number[];
  /** How many of those are not in this view. */
  moreUp: number[];
  moreDown: number[];
  /** The rows that are restricted for this person: name, owner and state only. */
  restricted: number[];
  /** The rows whose datasets were dropped or whose product is retired. */
  ended: number[];
}

export interface LineageEdges {
  /** Rows of the nodes. */
  from: number[];
  to: number[];
  origins: number[];
  review: number[];
  /** How many edges of the level below it stands for; 1 at dataset level. */
  weight: number[];
}

/** `GET /api/v1/lineage/view?root=&to=&up=2&down=2&level=&limitPerNode=25&asOf=&filter=name:value` and its POST twin. */
export interface LineageView {
  v: 1;
  level: Level;
  /** The row of the root; -1 for the whole mesh. */
  root: number;
  /** The instant this picture is of. */
  asOf: string;
  /** How many nodes the question has without limitPerNode. */
  total: number;
  /** How many of those a filter left out. */
  filtered: number;
  domains: Named[];
  products: Named[];
  teams: Named[];
  scopes: string[];
  nodes: LineageNodes;
  edges: LineageEdges;
}

/**
 * `GET /api/v1/lineage/view/expand?node=&dir=up|down&level=&after=&limit=25&q=`: the neighbours that follow `after`.
 * The first row is the node that was expanded; known nodes may appear again, with the new counts.
 */
export interface LineageExpansion extends LineageView {
  next: string | null;
  /** How many follow `next`. */
  more: number;
}

export interface FieldList {
  /** The id that was asked for. */
  node: string;
  name: string[];
  type: (string | null)[];
  /** Fields of a restricted dataset are not listed. */
  restricted: boolean;
}

/** `GET /api/v1/lineage/view/columns?node=&node=`: the fields of datasets, and how they feed each other. */
export interface LineageColumns {
  v: 1;
  lists: FieldList[];
  edges: {
    /** Rows of `lists`. */
    from: number[];
    to: number[];
    /** Rows of that list's `name`. */
    fromField: number[];
    toField: number[];
    /** "copied", "transformed", "aggregated", "filters", "joins", "groups", "sorts" or "unknown"; index into `hows`. */
    how: number[];
    origins: number[];
    review: number[];
  };
  hows: string[];
}

/** `GET /api/v1/lineage/view/impact?node=&column=&dir=down|up&level=dataset|product`: all of it, however far. */
export interface LineageImpact extends LineageView {
  column: string | null;
  direction: Direction;
  /** For each row, the row it is reached through; -1 for the root, which is the first row. */
  through: number[];
  totals: { products: number; teams: number; datasets: number; jobs: number; restricted: number; masked: number };
}

/*
 * An answer above 2,000 nodes is `application/x-ndjson` when the request accepts it: the first line is a LineageView with
 * all lists and its first rows; each further line is { nodes, edges } whose rows go on where the last line ended. Rows are
 * ordered from the root outward, and an edge comes with or after its later end.
 */
export interface LineageChunk {
  nodes: LineageNodes;
  edges: LineageEdges;
}

/** `dataset:NS:NAME`, `job:NS:NAME`, `product:DOMAIN/NAME`, `domain:KEY`; a masked node is named by its row. */
export function nodeId(kind: number, scope: string | undefined, name: string, row: number): string {
  switch (KINDS[kind]) {
    case "domain":
      return `domain:${name}`;
    case "product":
      return `product:${scope ?? ""}/${name}`;
    case "dataset":
      return `dataset:${scope ?? ""}:${name}`;
    case "job":
      return `job:${scope ?? ""}:${name}`;
    default:
      return `masked:${row}`;
  }
}
