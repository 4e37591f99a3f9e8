import type { Order } from "./order";

const TRANSPOSITIONS = 8;
/** Pairs with more edge pairs than this are left alone: hubs cost much and gain little. */
const COSTLY = 400;
const BUSY = 60;

/** How many crossings fewer there are when u, now above v, goes below it; edges on one side only. */
function gainOn(start: Int32Array, list: Int32Array, place: Int32Array, u: number, v: number): number {
  let gain = 0;
  for (let i = start[u]!; i < start[u + 1]!; i++) {
    const a = place[list[i]!]!;
    for (let j = start[v]!; j < start[v + 1]!; j++) {
      const b = place[list[j]!]!;
      if (a > b) gain++;
      else if (a < b) gain--;
    }
  }
  return gain;
}

function gain(order: Order, u: number, v: number): number {
  const { leftStart, left, rightStart, right } = order.graph;
  return gainOn(leftStart, left, order.place, u, v) + gainOn(rightStart, right, order.place, u, v);
}

/** Swaps neighbours as long as that helps. */
export function transpose(order: Order): void {
  const { graph, place } = order;
  const { leftStart, rightStart } = graph;
  for (let pass = 0; pass < TRANSPOSITIONS; pass++) {
    let gained = 0;
    for (let l = 0; l < graph.layers; l++) {
      const row = order.layer(l);
      for (let i = 0; i + 1 < row.length; i++) {
        const u = row[i]!;
        const v = row[i + 1]!;
        const pairs =
          (rightStart[u + 1]! - rightStart[u]!) * (rightStart[v + 1]! - rightStart[v]!) +
          (leftStart[u + 1]! - leftStart[u]!) * (leftStart[v + 1]! - leftStart[v]!);
        if (pairs === 0 || pairs > COSTLY) continue;
        const less = gain(order, u, v);
        if (less <= 0) continue;
        row[i] = v;
        row[i + 1] = u;
        place[v] = i;
        place[u] = i + 1;
        gained += less;
      }
    }
    if (gained === 0) break;
  }
}

/** Moves each vertex to the best place within a window; answers how many crossings that saved. */
export function sift(order: Order, window: number): number {
  const { graph, place } = order;
  const { leftStart, rightStart } = graph;
  let saved = 0;
  for (let l = 0; l < graph.layers; l++) {
    const row = order.layer(l);
    for (const v of row.slice()) {
      const edges = rightStart[v + 1]! - rightStart[v]! + leftStart[v + 1]! - leftStart[v]!;
      if (edges === 0 || edges > BUSY) continue;
      const now = place[v]!;
      let best = now;
      let most = 0;
      let sum = 0;
      for (let i = now + 1; i < Math.min(row.length, now + window); i++) {
        sum += gain(order, v, row[i]!);
        if (sum > most) {
          most = sum;
          best = i;
        }
      }
      sum = 0;
      for (let i = now - 1; i >= Math.max(0, now - window); i--) {
        sum += gain(order, row[i]!, v);
        if (sum > most) {
          most = sum;
          best = i;
        }
      }
      if (best === now) continue;
      move(row, place, now, best);
      saved += most;
    }
  }
  return saved;
}

function move(row: Int32Array, place: Int32Array, from: number, to: number): void {
  const v = row[from]!;
  if (to > from) row.copyWithin(from, from + 1, to + 1);
  else row.copyWithin(to + 1, to, from);
  row[to] = v;
  for (let i = Math.min(from, to); i <= Math.max(from, to); i++) place[row[i]!] = i;
}
