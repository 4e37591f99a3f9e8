import { Island, type Options } from "./island";
import { probe, type Probe } from "./probe";

declare global {
  interface Window {
    __lineage?: Probe;
  }
}

export interface Mounted {
  update(options: Pick<Options, "root">): void;
  dispose(): void;
}

/** Draws the lineage view into an element; see LineageGraph.razor. */
export function mount(host: HTMLElement, options: Options): Mounted {
  const island = new Island(host, options);
  if (options.probe) window.__lineage = probe(island);
  return {
    update: (changed) => island.update(changed),
    dispose: () => {
      island.dispose();
      delete window.__lineage;
    },
  };
}
