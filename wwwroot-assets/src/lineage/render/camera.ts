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

/** What the count above and the map below cover. */
const ABOVE = 40;
const BELOW = 132;

/** All of it, never larger than life. */
export function fitting(picture: Size, size: Size): Camera {
  const below = size.height > 500 ? BELOW : 0;
  const room = { width: Math.max(80, size.width - 64), height: Math.max(80, size.height - ABOVE - below) };
  const zoom = Math.max(FURTHEST, Math.min(1, room.width / Math.max(1, picture.width), room.height / Math.max(1, picture.height)));
  return { x: picture.width / 2, y: picture.height / 2 + (below - ABOVE) / 2 / zoom, zoom };
}

/** Near enough that cards are read without effort. */
const COMFORTABLE = 0.75;

const ASIDE = 32;

/** Where one begins: all of it when that can be read, else what is around the root; without one all of it, or where the flow begins when it is to be gone through. */
export function opening(picture: Size, size: Size, through: boolean, root: { x: number; y: number } | null): Camera {
  const all = fitting(picture, size);
  if (all.zoom >= COMFORTABLE || (root === null && !through)) return all;
  if (root !== null) return { ...root, zoom: COMFORTABLE };
  const near = { width: (size.width - 2 * ASIDE) / COMFORTABLE, height: (size.height - 2 * ABOVE) / COMFORTABLE };
  return { x: Math.min(picture.width, near.width) / 2, y: picture.height > near.height ? near.height / 2 : picture.height / 2, zoom: COMFORTABLE };
}
