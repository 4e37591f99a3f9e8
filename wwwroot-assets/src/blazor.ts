/** The part of Blazor's own script that we call; absent until it has loaded, and on static pages. */
export interface BlazorScript {
  start(options: { circuit: { reconnectionOptions: { maxRetries: number; retryIntervalMilliseconds: (tries: number) => number } } }): Promise<void>;
  registerCustomEventType(name: string, type: { createEventArgs: (event: Event) => unknown }): void;
  navigateTo(url: string, options?: { replaceHistoryEntry: boolean }): void;
  reconnect(): Promise<boolean>;
  pauseCircuit(): Promise<boolean>;
  resumeCircuit(): Promise<boolean>;
}

export function blazor(): BlazorScript | undefined {
  return (window as { Blazor?: BlazorScript }).Blazor;
}

export function go(url: string): void {
  const script = blazor();
  if (script === undefined) location.assign(url);
  else script.navigateTo(url);
}

/** Goes there without a step of its own, so that Back leaves what is only looked at. */
export function goInstead(url: string): void {
  const script = blazor();
  if (script === undefined) location.replace(url);
  else script.navigateTo(url, { replaceHistoryEntry: true });
}
