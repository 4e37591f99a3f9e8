import type { Island } from "./island";
import { toScreen } from "./render/camera";

export interface Probe {
  ready(): Promise<void>;
  snapshot(): unknown;
  locate(id: string): { x: number; y: number } | null;
  reveal(id: string): void;
  /** How many edges have a point within a rectangle of the screen. */
  edgesCrossing(rect: { x: number; y: number; width: number; height: number }): number;
  stats(): unknown;
  /** Ends all motion, so that a picture is what it will be. */
  setClock(): void;
  look(camera: { x: number; y: number; zoom: number }): void;
}

export function probe({ store, view }: Island): Probe {
  return {
    ready: () =>
      new Promise((done) => {
        const look = (): void => {
          if (store.state === "ready" || store.state === "error") requestAnimationFrame(() => requestAnimationFrame(() => done()));
          else requestAnimationFrame(look);
        };
        look();
      }),
    snapshot: () => {
      const { scene, x, y, w, h, width, height } = store.picture;
      return {
        nodes: scene.nodes.map((node, row) => ({ id: node.id, kind: node.kind, x: x[row], y: y[row], width: w[row], height: h[row] })),
        edges: scene.edges.map(({ from, to }) => [from, to]),
        visible: view.visibleRows().map((row) => scene.nodes[row]!.id),
        highlighted: [...view.emphasis.edges].map((e) => [scene.edges[e]!.from, scene.edges[e]!.to]),
        selected: store.selected, focused: view.focused, camera: view.camera, width, height,
      };
    },
    locate: (id) => view.locate(id),
    reveal: (id) => view.reveal(id),
    edgesCrossing: (rect) => {
      const { routeX, routeY, routeStart, routed } = store.picture;
      const box = view.viewport.getBoundingClientRect();
      let crossing = 0;
      for (let r = 0; r < routed.length; r++) {
        for (let i = routeStart[r]!; i < routeStart[r + 1]!; i++) {
          const [sx, sy] = toScreen(view.camera, view.size, routeX[i]!, routeY[i]!);
          if (sx + box.left < rect.x || sx + box.left > rect.x + rect.width || sy + box.top < rect.y || sy + box.top > rect.y + rect.height) continue;
          crossing++;
          break;
        }
      }
      return crossing;
    },
    stats: () => ({
      layoutMs: store.layoutMs, paints: view.paints, cards: view.mountedCards, crossings: store.picture.crossings, layers: store.picture.layers,
      reversed: store.picture.reversed.reduce((sum, r) => sum + r, 0), cut: store.picture.cut,
    }),
    setClock: () => void (view.animate = false),
    look: (camera) => view.look(camera, false),
  };
}
