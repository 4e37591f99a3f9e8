interface Island {
  begin(host: HTMLElement): void;
}

/** An island that stands in the prerendered page begins before the circuit is up; its element says which module it is. */
export function begin(load: (module: string) => Promise<Island> = (module) => import(/* @vite-ignore */ module) as Promise<Island>): void {
  const host = document.querySelector<HTMLElement>("[data-island]");
  // The same address that Blazor imports, as it has to be the same module.
  if (host !== null) void load(new URL(host.dataset["island"]!, document.baseURI).href).then((island) => host.isConnected && island.begin(host));
}
