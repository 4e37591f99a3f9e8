import type { Direction } from "../protocol";
import type { LineageStore } from "../store/store";
import { cardId } from "./cards";
import type { GraphView } from "./view";

export interface Deeds {
  table(): void;
  search(): void;
  impact(id: string): void;
  select(id: string | null): void;
  clear(): void;
  lettersOff(): boolean;
}

/** What each key does, as the list of shortcuts says it. */
export const SHORTCUTS: readonly (readonly [string, string])[] = [
  ["← →", "upstream or downstream neighbour"],
  ["↑ ↓", "the one above or below"],
  ["Home", "where it begins"],
  ["Enter", "details and the ways through it"],
  ["+ −", "show or fold what is downstream; with Shift upstream"],
  ["C", "columns"],
  ["I", "impact"],
  ["/", "find in the graph"],
  ["F", "fit"],
  ["T", "table"],
  ["Esc", "clear"],
];

/** Moves from node to node. The focus stays on the viewport; the active descendant says where one is. */
export function keys(store: LineageStore, view: GraphView, deeds: Deeds): void {
  const { viewport } = view;
  const focus = (id: string | undefined): void => {
    if (id === undefined) return;
    view.focused = id;
    view.reveal(id);
    view.refresh();
    viewport.setAttribute("aria-activedescendant", cardId(store.picture.scene.row.get(id)!));
  };
  /** A stack is what a node has not shown yet. */
  const grow = (id: string, dir: Direction): void => {
    const node = store.picture.scene.nodes[store.picture.scene.row.get(id)!]!;
    void (node.kind === "stack" ? store.expand(node.of!, node.dir!) : store.expand(id, dir));
  };
  const current = (): string | undefined => {
    const { scene } = store.picture;
    for (const id of [view.focused, store.selected, store.graph.root]) if (id !== null && scene.row.has(id)) return id;
    return scene.nodes[0]?.id;
  };

  viewport.addEventListener("focus", () => {
    if (view.focused === null && viewport.matches(":focus-visible")) focus(current());
  });
  viewport.addEventListener("keydown", (event) => {
    if (event.target !== viewport || event.altKey || event.metaKey) return;
    const id = current();
    const letter = event.key.length === 1 && /[a-z/]/i.test(event.key);
    if (id === undefined || (letter && (event.ctrlKey || deeds.lettersOff()))) return;
    const dir = event.shiftKey ? "up" : "down";
    switch (event.key) {
      case "ArrowRight":
      case "ArrowLeft":
        if (event.ctrlKey) event.key === "ArrowRight" ? grow(id, dir) : void store.collapse(id, dir);
        else focus(neighbour(store, id, event.key === "ArrowRight"));
        break;
      case "ArrowUp":
      case "ArrowDown":
        focus(sibling(store, id, event.key === "ArrowDown"));
        break;
      case "Home":
        focus(store.graph.root ?? store.picture.scene.nodes[0]?.id);
        break;
      case "Enter":
        deeds.select(store.selected === id ? null : id);
        break;
      case "+":
      case "=":
      case "*":
        grow(id, event.key === "*" ? "up" : "down");
        break;
      case "-":
      case "_":
        void store.collapse(id, event.key === "_" ? "up" : "down");
        break;
      case "c":
        void store.toggleColumns(id);
        break;
      case "i":
        deeds.impact(id);
        break;
      case "f":
        view.fit();
        break;
      case "t":
        deeds.table();
        break;
      case "/":
        deeds.search();
        break;
      case "Escape":
        deeds.clear();
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
}

/** Of the neighbours on one side the one that stands nearest. */
function neighbour(store: LineageStore, id: string, down: boolean): string | undefined {
  const { scene, near, x, y } = store.picture;
  const row = scene.row.get(id)!;
  let others = (down ? near.down : near.up)[row]!;
  // What has no edge stands beside others of its kind.
  if (near.down[row]!.length + near.up[row]!.length === 0) {
    const alone = [...scene.nodes.keys()].filter((other) => near.down[other]!.length + near.up[other]!.length === 0 && (down ? x[other]! > x[row]! : x[other]! < x[row]!));
    const next = down ? Math.min(...alone.map((other) => x[other]!)) : Math.max(...alone.map((other) => x[other]!));
    others = alone.filter((other) => x[other] === next);
  }
  const nearest = others.reduce((best, other) => (best < 0 || Math.abs(y[other]! - y[row]!) < Math.abs(y[best]! - y[row]!) ? other : best), -1);
  return scene.nodes[nearest]?.id;
}

function sibling(store: LineageStore, id: string, below: boolean): string | undefined {
  const { scene, layer, y } = store.picture;
  const row = scene.row.get(id)!;
  let best = -1;
  for (let other = 0; other < scene.nodes.length; other++) {
    if (other === row || layer[other] !== layer[row]) continue;
    const away = below ? y[other]! - y[row]! : y[row]! - y[other]!;
    if (away > 0 && (best < 0 || away < Math.abs(y[best]! - y[row]!))) best = other;
  }
  return scene.nodes[best]?.id;
}
