// One layout in a process of its own: node layout.mjs <task> <n>; prints what it cost and what came out as JSON.
import { dagre, dot, elk, own, type Placed } from "./algorithms";
import { expansion, plain, rollUp, withColumns } from "./cases";
import { crossings } from "./crossings";

const [task = "", size = "1000"] = process.argv.slice(2);
const n = Number(size);

async function cpu<T>(work: () => T | Promise<T>): Promise<[number, T]> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1000, result];
}

async function best(rounds: number, work: () => unknown): Promise<number> {
  let least = Infinity;
  for (let i = 0; i < rounds; i++) least = Math.min(least, (await cpu(work))[0]);
  return least;
}

/** Mean distance that what was there moved, apart from a common shift, which the camera takes up. */
function moved(before: Placed, after: Placed, kept: number[]): number {
  const shifts = kept.map((v, i) => after.y[v]! - before.y[i]!).sort((a, b) => a - b);
  const shift = shifts[shifts.length >> 1]!;
  return kept.reduce((sum, v, i) => sum + Math.hypot(after.y[v]! - before.y[i]! - shift, after.x[v]! - before.x[i]!), 0) / kept.length;
}

const algorithms = { own, elk, dagre, dot };
const [name = "", what = ""] = task.split(":");
const run = algorithms[name as keyof typeof algorithms];
let answer: object;
if (what === "crossings") answer = { crossings: crossings((await (name === "own" ? own(plain(n), { options: { shareTrunks: false } }) : run(plain(n)))).lines) };
else if (what === "columns") answer = { cpu: (await cpu(() => run(withColumns(n))))[0] };
else if (what === "best") answer = { cpu: await best(5, () => run(plain(n))) };
else if (what === "rollup") {
  const mesh = rollUp();
  answer = { cpu: name === "own" ? await best(5, () => own(mesh, { mode: "fixedLayers", layers: mesh.layers })) : (await cpu(() => run(mesh)))[0] };
} else if (what === "expand") {
  const { before, after, kept } = expansion();
  const first = await run(before);
  if (name === "own") {
    const order = new Float64Array(after.nodes).fill(NaN);
    kept.forEach((v, i) => (order[v] = first.y[i]!));
    answer = { moved: moved(first, own(after, { mode: "seeded", order }), kept) };
  } else answer = { moved: moved(first, await run(after), kept) };
} else answer = { cpu: (await cpu(() => run(plain(n))))[0] };
console.log(JSON.stringify(answer));
process.exit(0);
