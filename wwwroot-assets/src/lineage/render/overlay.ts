import { svg } from "../dom/element";
import { FOOT, ROW } from "../store/cards";
import type { FieldEdge } from "../store/columns";
import type { LineageStore } from "../store/store";
import { curve, PathText } from "./routes";

const MOST = 200;

/** The edges between columns, over the cards' edges and under nothing: at rest only those of what is selected or locked. */
export class Overlay {
  readonly layer = svg("svg", { class: "ln-overlay", "aria-hidden": "true" });
  private readonly group = svg("g");

  constructor(private readonly store: LineageStore) {
    this.layer.append(this.group);
  }

  show(on: boolean, x: number, y: number, zoom: number): void {
    const drawn = on && this.group.childElementCount > 0;
    this.layer.toggleAttribute("hidden", !drawn);
    if (drawn) this.group.setAttribute("transform", `translate(${x} ${y}) scale(${zoom})`);
  }

  draw(): void {
    const { columns, selected } = this.store;
    const shown = columns.locked !== null ? columns.wayEdges : columns.edges.filter((edge) => edge.from === selected || edge.to === selected);
    this.group.replaceChildren();
    for (const edge of shown.slice(0, MOST)) {
      const ends = this.endsOf(edge);
      if (ends === null) continue;
      const path = new PathText();
      path.moveTo(ends[0], ends[1]);
      curve(path, ...ends);
      const line = svg("path", { d: path.toString(), class: `ln-field-edge${edge.inferred ? " ln-dashed" : ""}` });
      const said = svg("title");
      said.textContent = `${edge.fromField} → ${edge.toField}, ${edge.how}`;
      line.append(said);
      this.group.append(line);
    }
  }

  /** From row to row of two cards; nothing when one of them does not show its row. */
  private endsOf({ from, fromField, to, toField }: FieldEdge): [number, number, number, number] | null {
    const { scene, x, y, w } = this.store.picture;
    const a = scene.row.get(from);
    const b = scene.row.get(to);
    if (a === undefined || b === undefined) return null;
    const ya = this.rowOf(a, fromField);
    const yb = this.rowOf(b, toField);
    if (ya === null || yb === null) return null;
    return [x[a]! + w[a]!, y[a]! + ya, x[b]!, y[b]! + yb];
  }

  private rowOf(row: number, field: string): number | null {
    const { picture, columns } = this.store;
    const rows = columns.rowsOf(picture.scene.nodes[row]!.id);
    const at = rows.findIndex((r) => r.field === field);
    return at < 0 ? null : picture.h[row]! - FOOT - (rows.length - at) * ROW + ROW / 2;
  }
}
