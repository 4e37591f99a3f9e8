import { element } from "../dom/element";
import type { LineageNode } from "../store/graph";
import { ROWS } from "../store/columns";
import type { LineageStore } from "../store/store";
import { figure } from "../words";

/** The columns of what is selected, for those who have no card under the hand: a press locks the way of one. */
export class FieldChoice {
  private query = "";
  private for = "";

  constructor(private readonly store: LineageStore) {}

  of(node: LineageNode): HTMLElement {
    if (this.for !== node.id) [this.for, this.query] = [node.id, ""];
    const { columns } = this.store;
    const held = columns.lists.get(node.id);
    const open = columns.open.has(node.id);
    const box = element("section", { class: "ln-fields", "aria-label": "Columns" },
      element("button", { type: "button", class: "btn s", "aria-expanded": open, "data-keep": "columns", onclick: () => void this.store.toggleColumns(node.id) }, open ? "Fold the columns" : `Columns, ${figure(node.fields)}`, element("kbd", {}, "C")));
    if (held === undefined || !open) return box;
    const list = element("div");
    const fill = (): void => list.replaceChildren(...this.rows(node, held.name, held.type));
    if (held.name.length > ROWS) {
      const field = element("input", { type: "search", class: "ln-field-find", placeholder: "Find a column", "aria-label": `Find among the columns of ${node.name}`, value: this.query, "data-keep": "field-find" });
      field.addEventListener("input", () => {
        this.query = field.value;
        fill();
      });
      box.append(field);
    }
    fill();
    box.append(list);
    return box;
  }

  private rows(node: LineageNode, names: readonly string[], types: readonly (string | null)[]): HTMLElement[] {
    const { locked } = this.store.columns;
    const found = [...names.keys()].filter((i) => names[i]!.toLowerCase().includes(this.query.toLowerCase()));
    const rows = found.slice(0, ROWS).map((i) =>
      element("button", { type: "button", class: "ln-field", "data-keep": `field-${names[i]!}`, "aria-pressed": locked?.node === node.id && locked.field === names[i], onclick: () => void this.store.lockColumn(node.id, names[i]!) },
        element("span", { class: "ln-whole" }, names[i]!), element("em", {}, types[i] ?? "")));
    return [...rows, element("p", { class: "t3 sm" }, `${figure(rows.length)} of ${figure(names.length)} columns shown. A press shows the way of one.`)];
  }
}
