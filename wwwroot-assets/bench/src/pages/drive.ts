import { layout } from "../../../src/lineage/layout/layout";
import type { LayoutResult } from "../../../src/lineage/layout/model";
import { generate, type Generated } from "../../../src/lineage/testing/generate";
import { cards } from "../../../src/lineage/testing/requests";

export interface Drawing {
  graph: Generated;
  placed: LayoutResult;
}

/** Puts the camera there: the middle in the picture, and the zoom. */
export type SetView = (x: number, y: number, zoom: number) => void;

export const VIEW = { width: 1280, height: 800 };

const frame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => done()));

/** What each page offers to the one that measures: prepare, mount, pan. Positions are known before the clock starts. */
export function offer(mount: (host: HTMLElement, drawing: Drawing, start: { x: number; y: number; zoom: number }) => Promise<SetView>, prepared: (drawing: Drawing) => void = () => undefined): void {
  let drawing: Drawing;
  let view: SetView;
  let fit = { x: 0, y: 0, zoom: 1 };
  Object.assign(window, {
    prepare: (n: number) => {
      const graph = generate(n);
      const placed = layout(cards(n, graph.edges));
      drawing = { graph, placed };
      prepared(drawing);
      fit = { x: placed.width / 2, y: placed.height / 2, zoom: Math.min(VIEW.width / placed.width, VIEW.height / placed.height) };
      (window as { gc?: () => void }).gc?.();
      return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize;
    },
    mount: async () => {
      view = await mount(document.getElementById("host")!, drawing, fit);
      view(fit.x, fit.y, fit.zoom);
      await frame();
      await frame();
    },
    pan: async (how: "fit" | "readable", frames: number) => {
      const { placed } = drawing;
      const middle = drawing.graph.nodes.length >> 1;
      const longest: number[] = [];
      const began = performance.now();
      let last = began;
      let done = 0;
      for (; done < frames && performance.now() - began < 8000; done++) {
        const t = (done / (frames - 1)) * 2 * Math.PI;
        if (how === "fit") view(fit.x + Math.sin(t) * placed.width * 0.1, fit.y + Math.cos(t) * placed.height * 0.1, fit.zoom);
        else view(placed.x[middle]! + Math.sin(t) * 600, placed.y[middle]! + Math.cos(t) * 600, 0.8);
        await frame();
        longest.push(performance.now() - last);
        last = performance.now();
      }
      return { frames: done, longest: Math.max(...longest) };
    },
    heap: () => {
      (window as { gc?: () => void }).gc?.();
      return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize;
    },
  });
}
