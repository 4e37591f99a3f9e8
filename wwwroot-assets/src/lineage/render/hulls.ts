import type { Picture } from "../store/picture";

/** Ground under cards of one domain that stand together. */
export interface Hull {
  x: number;
  y: number;
  w: number;
  h: number;
  name: string;
}

export const HULL_HEAD = 24;
const ROOM = 8;
/** A hull that is larger than this many times what it holds says nothing. */
const EMPTIEST = 2.5;
/** Cards of one column farther apart than this are not together. */
const NEAR = 90;

interface Ground {
  left: number;
  top: number;
  right: number;
  bottom: number;
  domain: string;
  name: string;
}

/**
 * Hulls are drawn around what the layout has put together: neighbours in a column, and over columns when an edge leads from
 * one to the other and nothing of another domain stands between. What would cover something else gets none.
 */
export function hullsOf(picture: Picture): Hull[] {
  const { scene, layer, x, y, w, h } = picture;
  const held = scene.nodes.map((node) => (node.domain !== null && node.kind !== "domain" && node.kind !== "stack" ? node.domain : null));
  const ground: (Ground | null)[] = scene.nodes.map(() => null);
  const rows = [...scene.nodes.keys()].sort((a, b) => layer[a]! - layer[b]! || y[a]! - y[b]!);
  let before = -1;
  for (const row of rows) {
    const domain = held[row];
    const own = domain === null || domain === undefined ? null : { left: x[row]!, top: y[row]!, right: x[row]! + w[row]!, bottom: y[row]! + h[row]!, domain: domain.key, name: domain.name };
    const last = before < 0 ? null : ground[before]!;
    if (own !== null && last !== null && layer[before] === layer[row] && last.domain === own.domain && own.top - last.bottom < NEAR && own.left < last.right && own.right > last.left) {
      grow(last, own);
      ground[row] = last;
    } else ground[row] = own;
    before = row;
  }
  for (const { a, b } of scene.edges) {
    const [one, other] = [ground[a]!, ground[b]!];
    if (one === null || other === null || one === other || one.domain !== other.domain) continue;
    if (Math.abs(layer[a]! - layer[b]!) > 1) continue;
    const both = { ...one };
    grow(both, other);
    if (area(both) > EMPTIEST * (area(one) + area(other)) || !free(both, [one, other], ground, picture)) continue;
    grow(one, other);
    for (let row = 0; row < ground.length; row++) if (ground[row] === other) ground[row] = one;
  }
  return [...new Set(ground)].flatMap((g) => (g === null || !free(g, [g], ground, picture) ? [] : [{ x: g.left - ROOM, y: g.top - HULL_HEAD, w: g.right - g.left + 2 * ROOM, h: g.bottom - g.top + HULL_HEAD + ROOM, name: g.name }]));
}

function area({ left, top, right, bottom }: Ground): number {
  return (right - left) * (bottom - top);
}

function grow(ground: Ground, by: Ground): void {
  ground.left = Math.min(ground.left, by.left);
  ground.top = Math.min(ground.top, by.top);
  ground.right = Math.max(ground.right, by.right);
  ground.bottom = Math.max(ground.bottom, by.bottom);
}

/** Whether nothing stands where it would: no other hull, no card of none. */
function free(of: Ground, but: readonly Ground[], ground: readonly (Ground | null)[], { x, y, w, h }: Picture): boolean {
  return ground.every((own, row) => {
    if (own !== null && but.includes(own)) return true;
    const other = own === null ? { left: x[row]!, top: y[row]!, right: x[row]! + w[row]!, bottom: y[row]! + h[row]! } : { left: own.left - ROOM, top: own.top - HULL_HEAD, right: own.right + ROOM, bottom: own.bottom + ROOM };
    return other.left > of.right + ROOM || other.right < of.left - ROOM || other.top > of.bottom + ROOM || other.bottom < of.top - HULL_HEAD;
  });
}
