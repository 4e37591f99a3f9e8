import type { Direction, Level, LineageChunk, LineageColumns, LineageExpansion, LineageImpact, LineageView } from "./protocol";

export interface Question {
  root: string | null;
  /** Only what lies between the root and this. */
  to: string | null;
  /** `name:value`, with the names domain, team, kind, state and origin. */
  filter: string[];
  /** A day; null is now. */
  asOf: string | null;
  level: Level;
  up: number;
  down: number;
  limitPerNode: number;
  /** Draw a whole mesh at dataset level, however large. */
  whole: boolean;
}

export const EVERYTHING: Question = { root: null, to: null, filter: [], asOf: null, level: "dataset", up: 2, down: 2, limitPerNode: 25, whole: false };

/** A refusal by the server, in its own words. */
export class Refused extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

const LONGEST_ADDRESS = 2000;

/** The questions of protocol.ts. One at a time: a newer question of the same kind ends the older. */
export class LineageApi {
  private readonly running = new Map<string, AbortController>();

  constructor(private readonly endpoint: string) {}

  /** A large answer comes in pieces; each time there is more to draw, `grown` is told. */
  async view(question: Question, grown: (view: LineageView) => void): Promise<LineageView> {
    const asOf = question.asOf === null ? null : `${question.asOf}T23:59:59Z`;
    const { whole: _, ...asked } = question;
    const response = await this.ask("", { ...asked, asOf }, "application/x-ndjson, application/json");
    if (response.headers.get("content-type")?.includes("ndjson") !== true) return (await response.json()) as LineageView;
    let view: LineageView | null = null;
    for await (const line of linesOf(response)) {
      if (view === null) {
        view = JSON.parse(line) as LineageView;
        grown(view);
      } else append(view, JSON.parse(line) as LineageChunk);
    }
    if (view === null) throw new Refused(response.status, "The answer was empty.");
    return view;
  }

  async expand(node: string, dir: Direction, level: Level, after: string | null, limit: number): Promise<LineageExpansion> {
    // The POST twin takes lists for `node`.
    return (await (await this.ask("/expand", { node: [node], dir, level, after, limit })).json()) as LineageExpansion;
  }

  async columns(node: string[]): Promise<LineageColumns> {
    return (await (await this.ask("/columns", { node })).json()) as LineageColumns;
  }

  async impact(node: string, column: string | null, dir: Direction, level: Level): Promise<LineageImpact> {
    return (await (await this.ask("/impact", { node: [node], column, dir, level })).json()) as LineageImpact;
  }

  dispose(): void {
    for (const running of this.running.values()) running.abort();
  }

  private async ask(path: string, parameters: Record<string, string | number | string[] | null>, accept = "application/json"): Promise<Response> {
    this.running.get(path)?.abort();
    const abort = new AbortController();
    this.running.set(path, abort);
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
      if (Array.isArray(value)) for (const one of value) query.append(name, one);
      else if (value !== null) query.set(name, String(value));
    }
    const address = `${this.endpoint}${path}`;
    const long = query.toString().length > LONGEST_ADDRESS;
    const response = long
      ? await fetch(address, { method: "POST", headers: { accept, "content-type": "application/json" }, body: JSON.stringify(parameters), signal: abort.signal })
      : await fetch(`${address}?${query}`, { headers: { accept }, signal: abort.signal });
    if (!response.ok) throw new Refused(response.status, await reason(response));
    return response;
  }
}

async function reason(response: Response): Promise<string> {
  if (response.headers.get("content-type")?.includes("json") === true) {
    const problem = (await response.json()) as { detail?: string; title?: string };
    const said = problem.detail ?? problem.title;
    if (said !== undefined) return said;
  }
  return response.status === 404 ? "There is nothing of that name that you may see." : `The server answered ${response.status}.`;
}

async function* linesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const lines = (rest + read.value).split("\n");
    rest = lines.pop()!;
    for (const line of lines) if (line.trim() !== "") yield line;
  }
  if (rest.trim() !== "") yield rest;
}

/** Rows go on where they ended. */
function append(view: LineageView, chunk: LineageChunk): void {
  for (const part of ["nodes", "edges"] as const) {
    const into = view[part] as unknown as Record<string, unknown[]>;
    for (const [name, values] of Object.entries(chunk[part])) for (const value of values as unknown[]) into[name]!.push(value);
  }
}
