// The targets of the lineage view, as ratios within one run on one machine: all, or `bytes`, `layouts`, `drawings`.
// `--full` adds ELK with 10,000 nodes.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { generate } from "../../src/lineage/testing/generate";
import { Fixture } from "../../src/lineage/testing/fixture";
import { inBrowser, serve } from "./browser";

const here = dirname(fileURLToPath(import.meta.url));
const full = process.argv.includes("--full");
let misses = 0;

function say(name: string, value: number, unit: string, most: number): void {
  const ok = value <= most;
  if (!ok) misses++;
  console.log(`${name} ${value >= 100 ? Math.round(value) : Number(value.toPrecision(3))} ${unit} <=${most} ${ok ? "ok" : "miss"}`);
}

function layout(task: string, n = 1000): { cpu: number; crossings: number; moved: number } {
  return JSON.parse(execFileSync(process.execPath, ["--max-old-space-size=4096", join(here, "layout.mjs"), task, String(n)], { encoding: "utf8" }));
}

function gzipped(...files: string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0) / 1024;
}

function layouts(): void {
  const own1k = layout("own", 1000).cpu;
  say("lineage-layout-1k-vs-elk", own1k / layout("elk", 1000).cpu, "ratio", 0.1);
  say("lineage-layout-3k-vs-elk", layout("own", 3000).cpu / layout("elk", 3000).cpu, "ratio", 0.05);
  if (full) say("lineage-layout-10k-vs-elk", layout("own", 10_000).cpu / layout("elk", 10_000).cpu, "ratio", 0.05);
  say("lineage-layout-1k-vs-dagre", own1k / layout("dagre", 1000).cpu, "ratio", 0.2);
  say("lineage-layout-columns-500-vs-elk", layout("own:columns", 500).cpu / layout("elk:columns", 500).cpu, "ratio", 0.05);
  say("lineage-layout-10k-vs-own-1k", layout("own:best", 10_000).cpu / layout("own:best", 1000).cpu, "ratio", 40);
  const crossings = layout("own:crossings").crossings;
  say("lineage-crossings-1k-vs-elk", crossings / layout("elk:crossings").crossings, "ratio", 0.75);
  say("lineage-crossings-1k-vs-dot", crossings / layout("dot:crossings").crossings, "ratio", 1.2);
  say("lineage-expand-displacement-vs-elk", layout("own:expand").moved / layout("elk:expand").moved, "ratio", 0.125);
  say("lineage-rollup-vs-elk", layout("own:rollup").cpu / layout("elk:rollup").cpu, "ratio", 0.02);
}

interface Drawn {
  first: number;
  pan: number;
  readable: number;
  heap: number;
  longest: number;
}

async function draw(url: string, page: string, n: number, query = ""): Promise<Drawn> {
  return await inBrowser(`${url}/${page}/${query}`, async (tab, cpu) => {
    const call = (code: string): Promise<never> => tab.evaluate(code);
    const empty: number = await call(`prepare(${n})`);
    await tab.waitForTimeout(300);
    const before = cpu();
    await call("mount()");
    const first = cpu() - before;
    await tab.waitForTimeout(500);
    const pan = async (how: string, frames: number): Promise<[number, number]> => {
      const start = cpu();
      const done: { frames: number; longest: number } = await call(`pan("${how}", ${frames})`);
      return [(cpu() - start) / done.frames, done.longest];
    };
    const [fit, longest] = await pan("fit", 60);
    const [readable] = await pan("readable", 60);
    return { first, pan: fit, readable, heap: (await call("heap()")) - empty, longest };
  });
}

async function drawings(url: string): Promise<void> {
  const own = { k1: await draw(url, "own", 1000), k10: await draw(url, "own", 10_000) };
  const flow = { k1: await draw(url, "reactflow", 1000), k10: await draw(url, "reactflow", 10_000) };
  const cy = { k1: await draw(url, "cytoscape", 1000), k10: await draw(url, "cytoscape", 10_000) };
  say("lineage-first-paint-1k-vs-reactflow", own.k1.first / flow.k1.first, "ratio", 0.125);
  say("lineage-first-paint-10k-vs-reactflow", own.k10.first / flow.k10.first, "ratio", 0.05);
  say("lineage-first-paint-10k-vs-cytoscape", own.k10.first / cy.k10.first, "ratio", 0.05);
  say("lineage-pan-1k-vs-reactflow", own.k1.pan / flow.k1.pan, "ratio", 0.166);
  say("lineage-pan-1k-vs-cytoscape", own.k1.pan / cy.k1.pan, "ratio", 0.5);
  say("lineage-pan-10k-vs-reactflow", own.k10.pan / flow.k10.pan, "ratio", 0.05);
  say("lineage-pan-10k-vs-cytoscape", own.k10.pan / cy.k10.pan, "ratio", 0.05);
  say("lineage-pan-readable-10k-vs-reactflow", own.k10.readable / flow.k10.readable, "ratio", 0.25);
  say("lineage-pan-1k-longest-frame", own.k1.longest, "ms", 50);
  say("lineage-heap-10k-vs-reactflow-all-mounted", own.k10.heap / (await draw(url, "reactflow", 10_000, "?all=1")).heap, "ratio", 0.1);
  const gaps = await inBrowser(`${url}/gap/`, (tab) => tab.evaluate("gaps(1000)") as Promise<{ mine: number; theirs: number }>);
  say("lineage-main-thread-gap-1k-vs-elk", gaps.mine / gaps.theirs, "ratio", 0.5);
  say("lineage-main-thread-gap-1k", gaps.mine, "ms", 100);
}

function bundle(): void {
  const islands = join(here, "../../../src/Catalog.UI/wwwroot/islands");
  const worker = readdirSync(join(islands, "chunks")).filter((name) => name.startsWith("worker-")).map((name) => join(islands, "chunks", name));
  say("lineage-island-gzip", gzipped(join(islands, "lineage.js"), join(islands, "lineage-look.css"), ...worker), "KB", 60);
}

/** The same 10,000 nodes in columns and as an object for each. */
function wire(): void {
  const fixture = new Fixture(generate(10_000));
  const view = fixture.view(null, 0, 0);
  const { nodes, edges } = view;
  const id = (i: number): string => fixture.id(i);
  const rows = {
    nodes: nodes.name.map((name, i) => ({
      id: id(i), name, kind: ["domain", "product", "dataset", "job", "masked"][nodes.kind[i]!], product: view.products[nodes.product[i]!]?.name ?? null, domain: view.domains[nodes.domain[i]!]?.name ?? null, team: view.teams[nodes.team[i]!]?.name ?? null,
      depth: nodes.depth[i], state: nodes.state[i], fields: nodes.fields[i], members: nodes.members[i], up: nodes.up[i], down: nodes.down[i], moreUp: nodes.moreUp[i], moreDown: nodes.moreDown[i],
    })),
    edges: edges.from.map((from, e) => ({ from: id(from), to: id(edges.to[e]!), origins: edges.origins[e], review: edges.review[e], weight: edges.weight[e] })),
  };
  say("lineage-wire-10k-columns-vs-rows", gzipSync(JSON.stringify(view)).length / gzipSync(JSON.stringify(rows)).length, "ratio", 0.5);
}

const parts = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const wanted = (part: string): boolean => parts.length === 0 || parts.includes(part);
if (wanted("bytes")) {
  bundle();
  wire();
}
if (wanted("layouts")) layouts();
if (wanted("drawings")) {
  const { url, server } = await serve(here);
  await drawings(url);
  server.close();
}
process.exitCode = misses > 0 ? 1 : 0;
