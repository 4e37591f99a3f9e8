import { Early } from "./early";
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

let early: Early<Island> | null = null;

/** Draws into the prerendered page, before its circuit is up. */
export function begin(host: HTMLElement): void {
  const said = host.dataset["begin"]!;
  early = new Early(host, said, made(host, JSON.parse(said) as Options));
}

/** Draws the lineage view into an element, or takes on what has begun; see LineageGraph.razor. */
export function mount(host: HTMLElement, options: Options): Mounted {
  const island = early?.takeOn(host, JSON.stringify(options)) ?? made(host, options);
  early = null;
  return {
    update: (changed) => island.update(changed),
    dispose: () => {
      island.dispose();
      delete window.__lineage;
    },
  };
}

function made(host: HTMLElement, options: Options): Island {
  const island = new Island(host, options);
  if (options.probe) window.__lineage = probe(island);
  return island;
}
