import type { LineageStore } from "../store/store";
import { between, edgesThrough } from "../store/walk";

/** What stands out now, and what steps back behind it. */
export interface Emphasis {
  /** Rows that keep their full strength; null when all do. */
  rows: Set<number> | null;
  /** Edges of the scene that are drawn strongly. */
  edges: Set<number>;
  kind: "way" | "impact" | "none";
  found: Set<number>;
}

/** Impact over a path between two, over the ways through what is selected, over what was searched for. */
export function emphasisOf(store: LineageStore): Emphasis {
  const { scene, near } = store.picture;
  const found = new Set(store.found());
  if (store.impact !== null) {
    const rows = new Set(scene.nodes.flatMap((node, row) => (store.impactIds.has(node.id) ? [row] : [])));
    return { rows, edges: inside(rows, store), kind: "impact", found };
  }
  // The way of a column is drawn from row to row.
  if (store.columns.locked !== null) return { rows: null, edges: new Set(), kind: "way", found };
  const selected = store.selected === null ? undefined : scene.row.get(store.selected);
  if (selected !== undefined && store.pathTo !== null) {
    const other = scene.row.get(store.pathTo);
    const rows = other === undefined ? new Set<number>() : between(selected, other, near);
    if (rows.size > 0) return { rows, edges: inside(rows, store), kind: "way", found };
  }
  if (selected !== undefined) {
    const edges = edgesThrough(scene, selected, near);
    return { rows: null, edges, kind: "way", found };
  }
  return { rows: found.size > 0 ? found : null, edges: new Set(), kind: "none", found };
}

function inside(rows: Set<number>, { picture }: LineageStore): Set<number> {
  const edges = new Set<number>();
  picture.scene.edges.forEach(({ a, b }, e) => rows.has(a) && rows.has(b) && edges.add(e));
  return edges;
}
