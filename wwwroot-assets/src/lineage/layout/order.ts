import type { LayeredGraph } from "./trunks";

/** Who stands where in each layer, from top to bottom. */
export class Order {
  /** Vertices, layer after layer; layer l is row[start[l] … start[l + 1]). */
  readonly row: Int32Array;
  readonly start: Int32Array;
  /** The place of each vertex within its layer. */
  readonly place: Int32Array;
  readonly widest: number;

  constructor(readonly graph: LayeredGraph) {
    this.row = new Int32Array(graph.vertices);
    this.place = new Int32Array(graph.vertices);
    this.start = new Int32Array(graph.layers + 1);
    for (let v = 0; v < graph.vertices; v++) this.start[graph.layer[v]! + 1]!++;
    let widest = 0;
    for (let l = 0; l < graph.layers; l++) {
      widest = Math.max(widest, this.start[l + 1]!);
      this.start[l + 1]! += this.start[l]!;
    }
    this.widest = widest;
  }

  layer(l: number): Int32Array {
    return this.row.subarray(this.start[l]!, this.start[l + 1]!);
  }

  /** Takes vertices in the order given, each at the end of its layer. */
  fill(vertices: ArrayLike<number>): void {
    const next = this.start.slice();
    for (let i = 0; i < vertices.length; i++) {
      const v = vertices[i]!;
      const l = this.graph.layer[v]!;
      this.row[next[l]!] = v;
      this.place[v] = next[l]!++ - this.start[l]!;
    }
  }

  takeFrom(row: Int32Array): void {
    this.row.set(row);
    for (let l = 0; l < this.graph.layers; l++) this.renumber(l);
  }

  renumber(l: number): void {
    const from = this.start[l]!;
    for (let i = from; i < this.start[l + 1]!; i++) this.place[this.row[i]!] = i - from;
  }
}
