import { layout } from "./layout";
import type { LayoutRequest, LayoutResult } from "./model";
import type { Asked } from "./worker";

/** Below this many nodes a layout takes less than the way to the worker and back. */
const AT_ONCE = 40;

/** The layout, off the main thread; the worker is started when the island is, so that it is warm when the data comes. */
export class LayoutClient {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, { done: (result: LayoutResult) => void; failed: (why: Error) => void }>();
  private last = 0;

  constructor() {
    this.worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    this.worker.addEventListener("message", (event: MessageEvent<{ id: number; result: LayoutResult }>) => {
      this.waiting.get(event.data.id)?.done(event.data.result);
      this.waiting.delete(event.data.id);
    });
    this.worker.addEventListener("error", (event) => {
      for (const { failed } of this.waiting.values()) failed(new Error(event.message));
      this.waiting.clear();
    });
  }

  run(request: LayoutRequest): Promise<LayoutResult> {
    if (request.nodes <= AT_ONCE) return Promise.resolve(layout(request));
    const id = ++this.last;
    return new Promise((done, failed) => {
      this.waiting.set(id, { done, failed });
      this.worker.postMessage({ id, request } satisfies Asked);
    });
  }

  dispose(): void {
    this.worker.terminate();
  }
}
