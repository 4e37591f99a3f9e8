import type { FieldList, LineageColumns } from "../protocol";

export const ROWS = 10;

export interface FieldEdge {
  from: string;
  fromField: string;
  to: string;
  toField: string;
  how: string;
  inferred: boolean;
}

export interface ColumnRow {
  field: string;
  note: string;
  locked: boolean;
}

/** The fields of the datasets that were opened, how they feed each other, and the field whose way is locked. */
export class Columns {
  readonly lists = new Map<string, FieldList>();
  readonly edges: FieldEdge[] = [];
  /** Cards that are open. */
  readonly open = new Map<string, { from: number; query: string }>();
  locked: { node: string; field: string } | null = null;
  /** Fields on the locked way, by node; the value says how it came about. */
  readonly way = new Map<string, Map<string, string>>();
  wayEdges: FieldEdge[] = [];
  private readonly known = new Set<string>();

  take(answer: LineageColumns): void {
    for (const list of answer.lists) this.lists.set(list.node, list);
    const { edges, lists, hows } = answer;
    for (let e = 0; e < edges.from.length; e++) {
      const from = lists[edges.from[e]!]!;
      const to = lists[edges.to[e]!]!;
      const edge = {
        from: from.node, fromField: from.name[edges.fromField[e]!]!, to: to.node, toField: to.name[edges.toField[e]!]!,
        how: hows[edges.how[e]!] ?? "", inferred: edges.origins[e] === 16,
      };
      const key = JSON.stringify([edge.from, edge.fromField, edge.to, edge.toField]);
      if (this.known.has(key)) continue;
      this.known.add(key);
      this.edges.push(edge);
    }
    if (this.locked !== null) this.lock(this.locked.node, this.locked.field);
  }

  /** Follows one field both ways, as far as it is known. */
  lock(node: string, field: string): void {
    this.unlock();
    this.locked = { node, field };
    this.put(node, field, "");
    this.follow(node, field, true);
    this.follow(node, field, false);
  }

  unlock(): void {
    this.locked = null;
    this.way.clear();
    this.wayEdges = [];
  }

  private follow(node: string, field: string, down: boolean): void {
    const seen = new Set<string>();
    const queue: [string, string][] = [[node, field]];
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      for (const edge of this.edges) {
        const [here, hereField] = down ? [edge.from, edge.fromField] : [edge.to, edge.toField];
        if (here !== at[0] || hereField !== at[1]) continue;
        const [there, thereField] = down ? [edge.to, edge.toField] : [edge.from, edge.fromField];
        this.wayEdges.push(edge);
        this.put(there, thereField, down ? edge.how : "");
        const key = JSON.stringify([there, thereField]);
        if (seen.has(key)) continue;
        seen.add(key);
        queue.push([there, thereField]);
      }
    }
  }

  private put(node: string, field: string, how: string): void {
    const fields = this.way.get(node) ?? new Map<string, string>();
    if (!fields.has(field) || how !== "") fields.set(field, how);
    this.way.set(node, fields);
  }

  /** The rows that a card shows: those on the locked way first, then a page of the others when it is open. */
  rowsOf(node: string): ColumnRow[] {
    const list = this.lists.get(node);
    if (list === undefined) return [];
    const way = this.way.get(node);
    const rows: ColumnRow[] = [...(way ?? [])].slice(0, ROWS).map(([field, how]) => ({ field, note: how || typeOf(list, field), locked: true }));
    const open = this.open.get(node);
    if (open === undefined) return rows;
    for (const field of this.matching(node).slice(open.from, open.from + ROWS)) {
      if (rows.length >= ROWS) break;
      if (way?.has(field) !== true) rows.push({ field, note: typeOf(list, field), locked: false });
    }
    return rows;
  }

  matching(node: string): string[] {
    const query = this.open.get(node)?.query.toLowerCase() ?? "";
    return (this.lists.get(node)?.name ?? []).filter((name) => name.toLowerCase().includes(query));
  }
}

function typeOf(list: FieldList, field: string): string {
  return list.type[list.name.indexOf(field)] ?? "";
}
