import { svg } from "../dom/element";
import type { LineageStore } from "../store/store";
import { fieldLines } from "./fieldLines";
import { curve, PathText } from "./routes";

/** The edges between columns, over the cards' edges and under nothing. */
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
    this.group.replaceChildren();
    for (const { edge, ends } of fieldLines(this.store)) {
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
}
