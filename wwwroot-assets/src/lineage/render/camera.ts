/** The point of the picture in the middle of the viewport, and how large it is drawn. */
export interface Camera {
  x: number;
  y: number;
  zoom: number;
}

export interface Size {
  width: number;
  height: number;
}

export const FURTHEST = 0.004;
export const NEAREST = 2;
/** From here on cards are real text. */
export const READABLE = 0.5;
export const NAMES = 0.35;
export const BLOCKS = 0.12;

export function toScreen(camera: Camera, size: Size, x: number, y: number): [number, number] {
  return [(x - camera.x) * camera.zoom + size.width / 2, (y - camera.y) * camera.zoom + size.height / 2];
}

export function toPicture(camera: Camera, size: Size, x: number, y: number): [number, number] {
  return [(x - size.width / 2) / camera.zoom + camera.x, (y - size.height / 2) / camera.zoom + camera.y];
}

export function zoomedAt(camera: Camera, size: Size, x: number, y: number, factor: number): Camera {
  const zoom = Math.min(NEAREST, Math.max(FURTHEST, camera.zoom * factor));
  const [px, py] = toPicture(camera, size, x, y);
  return { zoom, x: px - (x - size.width / 2) / zoom, y: py - (y - size.height / 2) / zoom };
}

/** What the count above and the map below cover, and what is left free at the sides. */
const ABOVE = 40;
const BELOW = 132;
const ASIDE = 32;

interface Room extends Size {
  below: number;
}

function roomOf(size: Size): Room {
  const below = size.height > 500 ? BELOW : 0;
  return { width: Math.max(80, size.width - 2 * ASIDE), height: Math.max(80, size.height - ABOVE - below), below };
}

/** All of it, never larger than life. */
export function fitting(picture: Size, size: Size): Camera {
  const room = roomOf(size);
  const zoom = Math.max(FURTHEST, Math.min(1, room.width / Math.max(1, picture.width), room.height / Math.max(1, picture.height)));
  return { x: picture.width / 2, y: picture.height / 2 + (room.below - ABOVE) / 2 / zoom, zoom };
}

/** Near enough that cards are read without effort. */
const COMFORTABLE = 0.75;
/** So far away that cards are only just read; a picture that fits at this is better seen whole. */
const LEGIBLE = 0.6;

/** The cards of a picture, and which of them it is about. */
export interface Cards {
  root: number;
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  w: ArrayLike<number>;
  h: ArrayLike<number>;
}

/** Where one begins: all of it when that can be read, else what is around the root; without one all of it, or where the flow begins when it is to be gone through. */
export function opening(picture: Size, size: Size, through: boolean, cards: Cards | null): Camera {
  const all = fitting(picture, size);
  if (all.zoom >= LEGIBLE || (cards === null && !through)) return all;
  if (cards !== null) return around(picture, size, cards);
  const near = { width: (size.width - 2 * ASIDE) / COMFORTABLE, height: (size.height - 2 * ABOVE) / COMFORTABLE };
  return { x: Math.min(picture.width, near.width) / 2, y: picture.height > near.height ? near.height / 2 : picture.height / 2, zoom: COMFORTABLE };
}

/** As many whole columns to both sides of the root as can be read at once, so that no card is cut at the sides. */
function around(picture: Size, size: Size, { root, x, y, w, h }: Cards): Camera {
  const room = roomOf(size);
  const most = room.width / LEGIBLE;
  let left = x[root]!;
  let right = left + w[root]!;
  const away = (i: number): number => Math.max(0, x[i]! - x[root]! - w[root]!, x[root]! - x[i]! - w[i]!);
  const near: number[] = [];
  for (let i = 0; i < x.length; i++) if (away(i) < most) near.push(i);
  for (const i of near.sort((a, b) => away(a) - away(b))) {
    const [l, r] = [Math.min(left, x[i]!), Math.max(right, x[i]! + w[i]!)];
    if (r - l > most) break;
    [left, right] = [l, r];
  }
  const zoom = Math.max(LEGIBLE, Math.min(COMFORTABLE, room.width / (right - left), room.height / picture.height));
  const half = room.height / zoom / 2;
  const middle = picture.height <= 2 * half ? picture.height / 2 : Math.min(picture.height - half, Math.max(half, y[root]! + h[root]! / 2));
  return { x: (left + right) / 2, y: middle + (room.below - ABOVE) / 2 / zoom, zoom };
}
