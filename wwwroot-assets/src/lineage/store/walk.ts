import type { Direction } from "../protocol";
import type { Scene } from "./scene";

/** For each row, the rows before and after it. */
export interface Neighbours {
  up: number[][];
  down: number[][];
}

export function neighbours(scene: Scene): Neighbours {
  const up: number[][] = scene.nodes.map(() => []);
  const down: number[][] = scene.nodes.map(() => []);
  for (const { a, b } of scene.edges) {
    if (a === b) continue;
    down[a]!.push(b);
    up[b]!.push(a);
  }
  return { up, down };
}

/** All rows that lead to a row, or that it leads to; itself included. */
export function reached(from: number, next: number[][]): Set<number> {
  const seen = new Set([from]);
  const queue = [from];
  for (let row = queue.pop(); row !== undefined; row = queue.pop()) {
    for (const other of next[row]!) {
      if (seen.has(other)) continue;
      seen.add(other);
      queue.push(other);
    }
  }
  return seen;
}

/** The edges that lie on a way through a row, as indices into the scene's edges. */
export function edgesThrough(scene: Scene, row: number, { up, down }: Neighbours): Set<number> {
  const before = reached(row, up);
  const after = reached(row, down);
  const through = new Set<number>();
  scene.edges.forEach(({ a, b }, e) => {
    if ((before.has(a) && before.has(b)) || (after.has(a) && after.has(b))) through.add(e);
  });
  return through;
}

/** What lies on a way between two rows, whichever of them comes first; empty when there is none. */
export function between(a: number, b: number, { up, down }: Neighbours): Set<number> {
  for (const [from, to] of [[a, b], [b, a]] as const) {
    const after = reached(from, down);
    if (!after.has(to)) continue;
    const before = reached(to, up);
    return new Set([...after].filter((row) => before.has(row)));
  }
  return new Set();
}

export interface Distance {
  steps: number;
  dir: Direction | null;
  paths: number;
}

const MANY = 1_000_000;

/** How far each row is from the root and in how many ways; edges that close a cycle are not a way. */
export function distances(scene: Scene, root: number, { up, down }: Neighbours): (Distance | null)[] {
  const found: (Distance | null)[] = scene.nodes.map(() => null);
  found[root] = { steps: 0, dir: null, paths: 1 };
  for (const [dir, next] of [["up", up], ["down", down]] as const) {
    const steps = breadthFirst(root, next);
    const paths = new Float64Array(scene.nodes.length);
    paths[root] = 1;
    for (const row of finished(root, next)) {
      for (const other of new Set(next[row]!)) paths[other] = Math.min(MANY, paths[other]! + paths[row]!);
    }
    for (const [row, distance] of steps) {
      if (row !== root && found[row] === null) found[row] = { steps: distance, dir, paths: Math.max(1, paths[row]!) };
    }
  }
  return found;
}

function breadthFirst(root: number, next: number[][]): Map<number, number> {
  const steps = new Map([[root, 0]]);
  const queue = [root];
  for (let i = 0; i < queue.length; i++) {
    for (const other of next[queue[i]!]!) {
      if (steps.has(other)) continue;
      steps.set(other, steps.get(queue[i]!)! + 1);
      queue.push(other);
    }
  }
  return steps;
}

/** Rows in an order in which each stands before what follows it, cycles aside. */
function finished(root: number, next: number[][]): number[] {
  const order: number[] = [];
  const seen = new Set([root]);
  const stack: [number, number][] = [[root, 0]];
  while (stack.length > 0) {
    const top = stack[stack.length - 1]!;
    const other = next[top[0]]![top[1]++];
    if (other === undefined) {
      order.push(top[0]);
      stack.pop();
    } else if (!seen.has(other)) {
      seen.add(other);
      stack.push([other, 0]);
    }
  }
  return order.reverse();
}
