import { FOOT, ROW } from "../store/cards";
import type { FieldEdge } from "../store/columns";
import type { LineageStore } from "../store/store";

const MOST = 200;

/** An edge between two columns that are both shown, from row to row. */
export interface FieldLine {
  edge: FieldEdge;
  ends: [x0: number, y0: number, x1: number, y1: number];
}

/** At rest only the edges of what is selected, or of the way that is locked. */
export function fieldLines(store: LineageStore): FieldLine[] {
  const { columns, selected } = store;
  const shown = columns.locked !== null ? columns.wayEdges : columns.edges.filter((edge) => edge.from === selected || edge.to === selected);
  return shown.slice(0, MOST).flatMap((edge) => {
    const ends = endsOf(store, edge);
    return ends === null ? [] : [{ edge, ends }];
  });
}

/** Nothing when one of the two does not show its row. */
function endsOf(store: LineageStore, { from, fromField, to, toField }: FieldEdge): FieldLine["ends"] | null {
  const { scene, x, y, w } = store.picture;
  const a = scene.row.get(from);
  const b = scene.row.get(to);
  if (a === undefined || b === undefined) return null;
  const ya = rowOf(store, a, fromField);
  const yb = rowOf(store, b, toField);
  if (ya === null || yb === null) return null;
  return [x[a]! + w[a]!, y[a]! + ya, x[b]!, y[b]! + yb];
}

function rowOf({ picture, columns }: LineageStore, row: number, field: string): number | null {
  const rows = columns.rowsOf(picture.scene.nodes[row]!.id);
  const at = rows.findIndex((r) => r.field === field);
  return at < 0 ? null : picture.h[row]! - FOOT - (rows.length - at) * ROW + ROW / 2;
}
